#include "board/small_groups.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace huiyin::board {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// The rows as a forest of places, parents by place. Whatever would close a circle is a root.
struct Forest {
  std::vector<std::size_t> parent;
  std::vector<std::size_t> root;
  std::vector<std::size_t> deepest_first;
};

Forest Plant(const std::vector<GroupRow>& rows) {
  std::unordered_map<UnitId, std::size_t, UuidHash> place;
  for (std::size_t i = 0; i < rows.size(); ++i) place.emplace(rows[i].unit, i);
  Forest forest;
  forest.parent.assign(rows.size(), kNone);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].parent) continue;
    auto found = place.find(*rows[i].parent);
    if (found == place.end()) continue;
    std::size_t above = found->second;
    while (above != i && above != kNone) above = forest.parent[above];
    if (above == kNone) forest.parent[i] = found->second;
  }
  std::vector<std::size_t> depth(rows.size(), 0);
  forest.root.resize(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::size_t at = i;
    for (; forest.parent[at] != kNone; at = forest.parent[at]) ++depth[i];
    forest.root[i] = at;
  }
  forest.deepest_first.resize(rows.size());
  std::iota(forest.deepest_first.begin(), forest.deepest_first.end(), std::size_t{0});
  std::stable_sort(forest.deepest_first.begin(), forest.deepest_first.end(),
                   [&](std::size_t a, std::size_t b) { return depth[a] > depth[b]; });
  return forest;
}

// Moves everything that `from` holds into `into`.
void Merge(ShownGroup& from, ShownGroup& into) {
  into.people += from.people;
  if (into.columns.size() < from.columns.size()) into.columns.resize(from.columns.size(), 0);
  for (std::size_t i = 0; i < from.columns.size(); ++i) into.columns[i] += from.columns[i];
  into.members.insert(into.members.end(), from.members.begin(), from.members.end());
  from.people = 0;
  std::fill(from.columns.begin(), from.columns.end(), 0);
  from.members.clear();
}

bool Counts(const GroupRow& row) {
  return row.people != 0 ||
         std::any_of(row.columns.begin(), row.columns.end(), [](auto n) { return n != 0; });
}

class Roller {
 public:
  Roller(const std::vector<GroupRow>& rows, std::int64_t fewest)
      : forest_(Plant(rows)), fewest_(std::max(fewest, kFewestPeople)) {
    for (const GroupRow& row : rows) {
      groups_.push_back({row.unit, row.people, row.columns, {}});
      if (Counts(row)) groups_.back().members.push_back(row.unit);
    }
  }

  std::vector<ShownGroup> Roll() {
    for (std::size_t i : forest_.deepest_first) {
      std::size_t above = forest_.parent[i];
      if (IsSmall(i) && above != kNone) Merge(groups_[i], groups_[above]);
    }
    ShownGroup rest = GatherRest();
    if (!rest.members.empty() && rest.people < fewest_)
      return {};  // everything together is too small
    return InOrder(std::move(rest));
  }

 private:
  bool IsSmall(std::size_t i) const {
    return !groups_[i].members.empty() && groups_[i].people < fewest_;
  }
  bool IsShown(std::size_t i) const { return groups_[i].people >= fewest_; }
  // No row that is shown lies above it.
  bool IsTopmost(std::size_t i) const {
    for (std::size_t at = forest_.parent[i]; at != kNone; at = forest_.parent[at]) {
      if (IsShown(at)) return false;
    }
    return true;
  }

  // What is left at the roots, with the next smallest row when it is too small by itself.
  ShownGroup GatherRest() {
    ShownGroup rest;
    std::size_t root = kNone;
    bool several = false;
    auto take = [&](std::size_t i) {
      several = several || (root != kNone && root != forest_.root[i]);
      root = forest_.root[i];
      Merge(groups_[i], rest);
    };
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (IsSmall(i)) take(i);
    }
    if (!rest.members.empty() && rest.people < fewest_) {
      if (std::size_t next = NextSmallest(root); next != kNone) take(next);
    }
    if (root != kNone && !several) rest.unit = groups_[root].unit;
    return rest;
  }

  // The smallest topmost row, of this tree if it has one.
  std::size_t NextSmallest(std::size_t root) const {
    std::size_t best = kNone;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (!IsShown(i) || !IsTopmost(i)) continue;
      bool here = forest_.root[i] == root;
      if (best != kNone) {
        bool best_here = forest_.root[best] == root;
        if (here != best_here ? best_here : groups_[best].people <= groups_[i].people) continue;
      }
      best = i;
    }
    return best;
  }

  std::vector<ShownGroup> InOrder(ShownGroup rest) {
    std::vector<ShownGroup> shown;
    for (ShownGroup& group : groups_) {
      bool is_rest = rest.unit && rest.unit == group.unit;
      ShownGroup& from = is_rest ? rest : group;
      if (!from.members.empty()) shown.push_back(std::move(from));
    }
    if (!rest.unit && !rest.members.empty()) shown.push_back(std::move(rest));
    return shown;
  }

  Forest forest_;
  std::int64_t fewest_;
  std::vector<ShownGroup> groups_;
};

}  // namespace

std::vector<ShownGroup> RollUp(const std::vector<GroupRow>& rows, std::int64_t fewest) {
  return Roller(rows, fewest).Roll();
}

std::vector<Shown> HideSmall(std::span<const std::int64_t> counts, std::int64_t total,
                             std::int64_t fewest) {
  fewest = std::max(fewest, kFewestPeople);
  std::vector<Shown> shown(counts.size(), Shown::kShown);
  std::int64_t sum = 0;
  std::int64_t hidden_people = 0;
  std::vector<std::size_t> rising;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] < fewest) {
      shown[i] = Shown::kHidden;
      hidden_people += counts[i];
    } else {
      sum += counts[i];
      rising.push_back(i);
    }
  }
  std::stable_sort(rising.begin(), rising.end(),
                   [&](std::size_t a, std::size_t b) { return counts[a] < counts[b]; });
  for (std::size_t i : rising) {
    if (hidden_people == 0 || total - sum >= fewest) break;
    shown[i] = Shown::kHidden;
    hidden_people += counts[i];
    sum -= counts[i];
  }
  return shown;
}

std::int64_t LeastShown(std::span<const Sized> rising, std::int64_t total, std::int64_t fewest) {
  fewest = std::max(fewest, kFewestPeople);
  std::int64_t sum = 0;
  std::int64_t hidden_people = 0;
  for (const Sized& each : rising) (each.size < fewest ? hidden_people : sum) += each.people;
  for (const Sized& each : rising) {
    if (each.size < fewest) continue;
    if (hidden_people == 0 || total - sum >= fewest) return each.size;
    hidden_people += each.people;
    sum -= each.people;
  }
  return std::numeric_limits<std::int64_t>::max();
}

}  // namespace huiyin::board
