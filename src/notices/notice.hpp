// Notice: what is news for whom. Pure: a table of the journal's kinds, no clock, no SQL, no HTTP.
//
//   Audience audience = AudienceOf("matter.decided");
//   SentenceOf("matter.decided", Subject::kMatter);
//
// Whoever did it is never told. A kind that the table does not name is news for nobody.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/codes.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"

namespace huiyin::notices {

enum class Subject : std::uint8_t {
  kMatter,
  kVoice,   // for those who handle it
  kMyVoice  // for whoever said it under their name
};
inline constexpr CodeTable kSubjects{std::array{Code{Subject::kMatter, "matter"},
                                                Code{Subject::kVoice, "voice"},
                                                Code{Subject::kMyVoice, "my_voice"}}};

// Who is told, as bits.
enum Audience : std::uint8_t {
  kNobody = 0,
  kOwner = 1,         // the present owner
  kPersons = 2,       // A and B
  kDepartment = 4,    // the clerks of the lead unit
  kAssisting = 8,     // the clerks of the assisting units, and the owners of measures
  kCoordinator = 16,  // whoever made the matter, and the coordinator on duty
  kReceiver = 32,     // asked to take it over
  kLeader = 64        // the leader on duty, who decides
};

// For those who handle a matter or a voice.
std::uint8_t AudienceOf(std::string_view kind);
// Whether the kind is news for the speaker of a named voice.
bool IsNewsForSpeaker(std::string_view kind);
// One plain sentence.
Phrase SentenceOf(std::string_view kind, Subject subject);

struct Notice {
  PersonId person;
  std::int64_t position = 0;  // of the journal entry
  std::string kind;
  Subject subject = Subject::kMatter;
  Uuid subject_id;
  std::optional<PersonId> actor;
  LocalDate on;
  std::optional<Instant> at;
};

}  // namespace huiyin::notices
