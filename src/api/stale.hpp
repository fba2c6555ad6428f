// Stale: the refusal of a change whose sender had not seen the latest one (If-Match), with who made that one and when.
//
//   TRY(MustBeAsSeen(tx, {context.org, unit.id.uuid(), unit.version}, expected,
//                    [&](const PersonId& id) { return actor.directory->PersonName(id); }));
//
// The words tell the real time ("3 hours ago", "on 29 June 2026"): whoever left a page open for days must not be told "just now".
// Threads: functions work inside the caller's transaction; SayStale is pure.
// Privacy: of what an anonymous speaker did only the day is known, so only the day is told.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "api/call.hpp"
#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/ids.hpp"
#include "db/database.hpp"

namespace huiyin::api {

struct LastChange {
  std::string_view by{};  // a name; empty when it was nobody who signed in
  std::optional<Instant> at{};
  std::optional<LocalDate> on{};  // where there is no instant
};
Error StaleError(const LastChange& change);

struct Seen {
  OrgId org;
  Uuid subject;
  std::int64_t version = 0;  // as it stands
};
using NameOf = std::function<std::string_view(const PersonId&)>;
// Whether `expected` is the version that stands; nothing: nobody asked. Who changed it and when is found in the journal.
// Errors: kStale.
Status MustBeAsSeen(db::Reader& reader, const Seen& seen, std::optional<std::int64_t> expected,
                    const NameOf& name_of);

// The title of a kStale error, with the time that its facts hold.
std::string SayStale(const Error& error, Instant now, Zone zone, Language language);

}  // namespace huiyin::api
