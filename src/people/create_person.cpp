#include <algorithm>

#include "people/operations.hpp"
#include "people/people_store.hpp"

namespace huiyin::people {

Status MayCreatePerson(const Actor& actor, const NewPerson& input) {
  if (actor.directory->unit(input.unit) == nullptr) return UnknownReference("unit_id");
  TRY(MustAdminister(actor, input.unit));
  for (const NewGrant& grant : input.roles) {
    if (actor.directory->unit(grant.unit) == nullptr) return UnknownReference("roles");
    TRY(MustAdminister(actor, grant.unit));
    auto same = [&](const NewGrant& other) {
      return other.role == grant.role && other.unit == grant.unit;
    };
    if (std::count_if(input.roles.begin(), input.roles.end(), same) > 1) {
      return Invalid("roles", {"同一项权限写了两次", "The same role is given twice"});
    }
  }
  return {};
}

Result<PersonId> CreatePerson(db::Transaction& tx, const journal::Context& context,
                              const Actor& actor, const NewPerson& input,
                              const std::optional<NewLogin>& login) {
  TRY(MayCreatePerson(actor, input));
  Person person{context.NewId<PersonId>(), input.unit, input.name, true, 1, RandomKey()};
  TRY(InsertPerson(tx, context, person));
  if (login) TRY(InsertLogin(tx, context, person, {person.id, login->login, login->password_hash}));
  for (const NewGrant& grant : input.roles) {
    TRY(InsertGrant(tx, context, person,
                    {context.NewId<GrantId>(), person.id, grant.role, grant.unit}));
  }
  return person.id;
}

}  // namespace huiyin::people
