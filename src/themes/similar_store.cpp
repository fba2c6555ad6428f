#include "themes/similar.hpp"

#include <algorithm>
#include <map>

#include "text/grams.hpp"

namespace huiyin::themes {
namespace {

constexpr std::size_t kPairsAsked = 40;
constexpr std::int64_t kRowsOfAPair = 200;
constexpr std::size_t kMattersCompared = 16;

}  // namespace

Result<std::vector<SimilarMatter>> SimilarPublished(db::Reader& reader, const OrgId& org,
                                                    std::string_view text, std::size_t most) {
  TextGrams asked(text);
  std::map<std::int64_t, int> shared;  // by the number of the matter
  for (std::size_t i = 0; i < std::min(asked.pairs.size(), kPairsAsked); ++i) {
    TRY(reader.Each(
        "SELECT number FROM publication_word WHERE org_id = $1 AND gram = $2 "
        "ORDER BY published_on DESC, number DESC LIMIT $3",
        {org, asked.pairs[i], kRowsOfAPair}, [&](const db::Row& row) { ++shared[row.Int(0)]; }));
  }
  std::vector<std::pair<int, std::int64_t>> order;
  for (auto [number, count] : shared) {
    if (count >= 2) order.emplace_back(count, number);
  }
  std::sort(order.rbegin(), order.rend());
  if (order.size() > kMattersCompared) order.resize(kMattersCompared);
  std::vector<SimilarMatter> similar;
  for (auto [count, number] : order) {
    auto question = TRY(reader.First(
        "SELECT p.question FROM matter m JOIN publication p ON p.org_id = m.org_id AND "
        "p.matter_id = m.id WHERE m.org_id = $1 AND m.number = $2 AND p.withdrawn_on IS NULL",
        {org, number}, [](const db::Row& row) { return row.String(0); }));
    if (!question) continue;
    Likeness likeness = Compare(asked, TextGrams(*question));
    if (likeness.percent >= kLikely)
      similar.push_back({number, std::move(*question), std::move(likeness)});
  }
  std::stable_sort(similar.begin(), similar.end(), [](const auto& a, const auto& b) {
    return a.likeness.percent > b.likeness.percent;
  });
  if (similar.size() > most) similar.resize(most);
  return similar;
}

}  // namespace huiyin::themes
