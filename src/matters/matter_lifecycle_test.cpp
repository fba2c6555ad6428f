#include "matters/matter_timeline.hpp"
#include "matters/test_world.hpp"

namespace huiyin::matters {
namespace {

using voices::Rating;
using voices::VoiceState;

class MatterLifecycle : public World {};

TEST_F(MatterLifecycle, RunsFromASentenceToARatedAnswer) {
  auto a = Speak("食堂晚班没有热菜");
  auto b = Speak("夜里吃不上热的");
  auto matter = Make(coordinator, {a, b});
  EXPECT_EQ(MatterNow(matter).state, MatterState::kAccepted);
  EXPECT_EQ(VoiceNow(a).state, VoiceState::kLinked);
  Decide(matter);
  EXPECT_EQ(MatterNow(matter).owner, clerk);
  Do(clerk, matter, [&](const Act& act) { return AddProgress(act, {"买了保温台", 60}); });
  EXPECT_EQ(MatterNow(matter).state, MatterState::kInProgress);
  Do(clerk, matter, [&](const Act& act) {
    return AnswerMatter(act, {voices::Outcome::kAtOnce, "通用", {{b, "单独"}}});
  });
  EXPECT_EQ(AnswersTo(a).at(0).body, "通用");
  EXPECT_EQ(AnswersTo(b).at(0).body, "单独");
  EXPECT_EQ(VoiceNow(a).state, VoiceState::kAnswered);
  Rate(a, Rating::kSatisfied);
  Rate(b, Rating::kPartly);
  EXPECT_EQ(VoiceNow(b).state, VoiceState::kClosed);
  Do(coordinator, matter, [&](const Act& act) { return CloseMatter(act); });
  EXPECT_EQ(MatterNow(matter).state, MatterState::kClosed);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterLifecycle, ClosedOpensOnlyByReopen) {
  for (const auto& code : kMatterActions.all()) {
    auto transition = FindTransition(code.value, MatterState::kClosed);
    // What was promised by a timetable is noted down when it is done, and the matter stays closed.
    if (code.value == MatterAction::kProgress) {
      ASSERT_TRUE(transition.has_value());
      EXPECT_EQ(transition->to, MatterState::kClosed);
      continue;
    }
    EXPECT_EQ(transition.has_value(), code.value == MatterAction::kReopen) << code.text;
  }
}

TEST_F(MatterLifecycle, NotDemandsAnotherAnswerBySomebodyElse) {
  auto voice = Speak("更衣室漏水");
  auto matter = Make(coordinator, {voice});
  Decide(matter);
  Answer(clerk, matter);
  Rate(voice, Rating::kNot);
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kLinked);
  EXPECT_EQ(MatterNow(matter).state, MatterState::kReopened);
  EXPECT_EQ(MatterNow(matter).owner, clerk);
  auto again = [&](const Act& act) {
    return AnswerMatter(act, {voices::Outcome::kAtOnce, "再答", {}});
  };
  EXPECT_EQ(Try(clerk, matter, again).error().code, ErrorCode::kConflict);
  Do(cook, matter, again);
  EXPECT_EQ(AnswersTo(voice).size(), 2U);
  Rate(voice, Rating::kNot);
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kClosed);
  EXPECT_EQ(VoiceNow(voice).rating, Rating::kNot);
  EXPECT_EQ(MatterNow(matter).state, MatterState::kAnswered);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterLifecycle, AVoiceInTwoMattersIsAnsweredWhenBothHave) {
  auto voice = Speak("班车晚点，食堂也关门");
  auto one = Make(coordinator, {voice});
  auto two = Make(coordinator, {voice});
  Decide(one);
  Decide(two);
  Answer(clerk, one);
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kLinked);
  EXPECT_EQ(TryRate(voice, Rating::kSatisfied).error().code, ErrorCode::kConflict);
  Answer(clerk, two);
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kAnswered);
  EXPECT_EQ(AnswersTo(voice).size(), 2U);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterLifecycle, AnUnratedAnswerClosesAsUnratedAfterTenWorkingDaysAndNotBefore) {
  auto voice = Speak("路灯不亮");
  auto matter = Make(coordinator, {voice});
  Decide(matter);
  Answer(clerk, matter);  // Monday, 2 March: the tenth working day after it is Monday, 16 March
  Days(14);
  RunJobs();
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kAnswered);
  Days(1);
  RunJobs();
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kClosed);
  EXPECT_EQ(VoiceNow(voice).rating, Rating::kUnrated);
  EXPECT_EQ(MatterNow(matter).state, MatterState::kClosed);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterLifecycle, WhoeverSpokeLaterIsAnsweredToo) {
  auto first = Speak("厂区积水");
  auto matter = Make(coordinator, {first});
  Decide(matter);
  Answer(clerk, matter);
  auto late = Speak("下雨天三号门进不去");
  Do(coordinator, matter, [&](const Act& act) { return LinkVoices(act, {late}); });
  EXPECT_EQ(MatterNow(matter).state, MatterState::kInProgress);
  Answer(clerk, matter);
  EXPECT_EQ(AnswersTo(late).size(), 1U);
  EXPECT_EQ(AnswersTo(first).size(), 1U) << "who has an answer gets no second one unasked";
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterLifecycle, ReopenedByACoordinatorEverybodyGetsAnotherAnswer) {
  auto voice = Speak("安全带老化");
  auto matter = Make(coordinator, {voice});
  Decide(matter);
  Answer(clerk, matter);
  Rate(voice, Rating::kSatisfied);
  Do(coordinator, matter, [&](const Act& act) { return CloseMatter(act); });
  Do(coordinator, matter, [&](const Act& act) { return ReopenMatter(act, "又坏了一批"); });
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kLinked);
  Answer(clerk, matter);
  EXPECT_EQ(AnswersTo(voice).size(), 2U);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterLifecycle, UnlinkingAndMovingNeverLoseAVoice) {
  auto voice = Speak("宿舍没有晾衣处");
  auto one = Make(coordinator, {voice});
  Do(coordinator, one, [&](const Act& act) { return UnlinkVoice(act, voice, "放错了"); });
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kAccepted);
  auto other = Speak("洗衣机太少");
  auto two = Make(coordinator, {other});
  Do(coordinator, one, [&](const Act& act) { return LinkVoices(act, {voice}); });
  Do(coordinator, one, [&](const Act& act) { return MoveVoice(act, voice, two, "同一件事"); });
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kLinked);
  EXPECT_EQ(Ask([&](db::Reader& r) { return LinksOfVoice(r, org, voice); }).at(0).matter, two);
  EXPECT_EQ(Ask([&](db::Reader& r) { return voices::GetText(r, org, voice); }).body,
            "宿舍没有晾衣处");
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterLifecycle, AReturnedMatterWaitsAtTheCoordinatorWithADate) {
  auto matter = Make(coordinator, {Speak("工具房上锁")});
  Decide(matter);
  Do(clerk, matter, [&](const Act& act) { return ReturnMatter(act, "不归我们管"); });
  EXPECT_EQ(MatterNow(matter).state, MatterState::kReturned);
  EXPECT_EQ(MatterNow(matter).owner, dock_coordinator) << "the coordinator on duty for the dock";
  EXPECT_EQ(MatterNow(matter).due_on.ToString(), "2026-03-09");
}

