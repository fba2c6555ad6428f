// The SQL of call-backs: one function a question or a change. Every statement names the organisation.
//
// The tables of voices and matters are read here for lists; they are changed through their doors only. Errors: those of
// db/database.hpp. Privacy: the list of calls holds names and contacts: for those who may call, and nobody else.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "db/database.hpp"
#include "journal/image.hpp"
#include "verification/callback.hpp"

namespace huiyin::verification {

journal::Image Describe(const Callback& callback, const Digest& k);

Status InsertCallback(db::Transaction& tx, const OrgId& org, const Callback& callback);
Result<std::vector<Callback>> CallbacksOf(db::Reader& reader, const OrgId& org,
                                          const VoiceId& voice);
Result<std::vector<PersonId>> AnswerersOf(db::Reader& reader, const OrgId& org,
                                          const VoiceId& voice);

// A speaker to call.
struct DueCall {
  VoiceId voice;
  std::int64_t version = 1;
  UnitId unit;
  std::string text;
  LocalDate answered_on;
  voices::Outcome outcome = voices::Outcome::kExplained;
  std::string answer;
  voices::Rating rating = voices::Rating::kUnrated;
  std::string speaker_name;
  std::optional<std::string> contact;
  std::int64_t attempts = 0;  // in this round, none of which reached anybody
  std::optional<std::int64_t> matter_number;
};
struct DueFilter {
  PersonId me{};
  std::optional<LocalDate> after_on{};  // cursor: the last line
  std::optional<VoiceId> after_id{};
  std::int64_t limit = 50;
};
struct DuePage {
  std::vector<DueCall> calls;
  std::optional<std::pair<LocalDate, VoiceId>>
      behind;  // where the next page begins, when there may be one
};
// Named voices that the person may call about, the earliest answered first. A page may hold fewer than its limit, even none.
Result<DuePage> ListDue(db::Reader& reader, const OrgId& org, const DueFilter& filter);

// Answered voices over which the person coordinates or leads, by what is known of their present round.
struct DueCounts {
  std::int64_t to_call = 0;  // named, nobody reached yet (by whomever)
  std::int64_t mine =
      0;  // of these: the list that waits for the asker, who neither answered nor handles it
  bool mine_at_least = false;  // counted among the earliest 1,000 only
  std::int64_t anonymous = 0;  // nobody can be called: their own rating has to do
  std::array<std::int64_t, 4>
      called{};  // in the order of kCalled: what was said last, until there is another answer; unreached ones are also in to_call
};
Result<DueCounts> CountDue(db::Reader& reader, const OrgId& org, const PersonId& me);

// --- rounds, for reading ---
struct RoundAnswer {
  std::int64_t round = 1;
  LocalDate on;
  voices::Outcome outcome = voices::Outcome::kExplained;
  std::string text;
  PersonId by;
  std::optional<std::int64_t> matter_number;
};
struct RoundRating {
  std::int64_t round = 1;
  voices::Rating rating = voices::Rating::kUnrated;
  std::optional<std::string> comment;
  LocalDate on;
};
Result<std::vector<RoundAnswer>> VoiceAnswersOf(db::Reader& reader, const OrgId& org,
                                                const VoiceId& voice);
Result<std::vector<RoundRating>> VoiceRatingsOf(db::Reader& reader, const OrgId& org,
                                                const VoiceId& voice);

struct MatterRound {
  std::int64_t round = 1;
  std::string kind;  // answer, check
  Instant at;
  std::string code;  // the outcome, or the result
  std::string text;
  PersonId by;
};
// Answers and looks of a matter, in the order they came.
Result<std::vector<MatterRound>> RoundsOf(db::Reader& reader, const OrgId& org,
                                          const MatterId& matter);
// A voice of the matter with its round and the last result of a call in it.
struct VoiceMark {
  VoiceId voice;
  std::int64_t round = 1;
  voices::VoiceState state = voices::VoiceState::kLinked;
  voices::Rating rating = voices::Rating::kUnrated;
  std::optional<Called> called;
};
Result<std::vector<VoiceMark>> MarksOf(db::Reader& reader, const OrgId& org,
                                       const MatterId& matter);

}  // namespace huiyin::verification
