// The private routes of figures: a table, the rows behind a number, a table as CSV, a campaign's brief. Parse, count, render.
#pragma once

#include "api/call.hpp"
#include "figures/figures.hpp"
#include "figures/figures_query.hpp"

namespace huiyin::figures {

class FiguresApi {
 public:
  explicit FiguresApi(const voices::Setting& setting) : setting_(&setting) {}

  Result<api::Plan> Table(const api::Call& call) const;
  Result<api::Plan> TableAsCsv(const api::Call& call) const;
  Result<api::Plan> Rows(const api::Call& call) const;
  Result<api::Plan> CampaignBrief(const api::Call& call) const;

 private:
  struct Seen;  // who asks, and what they may count
  // Errors: kForbidden for whoever hears for no unit, kNotFound for a unit that they do not hear for.
  Result<Seen> Look(db::Reader& reader, const api::Call& call, Asked asked) const;
  using Render = http::Response (*)(const api::Call&, const figures::Table&, const TableQuery&,
                                    const class Names&);
  Result<api::Plan> Counted(const api::Call& call, Render render) const;
  const voices::Setting* setting_;
};

}  // namespace huiyin::figures
