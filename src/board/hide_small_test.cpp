#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <string>

#include "board/small_groups.hpp"

namespace huiyin::board {
namespace {

std::string Marks(const std::vector<std::int64_t>& counts, std::int64_t total) {
  std::string text;
  for (Shown shown : HideSmall(counts, total)) text += shown == Shown::kShown ? '+' : '-';
  return text;
}

TEST(HideSmall, ShowsWhatTheTableSays) {
  EXPECT_EQ(Marks({}, 0), "");
  EXPECT_EQ(Marks({5, 6}, 11), "++") << "nothing is small";
  EXPECT_EQ(Marks({12, 2}, 14), "--") << "14 - 12 tells 2";
  EXPECT_EQ(Marks({12, 7, 2}, 21), "+--") << "the next smallest goes too";
  EXPECT_EQ(Marks({12, 3, 2}, 17), "+--") << "two small ones hide each other";
  EXPECT_EQ(Marks({12, 3, 1}, 16), "---") << "four people are too few to hide in";
  EXPECT_EQ(Marks({12, 0}, 12), "+-") << "nobody is hidden, so nobody is told";
  EXPECT_EQ(Marks({12, 0, 2}, 14), "---");
  EXPECT_EQ(Marks({8, 8, 2}, 12), "---")
      << "people counted twice: what is left over is not certain";
  EXPECT_EQ(Marks({4}, 4), "-");
}

TEST(HideSmall, LeavesNobodyOrFiveInWhatIsHidden) {
  EXPECT_TRUE(rc::check("the rest has nobody or five", [] {
    auto counts =
        *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 12));
    auto total = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    RC_PRE(total >= kFewestPeople);
    auto shown = HideSmall(counts, total);
    std::int64_t hidden = 0;
    std::int64_t alone = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (shown[i] == Shown::kShown) {
        RC_ASSERT(counts[i] >= kFewestPeople);
        continue;
      }
      hidden += counts[i];
      alone += counts[i] > 0 ? 1 : 0;
    }
    RC_ASSERT(hidden == 0 || (hidden >= kFewestPeople && alone > 1));
  }));
}

// Where people are counted twice the total is less than the sum; then more is hidden, never less.
TEST(HideSmall, LeavesFiveOverAlsoWherePeopleAreCountedTwice) {
  EXPECT_TRUE(rc::check("total minus shown is five or more", [] {
    auto counts =
        *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 30));
    auto sum = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    auto total = *rc::gen::inRange<std::int64_t>(0, sum + 1);
    auto shown = HideSmall(counts, total);
    std::int64_t seen = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
      seen += shown[i] == Shown::kShown ? counts[i] : 0;
    RC_ASSERT(seen == sum || seen == 0 || total - seen >= kFewestPeople);
  }));
}

// By size it hides what one by one would be hidden, and beyond that only what is as large as the largest of these.
TEST(LeastShown, HidesWhatHideSmallHidesAndItsEquals) {
  EXPECT_TRUE(rc::check("the same but for equals", [] {
    auto counts =
        *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 15));
    auto sum = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    auto total = *rc::gen::inRange<std::int64_t>(0, sum + 1);
    std::map<std::int64_t, std::int64_t> people;
    for (auto count : counts) people[count] += count;
    std::vector<Sized> rising;
    for (const auto& [size, of_size] : people) rising.push_back({size, of_size});
    auto least = LeastShown(rising, total);
    auto shown = HideSmall(counts, total);
    std::int64_t largest_hidden = kFewestPeople - 1;
    std::int64_t seen = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (shown[i] == Shown::kHidden) {
        RC_ASSERT(counts[i] < least);
        largest_hidden = std::max(largest_hidden, counts[i]);
      }
      seen += counts[i] >= least ? counts[i] : 0;
    }
    for (auto count : counts) RC_ASSERT((count >= least) == (count > largest_hidden));
    RC_ASSERT(seen == sum || seen == 0 || total - seen >= kFewestPeople);
  }));
}

TEST(LeastShown, ShowsWhatTheTableSays) {
  constexpr auto kNothing = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(LeastShown({}, 0), kNothing);
  EXPECT_EQ(LeastShown(std::vector<Sized>{{5, 5}, {6, 6}}, 11), 5) << "nothing is small";
  EXPECT_EQ(LeastShown(std::vector<Sized>{{2, 2}, {12, 12}}, 14), kNothing) << "14 - 12 tells 2";
  EXPECT_EQ(LeastShown(std::vector<Sized>{{2, 2}, {7, 7}, {12, 12}}, 21), 12);
  EXPECT_EQ(LeastShown(std::vector<Sized>{{2, 2}, {7, 21}, {12, 12}}, 35), 12)
      << "three of seven: the rule cannot choose between them, so none is shown";
  EXPECT_EQ(LeastShown(std::vector<Sized>{{3, 6}, {12, 12}}, 18), 12)
      << "two small ones hide each other";
}

}  // namespace
}  // namespace huiyin::board
