#include "board/small_groups.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <string>
#include <utility>

namespace huiyin::board {
namespace {

UnitId Unit(std::uint8_t n) {
  Uuid::Bytes bytes{};
  bytes[15] = n;
  return UnitId(Uuid(bytes));
}
std::uint8_t NameOf(const UnitId& unit) { return unit.uuid().bytes()[15]; }

// A row of letters: unit 'c' below 'a' with 3 people. Its one column counts 1 where it counts anything.
struct Row {
  char unit;
  char parent;  // 0: none
  std::int64_t people;
};

std::vector<GroupRow> Tree(const std::vector<Row>& rows) {
  std::vector<GroupRow> tree;
  for (const Row& row : rows) {
    std::optional<UnitId> parent;
    if (row.parent != 0) parent = Unit(static_cast<std::uint8_t>(row.parent));
    tree.push_back(
        {Unit(static_cast<std::uint8_t>(row.unit)), parent, row.people, {row.people == 0 ? 0 : 1}});
  }
  return tree;
}

// "a=12(ac) b=7(b)": each row with its people and the units in it; '*' is "other".
std::string Text(const std::vector<ShownGroup>& groups) {
  std::string text;
  for (const ShownGroup& group : groups) {
    if (!text.empty()) text += ' ';
    text += group.unit ? static_cast<char>(NameOf(*group.unit)) : '*';
    text += "=" + std::to_string(group.people) + "(";
    std::string members;
    for (const UnitId& unit : group.members) members += static_cast<char>(NameOf(unit));
    std::sort(members.begin(), members.end());
    text += members + ")";
  }
  return text;
}

TEST(RollUp, MayWantMorePeopleNeverFewer) {
  auto tree = Tree({{'a', 0, 20}, {'b', 'a', 9}, {'c', 'a', 3}});
  EXPECT_EQ(Text(RollUp(tree)), "a=23(ac) b=9(b)");
  EXPECT_EQ(Text(RollUp(tree, 10)), "a=32(abc)");
  EXPECT_EQ(Text(RollUp(tree, 40)), "");
  EXPECT_EQ(Text(RollUp(tree, 1)), Text(RollUp(tree))) << "five at least";
}

TEST(HideSmall, MayWantMorePeopleNeverFewer) {
  const std::array<std::int64_t, 3> counts{30, 9, 3};
  using enum Shown;
  EXPECT_EQ(HideSmall(counts, 42, 10), (std::vector{kShown, kHidden, kHidden}));
  EXPECT_EQ(HideSmall(counts, 42, 1), HideSmall(counts, 42));
  const std::array<Sized, 3> rising{Sized{3, 3}, Sized{9, 9}, Sized{30, 30}};
  EXPECT_EQ(LeastShown(rising, 42, 10), 30);
  EXPECT_EQ(LeastShown(rising, 42, 1), LeastShown(rising, 42));
}

TEST(RollUp, ShowsWhatTheTableSays) {
  struct Case {
    std::string_view why;
    std::vector<Row> rows;
    std::string_view shown;
  };
  const Case cases[] = {
      {"nothing at all", {}, ""},
      {"nobody anywhere", {{'a', 0, 0}, {'b', 'a', 0}}, ""},
      {"five is enough", {{'a', 0, 5}}, "a=5(a)"},
      {"four everywhere together: only the total", {{'a', 0, 1}, {'b', 'a', 3}}, ""},
      {"five together", {{'a', 0, 2}, {'b', 'a', 3}}, "a=5(ab)"},
      {"all large", {{'a', 0, 6}, {'b', 'a', 7}, {'c', 'a', 8}}, "a=6(a) b=7(b) c=8(c)"},
      {"a small one moves up", {{'a', 0, 6}, {'b', 'a', 4}, {'c', 'a', 8}}, "a=10(ab) c=8(c)"},
      {"several small ones make one row",
       {{'a', 0, 0}, {'b', 'a', 4}, {'c', 'a', 1}, {'d', 'a', 9}},
       "a=5(bc) d=9(d)"},
      {"small ones of a line stay in the line",
       {{'a', 0, 9}, {'b', 'a', 0}, {'c', 'b', 4}, {'d', 'b', 3}},
       "a=9(a) b=7(cd)"},
      {"two levels up", {{'a', 0, 9}, {'b', 'a', 0}, {'c', 'b', 4}}, "a=13(ac)"},
      {"the only small one takes the next smallest along",
       {{'a', 0, 0}, {'b', 'a', 2}, {'c', 'a', 20}, {'d', 'a', 7}},
       "a=9(bd) c=20(c)"},
      {"a small root takes the next smallest along",
       {{'a', 0, 1}, {'b', 'a', 6}, {'c', 'a', 5}},
       "a=6(ac) b=6(b)"},
      {"not one below a row that stays",
       {{'a', 0, 1}, {'b', 'a', 20}, {'c', 'b', 5}},
       "a=21(ab) c=5(c)"},
      {"the whole is one row", {{'a', 0, 1}, {'b', 'a', 6}}, "a=7(ab)"},
      {"a unit without people but with matters moves up", {{'a', 0, 5}, {'b', 'a', 0}}, "a=5(a)"},
      {"two roots that are small are other",
       {{'a', 0, 4}, {'b', 0, 3}, {'c', 0, 9}},
       "c=9(c) *=7(ab)"},
      {"one small root beside a large one",
       {{'a', 0, 4}, {'b', 0, 8}, {'c', 0, 9}},
       "c=9(c) *=12(ab)"},
      {"a small tree takes from itself first",
       {{'a', 0, 1}, {'b', 'a', 9}, {'c', 0, 6}},
       "a=10(ab) c=6(c)"},
      {"groups without a tree", {{'x', 0, 2}, {'y', 0, 2}, {'z', 0, 30}}, "*=34(xyz)"},
      {"a parent that is not there is none", {{'b', 'q', 6}, {'c', 'q', 7}}, "b=6(b) c=7(c)"},
      {"a circle is cut", {{'a', 'b', 3}, {'b', 'a', 3}}, "b=6(ab)"},
      {"its own parent", {{'a', 'a', 6}}, "a=6(a)"},
  };
  for (const Case& each : cases) EXPECT_EQ(Text(RollUp(Tree(each.rows))), each.shown) << each.why;
}

TEST(RollUp, AddsTheColumnsUpAlongWithThePeople) {
  auto groups = RollUp(
      {{Unit(1), {}, 6, {2, 0}}, {Unit(2), Unit(1), 3, {5, 1}}, {Unit(3), Unit(1), 0, {4, 4}}});
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].columns, (std::vector<std::int64_t>{11, 5}));
  EXPECT_EQ(groups[0].members.size(), 3U);
}

