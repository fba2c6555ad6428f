// Random operations by random persons: whatever happens, the promises hold.
#include <algorithm>
#include <random>

#include "matters/test_world.hpp"

namespace huiyin::matters {
namespace {

using voices::Rating;
using voices::VoiceState;

class MatterModel : public World, public testing::WithParamInterface<unsigned> {
 protected:
  template <class T>
  T Pick(const std::vector<T>& list) {
    return list[std::uniform_int_distribution<std::size_t>(0, list.size() - 1)(random_)];
  }
  int Roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(random_); }

  // One step; refusals are part of it.
  void Step() {
    switch (Roll(18)) {
      case 0:
      case 1:
      case 2:
        voices_.push_back(Speak("第 " + std::to_string(voices_.size()) + " 句",
                                Pick<UnitId>({dock, logistics, root})));
        break;
      case 3:
      case 4:
        TryMake();
        break;
      case 5:
        OnMatter([](const Act& act) { return AcceptMatter(act); });
        break;
      case 6:
      case 7:
        OnMatter([&](const Act& act) { return DecideMatter(act, Decision()); });
        break;
      case 8:
        OnMatter([&](const Act& act) { return AddProgress(act, "进展", Roll(101)); });
        break;
      case 9:
      case 10:
        OnMatter([](const Act& act) {
          return AnswerMatter(act, {voices::Outcome::kAtOnce, "答复", {}});
        });
        break;
      case 11:
        OnMatter([&](const Act& act) { return LinkVoices(act, {Pick(voices_)}); });
        break;
      case 12:
        OnMatter([&](const Act& act) {
          return Roll(2) == 0 ? UnlinkVoice(act, Pick(voices_), "理由")
                              : MoveVoice(act, Pick(voices_), Pick(matters_), "理由");
        });
        break;
      case 13:
        OnMatter([&](const Act& act) {
          return Roll(2) == 0 ? ReturnMatter(act, "理由") : ReopenMatter(act, "理由");
        });
        break;
      case 14:
        OnMatter([&](const Act& act) {
          if (Roll(4) == 0) return DissolveMatter(act, "理由");
          return Roll(2) == 0
                     ? CloseMatter(act)
                     : VerifyMatter(act, Pick<Rating>({Rating::kSatisfied, Rating::kNot}), "看过");
        });
        break;
      case 15:
        if (!voices_.empty())
          (void)TryRate(Pick(voices_),
                        Pick<Rating>({Rating::kSatisfied, Rating::kPartly, Rating::kNot}));
        break;
      case 16:
        OnMatter([&](const Act& act) {
          return Roll(3) == 0 ? WithdrawMatter(act, {"理由", {}}) : PublishMatter(act, {"问题", "措施", {}});
        });
        break;
      default:
        Days(Roll(3));
        RunJobs();
        break;
    }
  }

  NewDecision Decision() {
    auto input = Decided();
    input.decision.owner = Pick<PersonId>({clerk, cook, dock_clerk});
    input.decision.stand_in = Pick<PersonId>({cook, worker});
    input.decided_by = leader;
    if (Roll(2) == 0) input.assisting = {dock};
    return input;
  }

  void TryMake() {
    if (voices_.empty()) return;
    MatterId made;
    Status status = Try(Anybody(), {}, [&](const Act& act) -> Status {
      made = TRY(CreateMatter(act, {"问题", {Pick(voices_)}, {}, {}}));
      return {};
    });
    if (status) matters_.push_back(made);
  }

  template <class StepFunction>
  void OnMatter(StepFunction step) {
    if (matters_.empty()) return;
    Status status = Try(Anybody(), Pick(matters_), step);
    ASSERT_TRUE(status || status.error().code != ErrorCode::kInternal) << status.error().detail;
  }

  PersonId Anybody() {
    return Pick<PersonId>({leader, coordinator, coordinator, second_coordinator, clerk, cook,
                           dock_clerk, dock_coordinator, worker, observer});
  }

  // One present owner and one date; answered means that each speaker can read an answer.
  void CheckPromises() {
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    for (const MatterId& id : matters_) {
      Matter matter = MatterNow(id);
      ASSERT_NE(directory->person(matter.owner), nullptr);
      ASSERT_TRUE(directory->person(matter.owner)->active);
      ASSERT_GT(matter.due_on, LocalDate());
      auto inside = Ask([&](db::Reader& reader) { return VoicesOf(reader, org, id); });
      if (inside.empty()) continue;
      ASSERT_EQ(matter.answered_on.has_value(), !IsOpen(matter.state))
          << kMatterStates.Text(matter.state);
      bool waits = std::any_of(inside.begin(), inside.end(), [](const MatterVoice& voice) {
        return voice.answered_round < voice.round;
      });
      ASSERT_EQ(waits, IsOpen(matter.state)) << "open means that somebody waits for it";
    }
    for (const VoiceId& id : voices_) {
      voices::Voice voice = VoiceNow(id);
      auto links = Ask([&](db::Reader& reader) { return LinksOfVoice(reader, org, id); });
      ASSERT_EQ(voice.state == VoiceState::kLinked && links.empty(), false)
          << "linked means that a matter holds it";
      ASSERT_EQ((voice.state == VoiceState::kReceived || voice.state == VoiceState::kAccepted) &&
                    !links.empty(),
                false);
      bool answered = voice.state == VoiceState::kAnswered || voice.state == VoiceState::kClosed;
      ASSERT_TRUE(!answered || !AnswersTo(id).empty());
    }
  }

  std::mt19937 random_{GetParam()};
  std::vector<VoiceId> voices_;
  std::vector<MatterId> matters_;
};

TEST_P(MatterModel, KeepsItsPromisesThroughAnyHistory) {
  for (int step = 0; step < 400; ++step) {
    Step();
    if (step % 20 != 0) continue;
    ASSERT_NO_FATAL_FAILURE(CheckPromises()) << "after step " << step;
  }
  CheckPromises();
  EXPECT_GT(matters_.size(), 10U);
  EXPECT_EQ(Findings(), "");
}

INSTANTIATE_TEST_SUITE_P(Histories, MatterModel, testing::Values(1U, 2U, 3U, 4U, 5U, 6U));

}  // namespace
}  // namespace huiyin::matters
