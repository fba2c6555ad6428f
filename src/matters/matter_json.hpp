// Matters as JSON (api/openapi.yaml: Matter, MatterItem). Decides nothing.
#pragma once

#include <boost/json/object.hpp>

#include "api/call.hpp"
#include "matters/matter_store.hpp"

namespace huiyin::matters {

// Everything about one matter for one asker, read in one snapshot. Errors: kNotFound when they may not read it; with `acted_on`, the
// version that their own request changed, they read what became of it until somebody else acts.
Result<boost::json::object> MatterJson(db::Reader& reader, const api::Call& call,
                                       const Setting& setting, const people::Actor& actor,
                                       const MatterId& id,
                                       std::optional<std::int64_t> acted_on = {});
boost::json::object LineJson(const MatterLine& line, const people::Directory& directory,
                             const deadlines::Rulebook& rulebook, const LocalDate& today);

}  // namespace huiyin::matters
