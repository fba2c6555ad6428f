// How units, persons and roles look in JSON (api/openapi.yaml: Unit, Person, Grant, Me).
//
// Threads: pure functions. Privacy: logins and roles of a person are shown to the administrators of their unit only.
#pragma once

#include <optional>
#include <string>

#include <boost/json/object.hpp>

#include "people/people.hpp"

namespace huiyin::people {

boost::json::object UnitJson(const Directory& directory, const Unit& unit);
// `zone`: that of the organisation, in which the pages show instants.
boost::json::object MeJson(const Actor& actor, Zone zone, const LocalDate& today);
// What `viewer` may see of the person, with the absences that are not over `today`; `login` is left out unless they administer the person's unit.
boost::json::object PersonJson(const Actor& viewer, const Person& person,
                               const std::optional<std::string>& login, const LocalDate& today);

}  // namespace huiyin::people
