// Handing over, escalating, and what happens to an open hand-over when something else comes first.
#include "matters/duty_operations.hpp"
#include "matters/test_world.hpp"

namespace huiyin::matters {
namespace {

class MatterHandover : public World {
 protected:
  MatterId Decided_() {
    voice_ = Speak("食堂晚班没有热菜");
    auto id = Make(coordinator, {voice_});
    Decide(id);
    return id;
  }
  static auto To(PersonId to) {
    return [to](const Act& act) { return HandOver(act, to, "调走了"); };
  }
  std::vector<Handover> Handovers(const MatterId& id) {
    return Ask([&](db::Reader& reader) { return HandoversOf(reader, org, id); });
  }
  HandoverState Last(const MatterId& id) { return Handovers(id).back().state; }
  VoiceId voice_;
};

TEST_F(MatterHandover, MovesTheOwnerOnlyWhenAccepted) {
  auto id = Decided_();
  LocalDate due = MatterNow(id).due_on;
  Do(clerk, id, To(cook));
  EXPECT_EQ(MatterNow(id).owner, clerk) << "first asked stays responsible";
  EXPECT_EQ(MatterNow(id).offered_to, cook);
  Do(cook, id, [](const Act& act) { return AcceptHandover(act); });
  Matter after = MatterNow(id);
  EXPECT_EQ(after.owner, cook);
  EXPECT_EQ(after.decision->owner, cook) << "A moves with it";
  EXPECT_EQ(after.decision->stand_in, clerk) << "B who takes over changes places with A";
  EXPECT_EQ(after.due_on, due) << "the date stays";
  EXPECT_EQ(after.offered_to, std::nullopt);
  EXPECT_EQ(Last(id), HandoverState::kAccepted);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterHandover, RefusedLeavesTheOwnerAndKeepsTheReason) {
  auto id = Decided_();
  Do(clerk, id, To(cook));
  Do(cook, id, [](const Act& act) { return RefuseHandover(act, "下周也不在"); });
  EXPECT_EQ(MatterNow(id).owner, clerk);
  EXPECT_EQ(Handovers(id).back().reply, "下周也不在");
  EXPECT_EQ(Last(id), HandoverState::kRefused);
  Do(clerk, id, To(cook));
  Do(clerk, id, [](const Act& act) { return WithdrawHandover(act); });
  EXPECT_EQ(Last(id), HandoverState::kWithdrawn);
  EXPECT_EQ(Try(cook, id, AcceptHandover).error().code, ErrorCode::kForbidden);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterHandover, TakenBackLooksStaleToItsReceiverNotForbidden) {
  auto id = Decided_();
  Do(clerk, id, To(cook));
  auto seen = MatterNow(id).version;
  Do(clerk, id, [](const Act& act) { return WithdrawHandover(act); });
  auto accept = [&](Act act) {
    act.expected = seen;
    return AcceptHandover(act);
  };
  Status status = Try(cook, id, accept);
  ASSERT_EQ(status.error().code, ErrorCode::kStale);
  EXPECT_EQ(status.error().facts.at(0).name, "changed_by");
  EXPECT_EQ(status.error().facts.at(1).name, "changed_at");
  EXPECT_EQ(Try(worker, id, accept).error().code, ErrorCode::kNotFound)
      << "whoever may not read it learns nothing";
  Status decided = Try(clerk, id, [&](Act act) {
    act.expected = seen;
    return DecideMatter(act, Decided());
  });
  EXPECT_EQ(decided.error().code, ErrorCode::kStale) << "the same for a step of its life";
}

TEST_F(MatterHandover, AnAbsentReceiverIsStoodInForByAnybodyButWhoeverOfferedIt) {
  auto id = Decided_();
  Do(clerk, id, To(cook));  // B, who would make the clerk B
  Away(cook, 0, 3);
  EXPECT_EQ(Try(clerk, id, AcceptHandover).error().code, ErrorCode::kForbidden);
  Do(coordinator, id, AcceptHandover);
  EXPECT_EQ(MatterNow(id).owner, cook);
  auto waits = Make(coordinator, {Speak("码头的灯不亮")});
  Do(coordinator, waits, To(dock_coordinator));
  Away(dock_coordinator, 0, 3);
  EXPECT_EQ(Try(coordinator, waits, AcceptHandover).error().code, ErrorCode::kForbidden);
  Do(second_coordinator, waits, AcceptHandover);
  EXPECT_EQ(MatterNow(waits).owner, dock_coordinator);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterHandover, OneAtATimeAndNeverToOneselfOrToWhoCannotAct) {
  auto id = Decided_();
  EXPECT_EQ(Try(clerk, id, To(clerk)).error().field, "to_id");
  EXPECT_EQ(Try(clerk, id, To(worker)).error().field, "to_id") << "not of the lead unit";
  EXPECT_EQ(Try(clerk, id, To(PersonId())).error().field, "to_id");
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("DELETE FROM login WHERE org_id = $1 AND person_id = $2", {org, cook}));
    return {};
  });
  EXPECT_EQ(Try(clerk, id, To(cook)).error().field, "to_id") << "without a login nobody accepts";
  auto other = Make(coordinator, {Speak("另一句")});
  EXPECT_EQ(Try(coordinator, other, To(clerk)).error().field, "to_id")
      << "before the decision only a coordinator takes over";
  Do(coordinator, other, To(second_coordinator));
  EXPECT_EQ(Try(coordinator, other, To(dock_coordinator)).error().code, ErrorCode::kConflict);
  Do(second_coordinator, other, AcceptHandover);
  EXPECT_EQ(MatterNow(other).owner, second_coordinator);
  EXPECT_EQ(MatterNow(other).state, MatterState::kAccepted);
}

