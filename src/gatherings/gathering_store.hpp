// The SQL of gatherings. Every statement names the organisation. Errors: those of db/database.hpp.
#pragma once

#include <optional>

#include "gatherings/gatherings.hpp"
#include "journal/image.hpp"

namespace huiyin::gatherings {

journal::Image Describe(const Gathering& gathering);
Status InsertGathering(db::Transaction& tx, const OrgId& org, const Gathering& gathering);
// Gives the rows changed: 0 when the version is no longer `expected`.
Result<std::int64_t> UpdateGathering(db::Transaction& tx, const OrgId& org,
                                     const Gathering& gathering, std::int64_t expected);
Result<std::optional<Gathering>> FindGathering(db::Reader& reader, const OrgId& org,
                                               const GatheringId& id);
Status EachGathering(db::Reader& reader, const OrgId& org, const journal::ImageFunction& found);

}  // namespace huiyin::gatherings
