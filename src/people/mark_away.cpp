#include <algorithm>

#include "people/operations.hpp"
#include "people/people_store.hpp"

namespace huiyin::people {
namespace {

Status MayMark(const Actor& actor, const Person& person) {
  if (actor.id == person.id || actor.Has(Role::kAdministrator, person.unit)) return {};
  const Directory& directory = *actor.directory;
  for (const Unit* at = directory.unit(person.unit); at != nullptr;
       at = at->parent ? directory.unit(*at->parent) : nullptr) {
    if (at->head == actor.id) return {};
  }
  return Forbidden();
}

}  // namespace

Result<AbsenceId> MarkAway(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                           const PersonId& id, const NewAbsence& input) {
  Person person = TRY(FindIn(actor, id));
  TRY(MayMark(actor, person));
  if (input.from < context.today)
    return Invalid("from_on", {"离岗不能从过去的日子算起", "An absence cannot begin in the past"});
  if (input.until && *input.until < input.from)
    return Invalid("until_on", {"结束日不能早于开始日", "The end cannot lie before the beginning"});
  for (const Absence& other : actor.directory->absences()) {
    if (other.person == id && (!other.until || *other.until >= input.from) &&
        (!input.until || *input.until >= other.from))
      return Conflict({"这几天已经登记过离岗", "Some of these days are marked already"});
  }
  Absence absence{context.NewId<AbsenceId>(), id, input.from, input.until, actor.id};
  TRY(InsertAbsence(tx, context, person, absence));
  return absence.id;
}

Status MarkBack(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                const PersonId& id, const AbsenceId& absence) {
  Person person = TRY(FindIn(actor, id));
  TRY(MayMark(actor, person));
  const auto& all = actor.directory->absences();
  auto found = std::find_if(all.begin(), all.end(), [&](const Absence& each) {
    return each.id == absence && each.person == id;
  });
  if (found == all.end()) return NotFound();
  if (found->from >= context.today) return DeleteAbsence(tx, context, person, *found);
  if (found->until && *found->until < context.today)
    return Conflict({"这次离岗已经结束", "This absence is over"});
  Absence ended = *found;
  ended.until = context.today.Plus(-1);
  return UpdateAbsence(tx, context, person, *found, ended);
}

}  // namespace huiyin::people
