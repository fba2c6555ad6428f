#include "deadlines/reminder.hpp"

namespace huiyin::deadlines {

Reminder RemindOn(const Rule& rule, const LocalDate& due, const LocalDate& today,
                  const WorkCalendar& calendar, Clock clock) {
  Reminder reminder;
  if (clock == Clock::kStands) {
    reminder.kind = Reminder::Kind::kPaused;
    return reminder;
  }
  int days = calendar.Between(due, today);
  if (today == due) reminder.kind = Reminder::Kind::kAt;
  if (today > due) reminder.kind = Reminder::Kind::kAfter;
  for (const Level& level : rule.levels) {
    if (level.days > days) break;
    // On a weekend before or after the day no working day need lie between: the side of the date decides.
    if (today < due && level.days >= 0) break;
    if (today <= due && level.days > 0) break;
    reminder.tell = level.tell;
    if (level.days < 0 && today < due) {
      reminder.kind = Reminder::Kind::kBefore;
      ++reminder.level;
    }
    if (level.days > 0) ++reminder.level;
  }
  return reminder;
}

}  // namespace huiyin::deadlines
