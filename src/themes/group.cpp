#include "themes/group.hpp"

#include <algorithm>

namespace huiyin::themes {
namespace {

struct Neighbour {
  std::size_t text;
  int percent;
};
using Neighbours = std::vector<std::vector<Neighbour>>;

Neighbours FindNeighbours(const std::vector<TextGrams>& grams) {
  Neighbours neighbours(grams.size());
  for (std::size_t i = 0; i < grams.size(); ++i) {
    for (std::size_t j = i + 1; j < grams.size(); ++j) {
      int percent = PercentAlike(grams[i], grams[j]);
      if (percent < kLikely) continue;
      neighbours[i].push_back({j, percent});
      neighbours[j].push_back({i, percent});
    }
  }
  return neighbours;
}

}  // namespace

std::vector<Group> GroupAlike(std::span<const std::string> texts) {
  std::vector<TextGrams> grams;
  for (const std::string& text : texts.first(std::min(texts.size(), kMostGrouped)))
    grams.emplace_back(text);
  auto neighbours = FindNeighbours(grams);
  std::vector<std::size_t> order(grams.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return neighbours[a].size() > neighbours[b].size();
  });
  std::vector<bool> taken(grams.size(), false);
  std::vector<Group> groups;
  for (std::size_t first : order) {
    if (taken[first]) continue;
    Group group{{first}, 100, {}};
    const TextGrams* closest = nullptr;
    int best = 0;
    for (const Neighbour& each : neighbours[first]) {
      if (taken[each.text]) continue;
      group.members.push_back(each.text);
      group.percent = std::min(group.percent, each.percent);
      if (each.percent > best) closest = &grams[each.text];
      best = std::max(best, each.percent);
    }
    if (closest == nullptr) continue;
    for (std::size_t member : group.members) taken[member] = true;
    std::sort(group.members.begin(), group.members.end());
    group.shared = Compare(grams[first], *closest).shared;
    groups.push_back(std::move(group));
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return a.members.size() > b.members.size();
  });
  return groups;
}

}  // namespace huiyin::themes
