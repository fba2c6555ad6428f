// Random operations by random persons: whatever happens, the promises hold.
#include <algorithm>
#include <random>

#include "matters/duty_operations.hpp"
#include "matters/matter_rows.hpp"
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
    switch (Roll(31)) {
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
        OnMatter([&](const Act& act) { return AddProgress(act, {"进展", Roll(101)}); });
        break;
      case 9:
      case 10:
        OnMatter([&](const Act& act) {
          return AnswerMatter(
              act, {Pick<voices::Outcome>({voices::Outcome::kAtOnce, voices::Outcome::kTimetable,
                                           voices::Outcome::kEscalated}),
                    "答复",
                    {}});
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
          return Roll(3) == 0 ? WithdrawMatter(act, {"理由", {}})
                              : PublishMatter(act, {"问题", "措施", {}});
        });
        break;
      case 17:
      case 18:
        OnMatter([&](const Act& act) {
          return Roll(4) == 0 ? EscalateMatter(act, "定不了") : HandOver(act, Anybody(), "调走了");
        });
        break;
      case 19:
      case 20:
        OnMatter([&](const Act& act) {
          if (Roll(5) == 0) return RefuseHandover(act, "理由");
          return Roll(8) == 0 ? WithdrawHandover(act) : AcceptHandover(act);
        });
        break;
      case 21:
        OnMatter([&](const Act& act) {
          return AddMeasure(act, {"措施", Anybody(), Today().Plus(Roll(40))});
        });
        break;
      case 22:
        OnMatter([&](const Act& act) {
          int seq = Roll(3) + 1;
          if (Roll(6) == 0) return DropMeasure(act, seq, "理由");
          if (Roll(4) == 0) return ReopenMeasure(act, seq, "又坏了");
          return FinishMeasure(act, seq, "做好了");
        });
        break;
      case 23:
        OnMatter([&](const Act& act) {
          if (Roll(2) == 0) return AskParent(act, "请批准");
          return RecordParentReply(
              act, {Roll(2) + 1, "同意", Today(),
                    Roll(2) == 0 ? Consequence::kStands : Consequence::kAnswerAgain});
        });
        break;
      case 24:
        OnMatter([&](const Act& act) {
          if (Roll(2) == 0) return SetTrack(act, Track::kUnion);
          return ReplyPart(act, dock, Pick<PartState>({PartState::kConfirmed, PartState::kRefused}),
                           "说明");
        });
        break;
      case 25: {
        int from = Roll(4);
        Away(Anybody(), from, from + Roll(6));  // at once, or planned
        break;
      }
      case 26:
        OnMatter([&](const Act& act) { return ExtendMatter(act, {1 + Roll(6), "理由", leader}); });
        break;
      case 27:
        OnMatter([&](const Act& act) {
          return Roll(2) == 0 ? ResumeMatter(act, "理由")
                              : PauseMatter(act, {Today().Plus(Roll(9)), "理由", leader});
        });
        break;
      case 28:
        if (Roll(8) == 0) ChangeCalendar();
        break;
      default:
        Days(Roll(3));
        RunJobs();
        break;
    }
  }

  // A year's notice arrives, or is corrected: some days of March and April, and every date follows at once.
  void ChangeCalendar() {
    CalendarYear year{2026, {}, {}, "通知"};
    for (int day = 0; day < 3; ++day) year.holidays.push_back(Today().Plus(3 * day + Roll(3)));
    std::erase_if(year.holidays, [](const LocalDate& day) {
      return day > LocalDate::Parse("2026-12-31").value();
    });
    SetYear(year);
    RunJobs();
  }

  NewDecision Decision() {
    auto input = Decided();
    // One in a few names somebody who cannot act there, and is refused.
    input.decision.owner = Pick<PersonId>({clerk, clerk, cook, dock_clerk});
    input.decision.stand_in = Pick<PersonId>({cook, cook, clerk, worker});
    if (Roll(4) == 0) {
      input.decision.lead_unit = dock;
      input.decision.owner = dock_clerk;
      input.decision.stand_in = Pick<PersonId>({worker, dock_coordinator, observer});
    }
    input.decided_by = leader;
    if (Roll(2) == 0) input.assisting = {{dock, std::nullopt}};
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

  // At each instant of the days to come, planned absences among them: one present owner, and their list alone holds the matter.
  void CheckOwners() {
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    std::vector<PersonId> everybody{leader, coordinator, second_coordinator, observer, clerk,
                                    cook,   dock_clerk,  dock_coordinator,   worker};
    for (int ahead : {0, 1, 3, 6, 10}) {
      LocalDate day = Today().Plus(ahead);
      std::map<MatterId, std::vector<PersonId>> holders;
      for (const PersonId& who : everybody) {
        MatterFilter filter{who, "mine", day, day, {}, {}, {}, {}, {}, {}, 1000};
        for (const MatterLine& line :
             Ask([&](db::Reader& reader) { return ListMatters(reader, org, filter); })) {
          bool mine = Ask([&](db::Reader& reader) {
            return IsForMe(reader, org, *directory, line.matter, filter);
          });
          if (mine) holders[line.matter.id].push_back(who);
        }
      }
      for (const MatterId& id : matters_) {
        Matter matter = MatterNow(id);
        if (!IsOpen(matter.state)) continue;
        PersonId present = PresentOwner(*directory, matter, day);
        ASSERT_TRUE(directory->person(present) != nullptr && directory->person(present)->active);
        ASSERT_EQ(holders[id], std::vector<PersonId>{present})
            << kMatterStates.Text(matter.state) << " in " << ahead << " days";
      }
    }
  }

  // What is owed for a matter beside: at most one open hand-over, to somebody else than the owner, not answered by who offered it; no
  // open measure due after its matter, or when closed.
  void CheckDuties(const Matter& matter) {
    auto handovers = Ask([&](db::Reader& reader) { return HandoversOf(reader, org, matter.id); });
    std::vector<Handover> open;
    for (const Handover& each : handovers) {
      if (each.state == HandoverState::kOffered) open.push_back(each);
    }
    ASSERT_LE(open.size(), 1U);
    ASSERT_EQ(matter.offered_to.has_value(), open.size() == 1);
    if (!open.empty()) {
      ASSERT_EQ(open[0].to, matter.offered_to);
      ASSERT_EQ(open[0].from, matter.owner) << "the owner has stayed since it was offered";
      ASSERT_NE(open[0].to, matter.owner);
      ASSERT_TRUE(IsOpen(matter.state));
      auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
      if (open[0].to != open[0].offered_by) {
        ASSERT_NE(PresentReceiver(*directory, matter, open[0], Today()), open[0].offered_by);
      }
    }
    if (IsOpen(matter.state) && !WaitsForDecision(matter)) {
      for (const Measure& each :
           Ask([&](db::Reader& reader) { return MeasuresOf(reader, org, matter.id); }))
        ASSERT_TRUE(each.state != MeasureState::kOpen || each.due_on <= matter.due_on);
    }
    auto still = Ask([&](db::Reader& reader) { return CountOpenMeasures(reader, org, matter.id); });
    if (matter.state == MatterState::kClosed) {
      ASSERT_EQ(still, 0);
    }
    if (matter.decision) {
      ASSERT_NE(matter.decision->owner, matter.decision->stand_in);
      auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
      ASSERT_TRUE(directory->Serves(matter.decision->owner, matter.decision->lead_unit));
      ASSERT_TRUE(directory->Serves(matter.decision->stand_in, matter.decision->lead_unit));
    }
  }

  // After every step: each open matter is in the charge of somebody who is here, unless nobody is, and has a date.
  void CheckInstant() {
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    auto open = Ask([&](db::Reader& reader) {
      return reader.All("SELECT " HUIYIN_MATTER_COLUMNS
                        " FROM matter m WHERE m.org_id = $1 AND m.state IN ('received', "
                        "'accepted', 'decided', 'in_progress', 'returned', 'reopened')",
                        {org}, ReadMatter);
    });
    // Over everything: whoever coordinates there is asked about each matter in the end.
    bool anybody = std::ranges::any_of(directory->grants(), [&](const people::Grant& grant) {
      return grant.role == people::Role::kCoordinator && grant.unit == root &&
             directory->IsHere(grant.person, Today());
    });
    for (const Matter& matter : open) {
      PersonId present = PresentOwner(*directory, matter, Today());
      ASSERT_NE(directory->person(present), nullptr);
      ASSERT_TRUE(directory->IsHere(present, Today()) || !anybody);
      ASSERT_GT(matter.due_on, LocalDate());
    }
  }

  // One present owner and one date; answered means that each speaker can read an answer.
  void CheckPromises() {
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    for (const MatterId& id : matters_) {
      Matter matter = MatterNow(id);
      ASSERT_NE(directory->person(matter.owner), nullptr);
      ASSERT_TRUE(directory->person(matter.owner)->active);
      ASSERT_GT(matter.due_on, LocalDate());
      ASSERT_NO_FATAL_FAILURE(CheckDuties(matter));
      // The date is what follows from how it came about; an answered matter keeps the one it had.
      if (IsOpen(matter.state)) {
        auto steps = Ask([&](db::Reader& reader) { return DueStepsOf(reader, org, id); });
        auto rulebook = Ask([&](db::Reader& reader) { return rulebooks.Get(reader, org); });
        ASSERT_EQ(matter.due_on, DueOn(rulebook->calendar(), DeadlineOf(matter, steps)));
        ASSERT_EQ(IsPaused(matter, Today()), ShouldStand(matter, steps));
      }
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

  // Whether a pause of the present deadline lasts today, going by its steps alone.
  bool ShouldStand(const Matter& matter, const std::vector<DueStep>& steps) const {
    return std::any_of(steps.begin(), steps.end(), [&](const DueStep& step) {
      return step.kind == DeadlineStep::Kind::kPause && step.due_seq == matter.due.seq &&
             !step.ended_on && step.on <= Today() && Today() <= step.until.value();
    });
  }

  std::mt19937 random_{GetParam()};
  std::vector<VoiceId> voices_;
  std::vector<MatterId> matters_;
};

TEST_P(MatterModel, KeepsItsPromisesThroughAnyHistory) {
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE unit SET head_id = $3 WHERE org_id = $1 AND id = $2",
               {org, logistics, observer}));
    TRY(tx.Run("UPDATE organisation SET people_version = people_version + 1 WHERE org_id = $1",
               {org}));
    return {};
  });
  for (int step = 0; step < 500; ++step) {
    Step();
    ASSERT_NO_FATAL_FAILURE(CheckInstant()) << "after step " << step;
    if (step % 20 != 0) continue;
    ASSERT_NO_FATAL_FAILURE(CheckPromises()) << "after step " << step;
    ASSERT_EQ(Miscounted(), "") << "after step " << step;
    if (step % 40 == 0) {
      ASSERT_NO_FATAL_FAILURE(CheckOwners()) << "after step " << step;
    }
  }
  CheckPromises();
  EXPECT_GE(matters_.size(), 3U);
  EXPECT_EQ(Findings(), "");
}

// 200 histories of 500 steps: 100,000. Fewer under a sanitizer, where a step takes many times as long.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr unsigned kHistories = 12;
#else
constexpr unsigned kHistories = 200;
#endif
INSTANTIATE_TEST_SUITE_P(Histories, MatterModel, testing::Range(1U, kHistories + 1));

}  // namespace
}  // namespace huiyin::matters
