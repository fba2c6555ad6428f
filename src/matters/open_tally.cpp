#include "matters/open_tally.hpp"

#include <chrono>

namespace huiyin::matters {

LocalDate MonthOf(const LocalDate& day) {
  std::chrono::year_month_day date(day.sys_days());
  return LocalDate(std::chrono::sys_days(date.year() / date.month() / 1));
}
LocalDate YearOf(const LocalDate& day) {
  std::chrono::year_month_day date(day.sys_days());
  return LocalDate(std::chrono::sys_days(date.year() / 1 / 1));
}

void OpenSums::Add(const OpenFacts& m, std::int64_t times) {
  auto add = [&](const UnitId& lead) {
    for (const auto& [span, from] :
         {std::pair("day", m.due_on), std::pair("month", MonthOf(m.due_on)),
          std::pair("year", YearOf(m.due_on))}) {
      Sum& sum = dues[{lead, m.unit, span, from}];
      sum.matters += times;
      sum.to_decide += m.to_decide ? times : 0;
    }
  };
  add(UnitId());
  if (m.lead) add(*m.lead);
}

Status RetallyOpen(db::Transaction& tx, const OrgId& org, const MatterId& id) {
  auto before = TRY(FindOpen(tx, org, id));
  auto after = TRY(FindOpenFacts(tx, org, id));
  if (before == after) return {};
  OpenSums change;
  if (before) change.Add(*before, -1);
  if (after) change.Add(*after, 1);
  if (after) {
    TRY(PutOpen(tx, org, before ? &*before : nullptr, *after));
  } else {
    TRY(RemoveOpen(tx, org, id));
  }
  return AddOpenSums(tx, org, change);
}

Status RecountOpen(db::Transaction& tx, const OrgId& org) {
  TRY(RemoveAllOpen(tx, org));
  OpenSums sums;
  for (const auto& [id, matter] : TRY(AllOpenFacts(tx, org))) {
    sums.Add(matter, 1);
    TRY(PutOpen(tx, org, nullptr, matter));
  }
  TRY(AddOpenSums(tx, org, sums));
  return MarkOpenTallied(tx, org);
}

Status CheckOpenTallies(db::Reader& reader, const OrgId& org,
                        const std::function<void(journal::Finding)>& found) {
  auto counted = TRY(AllOpenFacts(reader, org));
  auto kept = TRY(AllOpen(reader, org));
  OpenSums differ;
  for (const auto& [id, matter] : counted) {
    differ.Add(matter, 1);
    auto other = kept.find(id);
    if (other == kept.end() || other->second != matter)
      found({"open_matter", id.ToString(), "does not follow from the matter"});
  }
  for (const auto& [id, matter] : kept) {
    if (!counted.contains(id)) found({"open_matter", id.ToString(), "is not open"});
  }
  for (const auto& [key, sum] : TRY(ReadOpenSums(reader, org)).dues) {
    differ.dues[key].matters -= sum.matters;
    differ.dues[key].to_decide -= sum.to_decide;
  }
  for (const auto& [key, sum] : differ.dues) {
    if (sum == OpenSums::Sum()) continue;
    const auto& [lead, unit, span, from] = key;
    found({"open_matter_tally", unit.ToString() + " " + span + " " + from.ToString(),
           "does not count the matters there are"});
  }
  return {};
}

}  // namespace huiyin::matters
