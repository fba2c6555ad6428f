// Whether an answer helped, asked by somebody who did not give it.
#include "verification/record_callback.hpp"

#include <algorithm>

#include "matters/test_world.hpp"
#include "verification/callback_store.hpp"
#include "verification/verification.hpp"

namespace huiyin::verification {
namespace {

using matters::Act;
using voices::Outcome;
using voices::VoiceState;

struct Change {
  db::Sql sql;
  const char* found;
};

class CallingBack : public matters::World {
 protected:
  VoiceId SpeakNamed(const std::string& text) {
    VoiceId id;
    Must([&](db::Transaction& tx) -> Status {
      voices::NewVoice input;
      input.text.body = text;
      input.unit = dock;
      input.identity = voices::Identity::kNamed;
      input.speaker = voices::Speaker{worker, "说话人", "内线 12"};
      id = TRY(voices::SubmitVoice(tx, Now(), voice_setting, input,
                                   voices::CodeSource{"POST /y", std::to_string(++named_), text}))
               .id;
      return {};
    });
    return id;
  }
  // A matter of the voices, answered by the clerk.
  MatterId Answered(const std::vector<VoiceId>& list) {
    auto id = Make(coordinator, list);
    Decide(id);
    Answer(clerk, id);
    return id;
  }
  Status Call(const PersonId& who, const VoiceId& voice, Called result, std::int64_t older = 0) {
    return database->Write([&](db::Transaction& tx) -> Status {
      auto context = Now();
      context.actor = who;
      people::Actor actor{who, TRY(directories.Get(tx, org))};
      auto version = TRY(voices::GetVoice(tx, org, voice)).version - older;
      return RecordCallback({&tx, &context, port.get(), &actor, voice, version}, result, "说了");
    });
  }
  std::vector<VoiceId> Due(const PersonId& who) {
    std::vector<VoiceId> ids;
    for (const DueCall& due :
         Ask([&](db::Reader& reader) { return ListDue(reader, org, {.me = who}); }).calls)
      ids.push_back(due.voice);
    return ids;
  }
  std::string AllFindings() {
    auto sources = voices::VerifySources();
    for (auto& source : matters::VerifySources()) sources.push_back(source);
    for (auto& source : VerifySources()) sources.push_back(source);
    std::string lines;
    for (const auto& f : Ask([&](db::Reader& reader) {
                           return journal::VerifyJournal(reader, org, keys, sources, {});
                         }).findings)
      lines += f.table + ": " + f.problem + "\n";
    return lines;
  }
  int named_ = 0;
};

TEST_F(CallingBack, NobodyChecksWhatTheyHandledOrAnswered) {
  auto voice = SpeakNamed("门坏了");
  Answered({voice});
  EXPECT_FALSE(Call(clerk, voice, Called::kSatisfied)) << "the answerer";
  EXPECT_FALSE(Call(cook, voice, Called::kSatisfied)) << "B";
  EXPECT_EQ(Call(observer, voice, Called::kSatisfied).error().code, ErrorCode::kForbidden);
  EXPECT_EQ(Call(worker, voice, Called::kSatisfied).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(Due(clerk), std::vector<VoiceId>{});
  EXPECT_EQ(Due(coordinator), std::vector<VoiceId>{voice});
  EXPECT_EQ(Due(leader), std::vector<VoiceId>{voice});
  EXPECT_TRUE(Call(coordinator, voice, Called::kSatisfied));
  EXPECT_EQ(Due(coordinator), std::vector<VoiceId>{});
  EXPECT_EQ(AllFindings(), "");
}

TEST_F(CallingBack, ACoordinatorWhoAnsweredDirectlyLeavesTheCallToAnother) {
  auto voice = SpeakNamed("谢谢");
  Must([&](db::Transaction& tx) -> Status {
    auto context = Now();
    context.actor = coordinator;
    people::Actor actor{coordinator, TRY(directories.Get(tx, org))};
    voices::NewVoiceAnswer answer{{}, Outcome::kOnTheSpot, "已转告", "感谢", {}, {}, {}};
    TRY(voices::AnswerVoice(tx, context, voice_setting, actor, voice, std::nullopt, answer));
    return {};
  });
  EXPECT_EQ(Due(coordinator), std::vector<VoiceId>{});
  EXPECT_EQ(Call(coordinator, voice, Called::kSatisfied).error().code, ErrorCode::kForbidden);
  EXPECT_EQ(Due(second_coordinator), std::vector<VoiceId>{voice});
  ASSERT_TRUE(Call(second_coordinator, voice, Called::kNot));
  EXPECT_EQ(VoiceNow(voice).state, VoiceState::kAccepted) << "no matter holds it";
  EXPECT_EQ(AllFindings(), "");
}

TEST_F(CallingBack, AnAttemptLeavesTheVoiceOnTheList) {
  auto voice = SpeakNamed("门坏了");
  Answered({voice});
  ASSERT_TRUE(Call(coordinator, voice, Called::kUnreached));
  ASSERT_TRUE(Call(coordinator, voice, Called::kUnreached));
  auto due =
      Ask([&](db::Reader& reader) { return ListDue(reader, org, {.me = coordinator}); }).calls;
  ASSERT_EQ(due.size(), 1U);
  EXPECT_EQ(due[0].attempts, 2);
  ASSERT_TRUE(Call(coordinator, voice, Called::kPartly));
  EXPECT_EQ(Call(coordinator, voice, Called::kSatisfied).error().code, ErrorCode::kConflict);
}

TEST_F(CallingBack, AnAnonymousVoiceReliesOnItsOwnRating) {
  auto voice = Speak("不说名字");
  Answered({voice});
  EXPECT_EQ(Due(coordinator), std::vector<VoiceId>{});
  EXPECT_EQ(Call(coordinator, voice, Called::kSatisfied).error().code, ErrorCode::kConflict);
  EXPECT_EQ(Ask([&](db::Reader& reader) { return CountDue(reader, org, coordinator); }).anonymous,
            1);
}

TEST_F(CallingBack, VoicesOfOneMatterMayDiffer) {
  auto glad = SpeakNamed("一"), sad = SpeakNamed("二"), quiet = Speak("三");
  auto matter = Answered({glad, sad, quiet});
  ASSERT_TRUE(Call(coordinator, glad, Called::kSatisfied));
  ASSERT_TRUE(Call(coordinator, sad, Called::kNot));
  EXPECT_EQ(VoiceNow(glad).state, VoiceState::kAnswered) << "its answer stands";
  EXPECT_EQ(VoiceNow(sad).state, VoiceState::kLinked);
  EXPECT_EQ(VoiceNow(sad).round, 2);
  EXPECT_EQ(VoiceNow(quiet).round, 1);
  EXPECT_EQ(MatterNow(matter).state, matters::MatterState::kReopened);
  EXPECT_EQ(MatterNow(matter).round, 2);
  auto marks = Ask([&](db::Reader& reader) { return MarksOf(reader, org, matter); });
  EXPECT_EQ(std::count_if(marks.begin(), marks.end(),
                          [](const VoiceMark& m) { return m.called == Called::kSatisfied; }),
            1);
  EXPECT_EQ(AllFindings(), "");
}

TEST_F(CallingBack, NotIsAnsweredBySomebodyElseAndCalledAboutAgain) {
  auto voice = SpeakNamed("门坏了");
  auto matter = Answered({voice});
  ASSERT_TRUE(Call(coordinator, voice, Called::kNot));
  auto again = [](const Act& act) {
    return AnswerMatter(act, {Outcome::kExplained, "为什么办不了", {}});
  };
  EXPECT_EQ(Try(clerk, matter, again).error().code, ErrorCode::kConflict) << "the first answerer";
  Do(cook, matter, again);
  EXPECT_EQ(VoiceNow(voice).rating, voices::Rating::kUnrated) << "the speaker has not rated";
  EXPECT_EQ(Due(coordinator), std::vector<VoiceId>{voice});
  ASSERT_TRUE(Call(coordinator, voice, Called::kSatisfied));
  auto calls = Ask([&](db::Reader& reader) { return CallbacksOf(reader, org, voice); });
  ASSERT_EQ(calls.size(), 2U);
  EXPECT_EQ(calls[0].round, 1);
  EXPECT_EQ(calls[1].round, 2);
  auto rounds = Ask([&](db::Reader& reader) { return RoundsOf(reader, org, matter); });
  EXPECT_EQ(rounds.size(), 2U) << "both answers stay readable";
  EXPECT_EQ(AllFindings(), "");
}

TEST_F(CallingBack, TheSpeakersOwnRatingIsCountedApart) {
  auto voice = SpeakNamed("门坏了");
  Answered({voice});
  ASSERT_TRUE(Call(coordinator, voice, Called::kSatisfied));
  EXPECT_EQ(VoiceNow(voice).rating, voices::Rating::kUnrated);
  Rate(voice, voices::Rating::kPartly);
  EXPECT_EQ(VoiceNow(voice).rating, voices::Rating::kPartly);
  auto counts = Ask([&](db::Reader& reader) { return CountDue(reader, org, coordinator); });
  EXPECT_EQ(counts.called[static_cast<std::size_t>(Called::kSatisfied)], 1);
  EXPECT_EQ(counts.to_call, 0);
}

TEST_F(CallingBack, AStaleVersionAndAVoiceWithoutAnswerAreRefused) {
  auto voice = SpeakNamed("门坏了");
  EXPECT_EQ(Call(coordinator, voice, Called::kSatisfied).error().code, ErrorCode::kConflict);
  Answered({voice});
  EXPECT_EQ(Call(coordinator, voice, Called::kSatisfied, 1).error().code, ErrorCode::kStale);
}

TEST_F(CallingBack, ScopeEndsAtTheUnit) {
  auto voice = SpeakNamed("门坏了");
  Answered({voice});
  EXPECT_EQ(Due(dock_coordinator), std::vector<VoiceId>{voice});
  EXPECT_TRUE(Call(dock_coordinator, voice, Called::kSatisfied));
}

TEST_F(CallingBack, VerifySeesChangesBehindItsBack) {
  auto voice = SpeakNamed("门坏了");
  Answered({voice});
  ASSERT_TRUE(Call(coordinator, voice, Called::kPartly));
  const Change changes[] = {
      {"UPDATE voice_callback SET result = 'satisfied' WHERE org_id = $1", "result"},
      {"UPDATE voice_callback SET result = 'x' WHERE org_id = $1", "result"},
      {"UPDATE voice_callback SET note = 'x' WHERE org_id = $1", "note"},
      {"DELETE FROM voice_callback WHERE org_id = $1", "missing"},
      {"INSERT INTO voice_callback (org_id, voice_id, seq, round, result, note, called_by, at) "
       "VALUES ($1, $1, 1, 1, 'satisfied', 'x', $1, 1)",
       "does not follow"}};
  for (const auto& [sql, words] : changes) {
    std::string found;
    Status undone = database->Write([&](db::Transaction& tx) -> Status {
      EXPECT_GT(TRY(tx.Run(sql, {org})), 0);
      found.clear();
      for (const auto& f : TRY(journal::VerifyJournal(tx, org, keys, VerifySources(), {})).findings)
        found += f.problem + "\n";
      return NotFound();
    });
    EXPECT_NE(found.find(words), std::string::npos) << sql.text() << found;
  }
}

}  // namespace
}  // namespace huiyin::verification
