// Voices that leave a matter, or come to it late: nobody is left waiting for a matter that waits for nobody.
#include "matters/test_world.hpp"
#include "voices/staff_operations.hpp"

namespace huiyin::matters {
namespace {

using voices::Rating;
using voices::VoiceState;

class Settling : public World {
 protected:
  MatterId Answered(const std::vector<VoiceId>& list) {
    MatterId id = Make(coordinator, list);
    Decide(id);
    Answer(clerk, id);
    return id;
  }
  void Link(const MatterId& id, const VoiceId& voice) {
    Do(coordinator, id, [&](const Act& act) { return LinkVoices(act, {voice}); });
  }
  void Unlink(const MatterId& id, const VoiceId& voice) {
    Do(coordinator, id, [&](const Act& act) { return UnlinkVoice(act, voice, "放错了"); });
  }
  Status TryAnswer(const MatterId& id, const NewAnswer& answer) {
    return Try(clerk, id, [&](const Act& act) { return AnswerMatter(act, answer); });
  }
  Status TryDissolve(const MatterId& id, const PersonId& who) {
    return Try(who, id, [&](const Act& act) { return DissolveMatter(act, "并到别处了"); });
  }
  void Reopen(const MatterId& id) {
    Do(coordinator, id, [&](const Act& act) { return ReopenMatter(act, "还有人提"); });
  }
};

TEST_F(Settling, AVoiceIsAnsweredWhenItsLastUnansweredMatterLetsItGo) {
  VoiceId voice = Speak("两件事一句话");
  MatterId first = Make(coordinator, {voice});
  MatterId second = Make(coordinator, {voice});
  Decide(first);
  Answer(clerk, first);
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kLinked);
  Unlink(second, voice);
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kAnswered);
  EXPECT_EQ(VoiceNow(voice).answered_on, Today());
  EXPECT_TRUE(VoiceNow(voice).rate_by);
  Rate(voice, Rating::kSatisfied);
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kClosed);
  EXPECT_EQ(Findings(), "");
}

TEST_F(Settling, AVoiceThatAnotherMatterStillOwesAnAnswerStaysLinked) {
  VoiceId voice = Speak("两件事一句话");
  MatterId first = Make(coordinator, {voice});
  MatterId second = Make(coordinator, {voice});
  Unlink(first, voice);
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kLinked);
  Unlink(second, voice);
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kAccepted);
}

TEST_F(Settling, AMatterIsAnsweredAgainWhenALateVoiceGoesAsItCame) {
  VoiceId voice = Speak("灯坏了"), stray = Speak("别的事");
  MatterId id = Answered({voice});
  Link(id, stray);
  EXPECT_EQ(MatterNow(id).state, MatterState::kInProgress);
  Unlink(id, stray);
  EXPECT_EQ(MatterNow(id).state, MatterState::kAnswered);
  EXPECT_EQ(MatterNow(id).answered_on, Today());
  Rate(voice, Rating::kSatisfied);
  Do(coordinator, id, [](const Act& act) { return CloseMatter(act); });
  EXPECT_EQ(Findings(), "");
}

TEST_F(Settling, AMatterIsAnsweredAgainWhenTheDissatisfiedVoiceMovesOn) {
  VoiceId pleased = Speak("灯坏了"), angry = Speak("灯坏了半个月");
  MatterId id = Answered({pleased, angry});
  Rate(angry, Rating::kNot);
  EXPECT_EQ(MatterNow(id).state, MatterState::kReopened);
  MatterId other = Make(coordinator, {Speak("照明改造")});
  Do(coordinator, id, [&](const Act& act) { return MoveVoice(act, angry, other, "归照明改造"); });
  EXPECT_EQ(MatterNow(id).state, MatterState::kAnswered);
  EXPECT_EQ(VoiceNow(angry).state, VoiceState::kLinked);
  EXPECT_EQ(Findings(), "");
}

