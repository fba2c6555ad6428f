#include "calendar/calendar.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace huiyin {
namespace {

LocalDate Day(std::string_view text) { return LocalDate::Parse(text).value(); }
// Some day within twenty years of the first.
LocalDate AnyDay() { return Day("2016-01-01").Plus(*rc::gen::inRange(0, 7300)); }

TEST(WorkCalendar, WorksFromMondayToFriday) {
  const WorkCalendar calendar;
  const LocalDate monday = Day("2026-11-16");
  for (int i = 0; i < 7; ++i) EXPECT_EQ(calendar.IsWorkday(monday.Plus(i)), i < 5) << i;
}

TEST(WorkCalendar, CountsWorkingDaysAfterTheFirst) {
  const WorkCalendar calendar;
  struct Case {
    std::string_view from;
    int count;
    std::string_view to;
  };
  for (const auto& [from, count, to] :
       {Case{"2026-11-16", 0, "2026-11-16"}, Case{"2026-11-16", 1, "2026-11-17"},
        Case{"2026-11-20", 1, "2026-11-23"}, Case{"2026-11-21", 1, "2026-11-23"},
        Case{"2026-11-22", 1, "2026-11-23"}, Case{"2026-11-19", 2, "2026-11-23"},
        Case{"2026-11-20", 10, "2026-12-04"}, Case{"2028-02-28", 2, "2028-03-01"},
        Case{"2026-12-31", 1, "2027-01-01"}, Case{"2026-11-21", 0, "2026-11-21"}}) {
    EXPECT_EQ(calendar.Plus(Day(from), count), Day(to)) << from << " + " << count;
  }
}

TEST(WorkCalendar, TellsHowManyWorkingDaysAreLeft) {
  const WorkCalendar calendar;
  struct Case {
    std::string_view from, to;
    int days;
  };
  for (const auto& [from, to, days] :
       {Case{"2026-11-16", "2026-11-16", 0}, Case{"2026-11-20", "2026-11-22", 0},
        Case{"2026-11-20", "2026-11-23", 1}, Case{"2026-11-21", "2026-11-23", 1},
        Case{"2026-11-16", "2026-11-23", 5}, Case{"2026-11-23", "2026-11-20", -1},
        Case{"2026-11-23", "2026-11-16", -5}, Case{"2026-11-22", "2026-11-21", 0}}) {
    EXPECT_EQ(calendar.Between(Day(from), Day(to)), days) << from << " to " << to;
  }
}

TEST(WorkCalendar, PlusAndBetweenUndoEachOther) {
  EXPECT_TRUE(rc::check("Between(day, Plus(day, n)) is n, and Plus lands on a working day", [] {
    const WorkCalendar calendar;
    const LocalDate day = AnyDay();
    const int count = *rc::gen::inRange(1, 300);
    const LocalDate then = calendar.Plus(day, count);
    RC_ASSERT(calendar.IsWorkday(then));
    RC_ASSERT(calendar.Between(day, then) == count);
    RC_ASSERT(calendar.Between(day, then.Plus(-1)) == count - 1);
  }));
}

TEST(WorkCalendar, BetweenAgreesWithCountingDayByDay) {
  EXPECT_TRUE(rc::check("Between counts the working days after `from`", [] {
    const WorkCalendar calendar;
    const LocalDate from = AnyDay();
    const LocalDate to = AnyDay();
    int counted = 0;
    for (LocalDate day = std::min(from, to); day < std::max(from, to);) {
      day = day.Plus(1);
      if (calendar.IsWorkday(day)) ++counted;
    }
    RC_ASSERT(calendar.Between(from, to) == (to < from ? -counted : counted));
  }));
}

}  // namespace
}  // namespace huiyin
