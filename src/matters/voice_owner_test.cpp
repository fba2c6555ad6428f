// A voice changes hands as a matter does: first asked stays responsible until somebody accepts.
#include "matters/test_world.hpp"
#include "voices/voice_handover.hpp"

namespace huiyin::matters {
namespace {

using voices::Voice;
using voices::VoiceHandoverState;

class VoiceOwner : public World {
 protected:
  template <class Step>
  Status TryVoice(const PersonId& who, Step step) {
    return database->Write([&](db::Transaction& tx) -> Status {
      auto context = Now();
      context.actor = who;
      people::Actor actor{who, TRY(directories.Get(tx, org))};
      Voice voice = TRY(voices::GetVoice(tx, org, voice_));
      TRY(step(tx, context, actor, voice_, voice.version));
      return {};
    });
  }
  Status Offer(const PersonId& who, const PersonId& to) {
    return TryVoice(
        who, [&](auto& tx, const auto& context, const auto& actor, const auto& id, auto expected) {
          return voices::HandOverVoice(tx, context, actor, id, expected, to, "请你来办");
        });
  }
  Status Accept(const PersonId& who) { return TryVoice(who, voices::AcceptVoiceHandover); }
  VoiceHandoverState Last() {
    return Ask([&](db::Reader& reader) { return voices::VoiceHandoversOf(reader, org, voice_); })
        .back()
        .state;
  }
  PersonId Owner() { return VoiceNow(voice_).owner; }
  VoiceId voice_;
};

TEST_F(VoiceOwner, ChangesOnlyWhenTheReceiverAccepts) {
  voice_ = Speak("码头的灯不亮");
  ASSERT_EQ(Owner(), dock_coordinator) << "on duty";
  ASSERT_TRUE(Offer(dock_coordinator, dock_clerk));
  EXPECT_EQ(Owner(), dock_coordinator);
  EXPECT_EQ(Offer(dock_coordinator, coordinator).error().code, ErrorCode::kConflict);
  EXPECT_EQ(Accept(dock_coordinator).error().code, ErrorCode::kForbidden);
  EXPECT_EQ(Accept(worker).error().code, ErrorCode::kNotFound);
  ASSERT_TRUE(Accept(dock_clerk));
  EXPECT_EQ(Owner(), dock_clerk);
  EXPECT_EQ(Last(), VoiceHandoverState::kAccepted);
  EXPECT_EQ(Findings(), "");
}

TEST_F(VoiceOwner, IsOfferedToWhoeverHearsForItsUnitAndByWhoeverHasIt) {
  voice_ = Speak("码头的灯不亮");
  EXPECT_EQ(Offer(dock_coordinator, clerk).error().field, "to_id") << "of another unit";
  EXPECT_EQ(Offer(dock_coordinator, dock_coordinator).error().field, "to_id");
  EXPECT_EQ(Offer(dock_clerk, coordinator).error().code, ErrorCode::kForbidden);
  EXPECT_EQ(Offer(observer, coordinator).error().code, ErrorCode::kForbidden);
  EXPECT_EQ(Offer(worker, coordinator).error().code, ErrorCode::kNotFound);
  ASSERT_TRUE(Offer(dock_coordinator, coordinator));
  ASSERT_TRUE(TryVoice(coordinator, [](auto& tx, const auto& context, const auto& actor,
                                       const auto& id, auto expected) {
    return voices::RefuseVoiceHandover(tx, context, actor, id, expected, "码头自己能办");
  }));
  EXPECT_EQ(Last(), VoiceHandoverState::kRefused);
  EXPECT_EQ(Owner(), dock_coordinator);
  ASSERT_TRUE(Offer(dock_coordinator, coordinator));
  ASSERT_TRUE(TryVoice(dock_coordinator, voices::WithdrawVoiceHandover));
  EXPECT_EQ(Accept(coordinator).error().code, ErrorCode::kConflict) << "nothing is open";
  EXPECT_EQ(Findings(), "");
}

TEST_F(VoiceOwner, AMatterThatTakesTheVoiceOvertakesTheHandover) {
  voice_ = Speak("码头的灯不亮");
  ASSERT_TRUE(Offer(dock_coordinator, dock_clerk));
  Make(coordinator, {voice_});
  EXPECT_EQ(Last(), VoiceHandoverState::kLapsed);
  EXPECT_EQ(Accept(dock_clerk).error().code, ErrorCode::kForbidden);
  EXPECT_EQ(Findings(), "");
}

TEST_F(VoiceOwner, AnAbsentReceiversStandInAccepts) {
  voice_ = Speak("码头的灯不亮");
  ASSERT_TRUE(Offer(second_coordinator, dock_clerk));
  Away(dock_clerk, 0, 3);
  ASSERT_TRUE(Accept(dock_coordinator)) << "the coordinator over the unit stands in";
  EXPECT_EQ(Owner(), dock_clerk);
  EXPECT_EQ(Findings(), "");
}

TEST_F(VoiceOwner, IsAnsweredOnTheSpotByAClerkAndOtherwiseOnlyByOthers) {
  auto answer = [&](const PersonId& who, voices::Outcome outcome) {
    return TryVoice(
        who, [&](auto& tx, const auto& context, const auto& actor, const auto& id, auto expected) {
          return voices::AnswerVoice(tx, context, voice_setting, actor, id, expected,
                                     {std::nullopt, outcome, "办好了", "一句话能答", {}, {}, {}});
        });
  };
  voice_ = Speak("码头的灯不亮");
  EXPECT_EQ(answer(dock_clerk, voices::Outcome::kExplained).error().code, ErrorCode::kForbidden);
  EXPECT_EQ(answer(clerk, voices::Outcome::kOnTheSpot).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(answer(observer, voices::Outcome::kOnTheSpot).error().code, ErrorCode::kForbidden);
  ASSERT_TRUE(answer(dock_clerk, voices::Outcome::kOnTheSpot));
  EXPECT_EQ(VoiceNow(voice_).state, voices::VoiceState::kAnswered);
  voice_ = Speak("另一句");
  ASSERT_TRUE(answer(leader, voices::Outcome::kExplained));
  EXPECT_EQ(AnswersTo(voice_).size(), 1U);
  EXPECT_EQ(Findings(), "");
}

}  // namespace
}  // namespace huiyin::matters
