#include "calendar/calendar.hpp"

namespace huiyin {

bool WorkCalendar::IsWorkday(const LocalDate& day) const {
  auto weekday = day.weekday();
  return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

LocalDate WorkCalendar::Plus(const LocalDate& from, int count) const {
  LocalDate day = from;
  while (count > 0) {
    day = day.Plus(1);
    if (IsWorkday(day)) --count;
  }
  return day;
}

LocalDate WorkCalendar::Before(const LocalDate& day, int count) const {
  LocalDate from = day;
  while (day < Plus(from, count)) from = from.Plus(-1);
  return from;
}

int WorkCalendar::Between(const LocalDate& from, const LocalDate& to) const {
  // Whole weeks hold five working days, so that a date far away costs no more than a near one.
  auto days = (to.sys_days() - from.sys_days()).count();
  if (days < 0) return -Between(to, from);
  int count = static_cast<int>(days / 7) * 5;
  LocalDate day = from.Plus(static_cast<int>(days / 7) * 7);
  while (day < to) {
    day = day.Plus(1);
    if (IsWorkday(day)) ++count;
  }
  return count;
}

}  // namespace huiyin
