// Linking voices, shared by creating and linking. Inside this slice only.
#pragma once

#include <vector>

#include "matters/matter_operations.hpp"

namespace huiyin::matters {

// The voices, when the actor may link each: a coordinator over its unit, or a clerk whose unit it comes from.
// Errors: kNotFound for a voice they may not see, kInvalid for one named twice.
Result<std::vector<voices::Voice>> VoicesToLink(const Act& act, const std::vector<VoiceId>& ids);
// Stores the links and moves the voices. Errors: kConflict for a voice that is linked here already, answered or declined.
Status LinkAll(const Act& act, const MatterId& matter, std::vector<voices::Voice>& voices);

}  // namespace huiyin::matters
