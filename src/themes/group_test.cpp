#include "themes/group.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>

namespace huiyin::themes {
namespace {

TEST(GroupAlike, PutsTogetherWhatSpeaksOfTheSame) {
  std::vector<std::string> texts{"候工室饮水机坏了", "夜班班车不准时", "饮水机坏了三天没人修",
                                 "班车又不准时了",   "工资条看不懂",   "候工室的饮水机坏了"};
  auto groups = GroupAlike(texts);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].members, (std::vector<std::size_t>{0, 2, 5}));
  EXPECT_EQ(groups[1].members, (std::vector<std::size_t>{1, 3}));
  ASSERT_FALSE(groups[0].shared.empty());
  EXPECT_NE(groups[0].shared[0].find("饮水机坏了"), std::string::npos);
}

TEST(GroupAlike, FindsNothingAmongTextsThatHaveNothingInCommon) {
  std::vector<std::string> texts{"食堂", "灯", "", "班车太挤"};
  EXPECT_TRUE(GroupAlike(texts).empty());
}

TEST(GroupAlike, TakesEachTextOnceAndOnlyWithItsLike) {
  EXPECT_TRUE(rc::check("a member is like the first, and in one group", [] {
    static const std::vector<std::string> kParts{"饮水机", "坏了", "班车", "不准时", "热水",
                                                 "没有",   "食堂", "，",   "太咸"};
    auto texts = *rc::gen::container<std::vector<std::string>>(
        rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kParts)),
                     [](const std::vector<std::string>& parts) {
                       std::string text;
                       for (const auto& part : parts) text += part;
                       return text;
                     }));
    std::set<std::size_t> seen;
    for (const Group& group : GroupAlike(texts)) {
      RC_ASSERT(group.members.size() >= 2U);
      RC_ASSERT(group.percent >= kLikely);
      for (std::size_t member : group.members) RC_ASSERT(seen.insert(member).second);
    }
  }));
}

}  // namespace
}  // namespace huiyin::themes
