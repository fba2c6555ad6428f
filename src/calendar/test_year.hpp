// For tests: the calendar of 2026 as the State Council's notice of 4 November 2025 gives it.
#pragma once

#include "calendar/calendar.hpp"

namespace huiyin {

inline LocalDate Day(std::string_view text) { return LocalDate::Parse(text).value(); }

inline CalendarYear Year2026() {
  CalendarYear year{.year = 2026, .holidays = {}, .workdays = {}, .basis = "test"};
  auto add = [&](std::string_view first, int days) {
    for (int i = 0; i < days; ++i) year.holidays.push_back(Day(first).Plus(i));
  };
  add("2026-01-01", 3);
  add("2026-02-15", 9);
  add("2026-04-04", 3);
  add("2026-05-01", 5);
  add("2026-06-19", 3);
  add("2026-09-25", 3);
  add("2026-10-01", 7);
  for (std::string_view day :
       {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"})
    year.workdays.push_back(Day(day));
  return year;
}

}  // namespace huiyin
