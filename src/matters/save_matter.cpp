// What the operations on a matter share.
#include "matters/matter_operations.hpp"

namespace huiyin::matters {
namespace {

Error Refusal(const people::Actor& actor, const Matter& matter,
              const std::vector<UnitId>& assisting) {
  return MayRead(actor, matter, assisting) ? Forbidden() : NotFound();
}

}  // namespace

Result<Matter> FindFor(const Act& act, MatterBy by) {
  auto matter = TRY(FindMatter(*act.tx, act.context->org, act.matter));
  if (!matter) return NotFound();
  auto answerer = TRY(LatestAnswerer(*act.tx, act.context->org, act.matter));
  if (!MayAct(*act.actor, *matter, by, answerer)) {
    return Refusal(*act.actor, *matter, TRY(AssistsOf(*act.tx, act.context->org, act.matter)));
  }
  if (matter->version != act.expected)
    return voices::StaleError(*act.actor->directory, matter->changed_by, matter->changed_at);
  return std::move(*matter);
}

Result<Begun> Begin(const Act& act, MatterAction action) {
  auto matter = TRY(FindMatter(*act.tx, act.context->org, act.matter));
  if (!matter) return NotFound();
  auto assisting = TRY(AssistsOf(*act.tx, act.context->org, act.matter));
  if (!MayRead(*act.actor, *matter, assisting)) return NotFound();
  auto answerer = TRY(LatestAnswerer(*act.tx, act.context->org, act.matter));
  auto transition = FindTransition(action, matter->state);
  // Whoever lacks the right is told so first; the state is no secret to readers.
  for (const MatterTransition& row : kMatterTransitions) {
    if (row.action == action && !MayAct(*act.actor, *matter, row.by, answerer)) return Forbidden();
  }
  if (matter->version != act.expected)
    return voices::StaleError(*act.actor->directory, matter->changed_by, matter->changed_at);
  if (!transition) return transition.error();
  Begun begun{*matter, *matter, *transition};
  begun.after.state = transition->to;
  return begun;
}

Status SaveMatter(db::Transaction& tx, const journal::Context& context, std::string_view kind,
                  const Matter& before, Matter& after, std::vector<journal::Image> more) {
  after.version = before.version + 1;
  after.changed_by = context.actor;
  after.changed_at = context.day_only ? context.today.Start(context.zone) : context.now;
  if (TRY(UpdateMatter(tx, context.org, after, before.version)) == 0) {
    return Error{ErrorCode::kStale,
                 {"刚才有人改过这一件。查看改动后再保存",
                  "Somebody changed this just now. Look at the change, then save again"},
                 {},
                 {},
                 {}};
  }
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
    auto on_duty = directory->OnDuty(matter.unit, people::Role::kCoordinator);
    if (!on_duty) return Internal("nobody is on duty");
    matter.owner = *on_duty;
  }
  int days = returned ? setting.terms.decide_days : setting.terms.reopen_days;
  matter.due_on = setting.voices->calendar.Plus(context.today, days);
  return {};
}

}  // namespace huiyin::matters
