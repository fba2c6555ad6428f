#include <algorithm>

#include "matters/matter_deadline.hpp"
#include "matters/publication.hpp"

namespace huiyin::matters {
namespace {

constexpr int kLongestPauseDays = 366;

}  // namespace

Status PauseMatter(const Act& act, const NewPause& input) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kPause));
  const LocalDate& today = act.context->today;
  if (IsPaused(before, today))
    return Conflict({"已经暂缓，要改日期请先恢复办理",
                     "It is deferred already; to change the date take it up again first"});
  auto by = TRY(DecidedBy(act, before, input.decided_by));
  if (input.until <= today || input.until > today.Plus(kLongestPauseDays))
    return Invalid("until", {"暂缓到的日子要晚于今天，最多一年",
                             "A deferral ends after today, at most a year from now"});
  TRY(MustHaveLookedIfPublished(act, before, {"reason", input.reason}, input.looked));
  const OrgId& org = act.context->org;
  auto steps = TRY(DueStepsOf(*act.tx, org, act.matter));
  steps.push_back({act.matter, static_cast<std::int64_t>(steps.size()) + 1, before.due.seq,
                   DeadlineStep::Kind::kPause, today, 0, input.until, std::nullopt, input.reason,
                   by, act.actor->id, std::nullopt});
  auto rulebook = TRY(act.setting->voices->rulebooks->Get(*act.tx, org));
  after.due.paused_on = today;
  after.due.paused_until = input.until;
  after.due_on = DueOn(rulebook->calendar(), DeadlineOf(after, steps));
  TRY(InsertDueStep(*act.tx, org, steps.back()));
  return SaveMatter(*act.tx, *act.context, transition.kind, before, after,
                    {Describe(steps.back(), before.k)});
}

Status ResumeMatter(const Act& act, const std::string& reason) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kResume));
  const LocalDate& today = act.context->today;
  if (!IsPaused(before, today)) return Conflict({"现在没有暂缓", "It is not deferred now"});
  const OrgId& org = act.context->org;
  auto steps = TRY(DueStepsOf(*act.tx, org, act.matter));
  auto pause = std::find_if(steps.rbegin(), steps.rend(), [&](const DueStep& step) {
    return step.kind == DeadlineStep::Kind::kPause && step.due_seq == before.due.seq;
  });
  if (pause == steps.rend()) return Internal("a deferred matter without its pause");
  auto image = Describe(*pause, before.k);
  pause->ended_on = today;
  pause->ended_by = act.actor->id;
  TRY(UpdateDueStep(*act.tx, org, *pause));
  auto rulebook = TRY(act.setting->voices->rulebooks->Get(*act.tx, org));
  after.due.paused_on.reset();
  after.due.paused_until.reset();
  after.due_on = DueOn(rulebook->calendar(), DeadlineOf(after, steps));
  auto remark = TRY(Remark(act, before, "resumed", reason));
  return SaveMatter(
      *act.tx, *act.context, transition.kind, before, after,
      {journal::Image::Changed(image, Describe(*pause, before.k)), std::move(remark)});
}

}  // namespace huiyin::matters
