#include "figures/kept.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <unordered_map>
#include <utility>

namespace huiyin::figures {
namespace {

using FactsById = std::unordered_map<Uuid, Fact, UuidHash>;

constexpr std::int64_t kEach = std::numeric_limits<std::int64_t>::max();
// A matter may hold many voices.
constexpr std::int64_t kMattersAtOnce = 50;

void Merge(std::vector<Uuid>& ids, const std::vector<Uuid>& more) {
  std::vector<Uuid> both;
  std::set_union(ids.begin(), ids.end(), more.begin(), more.end(), std::back_inserter(both));
  ids = std::move(both);
}

// The marked ones, at most so many; voices of marked matters too.
struct Marked {
  std::vector<Uuid> voices;  // marked themselves
  std::vector<Uuid> matters;
  std::vector<Uuid> changed_voices;  // those, and those of the matters
};
Result<Marked> ReadMarked(db::Reader& reader, const OrgId& org, std::int64_t voices,
                          std::int64_t matters) {
  Marked marked;
  marked.voices = TRY(Uncounted(reader, org, What::kVoice, voices));
  marked.matters = TRY(Uncounted(reader, org, What::kMatter, matters));
  marked.changed_voices = TRY(VoicesOf(reader, org, marked.matters));
  Merge(marked.changed_voices, marked.voices);
  return marked;
}

Result<std::vector<Move>> MovesOf(db::Reader& reader, const OrgId& org, What what,
                                  std::span<const Uuid> ids, const LocalDate& counted_on) {
  FactsById was;
  std::vector<Move> moves;
  TRY(EachKeptOf(reader, org, what, ids, [&](const Fact& fact) { was.emplace(fact.id, fact); }));
  TRY(EachFact(reader, org, what, Among::These(ids), [&](const Fact& fact) {
    Move move{std::nullopt, fact, counted_on};
    if (auto found = was.extract(fact.id)) move.was = std::move(found.mapped());
    moves.push_back(std::move(move));
  }));
  for (auto& [id, fact] : was) moves.push_back({std::move(fact), std::nullopt, counted_on});
  return moves;
}

// Calls `each` with every fact that was counted on one day and is counted otherwise on the other.
Status EachTurned(db::Reader& reader, const OrgId& org, What what, const LocalDate& counted_on,
                  const LocalDate& today, const FactFunction& each) {
  if (counted_on == today) return {};
  return EachKeptDue(reader, org, what, std::min(counted_on, today), std::max(counted_on, today),
                     each);
}

// Writes what `change` adds to the sums that are there.
Status Store(db::Transaction& tx, const OrgId& org, Sums change) {
  Status good;
  for (auto at = change.begin(); at != change.end();) {
    auto [what, period, unit, lead] = at->first;
    auto end = at;
    while (end != change.end() && end->first.what == what && end->first.period == period) ++end;
    TRY(EachSumOf(tx, org, what, period, [&](const SumPlace& place, db::ByteView bytes) {
      auto found = change.find(place);
      if (found == change.end() || !good) return;
      auto kept = Sum::FromBytes(bytes);
      if (kept) {
        found->second.Add(*kept);
      } else {
        good = kept.error();
      }
    }));
    TRY(good);
    at = end;
  }
  for (const auto& [place, sum] : change)
    TRY(sum.empty() ? RemoveSum(tx, org, place) : PutSum(tx, org, place, sum));
  return {};
}

Status CountMoves(db::Transaction& tx, const OrgId& org, What what, std::span<const Uuid> ids,
                  const LocalDate& counted_on, Sums& change) {
  for (const Move& move : TRY(MovesOf(tx, org, what, ids, counted_on))) {
    if (move.was == move.is) continue;
    if (move.was) AddFact(change, what, *move.was, counted_on, -1);
    if (move.is) AddFact(change, what, *move.is, counted_on, 1);
    TRY(move.is ? PutKept(tx, org, what, *move.is) : RemoveKept(tx, org, what, move.was->id));
  }
  return {};
}

std::string NameOf(const SumPlace& place) {
  return std::string(kWhat.Text(place.what)) + " " + std::to_string(place.period) + " " +
         place.unit.ToString();
}

}  // namespace

Result<std::vector<Move>> MovesSince(db::Reader& reader, const OrgId& org, What what,
                                     const LocalDate& today) {
  auto counted_on = TRY(CountedOn(reader, org));
  auto marked = TRY(ReadMarked(reader, org, what == What::kVoice ? kEach : 0, kEach));
  const auto& ids = what == What::kVoice ? marked.changed_voices : marked.matters;
  auto moves = TRY(MovesOf(reader, org, what, ids, counted_on));
  TRY(EachTurned(reader, org, what, counted_on, today, [&](const Fact& fact) {
    if (!std::binary_search(ids.begin(), ids.end(), fact.id))
      moves.push_back({fact, fact, counted_on});
  }));
  return moves;
}

Result<std::int64_t> CountChanged(db::Transaction& tx, const OrgId& org, const LocalDate& today,
                                  std::int64_t limit) {
  Sums change;
  auto counted_on = TRY(CountedOn(tx, org));
  auto marked = TRY(ReadMarked(tx, org, limit, std::min(limit, kMattersAtOnce)));
  TRY(CountMoves(tx, org, What::kVoice, marked.changed_voices, counted_on, change));
  TRY(CountMoves(tx, org, What::kMatter, marked.matters, counted_on, change));
  TRY(RemoveMarks(tx, org, What::kVoice, marked.voices));
  TRY(RemoveMarks(tx, org, What::kMatter, marked.matters));
  auto done = static_cast<std::int64_t>(marked.voices.size());
  if (static_cast<std::int64_t>(marked.matters.size()) == kMattersAtOnce) done = limit;
  if (counted_on != today) {
    for (What what : {What::kVoice, What::kMatter}) {
      TRY(EachTurned(tx, org, what, counted_on, today, [&](const Fact& fact) {
        AddFact(change, what, fact, counted_on, -1);
        AddFact(change, what, fact, today, 1);
      }));
    }
    TRY(SetCountedOn(tx, org, today));
  }
  TRY(Store(tx, org, std::move(change)));
  return done;
}

Result<bool> HasChanged(db::Reader& reader, const OrgId& org, const LocalDate& today) {
  return TRY(CountedOn(reader, org)) != today ||
         !TRY(Uncounted(reader, org, What::kVoice, 1)).empty() ||
         !TRY(Uncounted(reader, org, What::kMatter, 1)).empty();
}

Status RecountFigures(db::Transaction& tx, const OrgId& org, const LocalDate& today) {
  TRY(RemoveAllKept(tx, org));
  Sums sums;
  for (What what : {What::kVoice, What::kMatter}) {
    Status stored;
    TRY(EachFact(tx, org, what, Among::All(), [&](const Fact& fact) {
      AddFact(sums, what, fact, today, 1);
      if (stored) stored = PutKept(tx, org, what, fact);
    }));
    TRY(stored);
  }
  for (const auto& [place, sum] : sums) TRY(PutSum(tx, org, place, sum));
  TRY(SetCountedOn(tx, org, today));
  return MarkKept(tx, org);
}

Status CheckFigures(db::Reader& reader, const OrgId& org,
                    const std::function<void(journal::Finding)>& found) {
  Sums sums;
  auto counted_on = TRY(CountedOn(reader, org));
  auto marked = TRY(ReadMarked(reader, org, kEach, kEach));
  for (What what : {What::kVoice, What::kMatter}) {
    const auto& waiting = what == What::kVoice ? marked.changed_voices : marked.matters;
    auto table = std::string("figure_fact");
    FactsById kept;
    TRY(EachKept(reader, org, what, [&](const Fact& fact) {
      AddFact(sums, what, fact, counted_on, 1);
      if (!std::binary_search(waiting.begin(), waiting.end(), fact.id)) kept.emplace(fact.id, fact);
    }));
    TRY(EachFact(reader, org, what, Among::All(), [&](const Fact& fact) {
      if (std::binary_search(waiting.begin(), waiting.end(), fact.id)) return;
      auto same = kept.extract(fact.id);
      if (!same || same.mapped() != fact)
        found({table, fact.id.ToString(), "does not follow from what it counts"});
    }));
    for (const auto& [id, fact] : kept)
      found({table, id.ToString(), "counts nothing that is there"});
  }
  Status good;
  TRY(EachSumOfAll(reader, org, [&](const SumPlace& place, db::ByteView bytes) {
    auto counted = sums.find(place);
    bool same = counted != sums.end() && std::ranges::equal(counted->second.ToBytes(), bytes);
    if (!same) found({"figure_sum", NameOf(place), "does not add up what was counted"});
    if (counted != sums.end()) sums.erase(counted);
  }));
  for (const auto& [place, sum] : sums) {
    if (!sum.empty()) found({"figure_sum", NameOf(place), "is missing"});
  }
  return {};
}

}  // namespace huiyin::figures
