#include "calendar/calendar.hpp"

#include <algorithm>

namespace huiyin {
namespace {

bool IsWeekend(const LocalDate& day) {
  auto weekday = day.weekday();
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

int YearOf(const LocalDate& day) {
  return static_cast<int>(std::chrono::year_month_day(day.sys_days()).year());
}

// Mondays to Fridays after `from` up to and including `to`. Whole weeks hold five, so that a date far away costs no more.
int WeekdaysBetween(const LocalDate& from, const LocalDate& to) {
  auto days = (to.sys_days() - from.sys_days()).count();
  int count = static_cast<int>(days / 7) * 5;
  LocalDate day = from.Plus(static_cast<int>(days / 7) * 7);
  while (day < to) {
    day = day.Plus(1);
    if (!IsWeekend(day)) ++count;
  }
  return count;
}

Status CheckDays(const CalendarYear& year, const std::vector<LocalDate>& days, const char* field) {
  for (const LocalDate& day : days) {
    if (YearOf(day) != year.year)
      return Invalid(field, {"有一天不在这一年里", "A day lies outside the year"});
    auto same = std::count(year.holidays.begin(), year.holidays.end(), day) +
                std::count(year.workdays.begin(), year.workdays.end(), day);
    if (same > 1) return Invalid(field, {"同一天写了两次", "A day is named twice"});
  }
  return {};
}

}  // namespace

Status WorkCalendar::SetYear(const CalendarYear& year) {
  TRY(CheckDays(year, year.holidays, "holidays"));
  TRY(CheckDays(year, year.workdays, "workdays"));
  for (const LocalDate& day : year.workdays) {
    if (!IsWeekend(day))
      return Invalid("workdays", {"调休上班日应当是周六或周日",
                                  "A make-up workday has to be a Saturday or a Sunday"});
  }
  std::erase_if(special_, [&](const auto& each) { return YearOf(each.first) == year.year; });
  for (const LocalDate& day : year.holidays) {
    if (!IsWeekend(day)) special_[day] = false;
  }
  for (const LocalDate& day : year.workdays) special_[day] = true;
  years_[year.year] = year;
  return {};
}

bool WorkCalendar::IsWorkday(const LocalDate& day) const {
  auto found = special_.find(day);
  return found != special_.end() ? found->second : !IsWeekend(day);
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
  if (to < from) return -Between(to, from);
  int count = WeekdaysBetween(from, to);
  for (auto each = special_.upper_bound(from); each != special_.end() && each->first <= to; ++each)
    count += each->second ? 1 : -1;
  return count;
}

bool WorkCalendar::Covers(const LocalDate& from, const LocalDate& to) const {
  return MissingYears(from, to).empty();
}

std::vector<int> WorkCalendar::MissingYears(const LocalDate& from, const LocalDate& to) const {
  if (to < from) return MissingYears(to, from);
  std::vector<int> missing;
  for (int year = YearOf(from < to ? from.Plus(1) : from); year <= YearOf(to); ++year) {
    if (!HasYear(year)) missing.push_back(year);
  }
  return missing;
}

}  // namespace huiyin
