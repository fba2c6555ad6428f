#include "calendar/deadline.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>
#include <sstream>

#include "calendar/test_year.hpp"

namespace huiyin {
namespace {

std::vector<std::string> Split(const std::string& text, char by) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, by);) {
    auto first = part.find_first_not_of(' ');
    parts.push_back(first == std::string::npos
                        ? ""
                        : part.substr(first, part.find_last_not_of(' ') - first + 1));
  }
  return parts;
}

Deadline ReadCase(const std::vector<std::string>& parts) {
  Deadline deadline;
  deadline.unit = kDayUnits.Parse(parts.at(1)).value();
  deadline.start = Day(parts.at(2));
  if (auto chosen = LocalDate::Parse(parts.at(3))) {
    deadline.chosen = chosen;
  } else {
    deadline.count = std::stoi(parts.at(3));
  }
  for (const std::string& step : Split(parts.at(4), ',')) {
    auto words = Split(step, ' ');
    if (words.empty()) continue;
    deadline.steps.push_back(words.at(0) == "extend"
                                 ? Deadline::Extend(Day(words.at(1)), std::stoi(words.at(2)))
                                 : Deadline::Pause(Day(words.at(1)), Day(words.at(2))));
  }
  return deadline;
}

TEST(Deadline, KnowsEveryCaseOfTheFile) {
  WorkCalendar calendar;
  ASSERT_TRUE(calendar.SetYear(Year2026()));
  std::ifstream file(std::string(HUIYIN_TEST_DATA) + "/calendar/deadlines.txt");
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    auto parts = Split(line, '|');
    ASSERT_GE(parts.size(), 6U) << line;
    Deadline deadline = ReadCase(parts);
    EXPECT_EQ(DueOn(calendar, deadline).ToString(), parts[5]) << parts[0];
    EXPECT_EQ(IsGuess(calendar, deadline), parts.size() > 6 && parts[6] == "guess") << parts[0];
    ++cases;
  }
  EXPECT_EQ(cases, 35);
}

TEST(Deadline, MovesWhenTheCalendarArrives) {
  WorkCalendar calendar;
  Deadline deadline{.start = Day("2026-09-30"), .count = 3};
  EXPECT_EQ(DueOn(calendar, deadline), Day("2026-10-05"));
  EXPECT_TRUE(IsGuess(calendar, deadline));
  ASSERT_TRUE(calendar.SetYear(Year2026()));
  EXPECT_EQ(DueOn(calendar, deadline), Day("2026-10-10"));
  EXPECT_FALSE(IsGuess(calendar, deadline));
}

TEST(Deadline, IsPausedAfterTheFirstDayUpToTheLast) {
  Deadline deadline{.start = Day("2026-03-02"), .count = 5};
  deadline.steps.push_back(Deadline::Pause(Day("2026-03-04"), Day("2026-03-06")));
  EXPECT_FALSE(IsPaused(deadline, Day("2026-03-04")));
  EXPECT_TRUE(IsPaused(deadline, Day("2026-03-05")));
  EXPECT_TRUE(IsPaused(deadline, Day("2026-03-06")));
  EXPECT_FALSE(IsPaused(deadline, Day("2026-03-07")));
}

TEST(Deadline, APauseNeverBringsTheDateNearer) {
  WorkCalendar calendar;
  ASSERT_TRUE(calendar.SetYear(Year2026()));
  rc::check("a pause moves the date by the days on which the clock would have run", [&] {
    Deadline deadline;
    deadline.unit = *rc::gen::element(DayUnit::kWorking, DayUnit::kCalendar);
    deadline.start = Day("2026-01-05").Plus(*rc::gen::inRange(0, 300));
    deadline.count = *rc::gen::inRange(0, 20);
    LocalDate plain = DueOn(calendar, deadline);
    LocalDate on = deadline.start.Plus(*rc::gen::inRange(0, 30));
    LocalDate until = on.Plus(*rc::gen::inRange(0, 30));
    deadline.steps.push_back(Deadline::Pause(on, until));
    LocalDate due = DueOn(calendar, deadline);
    RC_ASSERT(due >= plain);
    if (on > plain) RC_ASSERT(due == plain);
    if (on <= plain && deadline.unit == DayUnit::kWorking && deadline.count > 0)
      RC_ASSERT(calendar.Between(plain, due) == calendar.Between(on, until));
  });
}

}  // namespace
}  // namespace huiyin
