#include <algorithm>

#include "people/operations.hpp"
#include "people/people_store.hpp"

namespace huiyin::people {

Status RevokeRole(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                  const PersonId& id, const GrantId& grant_id) {
  Person person = TRY(FindIn(actor, id));
  const auto& grants = actor.directory->grants();
  auto grant = std::find_if(grants.begin(), grants.end(), [&](const Grant& one) {
    return one.id == grant_id && one.person == id;
  });
  if (grant == grants.end()) return NotFound();
  TRY(MustAdminister(actor, grant->unit));
  TRY(DeleteGrant(tx, context, person, *grant));
  if (grant->role != Role::kAdministrator) return {};
  return MustKeepAdministrator(tx, context, actor);
}

}  // namespace huiyin::people
