// Gathering: one forum, talk, visit ... at which people were heard. Pure types; no clock, no SQL, no HTTP.
//
// It says where, when, who held it and how many were heard - never who they were. What they said are voices.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/codes.hpp"
#include "base/ids.hpp"
#include "keys/keys.hpp"
#include "voices/voices.hpp"

namespace huiyin::gatherings {

enum class Kind : std::uint8_t { kForum, kTalk, kVisit, kHomeVisit, kSurvey, kHeartToHeart };
inline constexpr CodeTable kKinds{
    std::array{Code{Kind::kForum, "forum"}, Code{Kind::kTalk, "talk"}, Code{Kind::kVisit, "visit"},
               Code{Kind::kHomeVisit, "home_visit"}, Code{Kind::kSurvey, "survey"},
               Code{Kind::kHeartToHeart, "heart_to_heart"}}};

struct GatheringTag {};
using GatheringId = Id<GatheringTag>;

struct Gathering {
  GatheringId id;
  std::int64_t version = 1;
  std::optional<voices::CampaignId> campaign;
  Kind kind = Kind::kForum;
  UnitId unit;
  LocalDate held_on;
  std::int64_t people = 1;
  PersonId host;
  std::optional<std::string> topic;
  std::optional<std::string> cancelled_reason;  // nothing: it counts
  PersonId recorded_by;
  PersonId changed_by;
  Instant changed_at;
  Digest k{};
};

}  // namespace huiyin::gatherings
