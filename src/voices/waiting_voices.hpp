// Voices that wait for a coordinator's decision where they belong: received or accepted, in no matter. For suggestions.
// Threads: inside the caller's read. Errors: those of db/database.hpp. Privacy: words of voices; for that coordinator only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/database.hpp"
#include "people/people.hpp"

namespace huiyin::voices {

struct WaitingVoice {
  VoiceId id;
  std::string excerpt;  // the first 300 characters
};

// Where the actor is coordinator, in `unit` and below when given; of each state the `most` due earliest.
Result<std::vector<WaitingVoice>> WaitingVoices(db::Reader& reader, const OrgId& org,
                                                const people::Actor& actor,
                                                const std::optional<UnitId>& unit,
                                                std::int64_t most);

}  // namespace huiyin::voices
