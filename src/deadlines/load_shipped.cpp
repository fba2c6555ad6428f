#include "deadlines/deadline_operations.hpp"
#include "deadlines/deadline_store.hpp"
#include "deadlines/shipped.hpp"
#include "journal/journal.hpp"

namespace huiyin::deadlines {

Result<bool> LacksShipped(db::Reader& reader, const OrgId& org) {
  for (const CalendarYear& year : ShippedYears()) {
    if (!TRY(FindYear(reader, org, year.year))) return true;
  }
  for (const Rule& rule : ShippedRules()) {
    if (!TRY(FindRule(reader, org, rule.name))) return true;
  }
  return false;
}

Status LoadShipped(db::Transaction& tx, const journal::Context& context) {
  for (const CalendarYear& year : ShippedYears()) {
    if (TRY(FindYear(tx, context.org, year.year))) continue;
    TRY(SetYear(tx, context, year, std::nullopt, nullptr));
  }
  for (const Rule& rule : ShippedRules()) {
    if (TRY(FindRule(tx, context.org, rule.name))) continue;
    StoredRule stored{context.NewId<Id<RuleTag>>(), rule, std::nullopt, context.now, RandomKey()};
    TRY(InsertRule(tx, context.org, stored));
    TRY(MoveRulebookVersion(tx, context.org));
    TRY(journal::Append(
        tx, context,
        {"deadline_rule.set", stored.id.uuid(), stored.rule.version, {Describe(stored)}}));
  }
  return {};
}

}  // namespace huiyin::deadlines
