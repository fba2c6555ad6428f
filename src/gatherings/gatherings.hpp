// Gatherings: where people were heard face to face, and whether every unit was reached - the door of this slice.
//
//   auto id = TRY(RecordGathering(tx, context, setting, actor, gathering));
//   Coverage coverage = TRY(CoverageOf(reader, org, *directory, filter));
//
// Map of the folder: gatherings.hpp (this door), gathering.hpp (types), record_gathering (the operations), coverage (pure),
// gathering_store (SQL and images), gatherings_api (HTTP).
//
// A gathering is never deleted: one that was written down by mistake is cancelled with a reason and counts no more.
// Threads: functions work inside the caller's transaction. Privacy: numbers of people, never names of those who were heard.
#pragma once

#include <map>
#include <vector>

#include "gatherings/gathering.hpp"
#include "journal/verify.hpp"

namespace huiyin::gatherings {

// By a clerk, coordinator or leader over the unit. Errors: kInvalid for a day to come, an unknown unit, host or campaign; kForbidden.
Result<GatheringId> RecordGathering(db::Transaction& tx, const journal::Context& context,
                                    const people::Actor& actor, const Gathering& input);
// By whoever recorded it, or a coordinator over its unit; `input` carries id and the version last seen. With a
// cancelled_reason it counts no more. Errors besides: kNotFound, kStale, kConflict for one that is cancelled.
Status ChangeGathering(db::Transaction& tx, const journal::Context& context,
                       const people::Actor& actor, const Gathering& input);

struct GatheringFilter {
  std::optional<voices::CampaignId> campaign;
  UnitId within;  // this unit and all below it
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};
// Newest first; cancelled ones too when asked for.
enum class Cancelled : std::uint8_t { kLeftOut, kIncluded };
Result<std::vector<Gathering>> ListGatherings(db::Reader& reader, const OrgId& org,
                                              const GatheringFilter& filter, Cancelled cancelled);

struct KindCount {
  std::int64_t gatherings = 0;
  std::int64_t people = 0;
};
// A unit is reached when something was held in it or below it. Counted are the units of the level "unit" within the filter's;
// where there is none, the filter's unit itself.
struct Coverage {
  std::map<Kind, KindCount> kinds;
  KindCount all;
  std::vector<UnitId> reached;
  std::vector<UnitId> missed;
};
Coverage CoverageFrom(const std::vector<Gathering>& gatherings, const people::Directory& directory,
                      const UnitId& within);

std::vector<journal::TableSource> VerifySources();

}  // namespace huiyin::gatherings
