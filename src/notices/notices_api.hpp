// The routes of notices. Parse, run, render; decides nothing.
#pragma once

#include "api/call.hpp"
#include "notices/notices.hpp"

namespace huiyin::notices {

class NoticesApi {
 public:
  explicit NoticesApi(const matters::Setting& setting) : setting_(setting) {}

  Result<api::Plan> List(const api::Call& call) const;
  Result<api::Plan> MarkSeen(const api::Call& call) const;

 private:
  matters::Setting setting_;
};

}  // namespace huiyin::notices
