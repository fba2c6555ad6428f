// The preview as a rule: whoever publishes has seen exactly these marks.
#include "wording/wording.hpp"

#include <gtest/gtest.h>

namespace huiyin::wording {
namespace {

const text::KnownNames kNames{{"何春梅"}, {{"化验组", 2}}};

TEST(Wording, WithoutMarksNeedsNoLook) {
  auto checked = CheckWording({{"question", "食堂的饭凉了"}}, kNames);
  EXPECT_TRUE(checked.warnings.empty());
  EXPECT_TRUE(MustHaveLooked(checked, std::nullopt));
  EXPECT_TRUE(MustHaveLooked(checked, "an old one")) << "what was marked is gone";
}

TEST(Wording, NamesTheFieldOfEachMark) {
  auto checked = CheckWording({{"question", "化验组"}, {"measures", "请何春梅去"}}, kNames);
  ASSERT_EQ(checked.warnings.size(), 2U);
  EXPECT_EQ(checked.warnings[0].field, "question");
  EXPECT_EQ(checked.warnings[1].field, "measures");
}

TEST(Wording, ALookIsOfTheseWordsAndNoOthers) {
  auto looked = CheckWording({{"question", "请何春梅去"}}, kNames).looked;
  EXPECT_TRUE(MustHaveLooked(CheckWording({{"question", "请何春梅去"}}, kNames), looked));
  for (const char* other : {"请何春梅去吧", "何春梅", "请何春梅去化验组"}) {
    auto checked = CheckWording({{"question", other}}, kNames);
    Status status = MustHaveLooked(checked, looked);
    ASSERT_FALSE(status) << other;
    EXPECT_EQ(status.error().code, ErrorCode::kConflict);
  }
  auto moved = CheckWording({{"measures", "请何春梅去"}}, kNames);
  EXPECT_FALSE(MustHaveLooked(moved, looked)) << "another field is another place";
}

}  // namespace
}  // namespace huiyin::wording
