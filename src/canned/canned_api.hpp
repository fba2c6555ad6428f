// The routes of canned texts. Parse, run, render; decides nothing.
#pragma once

#include "api/call.hpp"
#include "canned/canned_text.hpp"
#include "people/people.hpp"

namespace huiyin::canned {

class CannedApi {
 public:
  explicit CannedApi(people::Directories& directories) : directories_(&directories) {}

  Result<api::Plan> List(const api::Call& call) const;
  Result<api::Plan> Add(const api::Call& call) const;
  Result<api::Plan> Change(const api::Call& call) const;

 private:
  [[nodiscard]] api::Plan Render(const api::Call& call, const CannedId& id, int status) const;
  people::Directories* directories_;
};

}  // namespace huiyin::canned
