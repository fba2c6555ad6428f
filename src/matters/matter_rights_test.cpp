// Every right has its refusal: for each action, who may not.
#include <algorithm>
#include <functional>

#include "matters/test_world.hpp"

namespace huiyin::matters {
namespace {

class MatterRights : public World {
 protected:
  // Brings a new matter into `state`.
  MatterId In(MatterState state) {
    voice_ = Speak("一句话");
    if (state == MatterState::kReceived) return Make(dock_clerk, {voice_});
    auto id = Make(coordinator, {voice_});
    if (state == MatterState::kAccepted) return id;
    Decide(id);
    if (state == MatterState::kDecided) return id;
    Answer(clerk, id);
    if (state == MatterState::kAnswered) return id;
    Rate(voice_, voices::Rating::kSatisfied);
    Do(coordinator, id, [](const Act& act) { return CloseMatter(act); });
    return id;
  }
  VoiceId voice_;  // linked to the matter
  VoiceId next_;   // not linked anywhere
};

TEST_F(MatterRights, EachActionIsRefusedToWhoeverLacksItsRight) {
  struct Case {
    const char* name;
    MatterState state;
    std::function<Status(const Act&)> step;
    std::vector<PersonId> allowed;
  };
  auto target = Make(coordinator, {Speak("另一件")});
  std::vector<PersonId> hears{coordinator, second_coordinator, dock_coordinator};
  std::vector<Case> cases{
      {"accept", MatterState::kReceived, AcceptMatter, hears},
      {"link", MatterState::kAccepted, [&](const Act& act) { return LinkVoices(act, {next_}); },
       hears},
      {"unlink", MatterState::kAccepted,
       [&](const Act& act) { return UnlinkVoice(act, voice_, "理由"); }, hears},
      {"move", MatterState::kAccepted,
       [&](const Act& act) { return MoveVoice(act, voice_, target, "理由"); }, hears},
      {"decide",
       MatterState::kAccepted,
       [&](const Act& act) {
         auto input = Decided();
         input.decided_by = leader;
         return DecideMatter(act, input);
       },
       {leader, coordinator, second_coordinator, dock_coordinator}},
      {"return",
       MatterState::kDecided,
       [&](const Act& act) { return ReturnMatter(act, "理由"); },
       {clerk, cook}},
      {"progress",
       MatterState::kDecided,
       [&](const Act& act) {
         return AddProgress(act, {"进展", 10});
       },
       {clerk, cook}},
      {"answer",
       MatterState::kDecided,
       [&](const Act& act) {
         return AnswerMatter(act, {voices::Outcome::kAtOnce, "答复", {}});
       },
       {clerk, cook}},
      {"verify",
       MatterState::kAnswered,
       [&](const Act& act) { return VerifyMatter(act, voices::Rating::kSatisfied, "看过"); },
       {leader, coordinator, second_coordinator, dock_coordinator}},
      {"reopen", MatterState::kClosed, [&](const Act& act) { return ReopenMatter(act, "理由"); },
       hears},
      {"publish", MatterState::kAccepted,
       [&](const Act& act) {
         return PublishMatter(act, {"问题", "措施", {}});
       },
       hears},
  };
  for (const Case& c : cases) {
    for (const PersonId& who : {leader, coordinator, second_coordinator, observer, clerk, cook,
                                dock_clerk, dock_coordinator, worker}) {
      auto matter = In(c.state);
      next_ = Speak("再一句");
      bool allowed = std::find(c.allowed.begin(), c.allowed.end(), who) != c.allowed.end();
      auto version = MatterNow(matter).version;
      Status status = Try(who, matter, c.step);
      EXPECT_EQ(status.has_value(), allowed)
          << c.name << (status ? "" : std::string(status.error().message.en));
      if (allowed) continue;
      ASSERT_FALSE(status.has_value());
      EXPECT_TRUE(status.error().code == ErrorCode::kForbidden ||
                  status.error().code == ErrorCode::kNotFound)
          << c.name;
      EXPECT_EQ(MatterNow(matter).version, version) << c.name << ": a refusal changes nothing";
    }
  }
  EXPECT_EQ(Findings(), "");
}

TEST_F(MatterRights, WhoMayNotReadAMatterIsNotToldThatItExists) {
  auto matter = In(MatterState::kAccepted);
  Status status = Try(worker, matter, [](const Act& act) {
    return AddProgress(act, {"进展", 10});
  });
  EXPECT_EQ(status.error().code, ErrorCode::kNotFound);
  status = Try(observer, matter, [](const Act& act) { return AddProgress(act, {"进展", 10}); });
  EXPECT_EQ(status.error().code, ErrorCode::kForbidden);
}

TEST_F(MatterRights, ACoordinatorWhoRecordsADecisionNamesTheLeader) {
  auto matter = In(MatterState::kAccepted);
  auto decide = [&](std::optional<PersonId> by) {
    return [=, this](const Act& act) {
      auto input = Decided();
      input.decided_by = by;
      return DecideMatter(act, input);
    };
  };
  EXPECT_EQ(Try(coordinator, matter, decide(std::nullopt)).error().field, "decided_by_id");
  EXPECT_EQ(Try(coordinator, matter, decide(clerk)).error().field, "decided_by_id");
  Do(coordinator, matter, decide(leader));
  EXPECT_EQ(MatterNow(matter).decision->decided_by, leader);
  EXPECT_EQ(MatterNow(matter).decision->recorded_by, coordinator);
}

TEST_F(MatterRights, ADecisionIsGivenToThoseWhoCanAct) {
  auto matter = In(MatterState::kAccepted);
  auto refused = [&](const PersonId& a, const PersonId& b) {
    auto input = Decided();
    input.decision.owner = a;
    input.decision.stand_in = b;
    Status status = Try(leader, matter, [&](const Act& act) { return DecideMatter(act, input); });
    return status ? std::string("accepted") : status.error().field;
  };
  for (const PersonId& who : {dock_clerk, worker, observer, coordinator, leader}) {
    EXPECT_EQ(refused(who, cook), "owner_id");
    EXPECT_EQ(refused(clerk, who), "stand_in_id");
  }
  // The head of the unit above serves it; whoever is there to look only does not, head or not.
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE unit SET head_id = $3 WHERE org_id = $1 AND id = $2", {org, root, leader}));
    TRY(tx.Run("UPDATE unit SET head_id = $3 WHERE org_id = $1 AND id = $2",
               {org, logistics, observer}));
    TRY(tx.Run("DELETE FROM login WHERE org_id = $1 AND person_id = $2", {org, cook}));
    TRY(tx.Run("UPDATE organisation SET people_version = people_version + 1 WHERE org_id = $1",
               {org}));
    return {};
  });
  EXPECT_EQ(refused(clerk, observer), "stand_in_id");
  EXPECT_EQ(refused(clerk, cook), "stand_in_id") << "without a login";
  EXPECT_EQ(refused(leader, clerk), "accepted");
}

