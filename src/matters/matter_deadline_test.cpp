// Extending, deferring, taking up again, and what becomes of dates when the calendar changes. Today is Monday, 2 March 2026.
#include "matters/matter_timeline.hpp"
#include "matters/test_world.hpp"

namespace huiyin::matters {
namespace {

LocalDate On(std::string_view text) { return LocalDate::Parse(text).value(); }

class MatterDeadline : public World {
 protected:
  MatterId Decided() {
    auto id = Make(coordinator, {Speak("食堂晚班没有热菜")});
    auto input = World::Decided();
    input.due_on = On("2026-03-12");  // a Thursday
    Do(leader, id, [&](const Act& act) { return DecideMatter(act, input); });
    return id;
  }
  Status TryExtend(const PersonId& who, const MatterId& id, int days,
                   std::optional<PersonId> by = std::nullopt) {
    return Try(who, id, [&](const Act& act) { return ExtendMatter(act, {days, "等配件", by}); });
  }
  Status TryPause(const PersonId& who, const MatterId& id, std::string_view until,
                  std::optional<PersonId> by = std::nullopt) {
    return Try(who, id, [&](const Act& act) {
      return PauseMatter(act, {On(until), "等批复", by});
    });
  }
  Status TryResume(const PersonId& who, const MatterId& id) {
    return Try(who, id, [](const Act& act) { return ResumeMatter(act, "批了"); });
  }
  std::vector<std::string> Words(const MatterId& id) {
    std::vector<std::string> words;
    for (auto& item : Ask([&](db::Reader& reader) {
           return TimelineOf(reader, org, id, api::Language::kChinese);
         }))
      words.push_back(item.text);
    return words;
  }
};

TEST_F(MatterDeadline, TheDecisionsDateStands) {
  auto id = Decided();
  EXPECT_EQ(MatterNow(id).due_on, On("2026-03-12"));
  EXPECT_EQ(MatterNow(id).due.chosen, On("2026-03-12"));
  EXPECT_EQ(MatterNow(id).due.seq, 2) << "the second deadline: the first was for deciding";
  EXPECT_EQ(MatterNow(id).due.rule, deadlines::RuleName::kFinishMatter);
}

TEST_F(MatterDeadline, ALeaderExtendsAsFarAsTheRuleLets) {
  auto id = Decided();
  ASSERT_TRUE(TryExtend(leader, id, 5));
  EXPECT_EQ(MatterNow(id).due_on, On("2026-03-19"));
  auto far = TryExtend(leader, id, 56);
  ASSERT_FALSE(far);
  EXPECT_EQ(far.error().field, "days");
  ASSERT_EQ(far.error().facts.size(), 1U);
  EXPECT_EQ(far.error().facts[0].value, "55");
  EXPECT_TRUE(TryExtend(leader, id, 55));
  EXPECT_FALSE(TryExtend(leader, id, 1));
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterDeadline, OnlyTheLeadershipMovesTheDate) {
  auto id = Decided();
  for (const PersonId& who : {clerk, cook, observer})
    EXPECT_EQ(TryExtend(who, id, 1).error().code, ErrorCode::kForbidden);
  EXPECT_EQ(TryPause(clerk, id, "2026-03-09").error().code, ErrorCode::kForbidden);
  EXPECT_EQ(TryExtend(worker, id, 1).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(TryExtend(coordinator, id, 1).error().field, "decided_by_id")
      << "a coordinator names the leader";
  EXPECT_EQ(TryExtend(coordinator, id, 1, cook).error().field, "decided_by_id");
  EXPECT_TRUE(TryExtend(coordinator, id, 1, leader));
  EXPECT_TRUE(TryPause(coordinator, id, "2026-03-09", leader));
  EXPECT_EQ(TryResume(clerk, id).error().code, ErrorCode::kForbidden);
  EXPECT_EQ(MatterNow(id).due_on, On("2026-03-20"));
}

TEST_F(MatterDeadline, APauseStopsTheClockAndEndsByItself) {
  auto id = Decided();
  ASSERT_TRUE(TryPause(leader, id, "2026-03-06"));
  EXPECT_EQ(MatterNow(id).due_on, On("2026-03-18")) << "four working days later";
  EXPECT_TRUE(IsPaused(MatterNow(id), Today()));
  EXPECT_EQ(TryPause(leader, id, "2026-03-10").error().code, ErrorCode::kConflict);
  Days(4);
  EXPECT_TRUE(IsPaused(MatterNow(id), Today())) << "on its last day";
  Days(1);
  EXPECT_FALSE(IsPaused(MatterNow(id), Today()));
  EXPECT_EQ(TryResume(leader, id).error().code, ErrorCode::kConflict);
  ASSERT_TRUE(TryPause(leader, id, "2026-03-09")) << "another one may follow";
  EXPECT_EQ(MatterNow(id).due_on, On("2026-03-19")) << "over the weekend it gains the Monday alone";
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterDeadline, APauseThatIsEndedEarlierCountsOnlyItsDays) {
  auto id = Decided();
  ASSERT_TRUE(TryPause(leader, id, "2026-04-30"));
  Days(2);
  ASSERT_TRUE(TryResume(coordinator, id));
  EXPECT_EQ(MatterNow(id).due_on, On("2026-03-16"));
  EXPECT_FALSE(IsPaused(MatterNow(id), Today()));
  auto id2 = Decided();
  ASSERT_TRUE(TryPause(leader, id2, "2026-04-30"));
  ASSERT_TRUE(TryResume(leader, id2));
  EXPECT_EQ(MatterNow(id2).due_on, On("2026-03-12"))
      << "taken back on the same day, it gains nothing";
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterDeadline, APauseEndsAfterTodayAndWithinAYear) {
  auto id = Decided();
  for (std::string_view until : {"2026-03-02", "2026-03-01", "2027-03-04"})
    EXPECT_EQ(TryPause(leader, id, until).error().field, "until") << until;
  EXPECT_EQ(MatterNow(id).due_on, On("2026-03-12"));
}

TEST_F(MatterDeadline, AnExtensionDuringAPauseAddsToIt) {
  auto id = Decided();
  ASSERT_TRUE(TryPause(leader, id, "2026-03-06"));
  Days(1);
  ASSERT_TRUE(TryExtend(leader, id, 2));
  EXPECT_EQ(MatterNow(id).due_on, On("2026-03-20"));
  Days(1);
  ASSERT_TRUE(TryResume(leader, id));
  EXPECT_EQ(MatterNow(id).due_on, On("2026-03-18")) << "two days of pause, two of extension";
}

TEST_F(MatterDeadline, ItIsAnsweredOnTheDayThatThePauseEnds) {
  auto id = Decided();
  ASSERT_TRUE(TryPause(leader, id, "2026-03-06"));
  Days(4);
  Answer(clerk, id);
  EXPECT_EQ(MatterNow(id).state, MatterState::kAnswered);
  EXPECT_FALSE(IsPaused(MatterNow(id), Today())) << "whoever is answered waits for nothing";
  EXPECT_EQ(TryResume(leader, id).error().code, ErrorCode::kConflict);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterDeadline, WhatIsOverdueIsNotHealedByAPause) {
  auto id = Decided();
  Days(11);
  ASSERT_TRUE(TryPause(leader, id, "2026-03-20"));
  EXPECT_EQ(MatterNow(id).due_on, On("2026-03-12"));
  EXPECT_TRUE(IsOverdue(MatterNow(id), Today()));
}

TEST_F(MatterDeadline, AnExtensionIntoThePastIsRefused) {
  auto id = Decided();
  Days(20);
  EXPECT_EQ(TryExtend(leader, id, 2).error().field, "days");
  EXPECT_TRUE(TryExtend(leader, id, 10));
}

TEST_F(MatterDeadline, AnotherDecisionBeginsAnotherDeadline) {
  auto id = Decided();
  ASSERT_TRUE(TryPause(leader, id, "2026-03-20"));
  auto input = World::Decided();
  input.due_on = On("2026-03-31");
  Do(leader, id, [&](const Act& act) { return DecideMatter(act, input); });
  EXPECT_EQ(MatterNow(id).due_on, On("2026-03-31"));
  EXPECT_FALSE(IsPaused(MatterNow(id), Today()));
  ASSERT_TRUE(TryExtend(leader, id, 60)) << "with days of its own";
}

TEST_F(MatterDeadline, WhatIsNotAcceptedOrIsAnsweredHasNoDateToMove) {
  auto proposed = Make(dock_clerk, {Speak("码头灯坏了")});
  EXPECT_EQ(TryPause(leader, proposed, "2026-03-09").error().code, ErrorCode::kConflict);
  auto id = Decided();
  Answer(clerk, id);
  EXPECT_EQ(TryExtend(leader, id, 1).error().code, ErrorCode::kConflict);
}

TEST_F(MatterDeadline, DatesFollowTheCalendarAndSayFromWhere) {
  auto voice = Speak("码头灯坏了");
  auto id = Make(coordinator, {Speak("食堂")});  // to be decided in five working days
  auto chosen = Decided();
  EXPECT_EQ(MatterNow(id).due_on, On("2026-03-09"));
  EXPECT_EQ(GuessYears(MatterNow(id), WorkCalendar()), std::vector<int>{2026});
  EXPECT_TRUE(GuessYears(MatterNow(chosen), WorkCalendar()).empty());
  SetYear({2026, {On("2026-03-03"), On("2026-03-04")}, {On("2026-03-07")}, "通知"});
  RunJobs();
  EXPECT_EQ(MatterNow(id).due_on, On("2026-03-10"));
  EXPECT_EQ(MatterNow(chosen).due_on, On("2026-03-12")) << "a chosen date stands";
  EXPECT_EQ(VoiceNow(voice).accept_due_on, On("2026-03-06"));
  EXPECT_EQ(Entries(id.uuid()).back().kind, "matter.due_recomputed");
  EXPECT_EQ(Entries(chosen.uuid()).back().kind, "matter.decided");
  EXPECT_EQ(Words(id).back(), "因放假安排公布，时限由 2026 年 3 月 9 日 改为 2026 年 3 月 10 日");
  auto version = MatterNow(id).version;
  RunJobs();
  EXPECT_EQ(MatterNow(id).version, version) << "once";
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterDeadline, RecomputingGoesOnWhereItEnded) {
  std::vector<MatterId> all;
  for (int i = 0; i < 5; ++i) all.push_back(Make(coordinator, {Speak("第 " + std::to_string(i))}));
  SetYear({2026, {On("2026-03-03")}, {}, "通知"});
  auto batch = [&] {
    std::int64_t looked_at = 0;
    Must([&](db::Transaction& tx) -> Status {
      looked_at = TRY(RecomputeMatters(tx, Now(), setting, 2));
      return {};
    });
    return looked_at;
  };
  EXPECT_EQ(batch(), 2);
  int moved = 0;
  for (const MatterId& id : all) moved += MatterNow(id).due_on == On("2026-03-10") ? 1 : 0;
  EXPECT_EQ(moved, 2);
  EXPECT_EQ(batch(), 2);
  EXPECT_EQ(batch(), 1);
  EXPECT_EQ(batch(), 0);
  for (const MatterId& id : all) EXPECT_EQ(MatterNow(id).due_on, On("2026-03-10"));
}

TEST_F(MatterDeadline, WhatRunsKeepsTheRuleThatItBeganUnder) {
  auto before = Make(coordinator, {Speak("食堂")});
  Must([&](db::Transaction& tx) -> Status { return deadlines::LoadShipped(tx, Now()); });
  RunJobs();
  Must([&](db::Transaction& tx) -> Status {
    auto rulebook = TRY(rulebooks.Get(tx, org));
    people::Actor actor{coordinator, TRY(directories.Get(tx, org))};
    auto rule = rulebook->rule(deadlines::RuleName::kDecideMatter);
    rule.count = 9;
    auto refused = deadlines::SetRule(tx, Now(), actor, rule, 1);
    EXPECT_EQ(refused.error().code, ErrorCode::kForbidden);
    TRY(
        tx.Run("INSERT INTO role_grant (org_id, id, person_id, role, unit_id) VALUES ($1, $2, $3, "
               "'administrator', $4)",
               {org, MakeId<people::GrantId>(clock.Now()), coordinator, root}));
    TRY(tx.Run("UPDATE organisation SET people_version = 9 WHERE org_id = $1", {org}));
    tx.memo().Clear();  // written past the operations
    actor.directory = TRY(directories.Get(tx, org));
    EXPECT_EQ(deadlines::SetRule(tx, Now(), actor, rule, 7).error().code, ErrorCode::kStale);
    TRY(deadlines::SetRule(tx, Now(), actor, rule, 1));
    return {};
  });
  auto after = Make(coordinator, {Speak("宿舍")});
  EXPECT_EQ(MatterNow(before).due.rule_version, 1);
  EXPECT_EQ(MatterNow(before).due_on, On("2026-03-09"));
  EXPECT_EQ(MatterNow(after).due.rule_version, 2);
  EXPECT_EQ(MatterNow(after).due_on, On("2026-03-13"));
  auto rulebook = Ask([&](db::Reader& reader) { return rulebooks.Get(reader, org); });
  EXPECT_EQ(RuleOf(MatterNow(before), *rulebook).count, 5);
  EXPECT_EQ(RuleOf(MatterNow(after), *rulebook).count, 9);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterDeadline, TheTimelineGivesTheReasonsToStaffAndSpeakersAlike) {
  auto id = Decided();
  ASSERT_TRUE(TryPause(leader, id, "2026-03-06"));
  ASSERT_TRUE(TryExtend(leader, id, 1));
  ASSERT_TRUE(TryResume(leader, id));
  auto words = Words(id);
  EXPECT_EQ(words[words.size() - 3],
            "暂缓办理，到 2026 年 3 月 6 日 恢复计时，时限改为 2026 年 3 月 18 日。理由：等批复");
  EXPECT_EQ(words[words.size() - 2],
            "延期，时限由 2026 年 3 月 18 日 改为 2026 年 3 月 19 日。理由：等配件");
  EXPECT_EQ(words.back(), "恢复办理，时限改为 2026 年 3 月 13 日");
  auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
  Matter now = MatterNow(id);
  auto told = Ask([&](db::Reader& reader) {
    return StepsForSpeaker(reader, org, now, *directory, Today(), api::Language::kChinese);
  });
  ASSERT_EQ(told.size(), 4U) << "decided, deferred, extended, taken up again";
  EXPECT_EQ(told[1].text, words[words.size() - 3]);
}

TEST_F(MatterDeadline, VerifySeesADateMovedBehindItsBack) {
  auto id = Decided();
  ASSERT_TRUE(TryExtend(leader, id, 1));
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE matter_deadline_step SET days = 9 WHERE org_id = $1", {org}));
    TRY(tx.Run("UPDATE matter SET due_chosen = '2026-12-31' WHERE org_id = $1", {org}));
    return {};
  });
  auto found = Findings();
  EXPECT_NE(found.find("matter_deadline_step"), std::string::npos) << found;
  EXPECT_NE(found.find("due_chosen"), std::string::npos) << found;
}

}  // namespace
}  // namespace huiyin::matters
