// Matters as JSON (api/openapi.yaml: Matter, MatterItem). Decides nothing.
#pragma once

#include <boost/json/object.hpp>

#include "api/call.hpp"
#include "matters/matter_store.hpp"

namespace huiyin::matters {

// Everything about one matter for one asker, read in one snapshot. Errors: kNotFound when they may not read it.
Result<boost::json::object> MatterJson(db::Reader& reader, const api::Call& call,
                                       const Setting& setting, const people::Actor& actor,
                                       const MatterId& id);
boost::json::object LineJson(const MatterLine& line, const people::Directory& directory,
                             const deadlines::Rulebook& rulebook, const LocalDate& today);

}  // namespace huiyin::matters
