// Voices that came by paper or under a name, answers without a matter, and calls to their speakers, for the tests of figures.
//
//   VoiceId id = SpeakNamed("...");  ... answered ...  MakeCall(id, "not");
//
// Threads: one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "figures/kept.hpp"
#include "matters/test_world.hpp"
#include "voices/enter_voice.hpp"

namespace huiyin::figures {

class Speakers : public matters::World {
 protected:
  // Written in by a clerk, with its slip printed.
  VoiceId Enter(const std::string& text) {
    voices::NewVoice input;
    input.text.body = text;
    input.unit = dock;
    input.channel = "meeting";
    VoiceId id;
    Do(dock_clerk, {}, [&](const matters::Act& act) -> Status {
      id = TRY(voices::EnterVoice(*act.tx, *act.context, voice_setting, *act.actor, input)).id;
      TRY(voices::IssueSlip(*act.tx, *act.context, *act.actor, id,
                            {"POST /slips", std::to_string(++codes_), text}));
      return {};
    });
    return id;
  }

  VoiceId SpeakNamed(const std::string& text) {
    voices::NewVoice input;
    input.text.body = text;
    input.unit = dock;
    input.identity = voices::Identity::kNamed;
    input.speaker = voices::Speaker{worker, "说话人", "内线 12"};
    VoiceId id;
    Must([&](db::Transaction& tx) -> Status {
      id = TRY(voices::SubmitVoice(tx, Now(), voice_setting, input,
                                   voices::CodeSource{"POST /y", std::to_string(++codes_), text}))
               .id;
      return {};
    });
    return id;
  }

  // As verification records a call; that slice lies beside this one and is not linked here.
  struct Call {
    std::int64_t round = 1;
    std::string result;
  };
  Result<std::vector<Call>> CallsOf(db::Reader& reader, const VoiceId& id) {
    return reader.All(
        "SELECT round, result FROM voice_callback WHERE org_id = $1 AND voice_id = $2 ORDER BY seq",
        {org, id}, [](const db::Row& row) {
          return Call{row.Int(0), row.String(1)};
        });
  }
  void MakeCall(const VoiceId& id, const std::string& result) {
    Must([&](db::Transaction& tx) -> Status {
      auto voice = TRY(voices::GetVoice(tx, org, id));
      if (voice.identity != voices::Identity::kNamed || !voices::HasEveryAnswer(voice)) return {};
      auto calls = TRY(CallsOf(tx, id));
      for (const Call& call : calls) {
        if (call.round == voice.round && call.result != "unreached") return {};
      }
      TRY(
          tx.Run("INSERT INTO voice_callback (org_id, voice_id, seq, round, result, note, "
                 "called_by, at) VALUES ($1, $2, $3, $4, $5, '', $6, $7)",
                 {org, id, static_cast<std::int64_t>(calls.size()) + 1, voice.round, result,
                  second_coordinator, clock.Now()}));
      auto context = Now();
      context.actor = second_coordinator;
      if (result == "not") return voices::RejectVoice(tx, context, voice, *port, {});
      voices::Voice before = voice;
      return voices::SaveVoice(tx, context, "voice.called_back", before, voice, {});
    });
  }
  void AnswerDirectly(const PersonId& who, const VoiceId& id) {
    Do(who, {}, [&](const matters::Act& act) -> Status {
      voices::NewVoiceAnswer answer;
      answer.body = "答复";
      answer.reason = "不用立项";
      TRY(voices::AnswerVoice(*act.tx, *act.context, voice_setting, *act.actor, id, {}, answer));
      return {};
    });
  }
  void SpeakAndDecline() {
    VoiceId id = Speak("不予受理的");
    Do(coordinator, {}, [&](const matters::Act& act) -> Status {
      TRY(voices::DeclineVoice(*act.tx, *act.context, *act.actor, id, {}, "理由"));
      return {};
    });
  }

  // As the server does it, though perhaps not to the end.
  void CountSome(std::int64_t limit) {
    Must([&](db::Transaction& tx) -> Status {
      return TRY(CountChanged(tx, org, Today(), limit)) >= 0 ? Status() : Internal("count");
    });
  }
  std::string FiguresMiscounted() {
    std::string lines;
    EXPECT_TRUE(database->Read([&](db::Reader& reader) {
      return CheckFigures(reader, org, [&](const journal::Finding& finding) {
        lines += finding.table + " " + finding.row + ": " + finding.problem + "\n";
      });
    }));
    return lines;
  }

 private:
  int codes_ = 0;
};

}  // namespace huiyin::figures
