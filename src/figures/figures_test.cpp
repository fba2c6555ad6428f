// What leaves the program: rolled up tables, CSV, shares.
#include "figures/figures.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "figures/brief.hpp"
#include "figures/figures_csv.hpp"
#include "figures/figures_query.hpp"

namespace huiyin::figures {
namespace {

UnitId Numbered(int n) {
  Uuid::Bytes bytes{};
  bytes[15] = static_cast<std::uint8_t>(n);
  return UnitId(Uuid(bytes));
}

// A random tree of units, some of them one's own, with random counts.
struct Forest {
  std::vector<people::Unit> units;
  std::vector<UnitId> own;
  Table table;
};
Forest Grow() {
  Forest forest;
  int count = *rc::gen::inRange(1, 12);
  for (int i = 0; i < count; ++i) {
    people::Unit unit;
    unit.id = Numbered(i + 1);
    if (i > 0) unit.parent = Numbered(*rc::gen::inRange(1, i + 1));
    unit.name = "单位";
    forest.units.push_back(unit);
    if (*rc::gen::inRange(0, 4) == 0) forest.own.push_back(unit.id);
    TableRow row;
    row.key = unit.id.ToString();
    auto people = *rc::gen::inRange<std::int64_t>(0, 9);
    row.voices[VoiceFigure::kReceived] = people;
    row.voices[VoiceFigure::kAnswered] = *rc::gen::inRange<std::int64_t>(0, people + 1);
    row.matters[MatterFigure::kMade] = *rc::gen::inRange<std::int64_t>(0, 4);
    forest.table.rows.push_back(row);
    forest.table.voices += row.voices;
    forest.table.matters += row.matters;
  }
  return forest;
}

TEST(ForeignFigures, NeverShowFewerThanFivePeopleNorLetThemBeWorkedOut) {
  rc::check([] {
    Forest forest = Grow();
    Table shown = RollUpForeign(forest.table, forest.units, forest.own);
    std::int64_t own = 0, foreign = 0;
    for (const TableRow& row : shown.rows) {
      std::int64_t people = row.voices[VoiceFigure::kReceived];
      if (row.exact) {
        own += people;
      } else {
        RC_ASSERT(people >= 5 || people == 0);
        foreign += people;
      }
    }
    // Whoever knows the total takes off their own and what is shown: nothing is left, or nothing was shown at all.
    std::int64_t rest = forest.table.voices[VoiceFigure::kReceived] - own - foreign;
    RC_ASSERT(rest == 0 || (foreign == 0 && rest < 5 && shown.hidden));
  });
}

TEST(ForeignFigures, AddUpToTheWholeUnlessTheyAreHidden) {
  rc::check([] {
    Forest forest = Grow();
    Table shown = RollUpForeign(forest.table, forest.units, forest.own);
    if (shown.hidden) return;
    RC_ASSERT(shown.voices == forest.table.voices);
    RC_ASSERT(shown.matters == forest.table.matters);
  });
}

TEST(ForeignFigures, ShowOnesOwnUnitsExactly) {
  Table table;
  for (int n : {1, 2, 3}) {
    TableRow row;
    row.key = Numbered(n).ToString();
    row.voices[VoiceFigure::kReceived] = n == 3 ? 6 : 2;
    table.rows.push_back(row);
  }
  std::vector<people::Unit> units(3);
  for (int n : {1, 2, 3}) {
    auto& unit = units[static_cast<std::size_t>(n - 1)];
    unit.id = Numbered(n);
    if (n > 1) unit.parent = Numbered(1);
  }
  Table shown = RollUpForeign(table, units, {Numbered(2)});
  ASSERT_EQ(shown.rows.size(), 2U);
  EXPECT_TRUE(shown.rows[0].exact);
  EXPECT_EQ(shown.rows[0].voices[VoiceFigure::kReceived], 2);
  EXPECT_FALSE(shown.rows[1].exact);
  EXPECT_EQ(shown.rows[1].voices[VoiceFigure::kReceived], 8) << "the root's two go with the six";
}

TEST(FigureCsv, NeverGivesAFormulaToASpreadsheet) {
  EXPECT_EQ(CsvCell("=1+1"), "'=1+1");
  EXPECT_EQ(CsvCell("+86"), "'+86");
  EXPECT_EQ(CsvCell("-x"), "'-x");
  EXPECT_EQ(CsvCell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(CsvCell("\t=1"), "'\t=1");
  EXPECT_EQ(CsvCell("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(CsvCell("码头, \"一\"班"), "\"码头, \"\"一\"\"班\"");
  EXPECT_EQ(CsvCell("说句心里话"), "说句心里话");
}

TEST(FigurePeriods, AreTheCalendarOnesThatTodayLiesIn) {
  auto days = [](Period period, const char* today) {
    auto [from, to] = DaysOf(period, LocalDate::Parse(today).value());
    return from.ToString() + " " + to.ToString();
  };
  EXPECT_EQ(days(Period::kMonth, "2028-02-29"), "2028-02-01 2028-02-29");
  EXPECT_EQ(days(Period::kMonth, "2026-12-31"), "2026-12-01 2026-12-31");
  EXPECT_EQ(days(Period::kQuarter, "2026-03-31"), "2026-01-01 2026-03-31");
  EXPECT_EQ(days(Period::kQuarter, "2026-10-01"), "2026-10-01 2026-12-31");
  EXPECT_EQ(days(Period::kHalfYear, "2026-06-30"), "2026-01-01 2026-06-30");
  EXPECT_EQ(days(Period::kHalfYear, "2026-07-01"), "2026-07-01 2026-12-31");
  EXPECT_EQ(days(Period::kYear, "2026-05-05"), "2026-01-01 2026-12-31");
}

TEST(BriefShares, AreCutOffSoThatAHundredMeansAll) {
  EXPECT_EQ(Share(56, 56), "100%");
  EXPECT_EQ(Share(999, 1000), "99.9%");
  EXPECT_EQ(Share(9999, 10000), "99.9%");
  EXPECT_EQ(Share(0, 7), "0%");
  EXPECT_EQ(Share(38, 56), "67.8%");
  EXPECT_EQ(Share(0, 0), "–");
}

}  // namespace
}  // namespace huiyin::figures