std::vector<GroupRow> AnyTree() {
  auto size = *rc::gen::inRange<std::size_t>(0, 14);
  std::vector<GroupRow> rows;
  for (std::size_t i = 0; i < size; ++i) {
    // Mostly small counts, and mostly one tree.
    auto people =
        *rc::gen::weightedOneOf<std::int64_t>({{2, rc::gen::just<std::int64_t>(0)},
                                               {5, rc::gen::inRange<std::int64_t>(1, 7)},
                                               {1, rc::gen::inRange<std::int64_t>(5, 60)}});
    std::optional<UnitId> parent;
    if (i > 0 && *rc::gen::inRange(0, 10) > 0)
      parent = rows[*rc::gen::inRange<std::size_t>(0, i)].unit;
    auto things = *rc::gen::inRange<std::int64_t>(0, 3);
    rows.push_back(
        {Unit(static_cast<std::uint8_t>(i + 1)), parent, people, {people + things, things}});
  }
  // Parents stand before their children, behind them, or in between.
  auto cut = *rc::gen::inRange<std::size_t>(0, size + 1);
  std::rotate(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(cut), rows.end());
  if (*rc::gen::arbitrary<bool>()) std::reverse(rows.begin(), rows.end());
  return rows;
}

std::int64_t PeopleOf(const std::vector<GroupRow>& rows) {
  return std::accumulate(rows.begin(), rows.end(), std::int64_t{0},
                         [](auto sum, const auto& row) { return sum + row.people; });
}

