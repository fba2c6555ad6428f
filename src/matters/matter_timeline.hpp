// The timeline of a matter in plain words, made from its journal entries.
#pragma once

#include <vector>

#include "api/call.hpp"
#include "matters/matter_store.hpp"

namespace huiyin::matters {

// Every step, with the reason that was given for it: for those who may read the matter.
Result<std::vector<voices::TimelineItem>> TimelineOf(db::Reader& reader, const OrgId& org,
                                                     const MatterId& matter,
                                                     api::Language language);
// What a speaker may know of the steps of a matter: decided (by whom, until when) and how far it is.
Result<std::vector<voices::TimelineItem>> StepsForSpeaker(db::Reader& reader, const OrgId& org,
                                                          const Matter& matter,
                                                          const people::Directory& directory,
                                                          const LocalDate& linked_on,
                                                          api::Language language);

}  // namespace huiyin::matters
