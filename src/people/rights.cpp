#include <algorithm>

#include "people/operations.hpp"
#include "people/people_store.hpp"

namespace huiyin::people {

Status MustAdminister(const Actor& actor, const UnitId& unit) {
  if (!actor.Has(Role::kAdministrator, unit)) return Forbidden();
  return {};
}

Status MustAdminister(const Actor& actor, const Person& person) {
  TRY(MustAdminister(actor, person.unit));
  for (const Grant& grant : actor.directory->grants()) {
    if (grant.person == person.id) TRY(MustAdminister(actor, grant.unit));
  }
  return {};
}

Result<Person> FindIn(const Actor& actor, const PersonId& id) {
  const Person* person = actor.directory->person(id);
  if (person == nullptr) return NotFound();
  return *person;
}

Status MustKeepAdministrator(db::Transaction& tx, const journal::Context& context,
                             const Actor& actor) {
  if (TRY(CountAdministrators(tx, context.org, actor.directory->root().id)) > 0) return {};
  return Conflict({"这是最后一位管理员，请先让别人也当管理员",
                   "This is the last administrator; make somebody else one first"});
}

Status MustBeAsSeen(db::Reader& reader, const Actor& actor, const api::Seen& seen,
                    std::int64_t expected) {
  return api::MustBeAsSeen(reader, seen, expected,
                           [&](const PersonId& id) { return actor.directory->PersonName(id); });
}

Error UnknownReference(std::string_view field) {
  return Invalid(std::string(field), {"没有这个单位或人员，请重新选择",
                                      "There is no such unit or person; please choose again"});
}

}  // namespace huiyin::people
