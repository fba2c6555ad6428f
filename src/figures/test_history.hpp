// Random histories for the tests of figures: real operations by random persons, and what a plain count of the outcome says.
//
//   class Mine : public History { ... };  Live(300);  Tally expected = Expect(id);
//
// Threads: one.
#pragma once

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "figures/figures.hpp"
#include "figures/test_speakers.hpp"
#include "voices/campaign.hpp"

namespace huiyin::figures {

class History : public Speakers {
 protected:
  explicit History(unsigned seed) : random_(seed) {}

  template <class T>
  T Pick(const std::vector<T>& list) {
    return list[std::uniform_int_distribution<std::size_t>(0, list.size() - 1)(random_)];
  }
  int Roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(random_); }

  void Live(int steps) {
    Must([&](db::Transaction& tx) -> Status {
      voices::Campaign input;
      input.name = "说句心里话";
      input.starts_on = Today();
      campaign = TRY(voices::StartCampaign(tx, Now(), input));
      return {};
    });
    for (int i = 0; i < steps; ++i) Step();
  }

  void Step() {
    switch (Roll(18)) {
      case 0:
      case 1:
      case 2:
        Say();
        break;
      case 3:
        OnVoice();
        break;
      case 4:
      case 5:
        MakeOne();
        break;
      case 6:
      case 7:
        OnMatter([&](const matters::Act& act) { return matters::DecideMatter(act, Decision()); });
        break;
      case 8:
      case 9:
        OnMatter([&](const matters::Act& act) {
          return matters::AnswerMatter(
              act, {Pick<voices::Outcome>({voices::Outcome::kAtOnce, voices::Outcome::kExplained}),
                    "答复",
                    {}});
        });
        break;
      case 10:
        OnMatter([&](const matters::Act& act) -> Status {
          switch (Roll(5)) {
            case 0:
              return matters::LinkVoices(act, {Pick(spoken)});
            case 1:
              return matters::UnlinkVoice(act, Pick(spoken), "理由");
            case 2:
              return matters::ReturnMatter(act, "理由");
            case 3:
              return matters::ReopenMatter(act, "理由");
            default:
              return matters::AcceptMatter(act);
          }
        });
        break;
      case 11:
        OnMatter([&](const matters::Act& act) {
          return matters::PublishMatter(act, {"问题", "措施", {}});
        });
        break;
      case 12:
      case 13:
        for (int i = 0; i < 4 && !spoken.empty(); ++i) (void)TryRate(Pick(spoken), Pick(kGiven));
        break;
      case 14:
        for (int i = 0; i < 4; ++i) {
          OnMatter([&](const matters::Act& act) {
            return matters::VerifyMatter(act, Pick(kGiven), "看过");
          });
        }
        break;
      case 15:
        for (int i = 0; i < 4 && !spoken.empty(); ++i)
          MakeCall(Pick(spoken), Pick<std::string>({"satisfied", "partly", "not", "unreached"}));
        break;
      case 16:
        if (Roll(3) == 0) EmptyOne();
        break;
      default:
        Days(Roll(4));
        RunJobs();
        if (Roll(2) == 0) CountSome(1 + Roll(30));
        break;
    }
  }

  // What the figures must say about one voice, counted from the operations' own reading of it.
  struct Facts {
    std::map<Dimension, Key> keys;
    VoiceTally voices;
    MatterTally matters;
    LocalDate on;
    UnitId unit;
  };
  Facts OfVoice(const VoiceId& id);
  Facts OfMatter(const MatterId& id);

  std::vector<VoiceId> spoken;
  std::vector<MatterId> made;
  voices::CampaignId campaign;

 private:
  static inline const std::vector<voices::Rating> kGiven{
      voices::Rating::kSatisfied, voices::Rating::kPartly, voices::Rating::kNot,
      voices::Rating::kNot};

  // Which of a matter's voices it counts with: the least one.
  auto OrderOf(const matters::LinkRow& link) {
    auto v = VoiceNow(link.voice);
    auto origin = v.origin ? voices::kOrigins.Text(*v.origin) : "";
    return std::tuple(link.linked_on, v.channel, v.speaker_group.value_or(""), std::string(origin),
                      v.category, v.campaign);
  }