TEST(RollUp, RowsHaveFivePeopleAndAddUpToTheTotal) {
  EXPECT_TRUE(rc::check("rows of five, sums kept, each unit once", [] {
    auto rows = AnyTree();
    auto groups = RollUp(rows);
    RC_ASSERT(groups.empty() == (PeopleOf(rows) < kFewestPeople));
    if (groups.empty()) return;
    std::map<UnitId, const GroupRow*> by_unit;
    for (const GroupRow& row : rows) by_unit[row.unit] = &row;
    std::vector<std::int64_t> columns(2, 0);
    std::map<UnitId, int> seen;
    for (const ShownGroup& group : groups) {
      RC_ASSERT(group.people >= kFewestPeople);
      std::int64_t people = 0;
      for (const UnitId& unit : group.members) {
        ++seen[unit];
        people += by_unit.at(unit)->people;
      }
      RC_ASSERT(people == group.people);
      for (std::size_t i = 0; i < columns.size(); ++i) columns[i] += group.columns[i];
    }
    for (const GroupRow& row : rows) {
      RC_ASSERT(seen[row.unit] == (row.columns[0] != 0 ? 1 : 0));
      for (std::size_t i = 0; i < columns.size(); ++i) columns[i] -= row.columns[i];
    }
    RC_ASSERT(columns == std::vector<std::int64_t>(2, 0));
  }));
}

// A reader adds and subtracts rows and the total as they like. What comes out stands for a set of units; it may not be people of
// one to four.
TEST(RollUp, NoSumOrDifferenceOfRowsTellsASmallGroup) {
  EXPECT_TRUE(rc::check("no small group can be worked out", [] {
    auto rows = AnyTree();
    auto groups = RollUp(rows);
    auto total = PeopleOf(rows);
    for (std::uint32_t chosen = 0; chosen < (1U << groups.size()); ++chosen) {
      std::int64_t people = 0;
      for (std::size_t i = 0; i < groups.size(); ++i)
        people += (chosen >> i & 1U) != 0 ? groups[i].people : 0;
      RC_ASSERT(people == 0 || people >= kFewestPeople);
      if (groups.empty()) continue;  // then the total is all there is, and it is exact by rule
      RC_ASSERT(total - people == 0 || total - people >= kFewestPeople);
    }
    for (const ShownGroup& group : groups) {
      // Alone in its row is only who has five.
      auto with_people =
          std::count_if(group.members.begin(), group.members.end(), [&](const UnitId& unit) {
            return std::any_of(rows.begin(), rows.end(), [&](const GroupRow& row) {
              return row.unit == unit && row.people > 0;
            });
          });
      RC_ASSERT(with_people > 1 || group.people >= kFewestPeople);
    }
  }));
}

TEST(RollUp, HidesNoMoreThanOneLargeUnit) {
  EXPECT_TRUE(rc::check("units of five keep their row, but for the one taken along", [] {
    auto rows = AnyTree();
    auto groups = RollUp(rows);
    std::int64_t gone = 0;
    for (const GroupRow& row : rows) {
      if (row.people < kFewestPeople) continue;
      bool named = std::any_of(groups.begin(), groups.end(),
                               [&](const ShownGroup& group) { return group.unit == row.unit; });
      if (!named) ++gone;
    }
    RC_ASSERT(gone <= 1);
  }));
}

}  // namespace
}  // namespace huiyin::board
