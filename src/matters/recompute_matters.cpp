#include "matters/matter_deadline.hpp"
#include "matters/matter_operations.hpp"

namespace huiyin::matters {

Result<std::int64_t> RecomputeMatters(db::Transaction& tx, const journal::Context& context,
                                      const Setting& setting, std::int64_t limit) {
  constexpr auto kTarget = deadlines::Target::kMatter;
  auto from = TRY(deadlines::RecomputeFrom(tx, context.org, kTarget));
  if (!from) return 0;
  auto rulebook = TRY(setting.voices->rulebooks->Get(tx, context.org));
  auto ids = TRY(ListOpen(tx, context.org, MatterId(*from), limit));
  for (const MatterId& id : ids) {
    auto before = TRY(FindMatter(tx, context.org, id));
    if (!before) return Internal("an open matter is gone");
    Matter after = *before;
    auto steps = TRY(DueStepsOf(tx, context.org, id));
    after.due_on = DueOn(rulebook->calendar(), DeadlineOf(*before, steps));
    if (after.due_on == before->due_on) continue;
    TRY(SaveMatter(tx, context, "matter.due_recomputed", *before, after));
  }
  auto looked_at = static_cast<std::int64_t>(ids.size());
  if (looked_at < limit) {
    TRY(deadlines::RecomputedAll(tx, context.org, kTarget));
  } else {
    TRY(deadlines::RecomputedUpTo(tx, context.org, kTarget, ids.back().uuid()));
  }
  return looked_at;
}

}  // namespace huiyin::matters