  PersonId Anybody() {
    return Pick<PersonId>({leader, coordinator, coordinator, second_coordinator, clerk, dock_clerk,
                           dock_coordinator});
  }
  void Say() {
    voices::NewVoice input;
    input.text.body = "第 " + std::to_string(spoken.size()) + " 句";
    input.unit = Pick<UnitId>({dock, dock, logistics, root});
    input.channel = Pick<std::string>({"web", "meeting", "talk"});
    if (Roll(2) == 0) input.speaker_group = Pick<std::string>({"worker", "family"});
    if (Roll(2) == 0) input.campaign = campaign;
    if (Roll(4) == 0) {
      input.entered_by = dock_clerk;
      input.channel = "meeting";
    }
    if (Roll(3) == 0) {
      input.identity = voices::Identity::kNamed;
      input.speaker = voices::Speaker{worker, "说话人", "内线 12"};
    }
    if (Roll(2) == 0) input.origin = std::nullopt;
    Must([&](db::Transaction& tx) -> Status {
      spoken.push_back(
          TRY(voices::SubmitVoice(tx, Now(true), voice_setting, input,
                                  voices::CodeSource{"POST /x", "k" + input.text.body, "x"}))
              .id);
      return {};
    });
  }
  void OnVoice() {
    if (spoken.empty()) return;
    VoiceId id = Pick(spoken);
    int what = Roll(4);
    (void)Try(Anybody(), {}, [&](const matters::Act& act) -> Status {
      auto& tx = *act.tx;
      if (what == 0) {
        TRY(voices::AcceptVoice(tx, *act.context, *act.actor, id, {}));
      } else if (what == 1) {
        TRY(voices::DeclineVoice(tx, *act.context, *act.actor, id, {}, "理由"));
      } else if (what == 2) {
        TRY(voices::ReviewVoice(tx, *act.context, *act.actor, id, {}, "理由"));
      } else {
        voices::NewVoiceAnswer answer;
        answer.body = "答复";
        answer.reason = "不用立项";
        answer.outcome = voices::Outcome::kOnTheSpot;
        TRY(voices::AnswerVoice(tx, *act.context, voice_setting, *act.actor, id, {}, answer));
      }
      return {};
    });
  }
  void MakeOne() {
    if (spoken.empty()) return;
    MatterId id;
    Status status = Try(Anybody(), {}, [&](const matters::Act& act) -> Status {
      std::vector<VoiceId> list{Pick(spoken)};
      if (VoiceId more = Pick(spoken); more != list.front()) list.push_back(more);
      std::optional<matters::Track> track;
      if (Roll(2) == 0) track = matters::Track::kUnion;
      id = TRY(matters::CreateMatter(act, {"问题", list, {}, track}));
      return {};
    });
    if (status) made.push_back(id);
  }
  // Takes every voice out of a matter and dissolves it.
  void EmptyOne() {
    if (made.empty()) return;
    MatterId id = Pick(made);
    for (const auto& link :
         Ask([&](db::Reader& reader) { return matters::LinksOfMatter(reader, org, id); })) {
      (void)Try(coordinator, id, [&](const matters::Act& act) {
        return matters::UnlinkVoice(act, link.voice, "理由");
      });
    }
    (void)Try(coordinator, id,
              [&](const matters::Act& act) { return matters::DissolveMatter(act, "理由"); });
  }
  template <class StepFunction>
  void OnMatter(StepFunction step) {
    if (made.empty()) return;
    (void)Try(Anybody(), Pick(made), step);
  }
  matters::NewDecision Decision() {
    auto input = Decided();
    if (Pick<UnitId>({logistics, dock}) == dock) {
      input.decision.lead_unit = dock;
      input.decision.owner = dock_clerk;
      input.decision.stand_in = dock_coordinator;
    }
    input.decision.level = Pick<people::Level>({people::Level::kLine, people::Level::kUnit});
    input.due_on = WorkCalendar().Plus(Today(), 1 + Roll(6));
    input.decided_by = leader;
    return input;
  }

  std::mt19937 random_;
};

}  // namespace huiyin::figures
