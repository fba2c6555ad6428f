#include "board/board_search.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/grams.hpp"

namespace huiyin::board {
namespace {

constexpr std::int64_t kWindow = 4'000;   // index rows looked at by one question
constexpr std::int64_t kCandidates = 64;  // places that one question gives
constexpr std::size_t kGramsAsked =
    6;  // those that the fewest matters have; the rest is for Contains
constexpr std::size_t kGramsWeighed = 24;
constexpr std::int64_t kManyEnough = 2'000;

const LocalDate kBeyond(std::chrono::sys_days(std::chrono::year(9999) / 12 / 31));

using Chosen = std::array<std::int64_t, kGramsAsked>;

// The rarest grams of the phrase, the rarest first; nothing when one of them stands nowhere.
Result<std::optional<Chosen>> Choose(db::Reader& reader, const OrgId& org,
                                     std::string_view phrase) {
  auto grams = text::GramsOfPhrase(phrase);
  if (grams.empty()) return std::optional<Chosen>();
  if (grams.size() > kGramsWeighed) grams.resize(kGramsWeighed);
  std::vector<std::pair<std::int64_t, std::int64_t>> weighed;
  for (std::int64_t gram : grams) {
    auto matters = TRY(reader.Number(
        "SELECT count(*) FROM (SELECT 1 FROM publication_word WHERE org_id = $1 AND gram = $2 "
        "LIMIT $3) x",
        {org, gram, kManyEnough}));
    if (matters == 0) return std::optional<Chosen>();
    weighed.emplace_back(matters, gram);
  }
  std::sort(weighed.begin(), weighed.end());
  Chosen chosen;
  for (std::size_t i = 0; i < kGramsAsked; ++i)
    chosen[i] = weighed[std::min(i, weighed.size() - 1)].second;
  return std::optional(chosen);
}

Place PlaceIn(const db::Row& row) { return {row.Date(0), row.Int(1)}; }

// Places after `from` within the next kWindow rows of the rarest gram that have the others too.
Result<std::vector<Place>> Candidates(db::Reader& reader, const OrgId& org, const Chosen& grams,
                                      const Place& from) {
  return reader.All(
      "SELECT w.published_on, w.number FROM (SELECT published_on, number FROM publication_word "
      "WHERE org_id = $1 AND gram = $2 AND (published_on, number) < ($8, $9) "
      "ORDER BY published_on DESC, number DESC LIMIT $10) w WHERE "
      "EXISTS (SELECT 1 FROM publication_word x WHERE x.org_id = $1 AND x.gram = $3 AND "
      "x.published_on = w.published_on AND x.number = w.number) AND "
      "EXISTS (SELECT 1 FROM publication_word x WHERE x.org_id = $1 AND x.gram = $4 AND "
      "x.published_on = w.published_on AND x.number = w.number) AND "
      "EXISTS (SELECT 1 FROM publication_word x WHERE x.org_id = $1 AND x.gram = $5 AND "
      "x.published_on = w.published_on AND x.number = w.number) AND "
      "EXISTS (SELECT 1 FROM publication_word x WHERE x.org_id = $1 AND x.gram = $6 AND "
      "x.published_on = w.published_on AND x.number = w.number) AND "
      "EXISTS (SELECT 1 FROM publication_word x WHERE x.org_id = $1 AND x.gram = $7 AND "
      "x.published_on = w.published_on AND x.number = w.number) "
      "ORDER BY w.published_on DESC, w.number DESC LIMIT $11",
      {org, grams[0], grams[1], grams[2], grams[3], grams[4], grams[5], from.on, from.number,
       kWindow, kCandidates},
      PlaceIn);
}

// The last place of that window; nothing when the gram stands nowhere beyond it.
Result<std::optional<Place>> EndOfWindow(db::Reader& reader, const OrgId& org, std::int64_t gram,
                                         const Place& from) {
  return reader.First(
      "SELECT published_on, number FROM publication_word WHERE org_id = $1 AND gram = $2 AND "
      "(published_on, number) < ($3, $4) ORDER BY published_on DESC, number DESC LIMIT 1 OFFSET $5",
      {org, gram, from.on, from.number, kWindow - 1}, PlaceIn);
}

bool Stands(const Settlement& settlement, Standing standing) {
  switch (standing) {
    case Standing::kNotResolved:
      return settlement != Settlement::kRectified;
    case Standing::kUnresolved:
      return settlement == Settlement::kUnresolved;
    case Standing::kExplained:
      return settlement == Settlement::kExplained;
    case Standing::kRectified:
      return settlement == Settlement::kRectified;
  }
  return false;
}

bool Matches(const ListedMatter& m, const people::Directory& directory, const BoardFilter& f) {
  if (f.unit && !directory.Within(m.lead_unit.value_or(m.unit), *f.unit)) return false;
  if (f.progress && m.progress != *f.progress) return false;
  if (f.standing && !Stands(m.settlement, *f.standing)) return false;
  return text::Contains(m.question, *f.words) || text::Contains(m.measures, *f.words);
}

}  // namespace

Result<SearchPage> SearchPublished(db::Reader& reader, const OrgId& org,
                                   const people::Directory& directory, const BoardFilter& filter) {
  SearchPage page;
  auto grams = TRY(Choose(reader, org, *filter.words));
  if (!grams) return page;
  Place at{filter.before_on.value_or(kBeyond), filter.before_number};
  std::int64_t read = 0;
  for (std::int64_t looked = 0; looked < kMostLooked && read < kMostRead;) {
    auto candidates = TRY(Candidates(reader, org, *grams, at));
    for (std::size_t i = 0; i < candidates.size(); i += kListedAtOnce) {
      auto some = std::span(candidates).subspan(i, std::min(kListedAtOnce, candidates.size() - i));
      std::vector<std::int64_t> numbers;
      for (const Place& place : some) numbers.push_back(place.number);
      read += static_cast<std::int64_t>(numbers.size());
      for (ListedMatter& matter : TRY(ListNumbers(reader, org, numbers))) {
        if (!Matches(matter, directory, filter)) continue;
        if (page.items.size() == static_cast<std::size_t>(filter.limit)) {
          page.next = {page.items.back().published_on, page.items.back().number};
          return page;
        }
        page.items.push_back(std::move(matter));
      }
    }
    if (candidates.size() == static_cast<std::size_t>(kCandidates)) {
      at = candidates.back();
      looked += kCandidates;
      continue;
    }
    auto end = TRY(EndOfWindow(reader, org, (*grams)[0], at));
    if (!end) return page;
    at = *end;
    looked += kWindow;
  }
  page.next = at;
  return page;
}

}  // namespace huiyin::board
