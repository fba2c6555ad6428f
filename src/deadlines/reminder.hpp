// Reminder: how far a deadline has come today, and who is told of it. Pure: dates in, a level out.
//
//   Reminder now = RemindOn(rule, due, today, calendar, Clock::kRuns);
//   if (now.kind == Reminder::Kind::kAfter) Notify(now.tell);
//
// Days are counted in working days of the calendar, whatever the rule's own unit: nobody is told on a day on which nobody works
// that it became a day later. While the clock stands nobody is told. Threads: plain values.
#pragma once

#include "deadlines/rule.hpp"

namespace huiyin::deadlines {

enum class Clock : std::uint8_t { kRuns, kStands };

struct Reminder {
  enum class Kind : std::uint8_t { kNone, kBefore, kAt, kAfter, kPaused } kind = Kind::kNone;
  int level =
      0;  // of kBefore and kAfter: which one of the rule's, counted from 1; kAfter 0: overdue, none reached yet
  std::vector<Told> tell{};

  bool operator==(const Reminder&) const = default;
};
inline constexpr CodeTable kReminderKinds{
    std::array{Code{Reminder::Kind::kNone, "none"}, Code{Reminder::Kind::kBefore, "before"},
               Code{Reminder::Kind::kAt, "at"}, Code{Reminder::Kind::kAfter, "after"},
               Code{Reminder::Kind::kPaused, "paused"}}};

// How many working days ahead lists of reminders look: as far as a rule's level may lie from its date.
inline constexpr int kFarthestReminder = 250;

Reminder RemindOn(const Rule& rule, const LocalDate& due, const LocalDate& today,
                  const WorkCalendar& calendar, Clock clock);

}  // namespace huiyin::deadlines
