#include "people/operations.hpp"
#include "people/people_store.hpp"

namespace huiyin::people {

Status ChangePerson(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                    const PersonId& id, std::int64_t expected, const PersonChange& change) {
  Person person = TRY(FindIn(actor, id));
  TRY(MustAdminister(actor, person));
  TRY(MustBeAsSeen(tx, actor, {context.org, id.uuid(), person.version}, expected));
  Person after = person;
  if (change.name) after.name = *change.name;
  if (change.unit) {
    if (actor.directory->unit(*change.unit) == nullptr) return UnknownReference("unit_id");
    TRY(MustAdminister(actor, *change.unit));
    after.unit = *change.unit;
  }
  if (change.active) after.active = *change.active;
  if (after.name == person.name && after.unit == person.unit && after.active == person.active)
    return {};
  TRY(UpdatePerson(tx, context, person, after));
  if (person.active) return {};
  TRY(DeleteSessions(tx, context, person, {}));
  return MustKeepAdministrator(tx, context, actor);
}

}  // namespace huiyin::people
