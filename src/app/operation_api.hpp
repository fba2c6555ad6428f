// Routes about running the server: health, the journal, the test clock.
#pragma once

#include "api/call.hpp"
#include "people/people.hpp"

namespace huiyin::app {

class OperationApi {
 public:
  // test_clock: nothing in production, and the route is then not there.
  OperationApi(people::Directories& directories, ManualClock* test_clock) : directories_(&directories), test_clock_(test_clock) {}

  Result<api::Plan> Health(const api::Call& call) const;
  Result<api::Plan> ReadJournal(const api::Call& call) const;
  Result<api::Plan> SetTestClock(const api::Call& call) const;

 private:
  people::Directories* directories_;
  ManualClock* test_clock_;
};

}  // namespace huiyin::app
