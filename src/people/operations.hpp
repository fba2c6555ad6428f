// What administrators do with units, persons and roles, and everybody with their own password.
//
//   TRY(GrantRole(tx, context, actor, person, {Role::kClerk, unit}));
//
// One operation a file (create_unit.cpp, ...): authorise, decide, store, journal, in the caller's transaction; context.actor is the
// actor. Rights: an administrator acts within the units they administer; on a person (rename, move, switch, password) only when
// that covers the person's unit and every unit over which the person holds a role, so that nobody takes over an account that
// can do more than they can.
// Threads: functions work inside the caller's transaction.
// Errors: kForbidden without the right; kNotFound for an unknown id in the address, kInvalid for one in the body; kConflict when
// the last administrator would go; kStale with who and when, after the right. Units and names are no secret among the signed-in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/stale.hpp"
#include "journal/context.hpp"
#include "people/login_store.hpp"
#include "people/people.hpp"

namespace huiyin::people {

struct NewUnit {
  std::string name;
  UnitId parent;
  Level level = Level::kUnit;  // never above the parent's
};
Result<UnitId> CreateUnit(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                          const NewUnit& input);

struct UnitChange {
  std::optional<std::string> name;  // of the root: the organisation's too
  std::optional<PersonId> head;     // an active person
};
// `expected`: the version last seen (If-Match); so below.
Status ChangeUnit(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                  const UnitId& id, std::int64_t expected, const UnitChange& change);

struct NewGrant {
  Role role = Role::kWorker;
  UnitId unit;
};
struct NewLogin {
  std::string login;  // normalised and checked, see people/password.hpp
  std::string password_hash;
};
struct NewPerson {
  std::string name;
  UnitId unit;
  std::vector<NewGrant> roles;
};
// Asked before a password is hashed for them, and again by CreatePerson.
Status MayCreatePerson(const Actor& actor, const NewPerson& input);
Result<PersonId> CreatePerson(db::Transaction& tx, const journal::Context& context,
                              const Actor& actor, const NewPerson& input,
                              const std::optional<NewLogin>& login);

struct PersonChange {
  std::optional<std::string> name;
  std::optional<UnitId> unit;
  std::optional<bool> active;  // false ends the person's sessions
};
Status ChangePerson(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                    const PersonId& id, std::int64_t expected, const PersonChange& change);

Status GrantRole(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                 const PersonId& id, const NewGrant& input);
Status RevokeRole(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                  const PersonId& id, const GrantId& grant);

struct NewAbsence {
  LocalDate from;                  // today or later
  std::optional<LocalDate> until;  // not before `from`; nothing: until they are back
};
// Marks the person away. By themselves, the head of their unit or of one above it, or whoever administers them.
// Errors: kConflict when it overlaps another absence of theirs.
Result<AbsenceId> MarkAway(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                           const PersonId& id, const NewAbsence& input);
// They are back today: an absence that has not begun is taken out, one under way ended yesterday.
Status MarkBack(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                const PersonId& id, const AbsenceId& absence);

// The login whose password the actor may set: their own (who must then prove the old one) or another's as administrator.
Result<Login> MaySetPassword(db::Reader& reader, const journal::Context& context,
                             const Actor& actor, const PersonId& id);
// `login` is what MaySetPassword gave: when its password changed meanwhile, this is refused. Ends the person's sessions but the
// one of `kept_token`.
Status SetPassword(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                   const Login& login, std::string_view password_hash, std::string_view kept_token);

// Shared by the operations.
Status MustAdminister(const Actor& actor, const UnitId& unit);
Status MustAdminister(const Actor& actor, const Person& person);
Result<Person> FindIn(const Actor& actor, const PersonId& id);
// After a change that could have taken the last active administrator over the whole organisation.
Status MustKeepAdministrator(db::Transaction& tx, const journal::Context& context,
                             const Actor& actor);
// The unit or person as the sender last saw it. Errors: kStale.
Status MustBeAsSeen(db::Reader& reader, const Actor& actor, const api::Seen& seen,
                    std::int64_t expected);
// For an id in the body that names nothing.
Error UnknownReference(std::string_view field);

}  // namespace huiyin::people