TEST_F(MatterRights, ADecisionNeedsTwoActivePersonsAndADateThatIsNotPast) {
  auto matter = In(MatterState::kAccepted);
  auto field = [&](auto change) {
    auto input = Decided();
    change(input);
    Status status = Try(leader, matter, [&](const Act& act) { return DecideMatter(act, input); });
    return status ? std::string("accepted") : status.error().field;
  };
  EXPECT_EQ(field([](NewDecision& d) { d.decision.stand_in = d.decision.owner; }), "stand_in_id");
  EXPECT_EQ(field([](NewDecision& d) { d.decision.owner = PersonId(); }), "owner_id");
  EXPECT_EQ(field([&](NewDecision& d) { d.due_on = Today().Plus(-1); }), "due_on");
  EXPECT_EQ(field([&](NewDecision& d) { d.due_on = *LocalDate::Parse("9999-12-31"); }), "due_on");
  EXPECT_EQ(field([](NewDecision& d) { d.decision.lead_unit = UnitId(); }), "lead_unit_id");
  EXPECT_EQ(field([](NewDecision& d) {
              d.assisting = {{UnitId(), std::nullopt}};
            }),
            "assisting_unit_ids");
  EXPECT_EQ(field([](NewDecision&) {}), "accepted");
}

}  // namespace
}  // namespace huiyin::matters