TEST_F(Settling, AnEmptyMatterCanOnlyBeDissolved) {
  VoiceId voice = Speak("灯坏了");
  MatterId id = Make(coordinator, {voice});
  EXPECT_EQ(TryDissolve(id, coordinator).error().code, ErrorCode::kConflict);
  Unlink(id, voice);
  EXPECT_EQ(
      Try(leader, id, [&](const Act& act) { return DecideMatter(act, Decided()); }).error().code,
      ErrorCode::kConflict);
  EXPECT_EQ(Try(coordinator, id,
                [](const Act& act) {
                  return PublishMatter(act, {"问题", "措施", {}});
                })
                .error()
                .code,
            ErrorCode::kConflict);
  EXPECT_EQ(TryDissolve(id, clerk).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(TryDissolve(id, observer).error().code, ErrorCode::kForbidden);
  ASSERT_TRUE(TryDissolve(id, coordinator));
  EXPECT_EQ(MatterNow(id).state, MatterState::kClosed);
  EXPECT_FALSE(MatterNow(id).answered_on);
  EXPECT_EQ(Findings(), "");
}

TEST_F(Settling, APublishedMatterIsNotDissolvedBehindTheBoard) {
  VoiceId voice = Speak("灯坏了");
  MatterId id = Make(coordinator, {voice});
  Do(coordinator, id, [](const Act& act) { return PublishMatter(act, {"问题", "措施", {}}); });
  Unlink(id, voice);
  EXPECT_EQ(TryDissolve(id, coordinator).error().code, ErrorCode::kConflict);
  Do(coordinator, id, [](const Act& act) { return WithdrawMatter(act, {"并到别处了", {}}); });
  EXPECT_TRUE(TryDissolve(id, coordinator));
}

TEST_F(Settling, OpeningOneOfTwoMattersAgainAsksOnlyThatOne) {
  VoiceId voice = Speak("两件事一句话");
  MatterId first = Make(coordinator, {voice});
  MatterId second = Make(coordinator, {voice});
  for (const MatterId& id : {first, second}) {
    Decide(id);
    Answer(clerk, id);
  }
  Rate(voice, Rating::kSatisfied);
  Reopen(first);
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kLinked);
  EXPECT_EQ(MatterNow(second).state, MatterState::kAnswered);
  Answer(clerk, first);
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kAnswered);
  EXPECT_EQ(Findings(), "");
}

TEST_F(Settling, OpeningAMatterAgainAsksItEvenWhereAnotherStillOwesAnAnswer) {
  VoiceId voice = Speak("两件事一句话");
  MatterId first = Make(coordinator, {voice});
  MatterId second = Make(coordinator, {voice});
  Decide(first);
  Answer(clerk, first);
  Reopen(first);
  Answer(clerk, first);
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kLinked);
  Decide(second);
  Answer(clerk, second);
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kAnswered);
  EXPECT_EQ(AnswersTo(voice).size(), 3U);
  EXPECT_EQ(Findings(), "");
}

TEST_F(Settling, ProgressBeginsAnewWhenAMatterIsOpenedAgain) {
  MatterId id = Answered({Speak("灯坏了")});
  EXPECT_EQ(MatterNow(id).percent, 100);
  Reopen(id);
  EXPECT_EQ(MatterNow(id).percent, 0);
}

TEST_F(Settling, AnAdaptedAnswerForAVoiceThatHasOneIsRefused) {
  VoiceId voice = Speak("灯坏了"), late = Speak("灯还是坏的");
  MatterId id = Answered({voice});
  Link(id, late);
  Status refused = TryAnswer(id, {voices::Outcome::kAtOnce, "答复", {{voice, "另写的"}}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "adaptations");
  EXPECT_TRUE(TryAnswer(id, {voices::Outcome::kAtOnce, "答复", {{late, "另写的"}}}));
  EXPECT_EQ(AnswersTo(late).back().body, "另写的");
}

TEST_F(Settling, WhatWasAnsweredOnceCannotBeDeclined) {
  VoiceId voice = Speak("灯坏了");
  MatterId id = Answered({voice});
  Rate(voice, Rating::kNot);
  Unlink(id, voice);
  ASSERT_EQ(VoiceNow(voice).state, VoiceState::kAccepted);
  Status declined = database->Write([&](db::Transaction& tx) -> Status {
    auto context = Now();
    context.actor = coordinator;
    people::Actor actor{coordinator, TRY(directories.Get(tx, org))};
    TRY(voices::DeclineVoice(tx, context, actor, voice, std::nullopt, "不归我们管"));
    return {};
  });
  ASSERT_FALSE(declined);
  EXPECT_EQ(declined.error().code, ErrorCode::kConflict);
}

}  // namespace
}  // namespace huiyin::matters
