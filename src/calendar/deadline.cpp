#include "calendar/deadline.hpp"

#include <algorithm>

namespace huiyin {
namespace {

LocalDate Add(const WorkCalendar& calendar, DayUnit unit, const LocalDate& from, int days) {
  return unit == DayUnit::kWorking ? calendar.Plus(from, days) : from.Plus(days);
}

int DaysBetween(const WorkCalendar& calendar, DayUnit unit, const LocalDate& from,
                const LocalDate& to) {
  if (unit == DayUnit::kWorking) return calendar.Between(from, to);
  return static_cast<int>((to.sys_days() - from.sys_days()).count());
}

// Pauses by the day on which they begin; of two that overlap, the second counts from where the first ended.
std::vector<DeadlineStep> InOrder(const Deadline& deadline) {
  std::vector<DeadlineStep> steps = deadline.steps;
  std::stable_sort(steps.begin(), steps.end(),
                   [](const DeadlineStep& a, const DeadlineStep& b) { return a.on < b.on; });
  LocalDate stands_until = deadline.start;
  for (DeadlineStep& step : steps) {
    if (step.kind != DeadlineStep::Kind::kPause) continue;
    step.on = std::max(step.on, stands_until);
    step.until = std::max(step.on, step.until);
    stands_until = step.until;
  }
  return steps;
}

}  // namespace

LocalDate DueOn(const WorkCalendar& calendar, const Deadline& deadline) {
  LocalDate due = deadline.chosen ? *deadline.chosen
                                  : Add(calendar, deadline.unit, deadline.start, deadline.count);
  // Pauses that began behind the date: they heal nothing, unless an extension moves the date behind their beginning while they run.
  std::vector<DeadlineStep> behind;
  auto pause = [&](const DeadlineStep& step) {
    due = Add(calendar, deadline.unit, due,
              DaysBetween(calendar, deadline.unit, step.on, step.until));
  };
  for (const DeadlineStep& step : InOrder(deadline)) {
    if (step.kind == DeadlineStep::Kind::kExtend) {
      due = Add(calendar, deadline.unit, due, step.days);
      std::erase_if(behind, [&](const DeadlineStep& each) {
        bool runs = each.until > step.on && each.on <= due;
        if (runs) pause(each);
        return runs;
      });
    } else if (step.on <= due) {
      pause(step);
    } else {
      behind.push_back(step);
    }
  }
  return due;
}

bool IsGuess(const WorkCalendar& calendar, const Deadline& deadline) {
  if (deadline.unit == DayUnit::kCalendar) return false;
  LocalDate due = DueOn(calendar, deadline);
  if (!deadline.chosen) return !calendar.Covers(deadline.start, due);
  return due != *deadline.chosen && !calendar.Covers(deadline.start, due);
}

bool IsPaused(const Deadline& deadline, const LocalDate& day) {
  return std::any_of(deadline.steps.begin(), deadline.steps.end(), [&](const DeadlineStep& step) {
    return step.kind == DeadlineStep::Kind::kPause && step.on < day && day <= step.until;
  });
}

}  // namespace huiyin
