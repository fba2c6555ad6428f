// The SQL of what is kept for figures (migrations/0023_figures.sql). Errors: those of db/database.hpp.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "figures/fact_store.hpp"
#include "figures/sum.hpp"

namespace huiyin::figures {

// --- what has changed since it was counted; sorted ---
Result<std::vector<Uuid>> Uncounted(db::Reader& reader, const OrgId& org, What what,
                                    std::int64_t limit);
Result<std::vector<Uuid>> VoicesOf(db::Reader& reader, const OrgId& org,
                                   std::span<const Uuid> matters);
Status RemoveMarks(db::Transaction& tx, const OrgId& org, What what, std::span<const Uuid> ids);
// The day for which overdue was counted last: a fact is counted as overdue when its overdue_after lies before it.
Result<LocalDate> CountedOn(db::Reader& reader, const OrgId& org);
Status SetCountedOn(db::Transaction& tx, const OrgId& org, const LocalDate& day);

// --- facts as they were counted ---
Status EachKept(db::Reader& reader, const OrgId& org, What what, const FactFunction& each);
Status EachKeptOf(db::Reader& reader, const OrgId& org, What what, std::span<const Uuid> ids,
                  const FactFunction& each);
// Of that day, heard by that unit.
Status EachKeptOn(db::Reader& reader, const OrgId& org, What what, const LocalDate& day,
                  const UnitId& unit, const FactFunction& each);
// Whose overdue_after lies from `from` to the day before `until`.
Status EachKeptDue(db::Reader& reader, const OrgId& org, What what, const LocalDate& from,
                   const LocalDate& until, const FactFunction& each);
Status PutKept(db::Transaction& tx, const OrgId& org, What what, const Fact& fact);
Status RemoveKept(db::Transaction& tx, const OrgId& org, What what, const Uuid& id);

// --- sums ---
using SumFunction = std::function<void(const SumPlace&, db::ByteView)>;
// Of the periods from `first` to `last`, both included. of_all: those under the unit UnitId() (sum.hpp), else the others.
Status EachSum(db::Reader& reader, const OrgId& org, What what, bool of_all, PeriodNumber first,
               PeriodNumber last, const SumFunction& each);
Status EachSumOf(db::Reader& reader, const OrgId& org, What what, PeriodNumber period,
                 const SumFunction& each);
Status EachSumOfAll(db::Reader& reader, const OrgId& org, const SumFunction& each);
Status PutSum(db::Transaction& tx, const OrgId& org, const SumPlace& place, const Sum& sum);
Status RemoveSum(db::Transaction& tx, const OrgId& org, const SumPlace& place);

// --- all of it ---
Status RemoveAllKept(db::Transaction& tx, const OrgId& org);
Result<bool> FiguresAreKept(db::Reader& reader, const OrgId& org);
Status MarkKept(db::Transaction& tx, const OrgId& org);

// --- who counts what ---
// Units whose voices somebody counts, and over which they count every matter; `within`: this unit and below. Nobody: the whole
// organisation, for what is rolled up before anybody sees it.
struct Scope {
  bool everything = false;
  bool every_unit = false;  // or all units that there are
  std::set<UnitId> hears, oversees;
  std::optional<std::set<UnitId>> within;

  [[nodiscard]] bool Holds(What what, const UnitId& unit, const std::optional<UnitId>& lead) const {
    if (within && !within->contains(lead.value_or(unit))) return false;
    if (everything || every_unit) return true;
    if (what == What::kVoice) return hears.contains(unit);
    return oversees.contains(unit) || (lead && hears.contains(*lead));
  }
};
Result<Scope> ReadScope(db::Reader& reader, const OrgId& org, const Asked& asked);

// What a list shows of a voice or matter: number, words and state, in the order of the lines.
Status FillLines(db::Reader& reader, const OrgId& org, What what, std::vector<Line>& lines);

}  // namespace huiyin::figures
