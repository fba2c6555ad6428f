#include "matters/matter_operations.hpp"
#include "matters/reopen.hpp"

namespace huiyin::matters {

Status Reopen(db::Transaction& tx, const journal::Context& context, const Setting& setting,
              const Matter& before, VoicesToo voices_too, std::vector<journal::Image> more) {
  Matter after = before;
  after.state = MatterState::kReopened;
  ++after.round;
  after.answered_on.reset();
  after.closed_on.reset();
  TRY(GiveOwner(tx, context, setting, after));
  if (voices_too == VoicesToo::kYes) {
    for (const LinkRow& link : TRY(LinksOfMatter(tx, context.org, before.id))) {
      auto voice = TRY(voices::GetVoice(tx, context.org, link.voice));
      if (voice.state != voices::VoiceState::kAnswered &&
          voice.state != voices::VoiceState::kClosed)
        continue;
      TRY(voices::ReopenVoice(tx, context, voice));
    }
  }
  return SaveMatter(tx, context, "matter.reopened", before, after, std::move(more));
}

Status CloseMatter(const Act& act) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kClose));
  for (const MatterVoice& voice : TRY(VoicesOf(*act.tx, act.context->org, act.matter))) {
    if (voice.state != voices::VoiceState::kClosed) {
      return Conflict(
          {"还有心声没有评价，评价期满后会自动办结",
           "Some voices are not rated yet; they close by themselves when their time is over"});
    }
  }
  after.closed_on = act.context->today;
  return SaveMatter(*act.tx, *act.context, transition.kind, before, after);
}

Status ReopenMatter(const Act& act, const std::string& reason) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kReopen));
  auto remark = TRY(Remark(act, before, "reopened", reason));
  return Reopen(*act.tx, *act.context, *act.setting, before, VoicesToo::kYes, {remark});
}

Result<std::int64_t> CloseFinished(db::Transaction& tx, const journal::Context& context,
                                   const Setting& setting, std::int64_t limit) {
  LocalDate cutoff =
      setting.voices->calendar.Before(context.today, setting.voices->promises.rate_days);
  auto ids = TRY(ListFinished(tx, context.org, cutoff, limit));
  for (const MatterId& id : ids) {
    auto before = TRY(FindMatter(tx, context.org, id));
    if (!before) return Internal("a finished matter is gone");
    auto transition = TRY(FindTransition(MatterAction::kClose, before->state));
    Matter after = *before;
    after.state = transition.to;
    after.closed_on = context.today;
    TRY(SaveMatter(tx, context, transition.kind, *before, after));
  }
  return static_cast<std::int64_t>(ids.size());
}

}  // namespace huiyin::matters
