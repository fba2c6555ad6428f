// Measures and the parts of assisting departments: item by item.
#include "matters/duty_operations.hpp"
#include "matters/matter_timeline.hpp"
#include "matters/test_world.hpp"

namespace huiyin::matters {
namespace {

using voices::Outcome;

class MatterMeasures : public World {
 protected:
  MatterId Decided_(std::vector<NewPart> parts = {}) {
    voice_ = Speak("食堂晚班没有热菜");
    auto id = Make(coordinator, {voice_});
    Do(leader, id, [&](const Act& act) {
      auto input = Decided();
      input.assisting = parts;
      return DecideMatter(act, input);
    });
    return id;
  }
  NewMeasure Input(const PersonId& owner, int days = 3) {
    return {"换锅炉", owner, Today().Plus(days)};
  }
  void Add(const MatterId& id, const PersonId& owner) {
    Do(clerk, id, [&](const Act& act) { return AddMeasure(act, Input(owner)); });
  }
  std::vector<Measure> Measures(const MatterId& id) {
    return Ask([&](db::Reader& reader) { return MeasuresOf(reader, org, id); });
  }
  Part PartOf(const MatterId& id) {
    return Ask([&](db::Reader& reader) { return PartsOf(reader, org, id); }).front();
  }
  static auto Answer_(Outcome outcome) {
    return [outcome](const Act& act) { return AnswerMatter(act, {outcome, "答复", {}}); };
  }
  VoiceId voice_;
};

TEST_F(MatterMeasures, HaveTheirOwnOwnerAndDateAndEndOneByOne) {
  auto id = Decided_();
  Add(id, cook);
  Add(id, clerk);
  EXPECT_EQ(Measures(id).size(), 2U);
  EXPECT_EQ(Measures(id)[0].owner, cook);
  Do(cook, id, [](const Act& act) { return FinishMeasure(act, 1, "换好了"); });
  Do(clerk, id, [](const Act& act) { return DropMeasure(act, 2, "不需要了"); });
  EXPECT_EQ(Measures(id)[0].state, MeasureState::kDone);
  EXPECT_EQ(Measures(id)[1].state, MeasureState::kDropped);
  EXPECT_EQ(Measures(id)[1].note, "不需要了");
  Status twice = Try(cook, id, [](const Act& act) { return FinishMeasure(act, 1, "又一次"); });
  EXPECT_EQ(twice.error().code, ErrorCode::kConflict);
  EXPECT_EQ(Try(cook, id, [](const Act& act) { return FinishMeasure(act, 9, "x"); }).error().code,
            ErrorCode::kNotFound);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterMeasures, AMatterIsNotDoneWhileOneIsOpen) {
  auto id = Decided_();
  Add(id, cook);
  for (Outcome outcome : {Outcome::kAtOnce, Outcome::kOnTheSpot, Outcome::kExplained})
    EXPECT_EQ(Try(clerk, id, Answer_(outcome)).error().code, ErrorCode::kConflict);
  Do(clerk, id, Answer_(Outcome::kTimetable));  // a timetable may be told while work goes on
  Rate(voice_, voices::Rating::kSatisfied);
  RunJobs();
  Days(30);
  RunJobs();
  EXPECT_EQ(MatterNow(id).state, MatterState::kAnswered) << "not closed while a measure is open";
  EXPECT_EQ(Try(coordinator, id, [](const Act& act) { return CloseMatter(act); }).error().code,
            ErrorCode::kConflict);
  Do(cook, id, [](const Act& act) { return FinishMeasure(act, 1, "换好了"); });
  Do(coordinator, id, [](const Act& act) { return CloseMatter(act); });
  EXPECT_EQ(
      Try(clerk, id, [&](const Act& act) { return AddMeasure(act, Input(cook)); }).error().code,
      ErrorCode::kConflict);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterMeasures, AreAddedAfterAnAnswerOnlyWhileItPromisesMore) {
  auto id = Decided_();
  Add(id, cook);
  Do(cook, id, [](const Act& act) { return FinishMeasure(act, 1, "换好了"); });
  auto add = [&](int days) {
    return [=, this](const Act& act) { return AddMeasure(act, Input(cook, days)); };
  };
  auto again = [](const Act& act) { return ReopenMeasure(act, 1, "又漏水了"); };
  Do(clerk, id, Answer_(Outcome::kTimetable));
  EXPECT_EQ(Try(clerk, id, add(-1)).error().field, "due_on");
  Do(clerk, id, add(60));  // later than the matter was: that is what the timetable says
  Do(clerk, id, [&](const Act& act) { return ChangeMeasure(act, 2, Input(cook, 70)); });
  Do(cook, id, again);
  for (int seq : {1, 2})
    Do(cook, id, [=](const Act& act) { return FinishMeasure(act, seq, "换好了"); });
  Do(clerk, id, [](const Act& act) { return AddProgress(act, {"全部完成", 100}); });
  EXPECT_EQ(Try(clerk, id, add(3)).error().code, ErrorCode::kConflict) << "the promise is kept";
  EXPECT_EQ(Try(cook, id, again).error().code, ErrorCode::kConflict);
  auto done = Decided_();
  Do(clerk, done, Answer_(Outcome::kAtOnce));
  EXPECT_EQ(Try(clerk, done, add(3)).error().code, ErrorCode::kConflict) << "nothing was promised";
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterMeasures, OpenedAgainNoneIsDueAfterItsMatter) {
  for (bool by_speaker : {false, true}) {
    auto id = Decided_();
    Do(clerk, id, Answer_(Outcome::kTimetable));
    for (int days : {60, 1, 90})
      Do(clerk, id, [&](const Act& act) { return AddMeasure(act, Input(cook, days)); });
    Do(cook, id, [](const Act& act) { return FinishMeasure(act, 3, "换好了"); });
    if (by_speaker) {
      Rate(voice_, voices::Rating::kNot);
    } else {
      Do(coordinator, id, [](const Act& act) { return ReopenMatter(act, "又坏了"); });
    }
    Matter matter = MatterNow(id);
    ASSERT_EQ(matter.state, MatterState::kReopened);
    ASSERT_LT(matter.due_on, Today().Plus(60)) << "a far date of a measure does not move it";
    EXPECT_EQ(Measures(id)[0].due_on, matter.due_on);
    EXPECT_EQ(Measures(id)[1].due_on, Today().Plus(1)) << "in time already";
    EXPECT_EQ(Measures(id)[2].due_on, Today().Plus(90)) << "done";
    EXPECT_EQ(Try(clerk, id, [&](const Act& act) { return ChangeMeasure(act, 1, Input(cook, 60)); })
                  .error()
                  .field,
              "due_on");
    EXPECT_EQ(Findings(), "");
  }
}

TEST_F(MatterMeasures, ComeForwardWithADateThatDoes) {
  auto id = Decided_();
  LocalDate before = MatterNow(id).due_on;
  Do(leader, id, [&](const Act& act) {
    return PauseMatter(act, {Today().Plus(20), "等停窑", leader});
  });
  LocalDate paused = MatterNow(id).due_on;
  ASSERT_GT(paused, before);
  Do(clerk, id, [&](const Act& act) { return AddMeasure(act, {"换锅炉", cook, paused}); });
  Do(leader, id, [](const Act& act) { return ResumeMatter(act, "窑停了"); });
  ASSERT_LT(MatterNow(id).due_on, paused);
  EXPECT_EQ(Measures(id)[0].due_on, MatterNow(id).due_on);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterMeasures, RefuseAWrongOwnerOrDate) {
  auto id = Decided_({{dock, "借一台叉车"}});
  auto field = [&](const NewMeasure& input) {
    Status status = Try(clerk, id, [&](const Act& act) { return AddMeasure(act, input); });
    return status ? std::string("accepted") : status.error().field;
  };
  EXPECT_EQ(field(Input(coordinator)), "owner_id") << "neither lead nor assisting unit";
  EXPECT_EQ(field(Input(PersonId())), "owner_id");
  EXPECT_EQ(field(Input(cook, -1)), "due_on");
  EXPECT_EQ(field(Input(cook, 60)), "due_on") << "not later than the matter";
  EXPECT_EQ(field(Input(dock_clerk)), "accepted") << "of an assisting unit";
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE person SET unit_id = $3 WHERE org_id = $1 AND id = $2",
               {org, observer, logistics}));
    TRY(tx.Run("DELETE FROM login WHERE org_id = $1 AND person_id = $2", {org, worker}));
    TRY(tx.Run("UPDATE organisation SET people_version = people_version + 1 WHERE org_id = $1",
               {org}));
    return {};
  });
  EXPECT_EQ(field(Input(observer)), "owner_id") << "is there to look only";
  EXPECT_EQ(field(Input(worker)), "owner_id") << "without a login";
  auto waiting = Make(coordinator, {Speak("另一句")});
  EXPECT_FALSE(
      Try(coordinator, waiting, [&](const Act& act) { return AddMeasure(act, Input(cook)); }));
}

