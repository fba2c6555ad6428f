// The routes of people and sessions (api/openapi.yaml, tags people and session): parse, call the operation, render.
//
//   PeopleApi people(directories);
//   routes.Add("POST /api/v1/private/units", [&](const api::Call& call) { return people.CreateUnit(call); });
//
// Who asks and what they may is found inside the transaction of the change itself. A request that was answered before (same
// Idempotency-Key) gets the present state of what it made.
// Threads: every method is safe from any thread. Ownership: outlives its calls; the directories outlive it.
// Privacy: whatever holds a password is hashed for idempotency without it.
#pragma once

#include <functional>
#include <optional>

#include "api/call.hpp"
#include "api/idempotency.hpp"
#include "people/people.hpp"
#include "people/throttle.hpp"

namespace huiyin::people {

class PeopleApi {
 public:
  explicit PeopleApi(Directories& directories) : directories_(directories) {}

  Result<api::Plan> SignIn(const api::Call& call);             // POST /session
  Result<api::Plan> GetSession(const api::Call& call);         // GET /session
  Result<api::Plan> SignOut(const api::Call& call);            // DELETE /session
  Result<api::Plan> SignOutEverywhere(const api::Call& call);  // DELETE /sessions
  Result<api::Plan> SetPassword(const api::Call& call);        // POST /persons/{id}/password

  Result<api::Plan> ListUnits(const api::Call& call);     // GET /units
  Result<api::Plan> CreateUnit(const api::Call& call);    // POST /units
  Result<api::Plan> ChangeUnit(const api::Call& call);    // PATCH /units/{id}
  Result<api::Plan> ListPersons(const api::Call& call);   // GET /persons
  Result<api::Plan> CreatePerson(const api::Call& call);  // POST /persons
  Result<api::Plan> ChangePerson(const api::Call& call);  // PATCH /persons/{id}
  Result<api::Plan> GrantRole(const api::Call& call);     // POST /persons/{id}/roles
  Result<api::Plan> RevokeRole(const api::Call& call);    // DELETE /persons/{id}/roles/{grant_id}
  Result<api::Plan> MarkAway(const api::Call& call);      // POST /persons/{id}/absences
  Result<api::Plan> MarkBack(const api::Call& call);  // DELETE /persons/{id}/absences/{absence_id}

 private:
  // Gives the id of what was made or changed.
  using Act = std::function<Result<Uuid>(db::Transaction&, const journal::Context&, const Actor&)>;
  using Show = std::function<Result<api::Plan>(const PersonId& viewer, const Uuid& id)>;

  // The frame of every change: who asks, whether it was done before, the operation, the reply once it is durable.
  api::Plan Change(const api::Call& call, std::optional<api::Once> once, Act act, Show show);
  Show ShowUnit(const api::Call& call, int status);
  Show ShowPerson(const api::Call& call, int status);

  Directories& directories_;
  Throttle throttle_;
};

}  // namespace huiyin::people
