// What the operations on a matter share.
#include "api/stale.hpp"
#include "matters/duty_operations.hpp"
#include "matters/matter_deadline.hpp"

namespace huiyin::matters {
namespace {

Status MustBeAsSeen(const Act& act, const Matter& matter) {
  if (matter.version == act.expected) return {};
  api::LastChange last;
  if (matter.changed_by) last.by = act.actor->directory->PersonName(*matter.changed_by);
  // What an anonymous speaker did has no instant: its day's beginning stands for it (SaveMatter).
  LocalDate on = LocalDate::Of(matter.changed_at, act.context->zone);
  if (!matter.changed_by && matter.changed_at == on.Start(act.context->zone)) {
    last.on = on;
  } else {
    last.at = matter.changed_at;
  }
  return api::StaleError(last);
}

}  // namespace

Result<bool> ReadsNow(db::Reader& reader, const OrgId& org, const people::Actor& actor,
                      const Matter& matter, const LocalDate& today) {
  auto helpers = TRY(HelpersOf(reader, org, matter.id));
  const people::Directory& directory = *actor.directory;
  if (MayRead(actor, matter, helpers) || PresentOwner(directory, matter, today) == actor.id)
    return true;
  auto open = TRY(OpenHandover(reader, org, matter.id));
  return open && PresentReceiver(directory, matter, *open, today) == actor.id;
}

Result<Matter> FindWhere(const Act& act, const std::function<bool(const Matter&)>& may) {
  auto matter = TRY(FindMatter(*act.tx, act.context->org, act.matter));
  if (!matter) return NotFound();
  bool acts = may(*matter);
  if (!acts && !TRY(ReadsNow(*act.tx, act.context->org, *act.actor, *matter, act.context->today)))
    return NotFound();
  // First what changed: it may be why the right is gone, as with a hand-over that was taken back.
  TRY(MustBeAsSeen(act, *matter));
  if (!acts) return Forbidden();
  return std::move(*matter);
}

Result<Matter> FindFor(const Act& act, MatterBy by) {
  auto answerer = TRY(LatestAnswerer(*act.tx, act.context->org, act.matter));
  return FindWhere(act, [&](const Matter& matter) {
    return MayAct(*act.actor, matter, by, answerer, act.context->today);
  });
}

Result<Begun> Begin(const Act& act, MatterAction action) {
  auto matter = TRY(FindMatter(*act.tx, act.context->org, act.matter));
  if (!matter) return NotFound();
  bool reads = TRY(ReadsNow(*act.tx, act.context->org, *act.actor, *matter, act.context->today));
  if (!reads) return NotFound();
  auto answerer = TRY(LatestAnswerer(*act.tx, act.context->org, act.matter));
  TRY(MustBeAsSeen(act, *matter));
  auto transition = FindTransition(action, matter->state);
  // Whoever lacks the right is told so first; the state is no secret to readers.
  for (const MatterTransition& row : kMatterTransitions) {
    if (row.action == action && !MayAct(*act.actor, *matter, row.by, answerer, act.context->today))
      return Forbidden();
  }
  if (!transition) return transition.error();
  Begun begun{*matter, *matter, *transition};
  begun.after.state = transition->to;
  return begun;
}

Result<PersonId> DecidedBy(const Act& act, const Matter& matter,
                           const std::optional<PersonId>& named) {
  if (act.actor->Has(people::Role::kLeader, matter.unit)) {
    if (!named || *named == act.actor->id) return act.actor->id;
  }
  if (!named)
    return Invalid("decided_by_id", {"请写明由哪位领导议定", "Please name the leader who decided"});
  if (!act.actor->directory->Has(*named, people::Role::kLeader, matter.unit)) {
    return Invalid("decided_by_id",
                   {"这位不是该单位的领导", "This person is not a leader over the unit"});
  }
  return *named;
}

Status SaveMatter(db::Transaction& tx, const journal::Context& context, std::string_view kind,
                  const Matter& before, Matter& after, std::vector<journal::Image> more) {
  TRY(SettleHandover(tx, context, before, after, more));
  TRY(BringForward(tx, context.org, before, after, more));
  after.version = before.version + 1;
  after.changed_by = context.actor;
  after.changed_at = context.day_only ? context.today.Start(context.zone) : context.now;
  if (TRY(UpdateMatter(tx, context.org, after, before.version)) == 0) return api::StaleError({});
  journal::Entry entry{kind, after.id.uuid(), after.version, {}};
  entry.changes.push_back(journal::Image::Changed(Describe(before), Describe(after)));
  for (auto& image : more) entry.changes.push_back(std::move(image));
  return journal::Append(tx, context, entry);
}

Status MustHoldVoices(const Act& act) {
  if (!TRY(LinksOfMatter(*act.tx, act.context->org, act.matter)).empty()) return {};
  return Conflict({"里面已经没有心声：请归入心声，或者撤销这件事项",
                   "No voice is left in it: link one, or dissolve the matter"});
}

Result<journal::Image> Remark(const Act& act, const Matter& before, std::string_view kind,
                              const std::string& reason) {
  MatterRemark remark{before.id, before.version + 1, std::string(kind),
                      reason,    act.actor->id,      act.context->today};
  TRY(InsertMatterRemark(*act.tx, act.context->org, remark));
  return Describe(remark, before.k);
}

Status GiveOwner(db::Reader& reader, const journal::Context& context, const Setting& setting,
                 Matter& matter) {
  auto directory = TRY(setting.voices->directories->Get(reader, context.org));
  bool returned = matter.state == MatterState::kReturned;
  const auto& decision = matter.decision;
  const people::Person* a = decision ? directory->person(decision->owner) : nullptr;
  if (!returned && a != nullptr && a->active) {
    matter.owner = a->id;
  } else {
    auto on_duty = directory->OnDuty(UnitToDecide(matter), people::Role::kCoordinator);
    if (!on_duty) return Internal("nobody is on duty");
    matter.owner = *on_duty;
  }
  StartDue(matter, *TRY(setting.voices->rulebooks->Get(reader, context.org)),
           returned ? deadlines::RuleName::kDecideMatter : deadlines::RuleName::kReopenMatter,
           context.today);
  return {};
}

}  // namespace huiyin::matters
