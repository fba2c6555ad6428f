#include "matters/duties.hpp"

#include <array>

namespace huiyin::matters {

using people::Role;

void Take(Matter& matter, const Handover& handover) {
  bool decided = !WaitsForDecision(matter);
  matter.owner = handover.to;
  matter.offered_to.reset();
  if (handover.kind == HandoverKind::kEscalation) {
    matter.state = MatterState::kAccepted;
    matter.raised_to = handover.to_unit;
  } else if (matter.state == MatterState::kReceived) {
    matter.state = MatterState::kAccepted;
  } else if (decided) {
    Decision& decision = *matter.decision;
    if (decision.stand_in == handover.to) decision.stand_in = decision.owner;
    decision.owner = handover.to;
  }
}

Status MayReceive(const people::Directory& directory, const Matter& matter, const PersonId& to) {
  const people::Person* person = directory.person(to);
  if (person == nullptr || !person->active)
    return Invalid("to_id", {"请选一位在岗的接手人", "Please choose an active person"});
  if (to == matter.owner)
    return Invalid("to_id", {"这件事项已经由这位负责", "The matter is this person's already"});
  if (WaitsForDecision(matter)) {
    if (directory.Has(to, Role::kCoordinator, UnitToDecide(matter))) return {};
    return Invalid("to_id", {"议定之前只能移交给管这个单位的协调员",
                             "Before the decision only a coordinator over the unit can take over"});
  }
  const Decision& decision = *matter.decision;
  if (decision.stand_in == to) {
    const people::Person* a = directory.person(decision.owner);
    if (a != nullptr && a->active) return {};
    return Invalid("to_id", {"B岗接手后要有新的B岗，请重新议定",
                             "B would leave nobody as B; please decide again"});
  }
  if (directory.Serves(to, decision.lead_unit)) return {};
  return Invalid(
      "to_id", {"只能移交给责任部门的人；要换部门请退回后重新议定",
                "Only somebody of the lead unit can take over; for another department return it"});
}

PersonId PresentReceiver(const people::Directory& directory, const Matter& matter,
                         const Handover& handover, const LocalDate& day) {
  Matter taken = matter;
  Take(taken, handover);
  return PresentOwner(directory, taken, day, handover.offered_by);
}

std::optional<people::Level> LevelOf(const people::Directory& directory, const Matter& matter) {
  if (WaitsForDecision(matter) && matter.raised_to) {
    const people::Unit* unit = directory.unit(*matter.raised_to);
    if (unit != nullptr) return unit->level;
  }
  if (matter.decision) return matter.decision->level;
  return std::nullopt;
}

std::vector<UnitId> LevelsAbove(const people::Directory& directory, const Matter& matter) {
  std::vector<UnitId> above;
  bool waits = WaitsForDecision(matter);
  const people::Unit* at =
      directory.unit(waits ? UnitToDecide(matter) : matter.decision->lead_unit);
  if (at == nullptr) return above;
  people::Level level = waits ? at->level : matter.decision->level;
  for (; at != nullptr; at = at->parent ? directory.unit(*at->parent) : nullptr) {
    if (at->level < level) above.push_back(at->id);
  }
  return above;
}

PersonId PresentOwner(const people::Directory& directory, const Matter& matter,
                      const Measure& measure, const LocalDate& day) {
  if (directory.IsHere(measure.owner, day)) return measure.owner;
  return PresentOwner(directory, matter, day);
}

bool MayHandOver(const people::Actor& actor, const Matter& matter, const LocalDate& today) {
  return actor.id == matter.owner || actor.id == PresentOwner(*actor.directory, matter, today) ||
         actor.Has(Role::kCoordinator, matter.unit);
}

bool MayEscalate(const people::Actor& actor, const Matter& matter, const LocalDate& today) {
  return MayHandOver(actor, matter, today) ||
         MayAct(actor, matter, MatterBy::kDepartment, std::nullopt, today);
}

bool MayReply(const people::Actor& actor, const Part& part) {
  return actor.Has(Role::kClerk, part.unit) || IsHeadOver(actor, part.unit);
}

bool MayBreakDown(const Matter& matter) {
  return !WaitsForDecision(matter) && matter.state != MatterState::kClosed && MayProgress(matter);
}

std::vector<std::string_view> DutyActions(const people::Actor& actor, const Matter& matter,
                                          const std::optional<Handover>& open, bool asks_parent,
                                          const LocalDate& today) {
  std::vector<std::string_view> actions;
  bool is_open = IsOpen(matter.state);
  bool hands = MayHandOver(actor, matter, today);
  bool escalates = MayEscalate(actor, matter, today);
  bool department = MayAct(actor, matter, MatterBy::kDepartment, std::nullopt, today);
  bool accepted = matter.state != MatterState::kReceived;
  if (is_open && !open && hands) actions.push_back("hand_over");
  if (open && open->offered_by != actor.id &&
      PresentReceiver(*actor.directory, matter, *open, today) == actor.id)
    actions.push_back("answer_handover");
  if (open && (hands || open->offered_by == actor.id)) actions.push_back("withdraw_handover");
  if (is_open && !open && accepted && escalates && !LevelsAbove(*actor.directory, matter).empty())
    actions.push_back("escalate");
  if (is_open && accepted && escalates && !asks_parent) actions.push_back("ask_parent");
  if (asks_parent && escalates) actions.push_back("record_parent_reply");
  if (MayBreakDown(matter) && department) actions.push_back("break_down");
  if (actor.Has(Role::kCoordinator, matter.unit)) actions.push_back("set_track");
  return actions;
}

}  // namespace huiyin::matters
