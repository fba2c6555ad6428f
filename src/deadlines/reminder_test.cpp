#include "deadlines/reminder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "calendar/test_year.hpp"

namespace huiyin::deadlines {
namespace {

std::vector<std::string> Cells(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line + " ");
  for (std::string cell; std::getline(in, cell, '|');) {
    auto first = cell.find_first_not_of(' ');
    cells.push_back(first == std::string::npos
                        ? ""
                        : cell.substr(first, cell.find_last_not_of(' ') - first + 1));
  }
  return cells;
}

std::string Words(const Reminder& reminder) {
  return std::string(kReminderKinds.Text(reminder.kind)) + " " + std::to_string(reminder.level);
}

std::string Names(const std::vector<Told>& tell) {
  std::string names;
  for (Told told : tell) names += (names.empty() ? "" : "+") + std::string(kTold.Text(told));
  return names;
}

TEST(Reminder, KnowsEveryCaseOfTheFile) {
  WorkCalendar calendar;
  ASSERT_TRUE(calendar.SetYear(Year2026()));
  std::ifstream file(std::string(HUIYIN_TEST_DATA) + "/deadlines/reminders.txt");
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    auto cells = Cells(line);
    ASSERT_EQ(cells.size(), 7U) << line;
    Rule rule;
    rule.levels = ParseLevels(cells[1]).value();
    auto reminder = RemindOn(rule, Day(cells[2]), Day(cells[3]), calendar,
                             cells[4] == "stands" ? Clock::kStands : Clock::kRuns);
    EXPECT_EQ(Words(reminder), cells[5]) << cells[0];
    EXPECT_EQ(Names(reminder.tell), cells[6]) << cells[0];
    ++cases;
  }
  EXPECT_EQ(cases, 21);
}

TEST(Reminder, NeverGoesBackAsDaysPass) {
  WorkCalendar calendar;
  ASSERT_TRUE(calendar.SetYear(Year2026()));
  Rule rule;
  rule.levels = ParseLevels("-5:owner -1:owner 0:owner 1:head 3:coordinator 7:leader").value();
  for (LocalDate due = Day("2026-09-01"); due < Day("2026-11-01"); due = due.Plus(1)) {
    auto rank = [&](const LocalDate& day) {
      auto now = RemindOn(rule, due, day, calendar, Clock::kRuns);
      return static_cast<int>(now.kind) * 100 + now.level;
    };
    for (LocalDate day = due.Plus(-20); day < due.Plus(20); day = day.Plus(1))
      ASSERT_LE(rank(day), rank(day.Plus(1))) << due.ToString() << " " << day.ToString();
  }
}

}  // namespace
}  // namespace huiyin::deadlines
