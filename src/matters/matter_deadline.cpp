#include "matters/matter_deadline.hpp"

namespace huiyin::matters {
namespace {

void Begin(Matter& matter, const deadlines::Rule& rule, const LocalDate& today) {
  matter.due = {matter.due.seq + 1, rule.name,    rule.version, today,       rule.count,
                rule.unit,          std::nullopt, std::nullopt, std::nullopt};
}

}  // namespace

void StartDue(Matter& matter, const deadlines::Rulebook& rulebook, deadlines::RuleName name,
              const LocalDate& today) {
  Begin(matter, rulebook.rule(name), today);
  matter.due_on = DueOn(rulebook.calendar(), DeadlineOf(matter, {}));
}

void ChooseDue(Matter& matter, const deadlines::Rulebook& rulebook, const LocalDate& today,
               const LocalDate& chosen) {
  Begin(matter, rulebook.rule(deadlines::RuleName::kFinishMatter), today);
  matter.due.chosen = chosen;
  matter.due_on = chosen;
}

Deadline DeadlineOf(const Matter& matter, const std::vector<DueStep>& steps) {
  const MatterDue& due = matter.due;
  Deadline deadline{.start = due.start, .count = due.count, .unit = due.unit, .chosen = due.chosen};
  for (const DueStep& step : steps) {
    if (step.due_seq != due.seq) continue;
    deadline.steps.push_back(
        step.kind == DeadlineStep::Kind::kExtend
            ? Deadline::Extend(step.on, step.days)
            : Deadline::Pause(step.on, step.ended_on.value_or(step.until.value_or(step.on))));
  }
  return deadline;
}

const deadlines::Rule& RuleOf(const Matter& matter, const deadlines::Rulebook& rulebook) {
  return rulebook.rule(matter.due.rule, matter.due.rule_version);
}

std::vector<int> GuessYears(const Matter& matter, const WorkCalendar& calendar) {
  const MatterDue& due = matter.due;
  if (due.unit == DayUnit::kCalendar || due.chosen == matter.due_on) return {};
  return calendar.MissingYears(due.start, matter.due_on);
}

deadlines::Reminder RemindOn(const Matter& matter, const deadlines::Rulebook& rulebook,
                             const LocalDate& today) {
  if (!IsOpen(matter.state)) return {};
  return deadlines::RemindOn(
      RuleOf(matter, rulebook), matter.due_on, today, rulebook.calendar(),
      IsPaused(matter, today) ? deadlines::Clock::kStands : deadlines::Clock::kRuns);
}

}  // namespace huiyin::matters
