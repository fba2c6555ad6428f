#include "people/operations.hpp"
#include "people/people_store.hpp"

namespace huiyin::people {

Result<UnitId> CreateUnit(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                          const NewUnit& input) {
  const Unit* parent = actor.directory->unit(input.parent);
  if (parent == nullptr) return UnknownReference("parent_id");
  TRY(MustAdminister(actor, parent->id));
  if (input.level < parent->level) {
    return Invalid("level", {"下级单位的层级不能高于上级",
                             "A unit's level cannot be above that of its parent"});
  }
  Unit unit{
      context.NewId<UnitId>(), parent->id, input.level, input.name, std::nullopt, 1, RandomKey()};
  TRY(InsertUnit(tx, context, unit));
  return unit.id;
}

}  // namespace huiyin::people
