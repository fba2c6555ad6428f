// "I met this too": what is on the board is suggested, and nothing else is.
#include "themes/similar.hpp"

#include "matters/test_world.hpp"

namespace huiyin::themes {
namespace {

class Similar : public matters::World {
 protected:
  MatterId Publish(const std::string& question) {
    auto id = Make(coordinator, {Speak("有人说的话")});
    Do(coordinator, id, [&](const matters::Act& act) {
      return matters::PublishMatter(act, {question, "加灶", {}});
    });
    return id;
  }
  std::vector<std::string> Ask(const std::string& text) {
    std::vector<std::string> questions;
    Must([&](db::Transaction& tx) -> Status {
      questions.clear();
      for (auto& each : TRY(SimilarPublished(tx, org, text, 3))) questions.push_back(each.question);
      return {};
    });
    return questions;
  }
  using Questions = std::vector<std::string>;
};

TEST_F(Similar, GivesTheMostAlikeFirst) {
  Publish("夜班班车不准时");
  Publish("候工室饮水机坏了");
  Publish("饮水机坏了没人管");
  EXPECT_EQ(Ask("我们候工室的饮水机坏了好几天"),
            (Questions{"候工室饮水机坏了", "饮水机坏了没人管"}));
  EXPECT_EQ(Ask("工资条看不懂"), Questions());
  EXPECT_EQ(Ask("！"), Questions());
}

TEST_F(Similar, GivesNothingThatWasTakenOff) {
  auto id = Publish("候工室饮水机坏了");
  ASSERT_EQ(Ask("饮水机坏了").size(), 1U);
  Do(coordinator, id, [](const matters::Act& act) {
    return matters::WithdrawMatter(act, {"措施要重写", {}});
  });
  EXPECT_EQ(Ask("饮水机坏了"), Questions());
}

TEST_F(Similar, GivesThreeAtTheMost) {
  for (int i = 0; i < 5; ++i) Publish("饮水机坏了");
  EXPECT_EQ(Ask("饮水机坏了").size(), 3U);
}

}  // namespace
}  // namespace huiyin::themes
