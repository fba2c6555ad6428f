// The routes of what the organisation sets for itself. Parse, run, render; decides nothing.
#pragma once

#include "api/call.hpp"
#include "people/people.hpp"

namespace huiyin::house {

class HouseApi {
 public:
  explicit HouseApi(people::Directories& directories) : directories_(&directories) {}

  Result<api::Plan> GetBoardView(const api::Call& call) const;
  Result<api::Plan> SetBoardView(const api::Call& call) const;
  Result<api::Plan> GetOwnWords(const api::Call& call) const;
  Result<api::Plan> SetOwnWords(const api::Call& call) const;

 private:
  people::Directories* directories_;
};

}  // namespace huiyin::house