TEST_F(MatterHandover, IsRefusedToWhoeverLacksTheRight) {
  auto id = Decided_();
  for (const PersonId& who : {cook, leader, observer, dock_clerk, worker}) {
    Status status = Try(who, id, To(cook));
    ASSERT_FALSE(status.has_value());
    EXPECT_TRUE(status.error().code == ErrorCode::kForbidden ||
                status.error().code == ErrorCode::kNotFound);
  }
  Do(coordinator, id, To(cook));  // a coordinator over it may offer in the owner's place
  for (const PersonId& who : {coordinator, clerk, leader, observer, worker, dock_clerk}) {
    EXPECT_FALSE(Try(who, id, AcceptHandover).has_value());
    EXPECT_FALSE(
        Try(who, id, [](const Act& act) { return RefuseHandover(act, "理由"); }).has_value());
  }
  EXPECT_EQ(Try(worker, id, WithdrawHandover).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(Try(observer, id, WithdrawHandover).error().code, ErrorCode::kForbidden);
  EXPECT_EQ(MatterNow(id).owner, clerk);
}

TEST_F(MatterHandover, EndsByItselfWhenAnotherStepComesFirst) {
  auto answered = Decided_();
  Do(clerk, answered, To(cook));
  Answer(clerk, answered);
  EXPECT_EQ(Last(answered), HandoverState::kLapsed);
  EXPECT_EQ(MatterNow(answered).offered_to, std::nullopt);

  auto returned = Decided_();
  Do(clerk, returned, To(cook));
  Do(clerk, returned, [](const Act& act) { return ReturnMatter(act, "理由"); });
  EXPECT_EQ(Last(returned), HandoverState::kLapsed);

  auto decided = Decided_();
  Do(clerk, decided, To(cook));
  Decide(decided);
  EXPECT_EQ(Last(decided), HandoverState::kLapsed) << "the leadership's word is later";

  auto progressed = Decided_();
  Do(clerk, progressed, To(cook));
  Do(clerk, progressed, [](const Act& act) { return AddProgress(act, {"进展", 10}); });
  EXPECT_EQ(Last(progressed), HandoverState::kOffered) << "work goes on meanwhile";
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterHandover, IsAcceptedByWhoeverStandsInForTheReceiver) {
  auto id = Decided_();
  Do(coordinator, id, To(cook));
  Away(cook, 0, 5);
  // clerk is A and would stand in as B for cook; the one who offered is the coordinator.
  Do(clerk, id, AcceptHandover);
  EXPECT_EQ(MatterNow(id).owner, cook) << "in the receiver's name";
  EXPECT_EQ(PresentOwnerOf(id), clerk) << "who stands in until cook is back";
  Days(6);
  EXPECT_EQ(PresentOwnerOf(id), cook);
}

TEST_F(MatterHandover, AProposalStaysWithItsClerkUntilACoordinatorAccepts) {
  auto id = Make(dock_clerk, {Speak("第一句")});
  EXPECT_EQ(MatterNow(id).owner, dock_clerk) << "first asked";
  EXPECT_EQ(MatterNow(id).offered_to, dock_coordinator);
  Do(dock_coordinator, id, AcceptHandover);
  EXPECT_EQ(MatterNow(id).owner, dock_coordinator);
  EXPECT_EQ(MatterNow(id).state, MatterState::kAccepted);

  auto other = Make(dock_clerk, {Speak("第二句")});
  Do(coordinator, other, [](const Act& act) { return AcceptMatter(act); });
  EXPECT_EQ(MatterNow(other).owner, coordinator);
  EXPECT_EQ(Last(other), HandoverState::kLapsed) << "another coordinator was quicker";

  auto third = Make(dock_clerk, {Speak("第三句")});
  Do(dock_coordinator, third, [](const Act& act) { return RefuseHandover(act, "不是一件事"); });
  EXPECT_EQ(MatterNow(third).state, MatterState::kReceived);
  EXPECT_EQ(MatterNow(third).owner, dock_clerk);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterHandover, EscalatesToTheLevelAboveWhichThenDecides) {
  auto id = Make(dock_coordinator, {Speak("要买新吊机")});
  Do(dock_coordinator, id, [](const Act& act) { return EscalateMatter(act, "班组定不了"); });
  EXPECT_EQ(MatterNow(id).owner, dock_coordinator) << "until the level above accepts";
  EXPECT_EQ(MatterNow(id).offered_to, coordinator);
  EXPECT_EQ(Handovers(id).back().to_unit, root);
  Do(coordinator, id, AcceptHandover);
  Matter raised = MatterNow(id);
  EXPECT_EQ(raised.owner, coordinator);
  EXPECT_EQ(raised.raised_to, root);
  EXPECT_EQ(raised.state, MatterState::kAccepted);
  auto input = Decided();
  input.decided_by = leader;
  Status lower =
      Try(dock_coordinator, id, [&](const Act& act) { return DecideMatter(act, input); });
  EXPECT_EQ(lower.error().code, ErrorCode::kForbidden) << "the level above decides now";
  Do(leader, id, [&](const Act& act) { return DecideMatter(act, input); });
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterHandover, ADecidedMatterGoesUpAndBackToADecision) {
  auto id = Decided_();
  Do(cook, id, [](const Act& act) { return EscalateMatter(act, "经费不够"); });
  EXPECT_EQ(MatterNow(id).state, MatterState::kDecided);
  Do(coordinator, id, AcceptHandover);
  EXPECT_EQ(MatterNow(id).state, MatterState::kAccepted);
  EXPECT_EQ(MatterNow(id).due_on, DueFrom(deadlines::RuleName::kDecideMatter, Today()));
  EXPECT_FALSE(Try(clerk, id, [](const Act& act) { return AddProgress(act, {"进展", 1}); }));
  auto input = Decided();
  input.decision.level = people::Level::kCompany;
  Do(leader, id, [&](const Act& act) { return DecideMatter(act, input); });
  Status again = Try(clerk, id, [](const Act& act) { return EscalateMatter(act, "再往上"); });
  EXPECT_EQ(again.error().code, ErrorCode::kConflict) << "above the company is the parent";
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterHandover, TheParentCompanyIsAskedAndWhatComesBackIsAnsweredAgain) {
  auto id = Decided_();
  auto escalated = [](const Act& act) {
    return AnswerMatter(act, {voices::Outcome::kEscalated, "已经上报", {}});
  };
  EXPECT_EQ(Try(clerk, id, escalated).error().code, ErrorCode::kConflict) << "nobody was asked yet";
  Do(clerk, id, [](const Act& act) { return AskParent(act, "请批准经费"); });
  EXPECT_EQ(MatterNow(id).owner, clerk) << "it stays with its owner";
  EXPECT_EQ(Try(clerk, id, [](const Act& act) { return AskParent(act, "再问"); }).error().code,
            ErrorCode::kConflict);
  Do(clerk, id, escalated);
  EXPECT_EQ(VoiceNow(voice_).state, voices::VoiceState::kAnswered);
  Days(3);
  auto reply = [&](Consequence then, LocalDate on) {
    return [=](const Act& act) { return RecordParentReply(act, {1, "同意", on, then}); };
  };
  EXPECT_EQ(Try(clerk, id, reply(Consequence::kAnswerAgain, Today().Plus(1))).error().field,
            "replied_on");
  EXPECT_EQ(Try(clerk, id, reply(Consequence::kAnswerAgain, Today().Plus(-4))).error().field,
            "replied_on");
  Do(clerk, id, reply(Consequence::kAnswerAgain, Today().Plus(-1)));
  EXPECT_EQ(MatterNow(id).state, MatterState::kReopened);
  EXPECT_EQ(VoiceNow(voice_).state, voices::VoiceState::kLinked) << "everybody gets another answer";
  Answer(clerk, id);
  EXPECT_EQ(AnswersTo(voice_).size(), 2U);
  EXPECT_EQ(Try(clerk, id, reply(Consequence::kStands, Today())).error().code,
            ErrorCode::kConflict);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterHandover, AParentReplyMayLetTheAnswerStand) {
  auto id = Decided_();
  Do(clerk, id, [](const Act& act) { return AskParent(act, "请批准经费"); });
  Do(clerk, id, [](const Act& act) {
    return AnswerMatter(act, {voices::Outcome::kEscalated, "已经上报", {}});
  });
  Do(coordinator, id, [&](const Act& act) {
    return RecordParentReply(act, {1, "暂不安排", Today(), Consequence::kStands});
  });
  EXPECT_EQ(MatterNow(id).state, MatterState::kAnswered);
  EXPECT_EQ(AnswersTo(voice_).size(), 1U);
  EXPECT_EQ(Try(worker, id, [](const Act& act) { return AskParent(act, "问"); }).error().code,
            ErrorCode::kNotFound);
  EXPECT_EQ(Try(observer, id, [](const Act& act) { return AskParent(act, "问"); }).error().code,
            ErrorCode::kForbidden);
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterHandover, AStaleHandoverIsRefused) {
  auto id = Decided_();
  Status stale = Try(clerk, id, [&](const Act& act) {
    Act old = act;
    --old.expected;
    return HandOver(old, cook, "理由");
  });
  EXPECT_EQ(stale.error().code, ErrorCode::kStale);
}

}  // namespace
}  // namespace huiyin::matters
