// Duties as JSON (api/openapi.yaml: Handover, Measure, Part, ParentAsk). Decides nothing.
#pragma once

#include <boost/json/object.hpp>

#include "matters/duty_store.hpp"
#include "matters/matters.hpp"

namespace huiyin::matters {

// What each line and each matter say: its level, its track, who was asked to take it over.
void PutDutyHead(boost::json::object& o, const Matter& matter, const people::Directory& directory);
// Hand-overs, measures, parts, what the parent company was asked; and the actor's words for `actions`.
Status PutDuties(boost::json::object& o, boost::json::array& actions, db::Reader& reader,
                 const OrgId& org, const Matter& matter, const people::Actor& actor,
                 const Setting& setting, const LocalDate& today);

}  // namespace huiyin::matters
