#include "matters/matter_deadline_json.hpp"

#include <boost/json.hpp>

#include "api/render.hpp"

namespace huiyin::matters {
namespace {

namespace json = boost::json;

json::object StepJson(const DueStep& step, const people::Directory& directory) {
  json::object o{{"kind", kDueStepKinds.Text(step.kind)}, {"on", step.on.ToString()}};
  if (step.kind == DeadlineStep::Kind::kExtend) o["days"] = step.days;
  api::Put(o, "until", step.until);
  api::Put(o, "ended_on", step.ended_on);
  o["reason"] = step.reason;
  o["decided_by"] = people::PersonRef(directory, step.decided_by);
  return o;
}

}  // namespace

int DaysLeft(const Matter& matter, const std::vector<DueStep>& steps,
             const deadlines::Rulebook& rulebook) {
  int left = RuleOf(matter, rulebook).extend_days;
  for (const DueStep& step : steps) left -= step.due_seq == matter.due.seq ? step.days : 0;
  return left > 0 ? left : 0;
}

void PutDue(json::object& o, const Matter& matter, const deadlines::Rulebook& rulebook,
            const LocalDate& today) {
  deadlines::PutGuess(o, "due_is_guess", GuessYears(matter, rulebook.calendar()));
  if (IsPaused(matter, today)) api::Put(o, "paused_until", matter.due.paused_until);
  o["reminder"] = deadlines::ReminderJson(RemindOn(matter, rulebook, today));
}

void PutDeadline(json::object& o, const Matter& matter, const std::vector<DueStep>& steps,
                 const deadlines::Rulebook& rulebook, const people::Directory& directory,
                 const LocalDate& today) {
  const deadlines::Rule& rule = RuleOf(matter, rulebook);
  json::object deadline{{"rule", deadlines::RuleRef(rule)}, {"start", matter.due.start.ToString()}};
  api::Put(deadline, "chosen", matter.due.chosen);
  deadline["extend_by"] = people::ToString(rule.extend_by);
  deadline["extend_days_left"] = DaysLeft(matter, steps, rulebook);
  json::array list;
  for (const DueStep& step : steps) {
    if (step.due_seq != matter.due.seq) continue;
    list.push_back(StepJson(step, directory));
    if (step.kind == DeadlineStep::Kind::kPause && IsPaused(matter, today))
      o["paused_reason"] = step.reason;
  }
  deadline["steps"] = std::move(list);
  o["deadline"] = std::move(deadline);
}

void PutProposal(json::object& o, const deadlines::Rulebook& rulebook, const LocalDate& today) {
  const deadlines::Rule& rule = rulebook.rule(deadlines::RuleName::kFinishMatter);
  auto due = rulebook.DueOn(rule.name, today);
  o["proposed_due_on"] = due.ToString();
  deadlines::PutGuess(o, "proposed_is_guess", rulebook.GuessYears(rule, today, due));
}

}  // namespace huiyin::matters
