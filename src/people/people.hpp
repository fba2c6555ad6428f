// People: organisation, units, persons, roles - the door of this slice.
//
//   auto directory = TRY(directories.Get(reader, org));           // who is who, as of this transaction
//   auto actor = TRY(people::SignedIn(reader, call, directories)); // whose session cookie this is
//   if (!actor.Has(Role::kCoordinator, voice.unit)) return NotFound();
//
// Map of the folder: people.hpp (this door), directory.cpp (the in-memory tree and its rights), people_store and login_store (SQL,
// images, journal), password and throttle, rights (who may administer what), one operation each: found_organisation, sign_in,
// create_unit, change_unit, create_person, change_person, grant_role, revoke_role, set_password; people_api (HTTP),
// people_json_api (its JSON), verify_people (sources of `huiyin verify`).
//
// A Directory is an unchanging snapshot. Every change of units, persons or roles moves organisation.people_version in the same
// transaction; Get compares that number, so that a right taken away is gone for the very next request, on every server.
// Threads: Directories is safe from any thread; snapshots are shared and constant.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "api/call.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "db/database.hpp"
#include "db/newest.hpp"
#include "journal/verify.hpp"
#include "keys/keys.hpp"

namespace boost::json {
class object;
}

namespace huiyin::people {

enum class Role : std::uint8_t {
  kWorker,
  kClerk,
  kCoordinator,
  kLeader,
  kObserver,
  kCustodian,
  kAdministrator
};
std::string_view ToString(Role role);
std::optional<Role> ParseRole(std::string_view text);

enum class Level : std::uint8_t { kCompany, kLine, kUnit };
std::string_view ToString(Level level);
std::optional<Level> ParseLevel(std::string_view text);

struct GrantTag {};
using GrantId = Id<GrantTag>;

struct Unit {
  UnitId id;
  std::optional<UnitId> parent;  // nothing: the root, the whole organisation
  Level level = Level::kUnit;
  std::string name;
  std::optional<PersonId> head;
  std::int64_t version = 1;
  Digest k{};
};

struct Person {
  PersonId id;
  UnitId unit;
  std::string name;
  bool active = true;
  std::int64_t version = 1;
  Digest k{};
};

// A role over a unit and everything below it.
struct Grant {
  GrantId id;
  PersonId person;
  Role role = Role::kWorker;
  UnitId unit;
};

struct AbsenceTag {};
using AbsenceId = Id<AbsenceTag>;

// Away from `from` up to and including `until` (nothing: until they are back), by the organisation's calendar.
struct Absence {
  AbsenceId id;
  PersonId person;
  LocalDate from;
  std::optional<LocalDate> until;
  PersonId recorded_by;

  [[nodiscard]] bool Covers(const LocalDate& day) const {
    return from <= day && (!until || day <= *until);
  }
};

class Directory {
 public:
  // Errors: those of reading.
  static Result<std::shared_ptr<const Directory>> Load(db::Reader& reader, const OrgId& org,
                                                       std::int64_t version);

  [[nodiscard]] std::int64_t version() const { return version_; }
  [[nodiscard]] const std::string& organisation() const { return organisation_; }
  // Nothing when there is no such unit or person. Units come parents before children.
  [[nodiscard]] const Unit* unit(const UnitId& id) const;
  [[nodiscard]] const Person* person(const PersonId& id) const;
  [[nodiscard]] const std::vector<Unit>& units() const { return units_; }
  [[nodiscard]] const std::vector<Person>& persons() const { return persons_; }
  [[nodiscard]] const std::vector<Grant>& grants() const { return grants_; }
  [[nodiscard]] const std::vector<Absence>& absences() const { return absences_; }
  [[nodiscard]] const Unit& root() const { return units_.front(); }
  // Names for rendering; "?" for an id that is not there.
  [[nodiscard]] std::string_view UnitName(const UnitId& id) const;
  [[nodiscard]] std::string_view PersonName(const PersonId& id) const;

  // Whether `inner` is `outer` or lies below it.
  [[nodiscard]] bool Within(const UnitId& inner, const UnitId& outer) const;
  // The lowest unit that contains both.
  [[nodiscard]] UnitId Common(const UnitId& a, const UnitId& b) const;
  // Active, and holds the role over `at`.
  [[nodiscard]] bool Has(const PersonId& person, Role role, const UnitId& at) const;
  // Whether the person may be made responsible for what the unit leads: active, of the unit or below it, its clerk, or its head or
  // one above. Not whoever is there to look only (observer, custodian). Whether they have a login says HasLogin.
  [[nodiscard]] bool Serves(const PersonId& person, const UnitId& unit) const;
  // The topmost units over which the person holds one of the roles.
  [[nodiscard]] std::vector<UnitId> Scopes(const PersonId& person,
                                           std::initializer_list<Role> roles) const;
  // Who is on duty for a unit: the nearest unit upward with an active holder of the role (the earliest grant wins); an
  // administrator when there is none at all. Nothing only in an organisation without an active administrator.
  [[nodiscard]] std::optional<PersonId> OnDuty(const UnitId& unit, Role role) const;
  // The head of the unit, else of the nearest one above it that has one.
  [[nodiscard]] std::optional<PersonId> HeadOver(const UnitId& unit) const;
  // Active and not marked away on that day.
  [[nodiscard]] bool IsHere(const PersonId& person, const LocalDate& day) const;
  // The one person in charge on that day: the first of `wanted` who is here; when none is, the nearest head upward from `unit`
  // who is here, then a coordinator on duty, then an administrator; `except` is passed over. When the whole house is away: the
  // first of `wanted`.
  [[nodiscard]] PersonId InCharge(std::span<const PersonId> wanted, const UnitId& unit,
                                  const LocalDate& day,
                                  const std::optional<PersonId>& except = {}) const;

 private:
  std::int64_t version_ = 0;
  std::string organisation_;
  std::vector<Unit> units_;
  std::vector<Person> persons_;
  std::vector<Grant> grants_;
  std::vector<Absence> absences_;
  std::unordered_map<UnitId, std::size_t, UuidHash> unit_at_;
  std::unordered_map<PersonId, std::size_t, UuidHash> person_at_;
};

class Directories {
 public:
  // The directory as of the reader's snapshot.
  Result<std::shared_ptr<const Directory>> Get(db::Reader& reader, const OrgId& org);

 private:
  db::Newest<Directory> newest_;
};

// Whoever a session belongs to, with the directory of the same moment.
struct Actor {
  PersonId id;
  std::shared_ptr<const Directory> directory;

  [[nodiscard]] bool Has(Role role, const UnitId& at) const { return directory->Has(id, role, at); }
  [[nodiscard]] const Person& person() const { return *directory->person(id); }
};

// The person behind the request's session cookie. Errors: kUnauthenticated when there is none, it ended, or the person is
// switched off.
Result<Actor> SignedIn(db::Reader& reader, const api::Call& call, Directories& directories);

// Whether the person has a login at all.
Result<bool> HasLogin(db::Reader& reader, const OrgId& org, const PersonId& person);
// Whether the person may be A, B or the owner of a measure where the unit leads: serves it, and has a login.
Result<bool> MayBeResponsible(db::Reader& reader, const OrgId& org, const Directory& directory,
                              const PersonId& person, const UnitId& unit);

// Journalled tables of this slice, for `huiyin verify`.
std::vector<journal::TableSource> VerifySources();

// {"id", "name"} for replies; the name is "?" for an id that is not there.
boost::json::object UnitRef(const Directory& directory, const UnitId& id);
boost::json::object PersonRef(const Directory& directory, const PersonId& id);

}  // namespace huiyin::people