TEST_F(MatterLifecycle, ACheckBySomebodyElseVerifiesAndOneThatFindsNotReopens) {
  auto good = Make(coordinator, {Speak("扶手松动")});
  Decide(good);
  Answer(clerk, good);
  auto look = [&](Rating result) {
    return [=](const Act& act) { return VerifyMatter(act, result, "去看过"); };
  };
  EXPECT_EQ(Try(clerk, good, look(Rating::kSatisfied)).error().code, ErrorCode::kForbidden)
      << "not by who answered";
  Do(coordinator, good, look(Rating::kSatisfied));
  EXPECT_EQ(MatterNow(good).state, MatterState::kVerified);
  auto bad_voice = Speak("楼梯照明");
  auto bad = Make(coordinator, {bad_voice});
  Decide(bad);
  Answer(clerk, bad);
  Do(leader, bad, look(Rating::kNot));
  EXPECT_EQ(MatterNow(bad).state, MatterState::kReopened);
  EXPECT_EQ(VoiceNow(bad_voice).state, VoiceState::kLinked);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterLifecycle, TheDecidedDateStaysWithTheDecision) {
  auto matter = Make(coordinator, {Speak("楼梯没有灯")});
  Decide(matter);
  LocalDate decided = Decided().due_on;
  Days(1);
  Do(leader, matter, [&](const Act& act) { return ExtendMatter(act, {5, "等材料", leader}); });
  EXPECT_GT(MatterNow(matter).due_on, decided);
  EXPECT_EQ(MatterNow(matter).decision->due_on, decided);
  Answer(clerk, matter);
  Do(coordinator, matter, [](const Act& act) { return ReopenMatter(act, "又坏了"); });
  EXPECT_NE(MatterNow(matter).due_on, decided);
  EXPECT_EQ(MatterNow(matter).decision->due_on, decided);
  Decide(matter);
  EXPECT_EQ(MatterNow(matter).decision->due_on, Decided().due_on);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterLifecycle, EveryReasonStandsInTheTimeline) {
  auto voice = Speak("楼梯没有灯");
  auto matter = Make(coordinator, {voice, Speak("扶手也松了")});
  Decide(matter);
  Do(clerk, matter, [](const Act& act) { return ReturnMatter(act, "归电工班"); });
  Decide(matter);
  Do(coordinator, matter, [&](const Act& act) { return UnlinkVoice(act, voice, "不是一处"); });
  Answer(clerk, matter);
  Do(coordinator, matter, [](const Act& act) { return ReopenMatter(act, "又坏了"); });
  std::map<std::string, std::string> reasons;
  for (const auto& item : Ask([&](db::Reader& reader) {
         return TimelineOf(reader, org, matter, api::Language::kChinese);
       })) {
    if (item.reason) reasons[item.kind] = *item.reason;
  }
  EXPECT_EQ(reasons, (std::map<std::string, std::string>{{"matter.returned", "归电工班"},
                                                         {"matter.unlinked", "不是一处"},
                                                         {"matter.reopened", "又坏了"}}));
}