TEST_F(MatterMeasures, FitEveryNewDecisionOrAreTakenBackWithIt) {
  auto id = Decided_({{dock, "借一台叉车"}});
  Add(id, cook);                                                                         // 1
  Do(clerk, id, [&](const Act& act) { return AddMeasure(act, Input(dock_clerk, 2)); });  // 2
  Do(clerk, id, [&](const Act& act) { return AddMeasure(act, Input(cook, 7)); });        // 3
  Do(cook, id, [](const Act& act) { return FinishMeasure(act, 1, "换好了"); });
  auto input = Decided();  // the dock helps no more, and it is due earlier
  input.due_on = Today().Plus(4);
  auto decide = [&](const Act& act) { return DecideMatter(act, input); };
  Status status = Try(leader, id, decide);
  ASSERT_EQ(status.error().code, ErrorCode::kConflict);
  ASSERT_EQ(status.error().facts.size(), 1U);
  EXPECT_EQ(status.error().facts[0].name, "measures");
  EXPECT_EQ(status.error().facts[0].value, "2,3");
  input.drop = {{1, "已经完成的不能再取消"}};
  EXPECT_EQ(Try(leader, id, decide).error().field, "drop_measures");
  input.drop = {{2, "叉车不借了"}};
  EXPECT_EQ(Try(leader, id, decide).error().facts.at(0).value, "3");
  Do(clerk, id, [&](const Act& act) { return ChangeMeasure(act, 3, Input(cook, 4)); });
  Do(leader, id, decide);
  EXPECT_EQ(Measures(id)[1].state, MeasureState::kDropped);
  EXPECT_EQ(Measures(id)[1].note, "叉车不借了");
  EXPECT_EQ(Measures(id)[1].ended_by, leader);
  EXPECT_EQ(Measures(id)[2].state, MeasureState::kOpen);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterMeasures, AreRefusedToWhoeverLacksTheRight) {
  auto id = Decided_({{dock, std::nullopt}});
  Do(clerk, id, [&](const Act& act) { return AddMeasure(act, Input(worker)); });
  for (const PersonId& who : {leader, coordinator, observer, dock_clerk, worker}) {
    EXPECT_EQ(
        Try(who, id, [&](const Act& act) { return AddMeasure(act, Input(cook)); }).error().code,
        ErrorCode::kForbidden);
    EXPECT_EQ(Try(who, id, [&](const Act& act) { return ChangeMeasure(act, 1, Input(cook)); })
                  .error()
                  .code,
              ErrorCode::kForbidden);
    EXPECT_EQ(Try(who, id, [](const Act& act) { return DropMeasure(act, 1, "理由"); }).error().code,
              ErrorCode::kForbidden);
  }
  EXPECT_EQ(
      Try(observer, id, [](const Act& act) { return FinishMeasure(act, 1, "x"); }).error().code,
      ErrorCode::kForbidden);
  Do(clerk, id, [&](const Act& act) { return ChangeMeasure(act, 1, Input(worker, 5)); });
  Do(worker, id, [](const Act& act) { return FinishMeasure(act, 1, "做好了"); });  // its own owner
}

