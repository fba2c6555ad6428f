// RecordCallback: what a speaker said on the telephone about the answer of the present round.
//
// Outcomes: stored beside the speaker's own rating; on `not` the voice asks for another answer and its matters open again.
// Errors: kNotFound where the asker may not read the voice, kForbidden for whoever handles or answered it, kStale, kConflict when
// there is no answer to ask about, nobody to call (anonymous), or somebody was reached in this round.
#pragma once

#include <string>

#include "verification/callback.hpp"

namespace huiyin::verification {

struct CallAct {
  db::Transaction* tx = nullptr;
  const journal::Context* context = nullptr;
  voices::MatterPort* matters = nullptr;
  const people::Actor* actor = nullptr;
  VoiceId voice;
  std::int64_t expected = 0;  // If-Match
};

Status RecordCallback(const CallAct& act, Called result, const std::string& note);

// Whether the actor may read about the calls of a voice: who hears for its unit or is in charge of it today, or handles a matter that holds it.
Result<bool> MayReadCalls(db::Reader& reader, const OrgId& org, const people::Actor& actor,
                          voices::MatterPort& matters, const voices::Voice& voice,
                          const LocalDate& today);

}  // namespace huiyin::verification
