// The SQL of good deeds: one function a question or a change. Every statement names the organisation.
//
// Errors: those of db/database.hpp.
#pragma once

#include <optional>
#include <vector>

#include "db/database.hpp"
#include "deeds/deed.hpp"
#include "journal/image.hpp"

namespace huiyin::deeds {

journal::Image Describe(const Deed& deed);

Status InsertDeed(db::Transaction& tx, const OrgId& org, const Deed& deed);
// Gives the rows changed: 0 when the version is no longer `expected_version`.
Result<std::int64_t> UpdateDeed(db::Transaction& tx, const OrgId& org, const Deed& deed,
                                std::int64_t expected_version);
Result<std::optional<Deed>> FindDeed(db::Reader& reader, const OrgId& org, const DeedId& id);

struct DeedFilter {
  std::optional<Shown> published{};
  std::optional<PersonId> reader{};      // sees the units that they hear or work for
  std::optional<LocalDate> before_on{};  // cursor: the last line
  std::optional<DeedId> before_id{};
  std::int64_t limit = 50;
};
// The latest first.
Result<std::vector<Deed>> ListDeeds(db::Reader& reader, const OrgId& org, const DeedFilter& filter);
struct DeedCounts {
  std::int64_t deeds = 0;
  std::int64_t cost_fen = 0;  // of those that say what they cost
};
Result<DeedCounts> CountDeeds(db::Reader& reader, const OrgId& org, const DeedFilter& filter);
// The number of a published matter; nothing when it is not on the board.
Result<std::optional<std::int64_t>> PublicNumber(db::Reader& reader, const OrgId& org,
                                                 const MatterId& matter);

}  // namespace huiyin::deeds
