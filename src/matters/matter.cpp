#include "matters/matter.hpp"

#include <algorithm>

namespace huiyin::matters {

using people::Role;

Result<MatterTransition> FindTransition(MatterAction action, MatterState from) {
  for (const MatterTransition& transition : kMatterTransitions) {
    if (transition.action == action && transition.from == from) return transition;
  }
  switch (from) {
    case MatterState::kReceived:
      return Conflict(
          {"这件事项还待协调员受理", "This matter waits for a coordinator to accept it"});
    case MatterState::kAccepted:
      return Conflict({"这件事项还待领导议定", "This matter waits for the leadership's decision"});
    case MatterState::kDecided:
    case MatterState::kInProgress:
      return Conflict({"这件事项正在办理", "This matter is being handled"});
    case MatterState::kAnswered:
      return Conflict({"这件事项已经答复", "This matter has been answered"});
    case MatterState::kVerified:
      return Conflict({"这件事项已经核实", "This matter has been verified"});
    case MatterState::kClosed:
      return Conflict(
          {"这件事项已经办结，要改动请先重新办理", "This matter is closed; open it again first"});
    case MatterState::kReturned:
      return Conflict({"这件事项已被退回，等重新议定",
                       "This matter was returned and waits for another decision"});
    case MatterState::kReopened:
      return Conflict({"这件事项正在重新办理", "This matter has been opened again"});
  }
  return Internal("unknown matter state");
}

bool IsOpen(MatterState state) {
  return state != MatterState::kAnswered && state != MatterState::kVerified &&
         state != MatterState::kClosed;
}

Settlement SettlementOf(MatterState state, const std::optional<voices::Outcome>& outcome,
                        std::int64_t percent) {
  if (IsOpen(state)) return Settlement::kUnresolved;
  if (!outcome) return Settlement::kDissolved;
  switch (*outcome) {
    case voices::Outcome::kAtOnce:
    case voices::Outcome::kOnTheSpot:
      return Settlement::kRectified;
    case voices::Outcome::kTimetable:
    case voices::Outcome::kEscalated:
      return percent >= 100 ? Settlement::kRectified : Settlement::kUnresolved;
    case voices::Outcome::kExplained:
      return Settlement::kExplained;
  }
  return Settlement::kUnresolved;
}

bool MayProgress(const Matter& matter) {
  if (IsOpen(matter.state)) return true;
  bool promised = matter.outcome == voices::Outcome::kTimetable ||
                  matter.outcome == voices::Outcome::kEscalated;
  return promised && matter.percent < 100;
}

bool IsOverdue(const Matter& matter, const LocalDate& today) {
  return IsOpen(matter.state) && matter.due_on < today;
}

bool WaitsForDecision(const Matter& matter) {
  return !matter.decision || matter.state == MatterState::kReceived ||
         matter.state == MatterState::kAccepted || matter.state == MatterState::kReturned;
}

UnitId UnitToDecide(const Matter& matter) { return matter.raised_to.value_or(matter.unit); }

bool IsPaused(const Matter& matter, const LocalDate& today) {
  const MatterDue& due = matter.due;
  return IsOpen(matter.state) && due.paused_on && due.paused_until && *due.paused_on <= today &&
         today <= *due.paused_until;
}

PersonId PresentOwner(const people::Directory& directory, const Matter& matter,
                      const LocalDate& day, const std::optional<PersonId>& except) {
  std::vector<PersonId> wanted{matter.owner};
  if (!WaitsForDecision(matter)) {
    wanted.push_back(matter.decision->owner);
    wanted.push_back(matter.decision->stand_in);
    return directory.InCharge(wanted, matter.decision->lead_unit, day, except);
  }
  UnitId unit = UnitToDecide(matter);
  for (const people::Unit* at = directory.unit(unit); at != nullptr;
       at = at->parent ? directory.unit(*at->parent) : nullptr) {
    for (const people::Grant& grant : directory.grants()) {
      if (grant.role == Role::kCoordinator && grant.unit == at->id) wanted.push_back(grant.person);
    }
  }
  return directory.InCharge(wanted, unit, day, except);
}

bool IsHeadOver(const people::Actor& actor, const UnitId& unit) {
  const people::Directory& directory = *actor.directory;
  for (const people::Unit* at = directory.unit(unit); at != nullptr;
       at = at->parent ? directory.unit(*at->parent) : nullptr) {
    if (at->head == actor.id) return true;
  }
  return false;
}

bool MayAct(const people::Actor& actor, const Matter& matter, MatterBy by,
            const std::optional<PersonId>& answerer, const LocalDate& today) {
  switch (by) {
    case MatterBy::kCoordinator:
      return actor.Has(Role::kCoordinator, matter.unit);
    case MatterBy::kLeadership:
      return actor.Has(Role::kLeader, UnitToDecide(matter)) ||
             actor.Has(Role::kCoordinator, UnitToDecide(matter));
    case MatterBy::kDepartment:
      if (!matter.decision) return false;
      return actor.id == matter.owner || actor.id == matter.decision->owner ||
             actor.id == matter.decision->stand_in ||
             actor.Has(Role::kClerk, matter.decision->lead_unit) ||
             IsHeadOver(actor, matter.decision->lead_unit) ||
             actor.id == PresentOwner(*actor.directory, matter, today);
    case MatterBy::kChecker:
      return answerer != actor.id &&
             (actor.Has(Role::kCoordinator, matter.unit) || actor.Has(Role::kLeader, matter.unit));
  }
  return false;
}

bool MayMarkUnresolved(const people::Actor& actor, const Matter& matter) {
  auto settlement = SettlementOf(matter.state, matter.outcome, matter.percent);
  bool may = actor.Has(Role::kLeader, UnitToDecide(matter)) ||
             actor.Has(Role::kCoordinator, UnitToDecide(matter));
  return matter.state != MatterState::kReceived && settlement != Settlement::kRectified &&
         settlement != Settlement::kDissolved && may;
}

std::vector<MatterAction> ActionsNow(const people::Actor& actor, const Matter& matter,
                                     const std::optional<PersonId>& answerer, bool published,
                                     const LocalDate& today) {
  std::vector<MatterAction> actions;
  for (const auto& code : kMatterActions.all()) {
    if (code.value == MatterAction::kProgress && !MayProgress(matter)) continue;
    if (code.value == (IsPaused(matter, today) ? MatterAction::kPause : MatterAction::kResume))
      continue;
    if (auto transition = FindTransition(code.value, matter.state);
        transition && MayAct(actor, matter, transition->by, answerer, today)) {
      actions.push_back(code.value);
    }
  }
  if (matter.state != MatterState::kReceived && actor.Has(Role::kCoordinator, matter.unit)) {
    actions.push_back(MatterAction::kPublish);
    if (published) actions.push_back(MatterAction::kWithdraw);
  }
  if (MayMarkUnresolved(actor, matter)) actions.push_back(MatterAction::kUnresolved);
  return actions;
}

bool MayRead(const people::Actor& actor, const Matter& matter, const Helpers& helpers) {
  for (Role role : {Role::kCoordinator, Role::kLeader, Role::kObserver}) {
    if (actor.Has(role, matter.unit)) return true;
    if (matter.decision && actor.Has(role, matter.decision->lead_unit)) return true;
  }
  if (actor.id == matter.owner || matter.offered_to == actor.id) return true;
  // Who proposed it follows it as long as they hear anybody.
  if (actor.id == matter.created_by &&
      !actor.directory->Scopes(actor.id, {Role::kClerk, Role::kCoordinator}).empty())
    return true;
  if (matter.decision) {
    if (actor.id == matter.decision->owner || actor.id == matter.decision->stand_in) return true;
    if (actor.Has(Role::kClerk, matter.decision->lead_unit)) return true;
    if (IsHeadOver(actor, matter.decision->lead_unit)) return true;
  }
  if (std::find(helpers.persons.begin(), helpers.persons.end(), actor.id) != helpers.persons.end())
    return true;
  return std::any_of(helpers.units.begin(), helpers.units.end(), [&](const UnitId& unit) {
    return actor.Has(Role::kClerk, unit) || IsHeadOver(actor, unit);
  });
}

}  // namespace huiyin::matters