TEST_F(MatterLifecycle, AStaleChangeIsRefusedWithWhoAndWhen) {
  auto matter = Make(coordinator, {Speak("排班表出得太晚")});
  Status status = Try(leader, matter, [&](Act act) {
    act.expected = 0;
    return DecideMatter(act, Decided());
  });
  ASSERT_FALSE(status.has_value());
  EXPECT_EQ(status.error().code, ErrorCode::kStale);
  EXPECT_EQ(status.error().facts.at(0).name, "changed_by");
  EXPECT_EQ(status.error().facts.at(1).name, "changed_at");
}

TEST_F(MatterLifecycle, AnonymousWordsLeaveTheDayOnly) {
  auto voice = Speak("不敢留名");
  Instant day = Today().Start(zone);
  EXPECT_EQ(voice.ToString().substr(0, 13), Uuid::MakeV7(day).ToString().substr(0, 13));
  EXPECT_FALSE(VoiceNow(voice).received_at.has_value());
  auto matter = Make(coordinator, {voice});
  Decide(matter);
  Answer(clerk, matter);
  Rate(voice, Rating::kNot);
  for (const auto& entry : Entries(voice.uuid())) {
    bool speaker = !entry.actor.has_value();
    EXPECT_EQ(entry.at.has_value(), !speaker) << entry.kind;
    if (speaker) {
      EXPECT_EQ(entry.id.ToString().substr(0, 13), Uuid::MakeV7(day).ToString().substr(0, 13));
    }
  }
  EXPECT_EQ(MatterNow(matter).changed_at, day)
      << "the matter that the rating opened tells no minute either";
}

}  // namespace
}  // namespace huiyin::matters