TEST_F(MatterMeasures, OneThatIsDoneIsOpenedAgainWithAReason) {
  auto id = Decided_();
  Add(id, cook);
  auto reopen = [](const Act& act) { return ReopenMeasure(act, 1, "又漏水了"); };
  EXPECT_EQ(Try(cook, id, reopen).error().code, ErrorCode::kConflict) << "it is open";
  Do(cook, id, [](const Act& act) { return FinishMeasure(act, 1, "换好了"); });
  for (const PersonId& who : {leader, coordinator, observer})
    EXPECT_EQ(Try(who, id, reopen).error().code, ErrorCode::kForbidden);
  Do(cook, id, reopen);  // its own owner
  EXPECT_EQ(Measures(id)[0].state, MeasureState::kOpen);
  EXPECT_FALSE(Measures(id)[0].ended_by || Measures(id)[0].ended_on);
  EXPECT_EQ(Try(clerk, id, Answer_(Outcome::kAtOnce)).error().code, ErrorCode::kConflict)
      << "the matter is not done while it is open";
  auto timeline =
      Ask([&](db::Reader& reader) { return TimelineOf(reader, org, id, api::Language::kChinese); });
  EXPECT_EQ(timeline.back().kind, "matter.measure_reopened");
  EXPECT_EQ(timeline.back().reason, "又漏水了");
  Do(cook, id, [](const Act& act) { return FinishMeasure(act, 1, "换了阀门"); });
  EXPECT_EQ(Measures(id)[0].note, "换好了\n换了阀门") << "what was done before is not lost";
  Do(clerk, id, reopen);  // the department
  Do(clerk, id, [](const Act& act) { return DropMeasure(act, 1, "整台换掉"); });
  EXPECT_EQ(Try(clerk, id, reopen).error().code, ErrorCode::kConflict) << "it was dropped";
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterMeasures, AreNotOpenedAgainWhereTheyNoLongerFit) {
  auto id = Decided_({{dock, "借一台叉车"}});
  Do(clerk, id, [&](const Act& act) { return AddMeasure(act, Input(dock_clerk, 2)); });
  Do(dock_clerk, id, [](const Act& act) { return FinishMeasure(act, 1, "借到了"); });
  auto reopen = [](const Act& act) { return ReopenMeasure(act, 1, "又要用"); };
  Do(leader, id, [&](const Act& act) { return DecideMatter(act, Decided()); });
  EXPECT_EQ(Try(clerk, id, reopen).error().code, ErrorCode::kConflict) << "the dock helps no more";
  auto other = Decided_();
  Add(other, cook);
  Do(cook, other, [](const Act& act) { return FinishMeasure(act, 1, "换好了"); });
  Do(clerk, other, Answer_(Outcome::kAtOnce));
  Rate(voice_, voices::Rating::kSatisfied);
  RunJobs();
  Days(30);
  RunJobs();
  if (MatterNow(other).state != MatterState::kClosed)
    Do(coordinator, other, [](const Act& act) { return CloseMatter(act); });
  EXPECT_EQ(Try(cook, other, reopen).error().code, ErrorCode::kConflict) << "it is closed";
}

