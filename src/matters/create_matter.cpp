#include "matters/duty_operations.hpp"
#include "matters/link_matter.hpp"
#include "matters/matter_deadline.hpp"

namespace huiyin::matters {

using people::Role;

Result<MatterId> CreateMatter(const Act& act, const NewMatter& input) {
  const journal::Context& context = *act.context;
  const people::Directory& directory = *act.actor->directory;
  auto voices = TRY(VoicesToLink(act, input.voices));
  UnitId unit = voices.front().unit;
  for (const voices::Voice& voice : voices) unit = directory.Common(unit, voice.unit);
  if (input.unit) unit = *input.unit;
  if (directory.unit(unit) == nullptr)
    return Invalid("unit_id",
                   {"没有这个单位，请重新选择", "There is no such unit; please choose again"});
  bool coordinator = act.actor->Has(Role::kCoordinator, unit);
  // VoicesToLink lets nobody else through: a clerk, or who stands in, proposes; a coordinator accepts.

  Matter matter;
  matter.id = MakeId<MatterId>(context.now);
  matter.number = TRY(NextNumber(*act.tx, context.org));
  matter.state = coordinator ? MatterState::kAccepted : MatterState::kReceived;
  matter.question = input.question;
  matter.unit = unit;
  matter.track = input.track;
  // Whoever was asked first stays responsible; a clerk's proposal is offered to the coordinator on duty.
  matter.owner = act.actor->id;
  if (!coordinator) {
    matter.offered_to = directory.OnDuty(unit, Role::kCoordinator);
    if (!matter.offered_to) return Internal("nobody is on duty");
  }
  StartDue(matter, *TRY(act.setting->voices->rulebooks->Get(*act.tx, context.org)),
           deadlines::RuleName::kDecideMatter, context.today);
  matter.created_by = act.actor->id;
  matter.created_on = context.today;
  matter.changed_by = act.actor->id;
  matter.changed_at = context.now;
  matter.k = RandomKey();
  TRY(InsertMatter(*act.tx, context.org, matter));
  journal::Entry entry{coordinator ? "matter.created" : "matter.proposed",
                       matter.id.uuid(),
                       matter.version,
                       {Describe(matter)}};
  if (matter.offered_to) {
    Handover proposal = Proposal(context, matter, *matter.offered_to);
    TRY(InsertHandover(*act.tx, context.org, proposal));
    entry.changes.push_back(Describe(proposal, matter.k));
  }
  TRY(journal::Append(*act.tx, context, entry));
  TRY(LinkAll(act, matter.id, voices));
  return matter.id;
}

Status AcceptMatter(const Act& act) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kAccept));
  after.owner = act.actor->id;
  after.offered_to.reset();
  StartDue(after, *TRY(act.setting->voices->rulebooks->Get(*act.tx, act.context->org)),
           deadlines::RuleName::kDecideMatter, act.context->today);
  return SaveMatter(*act.tx, *act.context, transition.kind, before, after);
}

}  // namespace huiyin::matters
