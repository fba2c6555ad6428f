// After "not" somebody else answers: who is shut out, matter by matter, and what they are told before they type.
#include <algorithm>

#include "matters/test_world.hpp"

namespace huiyin::matters {
namespace {

using voices::Outcome;
using voices::Rating;

class RejectedAnswer : public World {
 protected:
  // One voice in two matters, one answered by the clerk, the other by the cook; then its speaker says "not".
  RejectedAnswer() {
    voice = Speak("夜里的饭是凉的，窗口也少");
    one = Make(coordinator, {voice});
    two = Make(coordinator, {voice});
    for (const MatterId& id : {one, two}) Decide(id);
    Answer(clerk, one);
    Answer(cook, two);
    Rate(voice, Rating::kNot);
  }
  ErrorCode Again(const PersonId& who, const MatterId& id) {
    Status status = Try(who, id, [](const Act& act) {
      return AnswerMatter(act, {Outcome::kExplained, "再答一次", {}});
    });
    return status ? ErrorCode::kInternal : status.error().code;
  }
  bool IsShutOut(const PersonId& who, const MatterId& id) {
    return Ask([&](db::Reader& reader) {
             return MustBeAnsweredByOther(reader, org, MatterNow(id), who);
           })
        .has_value();
  }
  static constexpr ErrorCode kAnswered = ErrorCode::kInternal;
  VoiceId voice;
  MatterId one, two;
};

TEST_F(RejectedAnswer, ShutsOutTheAuthorOfEachMattersOwnAnswerOnly) {
  EXPECT_TRUE(IsShutOut(clerk, one));
  EXPECT_FALSE(IsShutOut(cook, one));
  EXPECT_TRUE(IsShutOut(cook, two));
  EXPECT_FALSE(IsShutOut(clerk, two));
  EXPECT_EQ(Again(cook, two), ErrorCode::kConflict);
  EXPECT_EQ(Again(clerk, one), ErrorCode::kConflict);
  EXPECT_EQ(Again(clerk, two), kAnswered) << "never answered it before";
  EXPECT_EQ(Again(cook, one), kAnswered);
  EXPECT_EQ(Findings(), "");
}

TEST_F(RejectedAnswer, ShutsOutWhoWroteTheLatestNotTheFirst) {
  auto other = Speak("更衣柜不够");
  auto id = Make(coordinator, {other});
  Decide(id);
  Answer(clerk, id);
  Do(coordinator, id, [](const Act& act) { return ReopenMatter(act, "补充了情况"); });
  Answer(cook, id);
  Rate(other, Rating::kNot);
  EXPECT_TRUE(IsShutOut(cook, id));
  EXPECT_FALSE(IsShutOut(clerk, id));
}

TEST_F(RejectedAnswer, FollowsItsAuthorWhenTheVoiceMovesElsewhere) {
  auto other = Speak("更衣柜不够");
  auto from = Make(coordinator, {other, Speak("别人也说")});
  auto to = Make(coordinator, {Speak("鞋柜也不够")});
  Decide(from);
  Decide(to);
  Answer(clerk, from);
  Rate(other, Rating::kNot);
  EXPECT_FALSE(IsShutOut(clerk, to));
  Do(coordinator, from, [&](const Act& act) { return MoveVoice(act, other, to, "归到这里"); });
  EXPECT_TRUE(IsShutOut(clerk, to));
  EXPECT_EQ(Again(cook, to), kAnswered);
}

TEST_F(RejectedAnswer, LetsAnybodyAnswerWhenACoordinatorOpensItAgain) {
  auto other = Speak("更衣柜不够");
  auto id = Make(coordinator, {other});
  Decide(id);
  Answer(clerk, id);
  Do(coordinator, id, [](const Act& act) { return ReopenMatter(act, "补充了情况"); });
  EXPECT_FALSE(IsShutOut(clerk, id));
  EXPECT_EQ(Again(clerk, id), kAnswered);
}

TEST_F(RejectedAnswer, OfAVoiceWithoutAMatterShutsItsAuthorOutToo) {
  auto other = Speak("谁管路灯");
  auto answer = [&](const PersonId& who) {
    return database->Write([&](db::Transaction& tx) -> Status {
      auto context = Now();
      context.actor = who;
      people::Actor actor{who, TRY(directories.Get(tx, org))};
      voices::NewVoiceAnswer input;
      input.body = "后勤管";
      input.reason = "一问一答";
      TRY(voices::AnswerVoice(tx, context, voice_setting, actor, other, std::nullopt, input));
      return {};
    });
  };
  ASSERT_TRUE(answer(coordinator).has_value());
  Rate(other, Rating::kNot);
  EXPECT_EQ(answer(coordinator).error().code, ErrorCode::kConflict);
  EXPECT_TRUE(answer(leader).has_value());
  EXPECT_EQ(Findings(), "");
}

}  // namespace
}  // namespace huiyin::matters
