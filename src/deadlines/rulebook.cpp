#include <algorithm>

#include "deadlines/deadline_store.hpp"
#include "deadlines/deadlines.hpp"
#include "deadlines/shipped.hpp"

namespace huiyin::deadlines {

Result<std::shared_ptr<const Rulebook>> Rulebook::Load(db::Reader& reader, const OrgId& org,
                                                       std::int64_t version) {
  auto rulebook = std::make_shared<Rulebook>();
  rulebook->version_ = version;
  rulebook->years_ = TRY(AllYears(reader, org));
  for (const StoredYear& each : rulebook->years_) TRY(rulebook->calendar_.SetYear(each.year));
  for (StoredRule& each : TRY(AllRules(reader, org)))
    rulebook->rules_.push_back(std::move(each.rule));
  for (const Rule& shipped : ShippedRules()) {
    bool there = std::any_of(rulebook->rules_.begin(), rulebook->rules_.end(),
                             [&](const Rule& rule) { return rule.name == shipped.name; });
    if (!there) rulebook->rules_.push_back(shipped);
  }
  return std::shared_ptr<const Rulebook>(std::move(rulebook));
}

const Rule& Rulebook::rule(RuleName name) const {
  auto found = std::find_if(rules_.begin(), rules_.end(),
                            [&](const Rule& rule) { return rule.name == name; });
  return found != rules_.end() ? *found : rules_.front();
}

const Rule& Rulebook::rule(RuleName name, std::int64_t version) const {
  auto found = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& rule) {
    return rule.name == name && rule.version == version;
  });
  return found != rules_.end() ? *found : rule(name);
}

LocalDate Rulebook::DueOn(RuleName name, const LocalDate& start) const {
  return huiyin::DueOn(calendar_, Start(rule(name), start));
}

std::vector<int> Rulebook::GuessYears(const Rule& rule, const LocalDate& start,
                                      const LocalDate& due) const {
  if (rule.unit == DayUnit::kCalendar) return {};
  return calendar_.MissingYears(start, due);
}

Result<std::shared_ptr<const Rulebook>> Rulebooks::Get(db::Reader& reader, const OrgId& org) {
  return newest_.Get(reader, org, {kMemo, RulebookVersion, Rulebook::Load});
}

}  // namespace huiyin::deadlines
