// Routes about running the server: health, the journal, the test clock.
#pragma once

#include "api/call.hpp"
#include "matters/matters.hpp"
#include "people/people.hpp"

namespace huiyin::app {

class OperationApi {
 public:
  // test_clock: nothing in production, and the route is then not there.
  OperationApi(people::Directories& directories, const matters::Setting& setting,
               ManualClock* test_clock)
      : directories_(&directories), setting_(&setting), test_clock_(test_clock) {}

  Result<api::Plan> Health(const api::Call& call) const;
  Result<api::Plan> ReadJournal(const api::Call& call) const;
  Result<api::Plan> SetTestClock(const api::Call& call) const;

 private:
  people::Directories* directories_;
  const matters::Setting* setting_;
  ManualClock* test_clock_;
};

}  // namespace huiyin::app
