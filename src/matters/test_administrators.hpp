// The organisation of test_world.hpp with administrators: one of the whole (who coordinates too), one of the dock alone.
//
// For the tests of what the organisation sets for itself. Threads: one.
#pragma once

#include <vector>

#include "matters/test_world.hpp"

namespace huiyin::matters {

class AdministeredWorld : public World {
 protected:
  AdministeredWorld()
      : administrator(Administers(second_coordinator, root)),
        dock_administrator(Administers(cook, dock)) {}

  // Runs `step(tx, context, actor)` as `who`; gives its outcome.
  template <class Step>
  Status As(const PersonId& who, Step step) {
    return database->Write([&](db::Transaction& tx) -> Status {
      auto context = Now();
      context.actor = who;
      people::Actor actor{who, TRY(directories.Get(tx, org))};
      TRY(step(tx, context, actor));
      return {};
    });
  }
  // How much of these tables differs from the journal.
  std::size_t FindingsIn(const std::vector<journal::TableSource>& sources) {
    return Ask([&](db::Reader& reader) {
             return journal::VerifyJournal(reader, org, keys, sources, {});
           })
        .findings.size();
  }

  PersonId administrator, dock_administrator;

 private:
  PersonId Administers(const PersonId& who, const UnitId& over) {
    Must([&](db::Transaction& tx) -> Status {
      TRY(
          tx.Run("INSERT INTO role_grant (org_id, id, person_id, role, unit_id) VALUES ($1, $2, "
                 "$3, 'administrator', $4)",
                 {org, MakeId<people::GrantId>(clock.Now()), who, over}));
      return {};
    });
    return who;
  }
};

}  // namespace huiyin::matters
