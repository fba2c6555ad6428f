// The timeline of a voice in plain words, made from its journal entries. No names: whoever renders adds the actor for staff.
#pragma once

#include <vector>

#include "api/call.hpp"
#include "voices/voice_store.hpp"

namespace huiyin::voices {

// `remarks`: those of the voice; each step carries the reason that `audience` may read.
Result<std::vector<TimelineItem>> TimelineOf(db::Reader& reader, const OrgId& org,
                                             const VoiceId& voice,
                                             const std::vector<Remark>& remarks, Audience audience,
                                             api::Language language);
// Merges in order of time. An entry without an instant (a speaker's) keeps its place within its own list.
std::vector<TimelineItem> Merge(std::vector<TimelineItem> own, std::vector<TimelineItem> others,
                                Zone zone);

}  // namespace huiyin::voices
