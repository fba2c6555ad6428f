// Callback: the types of this slice and who may call back. Pure: no clock, no SQL, no HTTP.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/codes.hpp"
#include "matters/matters.hpp"
#include "voices/voices.hpp"

namespace huiyin::verification {

enum class Called : std::uint8_t { kSatisfied, kPartly, kNot, kUnreached };
inline constexpr CodeTable kCalled{
    std::array{Code{Called::kSatisfied, "satisfied"}, Code{Called::kPartly, "partly"},
               Code{Called::kNot, "not"}, Code{Called::kUnreached, "unreached"}}};

struct Callback {
  VoiceId voice;
  std::int64_t seq = 1;
  std::int64_t round = 1;  // the voice's round whose answer was asked about
  Called result = Called::kUnreached;
  std::string note;
  PersonId by;
  Instant at;
};

// A coordinator or leader over the voice's unit who neither answered it nor handles it (owner, A, B, clerk of the lead unit).
// `answerers`: of any round.
inline bool MayCall(const people::Actor& actor, const UnitId& unit,
                    const std::vector<PersonId>& answerers, const matters::Handlers& handlers) {
  using people::Role;
  if (!actor.Has(Role::kCoordinator, unit) && !actor.Has(Role::kLeader, unit)) return false;
  for (const PersonId& one : answerers) {
    if (one == actor.id) return false;
  }
  for (const PersonId& one : handlers.persons) {
    if (one == actor.id) return false;
  }
  for (const UnitId& lead : handlers.lead_units) {
    if (actor.Has(Role::kClerk, lead)) return false;
  }
  return true;
}

}  // namespace huiyin::verification
