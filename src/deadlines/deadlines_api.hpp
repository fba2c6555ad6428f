// The private routes of the calendar and the rules. Parse, run, render; decides nothing.
//
// Threads: every method from any thread. Ownership: directories and rulebooks outlive it.
#pragma once

#include <functional>

#include "api/call.hpp"
#include "deadlines/deadlines.hpp"

namespace huiyin::deadlines {

class DeadlinesApi {
 public:
  // Computes every date again that a change of the calendar left to be computed; waits for it.
  using Recompute = std::function<Status(const api::Services&)>;

  DeadlinesApi(people::Directories& directories, Rulebooks& rulebooks, Recompute recompute)
      : directories_(directories), rulebooks_(rulebooks), recompute_(std::move(recompute)) {}

  Result<api::Plan> ListYears(const api::Call& call) const;  // GET /calendar-years
  Result<api::Plan> SetYear(const api::Call& call) const;    // PUT /calendar-years/{year}
  Result<api::Plan> ListRules(const api::Call& call) const;  // GET /deadline-rules
  Result<api::Plan> SetRule(const api::Call& call) const;    // PUT /deadline-rules/{name}

 private:
  people::Directories& directories_;
  Rulebooks& rulebooks_;
  Recompute recompute_;
};

}  // namespace huiyin::deadlines
