// GET /api/v1/private/changes: looks who asks, then leaves the answer to the ChangeStream.
//
// Threads: like every handler. Ownership: what it is made with outlives it.
#pragma once

#include <string>

#include "app/change_stream.hpp"
#include "app/dispatch.hpp"
#include "people/people.hpp"

namespace huiyin::app {

class ChangesApi {
 public:
  ChangesApi(people::Directories& directories, ChangeStream& changes)
      : directories_(&directories), changes_(&changes) {}

  [[nodiscard]] http::Handler MakeHandler(Dispatch& dispatch, std::string route) const;

 private:
  people::Directories* directories_;
  ChangeStream* changes_;
};

}  // namespace huiyin::app
