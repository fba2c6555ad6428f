// The first minutes of an installation: the organisation, its root unit and its first administrator.
//
//   auto org = TRY(FindOrganisation(reader));
//   if (!org) org = TRY(FoundOrganisation(tx, {"远山港", 480, "admin", hash, "管理员"}, now, keys));
//
// `huiyin init` uses it and may be repeated: with --reset-password it lets the administrator in again.
// Threads: functions work inside the caller's transaction. Privacy: takes the password's hash (people/password.hpp), never the
// password.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "db/database.hpp"
#include "keys/keys.hpp"

namespace huiyin::people {

struct NewOrganisation {
  std::string name;
  std::int32_t utc_offset_minutes = 480;
  std::string admin_login;
  std::string admin_password_hash;
  std::string admin_name;
};

// Errors: kInvalid naming `name`, `utc_offset_minutes` or `login`.
Result<OrgId> FoundOrganisation(db::Transaction& tx, const NewOrganisation& input, Instant now,
                                const Keys& keys);
// The only organisation; nothing when none is founded. Errors: kConflict when there are several.
Result<std::optional<OrgId>> FindOrganisation(db::Reader& reader);
// Errors: kNotFound when there is no such organisation.
Result<Zone> ZoneOf(db::Reader& reader, const OrgId& org);
// Sets the password of `login`, switches its person on, gives them the administrator's role over everything and ends their
// sessions. Errors: kNotFound when nobody has that login.
Status ResetAdministrator(db::Transaction& tx, const OrgId& org, std::string_view login,
                          std::string_view password_hash, Instant now, const Keys& keys);

}  // namespace huiyin::people
