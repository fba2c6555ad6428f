// The routes of good deeds, public and private. Parse, run, render; decides nothing.
#pragma once

#include "api/call.hpp"
#include "deeds/deed.hpp"
#include "people/people.hpp"

namespace huiyin::deeds {

class DeedsApi {
 public:
  explicit DeedsApi(people::Directories& directories) : directories_(&directories) {}

  Result<api::Plan> ListPublic(const api::Call& call) const;  // GET /public/deeds
  Result<api::Plan> List(const api::Call& call) const;        // GET /private/deeds
  Result<api::Plan> Get(const api::Call& call) const;
  Result<api::Plan> Enter(const api::Call& call) const;
  Result<api::Plan> Change(const api::Call& call) const;
  Result<api::Plan> Check(
      const api::Call& call) const;  // POST /private/deeds/check: changes nothing

 private:
  [[nodiscard]] api::Plan Render(const api::Call& call, const DeedId& id, int status) const;
  people::Directories* directories_;
};

}  // namespace huiyin::deeds
