// Handing a matter over: offered, then accepted, refused, withdrawn, or overtaken by another step.
#include "matters/duty_operations.hpp"
#include "matters/matter_deadline.hpp"

namespace huiyin::matters {
namespace {

const Phrase kNoneOpen{"现在没有等待接收的移交", "No hand-over waits for an answer now"};

void End(const journal::Context& context, Handover& handover, HandoverState state) {
  handover.state = state;
  handover.ended_by = context.actor;
  handover.ended_at = context.now;
}

// Stores how it ended and gives what changed.
Result<journal::Image> StoreEnd(db::Transaction& tx, const journal::Context& context,
                                const Digest& k, const Handover& before, const Handover& after) {
  TRY(UpdateHandover(tx, context.org, after));
  return journal::Image::Changed(Describe(before, k), Describe(after, k));
}

struct Answered {
  Matter matter;
  Handover handover;
};

// The matter and its open hand-over, when the actor is the one to say yes or no.
Result<Answered> ForReceiver(const Act& act) {
  std::optional<Handover> open = TRY(OpenHandover(*act.tx, act.context->org, act.matter));
  const people::Actor& actor = *act.actor;
  Matter matter = TRY(FindWhere(act, [&](const Matter& m) {
    if (!open) return MayHandOver(actor, m, act.context->today);
    return open->offered_by != actor.id &&
           PresentReceiver(*actor.directory, m, *open, act.context->today) == actor.id;
  }));
  if (!open) return Conflict(kNoneOpen);
  return Answered{std::move(matter), std::move(*open)};
}

}  // namespace

Handover Proposal(const journal::Context& context, const Matter& matter, const PersonId& to) {
  Handover handover;
  handover.matter = matter.id;
  handover.kind = HandoverKind::kProposal;
  handover.from = matter.owner;
  handover.to = to;
  handover.offered_by = matter.owner;
  handover.offered_at = context.now;
  return handover;
}

Status HandOver(const Act& act, const PersonId& to, const std::string& reason) {
  Matter before = TRY(FindWhere(
      act, [&](const Matter& m) { return MayHandOver(*act.actor, m, act.context->today); }));
  if (!IsOpen(before.state))
    return Conflict({"已经答复，不用移交", "It has been answered; nothing is left to hand over"});
  if (before.offered_to)
    return Conflict({"已经有一次移交在等对方接收，可以先撤回",
                     "A hand-over waits for its receiver; withdraw it first"});
  TRY(MayReceive(*act.actor->directory, before, to));
  if (!TRY(people::HasLogin(*act.tx, act.context->org, to)))
    return Invalid("to_id", {"这位还没有登录账号，接收不了",
                             "This person has no login yet and could not accept"});
  Handover handover;
  handover.matter = before.id;
  handover.seq =
      static_cast<std::int64_t>(TRY(HandoversOf(*act.tx, act.context->org, before.id)).size()) + 1;
  handover.from = before.owner;
  handover.to = to;
  handover.reason = reason;
  handover.offered_by = act.actor->id;
  handover.offered_at = act.context->now;
  TRY(InsertHandover(*act.tx, act.context->org, handover));
  Matter after = before;
  after.offered_to = to;
  return SaveMatter(*act.tx, *act.context, "matter.handover_offered", before, after,
                    {Describe(handover, before.k)});
}

Status AcceptHandover(const Act& act) {
  auto [before, handover] = TRY(ForReceiver(act));
  if (handover.kind != HandoverKind::kEscalation)
    TRY(MayReceive(*act.actor->directory, before, handover.to));
  Handover ended = handover;
  End(*act.context, ended, HandoverState::kAccepted);
  auto image = TRY(StoreEnd(*act.tx, *act.context, before.k, handover, ended));
  Matter after = before;
  Take(after, handover);
  // A new step begins with the acceptance: the decision, by its own date. Else the date stays.
  if (handover.kind == HandoverKind::kEscalation || before.state == MatterState::kReceived)
    StartDue(after, *TRY(act.setting->voices->rulebooks->Get(*act.tx, act.context->org)),
             deadlines::RuleName::kDecideMatter, act.context->today);
  return SaveMatter(*act.tx, *act.context, "matter.handover_accepted", before, after, {image});
}

Status RefuseHandover(const Act& act, const std::string& reason) {
  auto [before, handover] = TRY(ForReceiver(act));
  Handover ended = handover;
  End(*act.context, ended, HandoverState::kRefused);
  ended.reply = reason;
  auto image = TRY(StoreEnd(*act.tx, *act.context, before.k, handover, ended));
  Matter after = before;
  after.offered_to.reset();
  return SaveMatter(*act.tx, *act.context, "matter.handover_refused", before, after, {image});
}

Status WithdrawHandover(const Act& act) {
  std::optional<Handover> open = TRY(OpenHandover(*act.tx, act.context->org, act.matter));
  Matter before = TRY(FindWhere(act, [&](const Matter& m) {
    return (open && open->offered_by == act.actor->id) ||
           MayHandOver(*act.actor, m, act.context->today);
  }));
  if (!open) return Conflict(kNoneOpen);
  Handover ended = *open;
  End(*act.context, ended, HandoverState::kWithdrawn);
  auto image = TRY(StoreEnd(*act.tx, *act.context, before.k, *open, ended));
  Matter after = before;
  after.offered_to.reset();
  return SaveMatter(*act.tx, *act.context, "matter.handover_withdrawn", before, after, {image});
}

Status SettleHandover(db::Transaction& tx, const journal::Context& context, const Matter& before,
                      Matter& after, std::vector<journal::Image>& images) {
  if (!before.offered_to) return {};
  bool goes_on = after.offered_to && IsOpen(after.state) && after.owner == before.owner;
  if (goes_on) return {};
  after.offered_to.reset();
  std::optional<Handover> open = TRY(OpenHandover(tx, context.org, before.id));
  if (!open) return {};  // the step itself ended it
  Handover ended = *open;
  End(context, ended, after.owner == open->to ? HandoverState::kAccepted : HandoverState::kLapsed);
  images.push_back(TRY(StoreEnd(tx, context, before.k, *open, ended)));
  return {};
}

}  // namespace huiyin::matters
