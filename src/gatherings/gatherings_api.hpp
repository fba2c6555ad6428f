// The routes of gatherings. Parse, run, render; decides nothing.
#pragma once

#include "api/call.hpp"
#include "gatherings/gatherings.hpp"

namespace huiyin::gatherings {

class GatheringsApi {
 public:
  explicit GatheringsApi(people::Directories& directories) : directories_(&directories) {}

  Result<api::Plan> Record(const api::Call& call) const;
  Result<api::Plan> Change(const api::Call& call) const;
  Result<api::Plan> Cancel(const api::Call& call) const;
  // The list with its coverage: who hears for the unit asked for.
  Result<api::Plan> List(const api::Call& call) const;

 private:
  [[nodiscard]] api::Plan Render(const api::Call& call, const GatheringId& id, int status) const;
  [[nodiscard]] Result<api::Plan> Save(const api::Call& call, bool cancel) const;
  people::Directories* directories_;
};

}  // namespace huiyin::gatherings
