#include "deadlines/rule.hpp"

#include <gtest/gtest.h>

#include "calendar/test_year.hpp"
#include "deadlines/deadlines_json.hpp"
#include "deadlines/shipped.hpp"

namespace huiyin::deadlines {
namespace {

Rule Good() {
  return {RuleName::kDecideMatter, 1,      5,
          DayUnit::kWorking,       "依据", "the rules",
          people::Role::kLeader,   10,     {{0, {Told::kOwner}}, {1, {Told::kOwner, Told::kHead}}}};
}

TEST(Rule, LevelsReadAsTheyWereWritten) {
  for (std::string_view text : {"", "0:owner", "-3:owner 0:owner+stand_in 7:head+leader"}) {
    auto levels = ParseLevels(text);
    ASSERT_TRUE(levels) << text;
    EXPECT_EQ(LevelsText(*levels), text);
  }
  for (std::string_view text : {"owner", "1:", "1:owner+", "x:owner", "1:nobody", "1:owner 2"})
    EXPECT_FALSE(ParseLevels(text)) << text;
}

TEST(Rule, SaysWhichFieldIsWrong) {
  EXPECT_TRUE(CheckRule(Good()));
  auto field = [](auto change) {
    Rule rule = Good();
    change(rule);
    auto checked = CheckRule(rule);
    return checked ? std::string() : checked.error().field;
  };
  EXPECT_EQ(field([](Rule& r) { r.count = -1; }), "count");
  EXPECT_EQ(field([](Rule& r) { r.count = 1001; }), "count");
  EXPECT_EQ(field([](Rule& r) { r.basis = ""; }), "basis");
  EXPECT_EQ(field([](Rule& r) { r.basis_en = ""; }), "");
  EXPECT_EQ(field([](Rule& r) { r.basis_en = std::string(kBasisBytes + 1, 'x'); }), "basis_en");
  EXPECT_EQ(field([](Rule& r) { r.extend_by = people::Role::kClerk; }), "extend_by");
  EXPECT_EQ(field([](Rule& r) { r.extend_days = -1; }), "extend_days");
  EXPECT_EQ(field([](Rule& r) { r.levels[1].days = 0; }), "levels");
  EXPECT_EQ(field([](Rule& r) { r.levels[1].days = 251; }), "levels");
  EXPECT_EQ(field([](Rule& r) { r.levels[0].tell.clear(); }), "levels");
  EXPECT_EQ(field([](Rule& r) { r.levels[0].tell.push_back(Told::kOwner); }), "levels");
}

TEST(ShippedData, HoldsEveryRuleOnceAndTheYear2026AsNoticed) {
  ASSERT_EQ(ShippedRules().size(), kRuleNames.all().size());
  for (const auto& code : kRuleNames.all()) {
    int count = 0;
    for (const Rule& rule : ShippedRules()) {
      if (rule.name != code.value) continue;
      ++count;
      EXPECT_TRUE(CheckRule(rule)) << code.text;
      EXPECT_FALSE(rule.basis_en.empty()) << code.text;
    }
    EXPECT_EQ(count, 1) << code.text;
  }
  ASSERT_EQ(ShippedYears().size(), ShippedYearTexts().size());
  ASSERT_FALSE(ShippedYears().empty());
  CalendarYear expected = Year2026();
  const CalendarYear& shipped = ShippedYears().front();
  EXPECT_EQ(shipped.holidays, expected.holidays);
  EXPECT_EQ(shipped.holidays.size(), 33U);
  EXPECT_EQ(shipped.workdays, expected.workdays);
}

TEST(YearFile, SaysWhatIsWrongWithIt) {
  auto field = [](std::string_view text) {
    auto year = ReadYearFile(text);
    return year ? std::string("fine") : year.error().field;
  };
  EXPECT_EQ(field(R"({"year":2027,"basis":"通知","holidays":["2027-01-01"],"workdays":[]})"),
            "fine");
  EXPECT_EQ(field(R"({"year":1999,"basis":"通知","holidays":[],"workdays":[]})"), "year");
  EXPECT_EQ(field(R"({"basis":"通知","holidays":[],"workdays":[]})"), "year");
  EXPECT_EQ(field(R"({"year":2027,"basis":" ","holidays":[],"workdays":[]})"), "basis");
  EXPECT_EQ(field(R"({"year":2027,"basis":"x","holidays":["1 January"],"workdays":[]})"),
            "holidays");
  EXPECT_EQ(field(R"({"year":2027,"basis":"x","holidays":[],"workdays":["2027-02-30"]})"),
            "workdays");
  EXPECT_FALSE(ReadYearFile("[]"));
  EXPECT_FALSE(ReadYearFile("{"));
  EXPECT_FALSE(ReadYearFile("\xff"));
}

}  // namespace
}  // namespace huiyin::deadlines
