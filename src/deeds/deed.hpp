// Deed: one good deed, and what is said about it. Pure: no clock, no SQL, no HTTP.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "keys/keys.hpp"

namespace huiyin::deeds {

struct DeedTag {};
using DeedId = Id<DeedTag>;

enum class Shown : std::uint8_t { kNo, kYes };

struct Deed {
  DeedId id;
  std::int64_t version = 1;
  std::string title;
  std::string body;  // what was done, for whom in general
  UnitId unit;       // who did it
  LocalDate done_on;
  std::optional<MatterId> matter;
  std::optional<std::int64_t> cost_fen;
  Shown published = Shown::kNo;
  PersonId created_by;
  LocalDate created_on;
  PersonId changed_by;
  Instant changed_at;
  Digest k{};
};

}  // namespace huiyin::deeds
