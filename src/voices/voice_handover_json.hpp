// A voice's hand-overs as JSON (api/openapi.yaml: VoiceHandover). Decides nothing.
#pragma once

#include <boost/json/object.hpp>

#include "voices/voices.hpp"

namespace huiyin::voices {

// Adds `handovers` and `handover_actions` (hand_over, answer_handover, withdraw_handover) for that reader.
Status PutVoiceHandovers(boost::json::object& o, db::Reader& reader, const OrgId& org,
                         const Voice& voice, const people::Actor& actor, const LocalDate& today);

}  // namespace huiyin::voices
