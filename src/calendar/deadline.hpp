// Deadline: how a due date comes about, as data, so that it can be computed again when the calendar changes.
//
//   Deadline deadline{.start = decided_on, .chosen = date};
//   deadline.steps.push_back(Deadline::Extend(today, 5));            // five days of the deadline's unit more
//   deadline.steps.push_back(Deadline::Pause(today, planned_end));   // the clock stands after today up to and including the end
//   LocalDate due = DueOn(calendar, deadline);                       // due until the end of that local day
//
// The rules, each a case in tests/data/calendar: a rule's count starts on the day after `start`; a chosen date stands as it is,
// even on a holiday; a pause shifts by the days on which the clock would have run, so a pause over a weekend alone gains nothing;
// a pause that begins after the due date does not heal it; a pause that begins on the due day leaves the day on which it ends;
// extensions and pauses may overlap in any order.
// Pure: no clock. Threads: plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/codes.hpp"
#include "calendar/calendar.hpp"

namespace huiyin {

enum class DayUnit : std::uint8_t { kWorking, kCalendar };
inline constexpr CodeTable kDayUnits{
    std::array{Code{DayUnit::kWorking, "working"}, Code{DayUnit::kCalendar, "calendar"}}};

struct DeadlineStep {
  enum class Kind : std::uint8_t { kExtend, kPause } kind = Kind::kExtend;
  LocalDate on;     // when it was given, or when the pause began
  int days = 0;     // kExtend: days of the deadline's unit
  LocalDate until;  // kPause: its last day, planned or as it came; not before `on`

  bool operator==(const DeadlineStep&) const = default;
};

struct Deadline {
  LocalDate start;
  int count = 0;  // days of `unit` after start
  DayUnit unit = DayUnit::kWorking;
  std::optional<LocalDate> chosen{};  // instead of start and count
  std::vector<DeadlineStep> steps{};  // in the order in which they were given

  static DeadlineStep Extend(const LocalDate& on, int days) {
    return {DeadlineStep::Kind::kExtend, on, days, on};
  }
  static DeadlineStep Pause(const LocalDate& on, const LocalDate& until) {
    return {DeadlineStep::Kind::kPause, on, 0, until};
  }
};

LocalDate DueOn(const WorkCalendar& calendar, const Deadline& deadline);
// Whether some day that counted had no calendar data: the date is then a guess by weekdays, and is shown as one.
bool IsGuess(const WorkCalendar& calendar, const Deadline& deadline);
// Whether the clock stands on `day`.
bool IsPaused(const Deadline& deadline, const LocalDate& day);

}  // namespace huiyin
