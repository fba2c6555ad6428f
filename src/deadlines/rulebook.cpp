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
  auto* transaction = dynamic_cast<db::Transaction*>(&reader);
  if (transaction != nullptr) {
    if (auto present = transaction->memo().Find<Rulebook>(kMemo, org)) return present;
  }
  std::int64_t version = TRY(RulebookVersion(reader, org));
  auto known = latest_.With([&](auto& latest) -> std::shared_ptr<const Rulebook> {
    auto it = latest.find(org);
    return it == latest.end() ? nullptr : it->second;
  });
  if (known != nullptr && known->version() == version) {
    if (transaction != nullptr) transaction->memo().Keep(kMemo, org, known);
    return known;
  }
  auto fresh = TRY(Rulebook::Load(reader, org, version));
  // What a transaction sees may still be undone, and its version given to something else: it is kept once it is stored.
  auto keep = [this, org, fresh] {
    latest_.With([&](auto& latest) {
      auto& slot = latest[org];
      if (slot == nullptr || slot->version() < fresh->version()) slot = fresh;
    });
  };
  if (transaction == nullptr) {
    keep();
  } else {
    transaction->AfterCommit(keep);
    transaction->memo().Keep(kMemo, org, fresh);
  }
  return fresh;
}

}  // namespace huiyin::deadlines
