// What everybody reads: the preview has to be looked at, every wording is kept, what is taken off says why.
#include "matters/publication.hpp"

#include "matters/test_world.hpp"

namespace huiyin::matters {
namespace {

using voices::Outcome;

struct Change {
  db::Sql sql;
  const char* found;
};

class Publishing : public World {
 protected:
  MatterId Accepted() { return Make(coordinator, {Speak("食堂晚班没有热菜")}); }
  Status Publish(const PersonId& who, const MatterId& id, const NewPublication& input) {
    return Try(who, id, [&](const Act& act) { return PublishMatter(act, input); });
  }
  wording::Checked Look(const MatterId& id, const std::string& question) {
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    auto matter = MatterNow(id);
    return Ask([&](db::Reader& reader) -> Result<wording::Checked> {
      auto parts = TRY(PublicParts(reader, org, matter, Today(), question, "措施"));
      return wording::CheckWording(parts, TRY(NamesFor(reader, org, *directory, matter)));
    });
  }
  // A matter of what 赵铁柱 said under his name, decided.
  MatterId Named(std::optional<PersonId> person = std::nullopt) {
    VoiceId voice;
    Must([&](db::Transaction& tx) -> Status {
      voices::NewVoice input;
      input.text.body = "食堂油烟大";
      input.unit = dock;
      input.identity = voices::Identity::kNamed;
      input.speaker = voices::Speaker{person, "赵铁柱", "13900001111 微信 tiezhu_88"};
      voice = TRY(voices::SubmitVoice(tx, Now(), voice_setting, input,
                                      voices::CodeSource{"POST /x", "named", "食堂油烟大"}))
                  .id;
      return {};
    });
    auto id = Make(coordinator, {voice});
    Decide(id);
    return id;
  }
  // What the marks of the texts stand under, as "field kind field kind".
  std::string Marked(const MatterId& id, const std::string& words) {
    std::string found;
    for (const auto& warning : Look(id, words).warnings)
      found += warning.field + " " + std::string(text::kIdentifies.Text(warning.mark.kind)) + " ";
    return found;
  }
  std::string LookAt(const MatterId& id, const wording::Part& part) {
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    auto names =
        Ask([&](db::Reader& reader) { return NamesFor(reader, org, *directory, MatterNow(id)); });
    return wording::CheckWording({part}, names).looked;
  }
  std::optional<Publication> Present(const MatterId& id) {
    return Ask([&](db::Reader& reader) { return FindPublication(reader, org, id); });
  }
  std::vector<Revision> Revisions(const MatterId& id) {
    return Ask([&](db::Reader& reader) { return RevisionsOf(reader, org, id); });
  }
  std::vector<MatterAction> Actions(const PersonId& who, const MatterId& id) {
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    return ActionsNow({who, directory}, MatterNow(id), {}, false, Today());
  }
  static bool Holds(const std::vector<MatterAction>& actions, MatterAction one) {
    return std::find(actions.begin(), actions.end(), one) != actions.end();
  }
};

TEST_F(Publishing, NeedsALookAtWhatMightTellWhoSomebodyIs) {
  auto id = Accepted();
  std::string words = "打 13812345678 问王师傅";
  Status status = Publish(coordinator, id, {words, "措施", {}});
  EXPECT_EQ(status.error().code, ErrorCode::kConflict);
  auto looked = Look(id, words).looked;
  EXPECT_EQ(looked.substr(0, 2), "2-");
  ASSERT_TRUE(Publish(coordinator, id, {words, "措施", looked}));
  EXPECT_EQ(Revisions(id).back().marks, 2);
  EXPECT_EQ(Findings(), "");
}

TEST_F(Publishing, RefusesALookAtOtherWords) {
  auto id = Accepted();
  auto looked = Look(id, "打 13812345678").looked;
  EXPECT_EQ(Publish(coordinator, id, {"打 13912345678", "措施", looked}).error().code,
            ErrorCode::kConflict);
  EXPECT_EQ(Publish(coordinator, id, {"打 13812345678，再说", "措施", looked}).error().code,
            ErrorCode::kConflict);
  EXPECT_FALSE(Present(id).has_value());
}

TEST_F(Publishing, LooksAtAnswersAndNotesOfProgressToo) {
  auto id = Accepted();
  Decide(id);
  Do(clerk, id, [](const Act& act) { return AddProgress(act, {"已请赵师傅换灯", 50}); });
  EXPECT_EQ(Publish(coordinator, id, {"灯", "措施", {}}).error().code, ErrorCode::kConflict);
  auto checked = Look(id, "灯");
  ASSERT_EQ(checked.warnings.size(), 1U);
  EXPECT_EQ(checked.warnings[0].field, "progress 1");
}

TEST_F(Publishing, NeedsNoLookWhereNothingIsMarked) {
  auto id = Accepted();
  EXPECT_TRUE(Publish(coordinator, id, {"食堂", "措施", {}}));
}

TEST_F(Publishing, MarksTheNamesAndContactsOfWhoeverSpoke) {
  auto id = Named();
  EXPECT_EQ(Marked(id, "赵铁柱反映"), "question name ");
  EXPECT_EQ(Marked(id, "赵 铁柱，加 TIEZHU_88"), "question name question account ");
  EXPECT_EQ(Publish(coordinator, id, {"赵铁柱反映", "措施", {}}).error().code,
            ErrorCode::kConflict);
  EXPECT_EQ(Marked(Accepted(), "赵铁柱反映"), "") << "whoever spoke in another matter is not told";
  ASSERT_TRUE(Publish(coordinator, id, {"食堂", "措施", {}}));
  auto withdraw = [&](const PublicReason& reason) {
    return Try(coordinator, id, [&](const Act& act) { return WithdrawMatter(act, reason); });
  };
  EXPECT_EQ(withdraw({"涉及赵铁柱", {}}).error().code, ErrorCode::kConflict);
  EXPECT_EQ(Try(leader, id,
                [](const Act& act) {
                  return MarkUnresolved(act, {"", "等赵铁柱回来", {}});
                })
                .error()
                .code,
            ErrorCode::kConflict);
  ASSERT_TRUE(withdraw({"措施要重写", {}}));
}

TEST_F(Publishing, DoesNotTellByAMarkThatAIsWhoSpoke) {
  EXPECT_EQ(Marked(Named(clerk), "赵铁柱反映"), "") << "A is named on the board anyway";
}

TEST_F(Publishing, WhatIsWrittenWhileItIsPublishedIsLookedAtToo) {
  auto id = Named();
  auto progress = [](const std::optional<std::string>& looked) {
    return [=](const Act& act) {
      return AddProgress(act, {"赵铁柱 13900001111 看过", 50, looked});
    };
  };
  Do(clerk, id, progress({}));  // nobody outside reads it yet
  ASSERT_TRUE(Publish(coordinator, id, {"食堂", "措施", Look(id, "食堂").looked}));
  EXPECT_EQ(Try(clerk, id, progress({})).error().code, ErrorCode::kConflict);
  EXPECT_EQ(Try(clerk, id, progress("2-ffffffffffffffffffffffff")).error().code,
            ErrorCode::kConflict);
  Do(clerk, id, progress(LookAt(id, {"text", "赵铁柱 13900001111 看过"})));

  auto pause = [&](const std::optional<std::string>& looked) {
    return [=, this](const Act& act) {
      return PauseMatter(act, {Today().Plus(5), "等赵铁柱回来", {}, looked});
    };
  };
  EXPECT_EQ(Try(leader, id, pause({})).error().code, ErrorCode::kConflict);
  Do(leader, id, pause(LookAt(id, {"reason", "等赵铁柱回来"})));
  auto parts = Look(id, "食堂").warnings;
  EXPECT_EQ(parts.back().field, "pause") << "a later publication looks at it again";
  Do(leader, id, [](const Act& act) { return ResumeMatter(act, "可以办了"); });

  auto answer = [&](const std::string& words, const std::optional<std::string>& looked) {
    return [=](const Act& act) {
      return AnswerMatter(act, {Outcome::kTimetable, words, {}, looked});
    };
  };
  EXPECT_EQ(Try(clerk, id, answer("赵铁柱：下月装好", {})).error().code, ErrorCode::kConflict);
  EXPECT_EQ(MatterNow(id).state, MatterState::kInProgress);
  Do(clerk, id, answer("赵铁柱：下月装好", LookAt(id, {"text", "赵铁柱：下月装好"})));
  Do(clerk, id, [](const Act& act) { return AddProgress(act, {"已经装好", 100}); });
  EXPECT_EQ(Findings(), "");
}

TEST_F(Publishing, KeepsEveryWording) {
  auto id = Accepted();
  ASSERT_TRUE(Publish(coordinator, id, {"一", "措施", {}}));
  auto first = Present(id)->published_on;
  Days(1);
  ASSERT_TRUE(Publish(second_coordinator, id, {"二", "措施", {}}));
  auto revisions = Revisions(id);
  ASSERT_EQ(revisions.size(), 2U);
  EXPECT_EQ(revisions[0].question, "一");
  EXPECT_EQ(revisions[1].question, "二");
  EXPECT_EQ(Present(id)->revision, 2);
  EXPECT_EQ(Present(id)->published_on, first) << "the day it first stood there";
  EXPECT_EQ(Findings(), "");
}

TEST_F(Publishing, WhatIsTakenOffStaysWithItsReason) {
  auto id = Accepted();
  ASSERT_TRUE(Publish(coordinator, id, {"一", "措施", {}}));
  auto withdraw = [&](const PublicReason& reason) {
    return Try(coordinator, id, [&](const Act& act) { return WithdrawMatter(act, reason); });
  };
  EXPECT_EQ(withdraw({"王师傅要求的", {}}).error().code, ErrorCode::kConflict);
  ASSERT_TRUE(withdraw({"措施要重写", {}}));
  ASSERT_TRUE(Present(id).has_value());
  EXPECT_FALSE(IsShown(Present(id)));
  EXPECT_EQ(Present(id)->withdrawn_reason, "措施要重写");
  EXPECT_EQ(Revisions(id).back().kind, "withdrawn");
  EXPECT_EQ(withdraw({"再撤一次", {}}).error().code, ErrorCode::kConflict);
  Days(3);
  ASSERT_TRUE(Publish(coordinator, id, {"二", "措施", {}}));
  EXPECT_TRUE(IsShown(Present(id)));
  EXPECT_EQ(Present(id)->published_on, Today()) << "shown anew from that day on";
  EXPECT_EQ(Revisions(id).size(), 3U);
  EXPECT_EQ(Findings(), "");
}

TEST_F(Publishing, AStaleLookAtTheMatterIsRefused) {
  auto id = Accepted();
  Status status = Try(coordinator, id, [](Act act) {
    --act.expected;
    return PublishMatter(act, {"一", "措施", {}});
  });
  EXPECT_EQ(status.error().code, ErrorCode::kStale);
}

TEST_F(Publishing, WhyItIsNotResolvedIsSaidByCoordinatorOrLeader) {
  auto id = Accepted();
  auto say = [&](const PersonId& who, const std::string& reason) {
    return Try(who, id, [&](const Act& act) {
      return MarkUnresolved(act, {"拖欠工资", reason, {}});
    });
  };
  for (const PersonId& who : {observer, clerk, cook, worker})
    EXPECT_FALSE(say(who, "等上级批复")) << "not by these";
  ASSERT_TRUE(say(leader, "等上级批复"));
  ASSERT_TRUE(say(dock_coordinator, "等资金到位"));
  auto stands = Ask([&](db::Reader& reader) { return FindUnresolved(reader, org, id); });
  EXPECT_EQ(stands->reason, "等资金到位");
  EXPECT_EQ(say(coordinator, "赵师傅没有批").error().code, ErrorCode::kConflict);
  EXPECT_EQ(Findings(), "");
  ASSERT_TRUE(say(coordinator, ""));
  EXPECT_EQ(say(coordinator, "").error().code, ErrorCode::kConflict);
  EXPECT_EQ(Findings(), "");
}

TEST_F(Publishing, AResolvedMatterTakesNoReason) {
  auto id = Accepted();
  Decide(id);
  EXPECT_TRUE(Holds(Actions(coordinator, id), MatterAction::kUnresolved));
  Answer(clerk, id);
  EXPECT_FALSE(Holds(Actions(coordinator, id), MatterAction::kUnresolved));
  EXPECT_EQ(Try(coordinator, id,
                [](const Act& act) {
                  return MarkUnresolved(act, {"", "再等等", {}});
                })
                .error()
                .code,
            ErrorCode::kConflict);
}

TEST_F(Publishing, ATimetableIsRectifiedWhenItIsDone) {
  auto id = Accepted();
  Decide(id);
  Do(clerk, id, [](const Act& act) {
    return AnswerMatter(act, {Outcome::kTimetable, "下月换好", {}});
  });
  auto settlement = [&] {
    Matter m = MatterNow(id);
    return SettlementOf(m.state, m.outcome, m.percent);
  };
  EXPECT_EQ(settlement(), Settlement::kUnresolved);
  EXPECT_TRUE(Holds(Actions(clerk, id), MatterAction::kProgress));
  Do(clerk, id, [](const Act& act) { return AddProgress(act, {"换好了", 100}); });
  EXPECT_EQ(settlement(), Settlement::kRectified);
  EXPECT_EQ(MatterNow(id).state, MatterState::kAnswered) << "its answers stand";
  EXPECT_FALSE(Holds(Actions(clerk, id), MatterAction::kProgress));
  EXPECT_EQ(Try(clerk, id,
                [](const Act& act) {
                  return AddProgress(act, {"又一句", 100});
                })
                .error()
                .code,
            ErrorCode::kConflict);
}

TEST_F(Publishing, ACheckThatFoundNotIsAnsweredBySomebodyElse) {
  auto id = Accepted();
  Decide(id);
  Answer(clerk, id);
  Do(coordinator, id,
     [](const Act& act) { return VerifyMatter(act, voices::Rating::kNot, "还是凉的"); });
  EXPECT_EQ(Try(clerk, id,
                [](const Act& act) {
                  return AnswerMatter(act, {Outcome::kExplained, "再答", {}});
                })
                .error()
                .code,
            ErrorCode::kConflict);
  Do(cook, id, [](const Act& act) { return AnswerMatter(act, {Outcome::kExplained, "再答", {}}); });
  EXPECT_EQ(MatterNow(id).state, MatterState::kAnswered);
}

TEST_F(Publishing, VerifySeesChangesBehindItsBack) {
  auto id = Accepted();
  ASSERT_TRUE(Publish(coordinator, id, {"一", "措施", {}}));
  Do(leader, id, [](const Act& act) { return MarkUnresolved(act, {"类", "原因", {}}); });
  ASSERT_EQ(Findings(), "");
  const Change changes[] = {
      {"UPDATE publication SET measures = 'x' WHERE org_id = $1", "measures"},
      {"UPDATE publication SET withdrawn_on = '2026-03-02' WHERE org_id = $1", "withdrawn_on"},
      {"UPDATE publication_revision SET question = 'x' WHERE org_id = $1", "question"},
      {"UPDATE publication_revision SET marks = 7 WHERE org_id = $1", "marks"},
      {"UPDATE matter_unresolved SET reason = 'x' WHERE org_id = $1", "reason"}};
  for (const auto& [sql, column] : changes) {
    std::string found;
    Status undone = database->Write([&](db::Transaction& tx) -> Status {
      EXPECT_GT(TRY(tx.Run(sql, {org})), 0);
      found.clear();
      for (const auto& f : TRY(journal::VerifyJournal(tx, org, keys, VerifySources(), {})).findings)
        found += f.problem + "\n";
      return NotFound();
    });
    EXPECT_NE(found.find(column), std::string::npos) << sql.text() << found;
  }
}

}  // namespace
}  // namespace huiyin::matters
