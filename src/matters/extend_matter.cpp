#include "matters/matter_deadline.hpp"
#include "matters/matter_operations.hpp"

namespace huiyin::matters {
namespace {

// By the rule of the present deadline: a leader, also through the coordinator who records it; or a coordinator on their own.
Result<PersonId> ExtendedBy(const Act& act, const Matter& matter, const deadlines::Rule& rule,
                            const std::optional<PersonId>& named) {
  bool own = rule.extend_by == people::Role::kCoordinator &&
             act.actor->Has(people::Role::kCoordinator, matter.unit);
  if (own && (!named || *named == act.actor->id)) return act.actor->id;
  return DecidedBy(act, matter, named);
}

}  // namespace

Status ExtendMatter(const Act& act, const NewExtension& input) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kExtend));
  const OrgId& org = act.context->org;
  auto rulebook = TRY(act.setting->voices->rulebooks->Get(*act.tx, org));
  const deadlines::Rule& rule = RuleOf(before, *rulebook);
  auto by = TRY(ExtendedBy(act, before, rule, input.decided_by));
  auto steps = TRY(DueStepsOf(*act.tx, org, act.matter));
  int given = 0;
  for (const DueStep& step : steps) given += step.due_seq == before.due.seq ? step.days : 0;
  if (rule.extend_days == 0)
    return Conflict({"按规则这个时限不能延期", "By the rules this date is not extended"});
  if (input.days < 1 || given + input.days > rule.extend_days) {
    Error error =
        Invalid("days", {"延期超过了规则允许的天数", "The rules do not allow so many days"});
    error.facts.push_back({"days_left", std::to_string(rule.extend_days - given)});
    return error;
  }
  steps.push_back({act.matter, static_cast<std::int64_t>(steps.size()) + 1, before.due.seq,
                   DeadlineStep::Kind::kExtend, act.context->today, input.days, std::nullopt,
                   std::nullopt, input.reason, by, act.actor->id, std::nullopt});
  after.due_on = DueOn(rulebook->calendar(), DeadlineOf(before, steps));
  if (after.due_on < act.context->today)
    return Invalid("days", {"延期后的时限仍早于今天，请重新议定",
                            "Even so the date lies in the past; a new decision is needed"});
  TRY(InsertDueStep(*act.tx, org, steps.back()));
  return SaveMatter(*act.tx, *act.context, transition.kind, before, after,
                    {Describe(steps.back(), before.k)});
}

}  // namespace huiyin::matters
