#include "calendar/calendar.hpp"

#include <gtest/gtest.h>

namespace huiyin {
namespace {

LocalDate Day(std::string_view text) { return *LocalDate::Parse(text); }

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

}  // namespace
}  // namespace huiyin
