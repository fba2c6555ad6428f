#include "people/people_json_api.hpp"

#include <boost/json.hpp>

#include "api/render.hpp"

namespace huiyin::people {
namespace {

boost::json::object Ref(std::string id, std::string_view name) {
  boost::json::object ref;
  ref["id"] = std::move(id);
  ref["name"] = name;
  return ref;
}

boost::json::object GrantJson(const Directory& directory, const Grant& grant) {
  boost::json::object json;
  json["id"] = grant.id.ToString();
  json["role"] = ToString(grant.role);
  json["unit"] = UnitRef(directory, grant.unit);
  return json;
}

boost::json::array AbsencesJson(const Directory& directory, const PersonId& person,
                                const LocalDate& today) {
  boost::json::array absences;
  for (const Absence& absence : directory.absences()) {
    if (absence.person != person || (absence.until && *absence.until < today)) continue;
    boost::json::object each{{"id", absence.id.ToString()}, {"from_on", absence.from.ToString()}};
    api::Put(each, "until_on", absence.until);
    absences.push_back(std::move(each));
  }
  return absences;
}

}  // namespace

boost::json::object UnitRef(const Directory& directory, const UnitId& id) {
  return Ref(id.ToString(), directory.UnitName(id));
}
boost::json::object PersonRef(const Directory& directory, const PersonId& id) {
  return Ref(id.ToString(), directory.PersonName(id));
}

boost::json::object UnitJson(const Directory& directory, const Unit& unit) {
  boost::json::object json;
  json["id"] = unit.id.ToString();
  api::Put(json, "parent_id", unit.parent);
  json["name"] = unit.name;
  json["level"] = ToString(unit.level);
  if (unit.head) json["head"] = PersonRef(directory, *unit.head);
  json["version"] = unit.version;
  return json;
}

boost::json::object MeJson(const Actor& actor, Zone zone, const LocalDate& today) {
  const Person& person = actor.person();
  boost::json::object json = PersonRef(*actor.directory, actor.id);
  json["unit"] = UnitRef(*actor.directory, person.unit);
  boost::json::array roles;
  for (const Grant& grant : actor.directory->grants()) {
    if (grant.person == actor.id) roles.push_back(GrantJson(*actor.directory, grant));
  }
  json["roles"] = std::move(roles);
  json["absences"] = AbsencesJson(*actor.directory, actor.id, today);
  json["utc_offset_minutes"] = zone.offset_minutes;
  return json;
}

boost::json::object PersonJson(const Actor& viewer, const Person& person,
                               const std::optional<std::string>& login, const LocalDate& today) {
  const Directory& directory = *viewer.directory;
  boost::json::object json = PersonRef(directory, person.id);
  json["unit"] = UnitRef(directory, person.unit);
  json["active"] = person.active;
  json["absences"] = AbsencesJson(directory, person.id, today);
  json["version"] = person.version;
  if (directory.Scopes(viewer.id, {Role::kAdministrator}).empty()) return json;
  bool theirs = viewer.Has(Role::kAdministrator, person.unit);
  if (theirs) api::Put(json, "login", login);
  boost::json::array roles;
  for (const Grant& grant : directory.grants()) {
    if (grant.person != person.id) continue;
    if (theirs || viewer.Has(Role::kAdministrator, grant.unit))
      roles.push_back(GrantJson(directory, grant));
  }
  json["roles"] = std::move(roles);
  return json;
}

}  // namespace huiyin::people
