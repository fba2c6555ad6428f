// Escalation: inside, to the level above, as a hand-over that its coordinator accepts; outside, to the parent company.
#include "matters/duty_operations.hpp"
#include "matters/reopen.hpp"

namespace huiyin::matters {
namespace {

Result<Matter> ForEscalation(const Act& act) {
  return FindWhere(act,
                   [&](const Matter& m) { return MayEscalate(*act.actor, m, act.context->today); });
}

Status MustBeOpen(const Matter& matter) {
  if (matter.state == MatterState::kReceived)
    return Conflict({"先由协调员受理，再上报", "A coordinator must accept it before it goes up"});
  if (!IsOpen(matter.state))
    return Conflict(
        {"已经答复，要上报请先重新办理", "It has been answered; open it again before it goes up"});
  return {};
}

const ParentAsk* Waiting(const std::vector<ParentAsk>& asks) {
  return !asks.empty() && !asks.back().reply ? &asks.back() : nullptr;
}

}  // namespace

Status EscalateMatter(const Act& act, const std::string& reason) {
  Matter before = TRY(ForEscalation(act));
  TRY(MustBeOpen(before));
  if (before.offered_to)
    return Conflict({"已经有一次移交在等对方接收，可以先撤回",
                     "A hand-over waits for its receiver; withdraw it first"});
  const people::Directory& directory = *act.actor->directory;
  auto levels = LevelsAbove(directory, before);
  if (levels.empty())
    return Conflict({"已经在公司层级，再往上请报上级公司",
                     "It is at the company's level already; ask the parent company"});
  // The owner may already coordinate the level above: then it goes to the one above that.
  std::optional<UnitId> above;
  std::optional<PersonId> to;
  for (const UnitId& level : levels) {
    to = directory.OnDuty(level, people::Role::kCoordinator);
    if (!to) return Internal("nobody is on duty");
    above = level;
    if (*to != before.owner) break;
  }
  if (*to == before.owner)
    return Conflict({"上一层级的协调员就是现在的责任人，请直接议定",
                     "The coordinator of the level above has it already: have it decided there"});
  Handover handover;
  handover.matter = before.id;
  handover.seq =
      static_cast<std::int64_t>(TRY(HandoversOf(*act.tx, act.context->org, before.id)).size()) + 1;
  handover.kind = HandoverKind::kEscalation;
  handover.from = before.owner;
  handover.to = *to;
  handover.to_unit = above;
  handover.reason = reason;
  handover.offered_by = act.actor->id;
  handover.offered_at = act.context->now;
  TRY(InsertHandover(*act.tx, act.context->org, handover));
  Matter after = before;
  after.offered_to = *to;
  return SaveMatter(*act.tx, *act.context, "matter.escalated", before, after,
                    {Describe(handover, before.k)});
}

Status AskParent(const Act& act, const std::string& body) {
  Matter before = TRY(ForEscalation(act));
  TRY(MustBeOpen(before));
  auto asks = TRY(ParentAsksOf(*act.tx, act.context->org, act.matter));
  if (Waiting(asks) != nullptr)
    return Conflict({"已经报过上级公司，正在等回复",
                     "The parent company has been asked already and has not replied"});
  ParentAsk ask;
  ask.matter = before.id;
  ask.seq = static_cast<std::int64_t>(asks.size()) + 1;
  ask.round = before.round;
  ask.body = body;
  ask.asked_by = act.actor->id;
  ask.asked_on = act.context->today;
  TRY(InsertParentAsk(*act.tx, act.context->org, ask));
  Matter after = before;
  return SaveMatter(*act.tx, *act.context, "matter.parent_asked", before, after,
                    {Describe(ask, before.k)});
}

Status RecordParentReply(const Act& act, const ParentReply& input) {
  Matter before = TRY(ForEscalation(act));
  auto asks = TRY(ParentAsksOf(*act.tx, act.context->org, act.matter));
  const ParentAsk* waiting = Waiting(asks);
  if (waiting == nullptr || waiting->seq != input.seq)
    return Conflict({"这次上报没有在等回复", "This request does not wait for a reply"});
  if (input.on < waiting->asked_on || input.on > act.context->today)
    return Invalid("replied_on", {"回复日期应在上报之后、今天之前",
                                  "The reply came between the day of asking and today"});
  ParentAsk ask = *waiting;
  ask.reply = input.body;
  ask.replied_on = input.on;
  ask.consequence = input.consequence;
  ask.recorded_by = act.actor->id;
  ask.recorded_on = act.context->today;
  TRY(UpdateParentAsk(*act.tx, act.context->org, ask));
  auto image = journal::Image::Changed(Describe(*waiting, before.k), Describe(ask, before.k));
  Matter after = before;
  TRY(SaveMatter(*act.tx, *act.context, "matter.parent_replied", before, after, {image}));
  if (IsOpen(after.state) || input.consequence == Consequence::kStands) return {};
  if (TRY(LinksOfMatter(*act.tx, act.context->org, act.matter)).empty()) return {};
  return Reopen(*act.tx, *act.context, *act.setting, after, VoicesToo::kYes, {});
}

Status MustHaveAskedParent(const Act& act, const Matter& matter) {
  for (const ParentAsk& ask : TRY(ParentAsksOf(*act.tx, act.context->org, act.matter))) {
    if (ask.round == matter.round || !ask.reply) return {};
  }
  return Conflict({"还没有报上级公司，不能按“上报”答复",
                   "The parent company was not asked: it cannot be answered as escalated"});
}

}  // namespace huiyin::matters
