// WorkCalendar: counts working days. Pure: dates in, dates out; no clock.
//
//   WorkCalendar calendar;                                  // Monday to Friday, until a year's data is loaded
//   LocalDate due = calendar.Plus(today, 2);                // the second working day after today
//   int left = calendar.Between(today, due);                // 2; negative when due lies before today
//
// Threads: constant after it is filled. Source of the rule: design contracts, section 3; make-up workdays come with the ledger.
#pragma once

#include "base/clock.hpp"

namespace huiyin {

class WorkCalendar {
 public:
  [[nodiscard]] bool IsWorkday(const LocalDate& day) const;
  // The `count`-th working day after `from` (count >= 0; 0 gives `from` itself).
  [[nodiscard]] LocalDate Plus(const LocalDate& from, int count) const;
  // The latest day from which `count` working days have passed before `day`: Plus(result, count) lies on or before `day`.
  [[nodiscard]] LocalDate Before(const LocalDate& day, int count) const;
  // Working days after `from` up to and including `to`; negative, in the same way, when `to` is earlier.
  [[nodiscard]] int Between(const LocalDate& from, const LocalDate& to) const;
};

}  // namespace huiyin
