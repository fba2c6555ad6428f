#include "calendar/calendar.hpp"

#include <gtest/gtest.h>

#include "calendar/test_year.hpp"

namespace huiyin {
namespace {

struct Row {
  std::string_view from;
  int count;
  std::string_view to;
};

TEST(WorkCalendar, CountsMondayToFriday) {
  WorkCalendar calendar;
  for (const Row& row : {Row{"2026-03-02", 1, "2026-03-03"}, Row{"2026-03-06", 1, "2026-03-09"},
                         Row{"2026-03-07", 1, "2026-03-09"}, Row{"2026-03-08", 2, "2026-03-10"},
                         Row{"2026-03-02", 10, "2026-03-16"}, Row{"2026-12-31", 1, "2027-01-01"}}) {
    EXPECT_EQ(calendar.Plus(Day(row.from), row.count), Day(row.to)) << row.from;
    EXPECT_EQ(calendar.Between(Day(row.from), Day(row.to)), row.count) << row.from;
  }
  EXPECT_EQ(calendar.Plus(Day("2026-03-07"), 0), Day("2026-03-07"));
}

TEST(WorkCalendar, CountsBackwardsAsForwards) {
  WorkCalendar calendar;
  EXPECT_EQ(calendar.Between(Day("2026-03-10"), Day("2026-03-06")), -2);
  EXPECT_EQ(calendar.Between(Day("2026-03-09"), Day("2026-03-07")), -1);
  EXPECT_EQ(calendar.Between(Day("2026-03-08"), Day("2026-03-07")), 0);
}

TEST(WorkCalendar, AgreesWithCountingDayByDay) {
  WorkCalendar calendar;
  LocalDate from = Day("2026-01-01");
  for (int start = 0; start < 14; ++start) {
    int counted = 0;
    LocalDate day = from.Plus(start);
    for (int step = 0; step < 400; ++step) {
      EXPECT_EQ(calendar.Between(from.Plus(start), day), counted);
      day = day.Plus(1);
      if (calendar.IsWorkday(day)) ++counted;
    }
  }
}

TEST(WorkCalendar, BeforeIsTheLatestDayFromWhichEnoughHasPassed) {
  WorkCalendar calendar;
  for (int offset = 0; offset < 14; ++offset) {
    LocalDate today = Day("2026-03-02").Plus(offset);
    LocalDate from = calendar.Before(today, 10);
    EXPECT_LE(calendar.Plus(from, 10), today);
    EXPECT_GT(calendar.Plus(from.Plus(1), 10), today);
  }
}

TEST(WorkCalendar, KnowsHolidaysAndMakeUpWorkdaysOf2026) {
  WorkCalendar calendar;
  CalendarYear year = Year2026();
  ASSERT_TRUE(calendar.SetYear(year));
  EXPECT_EQ(year.holidays.size(), 33U);
  for (const LocalDate& day : year.holidays)
    EXPECT_FALSE(calendar.IsWorkday(day)) << day.ToString();
  for (const LocalDate& day : year.workdays) EXPECT_TRUE(calendar.IsWorkday(day)) << day.ToString();
  int days = 0;
  for (LocalDate day = Day("2026-01-01"); day <= Day("2026-12-31"); day = day.Plus(1))
    days += calendar.IsWorkday(day) ? 1 : 0;
  EXPECT_EQ(days, 248);  // 261 weekdays, 19 of them holidays, 6 make-up workdays
  EXPECT_EQ(calendar.Between(Day("2025-12-31"), Day("2026-12-31")), 248);
}

TEST(WorkCalendar, CountsThroughSpecialDaysAsDayByDay) {
  WorkCalendar calendar;
  ASSERT_TRUE(calendar.SetYear(Year2026()));
  for (int start = 0; start < 40; ++start) {
    LocalDate from = Day("2026-01-20").Plus(start);
    int counted = 0;
    for (LocalDate day = from; day < from.Plus(300); day = day.Plus(1)) {
      if (day != from && calendar.IsWorkday(day)) ++counted;
      ASSERT_EQ(calendar.Between(from, day), counted);
      ASSERT_EQ(calendar.Between(day, from), -counted);
    }
  }
}

TEST(WorkCalendar, SaysWhichSpansItOnlyGuesses) {
  WorkCalendar calendar;
  EXPECT_FALSE(calendar.Covers(Day("2026-03-02"), Day("2026-03-03")));
  ASSERT_TRUE(calendar.SetYear(Year2026()));
  EXPECT_TRUE(calendar.HasYear(2026));
  EXPECT_FALSE(calendar.HasYear(2027));
  EXPECT_TRUE(calendar.Covers(Day("2025-12-31"), Day("2026-12-31")));
  EXPECT_TRUE(calendar.Covers(Day("2026-12-31"), Day("2026-01-01")));
  EXPECT_FALSE(calendar.Covers(Day("2026-12-31"), Day("2027-01-01")));
  EXPECT_FALSE(calendar.Covers(Day("2025-12-30"), Day("2026-01-05")));
  EXPECT_EQ(calendar.MissingYears(Day("2025-12-30"), Day("2027-01-05")),
            (std::vector<int>{2025, 2027}));
  EXPECT_EQ(calendar.MissingYears(Day("2027-01-05"), Day("2026-12-30")), std::vector<int>{2027});
}

TEST(WorkCalendar, ReplacesAYear) {
  WorkCalendar calendar;
  ASSERT_TRUE(calendar.SetYear(Year2026()));
  ASSERT_TRUE(calendar.SetYear({2026, {Day("2026-03-02")}, {}, "another"}));
  EXPECT_FALSE(calendar.IsWorkday(Day("2026-03-02")));
  EXPECT_TRUE(calendar.IsWorkday(Day("2026-10-01")));
  EXPECT_FALSE(calendar.IsWorkday(Day("2026-10-10")));
}

TEST(WorkCalendar, RefusesWhatCannotBe) {
  for (const CalendarYear& year :
       {CalendarYear{2026, {Day("2025-12-31")}, {}, ""},
        CalendarYear{2026, {}, {Day("2027-01-02")}, ""},
        CalendarYear{2026, {Day("2026-01-01"), Day("2026-01-01")}, {}, ""},
        CalendarYear{2026, {Day("2026-01-03")}, {Day("2026-01-03")}, ""},
        CalendarYear{2026, {}, {Day("2026-01-05")}, ""}}) {
    WorkCalendar calendar;
    ASSERT_TRUE(calendar.SetYear(Year2026()));
    auto set = calendar.SetYear(year);
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().code, ErrorCode::kInvalid);
    EXPECT_FALSE(calendar.IsWorkday(Day("2026-10-01")));  // as before
  }
}

}  // namespace
}  // namespace huiyin
