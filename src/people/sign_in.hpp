// Signing in: from a login and a password to a session of 12 hours.
//
// Three steps, because hashing takes long: FindCandidate reads, CheckCandidate burns the processor, OpenSession writes. An
// unknown login, a wrong password and a person who is switched off are refused in the same words and the same time.
// Threads: FindCandidate and OpenSession work inside the caller's transaction. Errors: kUnauthenticated; kRateLimited after ten
// tries from one address in 15 minutes (people/throttle.hpp).
// Privacy: the token leaves in the cookie only; the database keeps its keyed hash.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "journal/context.hpp"
#include "people/people.hpp"
#include "people/throttle.hpp"

namespace huiyin::people {

constexpr std::string_view kSessionCookie = "huiyin_session";
constexpr std::chrono::hours kSessionTime{12};

struct Candidate {
  std::string login;                         // as it is stored
  std::optional<PersonId> person;            // nothing: no such login
  std::optional<std::string> password_hash;  // nothing: there is none that could be right
};

Result<Candidate> FindCandidate(db::Reader& reader, const OrgId& org, std::string_view login);
// Gives the new session's token. `peer`: the client's address, for the throttle alone.
Result<std::string> CheckCandidate(Throttle& throttle, const Candidate& candidate,
                                   std::string_view password, std::string_view peer, Instant now);
// Checks that the password was not changed meanwhile and removes sessions that have expired.
Result<Actor> OpenSession(db::Transaction& tx, journal::Context context, Directories& directories,
                          const Candidate& candidate, std::string_view token);

// Set-Cookie values; the second takes the cookie away.
std::string SessionCookie(std::string_view token, const api::Services& services);
std::string EndedCookie(const api::Services& services);

}  // namespace huiyin::people
