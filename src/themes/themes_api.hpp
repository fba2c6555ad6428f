// The routes of suggestions. Parse, ask, render; decides nothing and changes nothing.
#pragma once

#include "api/call.hpp"
#include "people/people.hpp"

namespace huiyin::themes {

class ThemesApi {
 public:
  explicit ThemesApi(people::Directories& directories) : directories_(&directories) {}

  // POST /public/similar: published matters that a text may be about. A POST so that the words stand in no address.
  Result<api::Plan> Similar(const api::Call& call) const;
  // GET /private/suggestions: of the voices that wait where the asker is coordinator, those that speak of the same, and open
  // matters that they may belong to.
  Result<api::Plan> ForTriage(const api::Call& call) const;

 private:
  people::Directories* directories_;
};

}  // namespace huiyin::themes
