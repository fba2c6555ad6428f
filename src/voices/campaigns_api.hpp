// The private routes of campaigns: list, one with its counts, start, change, count forms. Parse, run, render; decides nothing.
#pragma once

#include "api/call.hpp"
#include "voices/campaign.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

class CampaignsApi {
 public:
  explicit CampaignsApi(const Setting& setting) : setting_(&setting) {}

  Result<api::Plan> List(const api::Call& call) const;
  Result<api::Plan> Get(const api::Call& call) const;
  Result<api::Plan> Create(const api::Call& call) const;
  Result<api::Plan> Change(const api::Call& call) const;
  Result<api::Plan> CountForms(const api::Call& call) const;

 private:
  [[nodiscard]] api::Plan Render(const api::Call& call, const CampaignId& id, int status) const;
  const Setting* setting_;
};

}  // namespace huiyin::voices
