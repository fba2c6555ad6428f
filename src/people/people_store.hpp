// People store: the tables organisation, unit, person and role_grant.
//
//   Unit unit{...};
//   TRY(InsertUnit(tx, context, unit));                    // row, journal entry and people_version in one transaction
//
// A change is written, journalled and made known (organisation.people_version) by one function, so that none of the three can be
// left out. A person's roles and login count as part of the person: they move person.version too.
// Threads: functions work inside the caller's transaction. Privacy: the journal gets HMAC(k, name), never the name.
// Errors: kConflict when somebody changed the row in between; otherwise those of the database.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/context.hpp"
#include "journal/image.hpp"
#include "journal/verify.hpp"
#include "people/people.hpp"

namespace huiyin::people {

journal::Image Describe(const Unit& unit);
journal::Image Describe(const Person& person);
journal::Image Describe(const Grant& grant);
journal::Image Describe(const Absence& absence);
// The name has no key of its own and is left out.
journal::Image DescribeOrganisation(const OrgId& org, Zone zone);

// Every row in the order of ids.
Result<std::vector<Unit>> AllUnits(db::Reader& reader, const OrgId& org);
Result<std::vector<Person>> AllPersons(db::Reader& reader, const OrgId& org);
Result<std::vector<Grant>> AllGrants(db::Reader& reader, const OrgId& org);
Result<std::vector<Absence>> AllAbsences(db::Reader& reader, const OrgId& org);
// For verify: each row's image with its codes as they stand in the table.
Status EachUnit(db::Reader& reader, const OrgId& org, const journal::ImageFunction& found);
Status EachPerson(db::Reader& reader, const OrgId& org, const journal::ImageFunction& found);
Status EachGrant(db::Reader& reader, const OrgId& org, const journal::ImageFunction& found);
Result<std::string> OrganisationName(db::Reader& reader, const OrgId& org);
inline constexpr std::string_view kMemo =
    "people";  // the Directory that a batch knows (db/memo.hpp)
Result<std::int64_t> PeopleVersion(db::Reader& reader, const OrgId& org);
// Up to two: enough to see whether there is exactly one.
Result<std::vector<OrgId>> FirstOrganisations(db::Reader& reader);
Result<std::optional<Zone>> OrganisationZone(db::Reader& reader, const OrgId& org);
Result<std::optional<Person>> FindPerson(db::Reader& reader, const OrgId& org, const PersonId& id);
Result<std::optional<UnitId>> RootUnit(db::Reader& reader, const OrgId& org);
Result<std::optional<Grant>> FindGrant(db::Reader& reader, const OrgId& org, const PersonId& person,
                                       Role role, const UnitId& unit);
// Active administrators over `root` who have a login.
Result<std::int64_t> CountAdministrators(db::Reader& reader, const OrgId& org, const UnitId& root);

Status InsertOrganisation(db::Transaction& tx, const journal::Context& context,
                          std::string_view name);
Status RenameOrganisation(db::Transaction& tx, const journal::Context& context,
                          std::string_view name);
Status InsertUnit(db::Transaction& tx, const journal::Context& context, const Unit& unit);
// Takes the row as it was and as it shall be; the version of `after` is set to the next one.
Status UpdateUnit(db::Transaction& tx, const journal::Context& context, const Unit& before,
                  Unit after);
Status InsertPerson(db::Transaction& tx, const journal::Context& context, const Person& person);
// These leave the person as it is after the change.
Status UpdatePerson(db::Transaction& tx, const journal::Context& context, Person& person,
                    Person after);
Status InsertGrant(db::Transaction& tx, const journal::Context& context, Person& holder,
                   const Grant& grant);
Status DeleteGrant(db::Transaction& tx, const journal::Context& context, Person& holder,
                   const Grant& grant);
Status InsertAbsence(db::Transaction& tx, const journal::Context& context, Person& person,
                     const Absence& absence);
Status UpdateAbsence(db::Transaction& tx, const journal::Context& context, Person& person,
                     const Absence& before, const Absence& after);
Status DeleteAbsence(db::Transaction& tx, const journal::Context& context, Person& person,
                     const Absence& absence);
// A change of what belongs to the person (`image`, in another table): moves the person's version and journals both as `kind`.
Status TouchPerson(db::Transaction& tx, const journal::Context& context, Person& person,
                   std::string_view kind, journal::Image image);

}  // namespace huiyin::people
