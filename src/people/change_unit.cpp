#include "people/operations.hpp"
#include "people/people_store.hpp"

namespace huiyin::people {

Status ChangeUnit(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                  const UnitId& id, std::int64_t expected, const UnitChange& change) {
  const Unit* before = actor.directory->unit(id);
  if (before == nullptr) return NotFound();
  TRY(MustAdminister(actor, id));
  TRY(MustBeAsSeen(tx, actor, {context.org, id.uuid(), before->version}, expected));
  Unit after = *before;
  if (change.name) after.name = *change.name;
  if (change.head) {
    const Person* head = actor.directory->person(*change.head);
    if (head == nullptr || !head->active) return UnknownReference("head_id");
    after.head = head->id;
  }
  if (after.name == before->name && after.head == before->head) return {};
  TRY(UpdateUnit(tx, context, *before, after));
  if (!before->parent && after.name != before->name)
    return RenameOrganisation(tx, context, after.name);
  return {};
}

}  // namespace huiyin::people
