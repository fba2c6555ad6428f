#include <algorithm>

#include "api/stale.hpp"
#include "deadlines/deadline_operations.hpp"
#include "deadlines/deadline_store.hpp"
#include "deadlines/shipped.hpp"
#include "journal/journal.hpp"

namespace huiyin::deadlines {

Result<Uuid> SetRule(db::Transaction& tx, const journal::Context& context,
                     const people::Actor& actor, Rule rule, std::int64_t expected) {
  TRY(MustAdminister(actor));
  TRY(CheckRule(rule));
  auto present = TRY(FindRule(tx, context.org, rule.name));
  if (!present) return Internal("a rule that was never stored");
  if (present->rule.version != expected) {
    api::LastChange last{.at = present->made_at};
    if (present->made_by) last.by = actor.directory->PersonName(*present->made_by);
    return api::StaleError(last);
  }
  rule.version = expected;
  if (rule == present->rule) return present->id.uuid();
  rule.version = expected + 1;
  StoredRule stored{present->id, std::move(rule), context.actor, context.now, RandomKey()};
  TRY(InsertRule(tx, context.org, stored));
  TRY(MoveRulebookVersion(tx, context.org));
  TRY(journal::Append(
      tx, context,
      {"deadline_rule.set", stored.id.uuid(), stored.rule.version, {Describe(stored)}}));
  return stored.id.uuid();
}

}  // namespace huiyin::deadlines
