#include "people/operations.hpp"
#include "people/people_store.hpp"

namespace huiyin::people {

Status GrantRole(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                 const PersonId& id, const NewGrant& input) {
  Person person = TRY(FindIn(actor, id));
  if (actor.directory->unit(input.unit) == nullptr) return UnknownReference("unit_id");
  TRY(MustAdminister(actor, input.unit));
  if (TRY(FindGrant(tx, context.org, id, input.role, input.unit))) {
    return Conflict({"这个人已经有这项权限了", "This person has that role already"});
  }
  return InsertGrant(tx, context, person, {context.NewId<GrantId>(), id, input.role, input.unit});
}

}  // namespace huiyin::people
