// The private routes of the list of categories: read and set. Parse, run, render; decides nothing.
#pragma once

#include "api/call.hpp"
#include "voices/category.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

class CategoriesApi {
 public:
  explicit CategoriesApi(const Setting& setting) : setting_(&setting) {}

  Result<api::Plan> List(const api::Call& call) const;
  Result<api::Plan> Set(const api::Call& call) const;

 private:
  const Setting* setting_;
};

}  // namespace huiyin::voices