TEST_F(MatterMeasures, AnAbsentOwnersMeasureIsWithWhoeverHasTheMatter) {
  auto id = Decided_();
  Add(id, cook);
  Away(cook, 0, 2);
  auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
  EXPECT_EQ(PresentOwner(*directory, MatterNow(id), Measures(id)[0], Today()), clerk);
  EXPECT_EQ(PresentOwner(*directory, MatterNow(id), Measures(id)[0], Today().Plus(3)), cook);
}

TEST_F(MatterMeasures, ADissolvedMatterDropsThem) {
  auto id = Decided_();
  Add(id, cook);
  Do(coordinator, id, [&](const Act& act) { return UnlinkVoice(act, voice_, "不属于这里"); });
  Do(coordinator, id, [](const Act& act) { return DissolveMatter(act, "空了"); });
  EXPECT_EQ(Measures(id)[0].state, MeasureState::kDropped);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterMeasures, AnAssistingDepartmentConfirmsRefusesAndFinishesItsPart) {
  auto id = Decided_({{dock, "借一台叉车"}});
  auto reply = [&](PartState state, std::optional<std::string> note) {
    return [=, this](const Act& act) { return ReplyPart(act, dock, state, note); };
  };
  EXPECT_EQ(PartOf(id).state, PartState::kAsked);
  EXPECT_EQ(PartOf(id).body, "借一台叉车");
  EXPECT_EQ(Try(dock_clerk, id, reply(PartState::kDone, {})).error().code, ErrorCode::kConflict);
  EXPECT_EQ(Try(dock_clerk, id, reply(PartState::kRefused, {})).error().field, "note");
  Do(dock_clerk, id, reply(PartState::kRefused, "在修"));
  Do(dock_clerk, id, reply(PartState::kConfirmed, {}));
  for (const PersonId& who : {clerk, coordinator, observer})
    EXPECT_EQ(Try(who, id, reply(PartState::kDone, {})).error().code, ErrorCode::kForbidden);
  Do(dock_clerk, id, reply(PartState::kDone, "借到了"));
  EXPECT_EQ(PartOf(id).state, PartState::kDone);
  // Decided again with the same words the reply stays; with other words it is asked anew.
  auto again = [&](std::optional<std::string> words) {
    Do(leader, id, [&](const Act& act) {
      auto input = Decided();
      input.assisting = {{dock, words}};
      return DecideMatter(act, input);
    });
  };
  again("借一台叉车");
  EXPECT_EQ(PartOf(id).state, PartState::kDone);
  again("借两台叉车");
  EXPECT_EQ(PartOf(id).state, PartState::kAsked);
  EXPECT_EQ(PartOf(id).note, std::nullopt);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterMeasures, TheTrackIsSetByACoordinator) {
  auto id = Decided_();
  auto set = [](std::optional<Track> track) {
    return [track](const Act& act) { return SetTrack(act, track); };
  };
  for (const PersonId& who : {clerk, leader, observer})
    EXPECT_EQ(Try(who, id, set(Track::kUnion)).error().code, ErrorCode::kForbidden);
  Do(coordinator, id, set(Track::kUnion));
  EXPECT_EQ(MatterNow(id).track, Track::kUnion);
  EXPECT_EQ(Try(coordinator, id, set(Track::kUnion)).error().code, ErrorCode::kConflict);
  Do(coordinator, id, set(std::nullopt));
  EXPECT_EQ(MatterNow(id).track, std::nullopt);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterMeasures, VerifySeesEachRowOfADuty) {
  auto id = Decided_({{dock, "借一台叉车"}});
  Add(id, cook);
  Do(clerk, id, [&](const Act& act) { return HandOver(act, cook, "调走了"); });
  Do(clerk, id, [](const Act& act) { return AskParent(act, "请批准"); });
  ASSERT_EQ(Findings(), "");
  auto after = [&](db::Sql sql, std::string_view expected) {
    std::string found;
    Status undone = database->Write([&](db::Transaction& tx) -> Status {
      EXPECT_GT(TRY(tx.Run(sql, {org})), 0);
      for (const auto& f : TRY(journal::VerifyJournal(tx, org, keys, DutySources(), {})).findings)
        found += f.table + ": " + f.problem + "\n";
      return NotFound();
    });
    EXPECT_NE(found.find(expected), std::string::npos) << found;
  };
  after("UPDATE matter_measure SET due_on = '2030-01-01' WHERE org_id = $1",
        "matter_measure: differs from the journal in due_on");
  after("UPDATE matter_measure SET body = 'x' WHERE org_id = $1", "body");
  after("UPDATE matter_measure SET state = 'x' WHERE org_id = $1", "state");
  after("DELETE FROM matter_measure WHERE org_id = $1", "matter_measure: is missing");
  after("UPDATE matter_handover SET reason = 'x' WHERE org_id = $1",
        "matter_handover: differs from the journal in reason");
  after("UPDATE matter_handover SET state = 'lapsed' WHERE org_id = $1", "state");
  after("UPDATE matter_assist SET state = 'done' WHERE org_id = $1",
        "matter_assist: differs from the journal in state");
  after("UPDATE matter_parent SET body = 'x' WHERE org_id = $1",
        "matter_parent: differs from the journal in body");
  after(
      "INSERT INTO matter_parent (org_id, matter_id, seq, round, body, asked_by, asked_on) VALUES "
      "($1, $1, 1, 1, 'x', $1, '2026-03-02')",
      "matter_parent: does not follow");
}

}  // namespace
}  // namespace huiyin::matters
