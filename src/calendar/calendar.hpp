// WorkCalendar: counts working days. Pure: dates in, dates out; no clock.
//
//   WorkCalendar calendar;                                  // Monday to Friday, until a year's data is there
//   TRY(calendar.SetYear(year));                            // holidays, and the workdays that make up for them (调休)
//   LocalDate due = calendar.Plus(today, 2);                // the second working day after today
//   int left = calendar.Between(today, due);                // 2; negative when due lies before today
//   bool sure = calendar.Covers(today, due);                // false: some day in between was only guessed by its weekday
//
// A year without data falls back to weekdays; whoever shows such a date says so (Covers).
// Threads: constant after it is filled. Cost: Plus and Between look at whole years at once where they can, at days otherwise.
// Source of the rule: the State Council's yearly notice names holidays and make-up workdays; every other day goes by its weekday.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace huiyin {

// What one year's notice says. Days that it does not name go by their weekday.
struct CalendarYear {
  int year = 0;
  std::vector<LocalDate> holidays;
  std::vector<LocalDate> workdays;  // Saturdays and Sundays that are worked
  std::string basis;                // the notice, as people cite it

  bool operator==(const CalendarYear&) const = default;
};

class WorkCalendar {
 public:
  // Adds the year or replaces it. Errors: kInvalid (field "holidays" or "workdays") for a day of another year, a day named twice,
  // a workday that no weekend would take away.
  Status SetYear(const CalendarYear& year);
  [[nodiscard]] bool HasYear(int year) const { return years_.contains(year); }

  [[nodiscard]] bool IsWorkday(const LocalDate& day) const;
  // The `count`-th working day after `from` (count >= 0; 0 gives `from` itself).
  [[nodiscard]] LocalDate Plus(const LocalDate& from, int count) const;
  // The latest day from which `count` working days have passed before `day`: Plus(result, count) lies on or before `day`.
  [[nodiscard]] LocalDate Before(const LocalDate& day, int count) const;
  // Working days after `from` up to and including `to`; negative, in the same way, when `to` is earlier.
  [[nodiscard]] int Between(const LocalDate& from, const LocalDate& to) const;
  // Whether there is data for every day after `from` up to and including `to` (in either order).
  [[nodiscard]] bool Covers(const LocalDate& from, const LocalDate& to) const;
  // The years of those days that have none.
  [[nodiscard]] std::vector<int> MissingYears(const LocalDate& from, const LocalDate& to) const;

 private:
  // Days that go against their weekday, in order: true = worked.
  std::map<LocalDate, bool> special_;
  std::map<int, CalendarYear> years_;
};

}  // namespace huiyin
