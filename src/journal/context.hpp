// Context: what every operation is told about the moment - whose data, what time, who acts.
//
// Time comes from here and nowhere else, so that tests set it. For whatever an anonymous request does, `day_only` is set: ids
// then carry the start of the day and no row gets an instant.
// Threads: a plain value, made for one operation. Ownership: looks at the keys, which outlive it.
#pragma once

#include <optional>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "keys/keys.hpp"

namespace huiyin::journal {

struct Context {
  OrgId org;
  Zone zone;
  Instant now;
  LocalDate today;
  const Keys* keys = nullptr;
  std::optional<PersonId> actor;  // nothing: the speaker by code, or the server itself
  bool day_only = false;

  // The instant to store beside a date; nothing when only the day may be kept.
  [[nodiscard]] std::optional<Instant> at() const {
    if (day_only) return std::nullopt;
    return now;
  }
  template <class IdType>
  [[nodiscard]] IdType NewId() const {
    return MakeId<IdType>(day_only ? today.Start(zone) : now);
  }
};

}  // namespace huiyin::journal
