#include "matters/duty_operations.hpp"
#include "matters/publication.hpp"
#include "matters/reopen.hpp"

namespace huiyin::matters {

namespace {

Status MarkAnswered(db::Transaction& tx, const OrgId& org, LinkRow link, std::int64_t round,
                    std::vector<journal::Image>& images) {
  auto before = Describe(link);
  link.answered_round = round;
  TRY(UpdateLink(tx, org, link));
  images.push_back(journal::Image::Changed(before, Describe(link)));
  return {};
}

// The voice waits for this matter again. What other matters answered it stays answered.
Status WaitAgain(db::Transaction& tx, const journal::Context& context, const LinkRow& link) {
  auto voice = TRY(voices::GetVoice(tx, context.org, link.voice));
  std::vector<journal::Image> images;
  if (voices::HasEveryAnswer(voice)) {
    for (const LinkRow& other : TRY(LinksOfVoice(tx, context.org, voice.id))) {
      if (other.matter != link.matter)
        TRY(MarkAnswered(tx, context.org, other, voice.round + 1, images));
    }
  } else {
    // Another matter still owes an answer in this round: this one owes it too.
    if (link.answered_round < voice.round) return {};
    TRY(MarkAnswered(tx, context.org, link, voice.round - 1, images));
  }
  return voices::ReopenVoice(tx, context, voice, std::move(images));
}

}  // namespace

Status Reopen(db::Transaction& tx, const journal::Context& context, const Setting& setting,
              const Matter& before, VoicesToo voices_too, std::vector<journal::Image> more) {
  Matter after = before;
  after.state = MatterState::kReopened;
  ++after.round;
  after.percent = 0;
  after.answered_on.reset();
  after.closed_on.reset();
  TRY(GiveOwner(tx, context, setting, after));
  if (voices_too == VoicesToo::kYes) {
    for (const LinkRow& link : TRY(LinksOfMatter(tx, context.org, before.id)))
      TRY(WaitAgain(tx, context, link));
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
  TRY(MustHaveNoOpenMeasure(act));
  after.closed_on = act.context->today;
  return SaveMatter(*act.tx, *act.context, transition.kind, before, after);
}

Status DissolveMatter(const Act& act, const std::string& reason) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kDissolve));
  if (!TRY(LinksOfMatter(*act.tx, act.context->org, act.matter)).empty())
    return Conflict({"里面还有心声，请先移出或答复",
                     "There are voices in it; move them out or answer them first"});
  auto publication = TRY(FindPublication(*act.tx, act.context->org, act.matter));
  if (IsShown(publication))
    return Conflict(
        {"它还在公示，请先撤下并说明原因", "It is on the board; withdraw it first, with a reason"});
  auto images = TRY(DropOpenMeasures(act, before, reason));
  images.push_back(TRY(Remark(act, before, "dissolved", reason)));
  after.closed_on = act.context->today;
  return SaveMatter(*act.tx, *act.context, transition.kind, before, after, std::move(images));
}

Status ReopenMatter(const Act& act, const std::string& reason) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kReopen));
  auto remark = TRY(Remark(act, before, "reopened", reason));
  return Reopen(*act.tx, *act.context, *act.setting, before, VoicesToo::kYes, {remark});
}

Result<std::int64_t> CloseFinished(db::Transaction& tx, const journal::Context& context,
                                   const Setting& setting, std::int64_t limit) {
  auto rulebook = TRY(setting.voices->rulebooks->Get(tx, context.org));
  const auto& rating = rulebook->rule(deadlines::RuleName::kRateVoice);
  LocalDate cutoff = rating.unit == DayUnit::kCalendar
                         ? context.today.Plus(-rating.count)
                         : rulebook->calendar().Before(context.today, rating.count);
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
