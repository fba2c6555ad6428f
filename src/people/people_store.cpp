#include "people/people_store.hpp"

#include <algorithm>

#include "journal/journal.hpp"

namespace huiyin::people {
namespace {

using journal::Context;
using journal::Image;

Digest KeyFrom(db::ByteView bytes) {
  Digest k{};
  if (bytes.size() == k.size()) std::copy(bytes.begin(), bytes.end(), k.begin());
  return k;
}

Person MakePerson(const db::Row& row) {
  return {row.IdAs<PersonId>(0), row.IdAs<UnitId>(1), row.String(2),
          row.Int(3) != 0,       row.Int(4),          KeyFrom(row.Bytes(5))};
}

Unit MakeUnit(const db::Row& row) {
  return {row.IdAs<UnitId>(0),
          row.MaybeId<UnitId>(1),
          ParseLevel(row.Text(2)).value_or(Level::kUnit),
          row.String(3),
          row.MaybeId<PersonId>(4),
          row.Int(5),
          KeyFrom(row.Bytes(6))};
}

Grant MakeGrant(const db::Row& row) {
  return {row.IdAs<GrantId>(0), row.IdAs<PersonId>(1),
          ParseRole(row.Text(2)).value_or(Role::kWorker), row.IdAs<UnitId>(3)};
}

Status MoveVersion(db::Transaction& tx, const Context& context) {
  tx.memo().Drop(kMemo, context.org);
  TRY(tx.Run("UPDATE organisation SET people_version = people_version + 1 WHERE org_id = $1",
             {context.org}));
  return {};
}

Status Note(db::Transaction& tx, const Context& context, std::string_view kind, const Uuid& subject,
            std::int64_t version, std::vector<Image> changes) {
  TRY(MoveVersion(tx, context));
  return journal::Append(tx, context, {kind, subject, version, std::move(changes)});
}

Error ChangedMeanwhile() {
  return Conflict({"别人刚刚改过，请刷新后再试",
                   "Somebody has just changed this; please reload and try again"});
}

Status StorePerson(db::Transaction& tx, const Context& context, const Person& before,
                   const Person& after) {
  auto rows =
      TRY(tx.Run("UPDATE person SET unit_id = $1, name = $2, active = $3, version = $4 "
                 "WHERE org_id = $5 AND id = $6 AND version = $7",
                 {after.unit, after.name, after.active, after.version, context.org, before.id,
                  before.version}));
  if (rows != 1) return ChangedMeanwhile();
  return {};
}

}  // namespace

Image Describe(const Unit& unit) {
  return Image("unit", unit.id.ToString())
      .Ref("parent_id", unit.parent)
      .Code("level", ToString(unit.level))
      .Text("name", unit.name, unit.k)
      .Ref("head_id", unit.head)
      .Number("version", unit.version);
}

Image Describe(const Person& person) {
  return Image("person", person.id.ToString())
      .Ref("unit_id", person.unit)
      .Text("name", person.name, person.k)
      .Number("active", std::int64_t{person.active})
      .Number("version", person.version);
}

Image Describe(const Grant& grant) {
  return Image("role_grant", grant.id.ToString())
      .Ref("person_id", grant.person)
      .Code("role", ToString(grant.role))
      .Ref("unit_id", grant.unit);
}

Image Describe(const Absence& absence) {
  return Image("absence", absence.id.ToString())
      .Ref("person_id", absence.person)
      .Date("from_on", absence.from)
      .Date("until_on", absence.until)
      .Ref("recorded_by", absence.recorded_by);
}

Image DescribeOrganisation(const OrgId& org, Zone zone) {
  return Image("organisation", org.ToString())
      .Number("utc_offset_minutes", std::int64_t{zone.offset_minutes});
}

#define HUIYIN_ALL_UNITS                                                                         \
  "SELECT id, parent_id, level, name, head_id, version, k FROM unit WHERE org_id = $1 ORDER BY " \
  "id"
#define HUIYIN_ALL_PERSONS \
  "SELECT id, unit_id, name, active, version, k FROM person WHERE org_id = $1 ORDER BY id"
#define HUIYIN_ALL_GRANTS \
  "SELECT id, person_id, role, unit_id FROM role_grant WHERE org_id = $1 ORDER BY id"

Result<std::vector<Unit>> AllUnits(db::Reader& reader, const OrgId& org) {
  return reader.All(HUIYIN_ALL_UNITS, {org}, MakeUnit);
}

Result<std::vector<Person>> AllPersons(db::Reader& reader, const OrgId& org) {
  return reader.All(HUIYIN_ALL_PERSONS, {org}, MakePerson);
}

Result<std::vector<Grant>> AllGrants(db::Reader& reader, const OrgId& org) {
  return reader.All(HUIYIN_ALL_GRANTS, {org}, MakeGrant);
}

Status EachUnit(db::Reader& reader, const OrgId& org, const journal::ImageFunction& found) {
  return reader.Each(HUIYIN_ALL_UNITS, {org}, [&](const db::Row& row) {
    found(Describe(MakeUnit(row)).Stands("level", row.MaybeString(2)));
  });
}

Status EachPerson(db::Reader& reader, const OrgId& org, const journal::ImageFunction& found) {
  return reader.Each(HUIYIN_ALL_PERSONS, {org}, [&](const db::Row& row) {
    Image image = Describe(MakePerson(row));
    image.Apply(Image("person", image.row()).Number("active", row.Int(3)));
    found(image);
  });
}

Status EachGrant(db::Reader& reader, const OrgId& org, const journal::ImageFunction& found) {
  return reader.Each(HUIYIN_ALL_GRANTS, {org}, [&](const db::Row& row) {
    found(Describe(MakeGrant(row)).Stands("role", row.MaybeString(2)));
  });
}

Result<std::vector<Absence>> AllAbsences(db::Reader& reader, const OrgId& org) {
  return reader.All(
      "SELECT id, person_id, from_on, until_on, recorded_by FROM absence WHERE org_id = $1 "
      "ORDER BY id",
      {org}, [](const db::Row& row) {
        return Absence{row.IdAs<AbsenceId>(0), row.IdAs<PersonId>(1), row.Date(2), row.MaybeDate(3),
                       row.IdAs<PersonId>(4)};
      });
}

Result<std::string> OrganisationName(db::Reader& reader, const OrgId& org) {
  auto name = TRY(reader.First("SELECT name FROM organisation WHERE org_id = $1", {org},
                               [](const db::Row& row) { return row.String(0); }));
  return name.value_or("");
}

Result<std::int64_t> PeopleVersion(db::Reader& reader, const OrgId& org) {
  return reader.Number("SELECT people_version FROM organisation WHERE org_id = $1", {org});
}

Result<std::vector<OrgId>> FirstOrganisations(db::Reader& reader) {
  return reader.All("SELECT org_id FROM organisation ORDER BY org_id LIMIT 2", {},
                    [](const db::Row& row) { return row.IdAs<OrgId>(0); });
}

Result<std::optional<Zone>> OrganisationZone(db::Reader& reader, const OrgId& org) {
  return reader.First(
      "SELECT utc_offset_minutes FROM organisation WHERE org_id = $1", {org},
      [](const db::Row& row) { return Zone{static_cast<std::int32_t>(row.Int(0))}; });
}

Result<std::optional<Person>> FindPerson(db::Reader& reader, const OrgId& org, const PersonId& id) {
  return reader.First(
      "SELECT id, unit_id, name, active, version, k FROM person WHERE org_id = $1 AND id = $2",
      {org, id}, MakePerson);
}

Result<std::optional<UnitId>> RootUnit(db::Reader& reader, const OrgId& org) {
  return reader.First("SELECT id FROM unit WHERE org_id = $1 AND parent_id IS NULL", {org},
                      [](const db::Row& row) { return row.IdAs<UnitId>(0); });
}

Result<std::optional<Grant>> FindGrant(db::Reader& reader, const OrgId& org, const PersonId& person,
                                       Role role, const UnitId& unit) {
  return reader.First(
      "SELECT id, person_id, role, unit_id FROM role_grant WHERE org_id = $1 AND person_id = $2 "
      "AND role = $3 AND unit_id = $4",
      {org, person, ToString(role), unit}, MakeGrant);
}

Result<std::int64_t> CountAdministrators(db::Reader& reader, const OrgId& org, const UnitId& root) {
  return reader.Number(
      "SELECT count(*) FROM role_grant g "
      "JOIN person p ON p.org_id = g.org_id AND p.id = g.person_id "
      "JOIN login l ON l.org_id = g.org_id AND l.person_id = g.person_id "
      "WHERE g.org_id = $1 AND g.role = $2 AND g.unit_id = $3 AND p.active = 1",
      {org, ToString(Role::kAdministrator), root});
}

Status InsertOrganisation(db::Transaction& tx, const Context& context, std::string_view name) {
  TRY(
      tx.Run("INSERT INTO organisation (org_id, name, utc_offset_minutes, people_version, "
             "created_at) VALUES ($1, $2, $3, $4, $5)",
             {context.org, name, context.zone.offset_minutes, 1, context.now}));
  return journal::Append(tx, context,
                         {"organisation.founded",
                          context.org.uuid(),
                          1,
                          {DescribeOrganisation(context.org, context.zone)}});
}

Status RenameOrganisation(db::Transaction& tx, const Context& context, std::string_view name) {
  TRY(tx.Run("UPDATE organisation SET name = $1 WHERE org_id = $2", {name, context.org}));
  return {};
}

Status InsertUnit(db::Transaction& tx, const Context& context, const Unit& unit) {
  TRY(
      tx.Run("INSERT INTO unit (org_id, id, parent_id, level, name, head_id, version, k) VALUES "
             "($1, $2, $3, $4, $5, $6, $7, $8)",
             {context.org, unit.id, unit.parent, ToString(unit.level), unit.name, unit.head,
              unit.version, db::ByteView(unit.k)}));
  return Note(tx, context, "unit.created", unit.id.uuid(), unit.version, {Describe(unit)});
}

Status UpdateUnit(db::Transaction& tx, const Context& context, const Unit& before, Unit after) {
  after.version = before.version + 1;
  auto rows =
      TRY(tx.Run("UPDATE unit SET level = $1, name = $2, head_id = $3, version = $4 "
                 "WHERE org_id = $5 AND id = $6 AND version = $7",
                 {ToString(after.level), after.name, after.head, after.version, context.org,
                  before.id, before.version}));
  if (rows != 1) return ChangedMeanwhile();
  return Note(tx, context, "unit.changed", after.id.uuid(), after.version,
              {Image::Changed(Describe(before), Describe(after))});
}

Status InsertPerson(db::Transaction& tx, const Context& context, const Person& person) {
  TRY(
      tx.Run("INSERT INTO person (org_id, id, unit_id, name, active, version, k) VALUES ($1, $2, "
             "$3, $4, $5, $6, $7)",
             {context.org, person.id, person.unit, person.name, person.active, person.version,
              db::ByteView(person.k)}));
  return Note(tx, context, "person.created", person.id.uuid(), person.version, {Describe(person)});
}

Status UpdatePerson(db::Transaction& tx, const Context& context, Person& person, Person after) {
  after.version = person.version + 1;
  TRY(StorePerson(tx, context, person, after));
  TRY(Note(tx, context, "person.changed", after.id.uuid(), after.version,
           {Image::Changed(Describe(person), Describe(after))}));
  person = std::move(after);
  return {};
}

Status TouchPerson(db::Transaction& tx, const Context& context, Person& person,
                   std::string_view kind, Image image) {
  Person after = person;
  ++after.version;
  TRY(StorePerson(tx, context, person, after));
  TRY(Note(tx, context, kind, after.id.uuid(), after.version,
           {Image::Changed(Describe(person), Describe(after)), std::move(image)}));
  person = std::move(after);
  return {};
}

Status InsertGrant(db::Transaction& tx, const Context& context, Person& holder,
                   const Grant& grant) {
  TRY(tx.Run(
      "INSERT INTO role_grant (org_id, id, person_id, role, unit_id) VALUES ($1, $2, $3, $4, $5)",
      {context.org, grant.id, grant.person, ToString(grant.role), grant.unit}));
  return TouchPerson(tx, context, holder, "role.granted", Describe(grant));
}

Status DeleteGrant(db::Transaction& tx, const Context& context, Person& holder,
                   const Grant& grant) {
  auto rows =
      TRY(tx.Run("DELETE FROM role_grant WHERE org_id = $1 AND id = $2", {context.org, grant.id}));
  if (rows != 1) return ChangedMeanwhile();
  return TouchPerson(tx, context, holder, "role.revoked",
                     Image::Removed("role_grant", grant.id.ToString()));
}

Status InsertAbsence(db::Transaction& tx, const Context& context, Person& person,
                     const Absence& absence) {
  TRY(tx.Run(
      "INSERT INTO absence (org_id, id, person_id, from_on, until_on, recorded_by) VALUES "
      "($1, $2, $3, $4, $5, $6)",
      {context.org, absence.id, absence.person, absence.from, absence.until, absence.recorded_by}));
  return TouchPerson(tx, context, person, "absence.marked", Describe(absence));
}

Status UpdateAbsence(db::Transaction& tx, const Context& context, Person& person,
                     const Absence& before, const Absence& after) {
  auto rows = TRY(tx.Run("UPDATE absence SET until_on = $1 WHERE org_id = $2 AND id = $3",
                         {after.until, context.org, before.id}));
  if (rows != 1) return ChangedMeanwhile();
  return TouchPerson(tx, context, person, "absence.ended",
                     Image::Changed(Describe(before), Describe(after)));
}

Status DeleteAbsence(db::Transaction& tx, const Context& context, Person& person,
                     const Absence& absence) {
  auto rows =
      TRY(tx.Run("DELETE FROM absence WHERE org_id = $1 AND id = $2", {context.org, absence.id}));
  if (rows != 1) return ChangedMeanwhile();
  return TouchPerson(tx, context, person, "absence.ended",
                     Image::Removed("absence", absence.id.ToString()));
}

}  // namespace huiyin::people
