#include "themes/likeness.hpp"

#include <gtest/gtest.h>

namespace huiyin::themes {
namespace {

Likeness Of(std::string_view a, std::string_view b) { return Compare(TextGrams(a), TextGrams(b)); }

TEST(Likeness, IsTheShareOfCommonPairsAndNamesTheWords) {
  auto like = Of("候工室饮水机坏了", "饮水机坏了三天");
  EXPECT_EQ(like.percent, 66) << "4 of the 6 pairs of the shorter one";
  EXPECT_EQ(like.shared, std::vector<std::string>{"饮水机坏了"});
}

TEST(Likeness, IsTheSameFromBothSidesInNumber) {
  TextGrams a("宿舍四楼没有热水，晚上十点以后"), b("热水到十点就没有了");
  EXPECT_EQ(PercentAlike(a, b), PercentAlike(b, a));
}

TEST(Likeness, OfOneCommonPairIsNothing) {
  EXPECT_EQ(Of("希望加工资", "希望修路灯").percent, 0);
  EXPECT_TRUE(Of("希望加工资", "希望修路灯").shared.empty());
}

TEST(Likeness, OfEmptyAndOneCharacterTextsIsNothing) {
  EXPECT_EQ(Of("", "灯").percent, 0);
  EXPECT_EQ(Of("灯", "灯").percent, 0);
}

TEST(Likeness, OfTheSameTextIsWhole) { EXPECT_EQ(Of("灯坏了", "灯坏了").percent, 100); }

TEST(Likeness, NamesThreeWordsAtTheMostTheLongestFirst) {
  auto like =
      Of("食堂饭菜，宿舍热水，澡堂更衣柜，班车座位", "班车座位，澡堂更衣柜，食堂饭菜，宿舍热水");
  EXPECT_EQ(like.shared, (std::vector<std::string>{"澡堂更衣柜", "食堂饭菜", "宿舍热水"}));
}

}  // namespace
}  // namespace huiyin::themes
