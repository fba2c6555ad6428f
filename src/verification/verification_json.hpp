// Call-backs as JSON (api/openapi.yaml: DueCalls, VoiceRounds, MatterRounds). Decides nothing.
#pragma once

#include <boost/json/object.hpp>

#include "verification/callback_store.hpp"

namespace huiyin::verification {

boost::json::object DueJson(const DueCall& due, const people::Directory& directory);
boost::json::object CountsJson(const DueCounts& counts);
// Every round of one voice: answers, the speaker's rating, calls.
Result<boost::json::object> VoiceRoundsJson(db::Reader& reader, const OrgId& org,
                                            const voices::Voice& voice,
                                            const people::Directory& directory);
// Every round of a matter, and how its voices stand: ratings and calls apart.
Result<boost::json::object> MatterRoundsJson(db::Reader& reader, const OrgId& org,
                                             const MatterId& matter,
                                             const people::Directory& directory);

}  // namespace huiyin::verification
