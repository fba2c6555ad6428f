// The SQL of facts: as they follow from voices, matters and what belongs to them.
//
//   TRY(EachVoiceFact(reader, org, Among::Campaign(id), [&](const Fact& fact) { ... }));
//   TRY(EachMatterFact(reader, org, Among::These(ids), ...));
//
// All of them in one pass take half a second for 100,000 (docs/benchmarks.md): for counting anew and for verify. Errors: those of
// db/database.hpp.
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "figures/fact.hpp"

namespace huiyin::figures {

// Whose facts.
struct Among {
  enum class Of : std::uint8_t { kAll, kCampaign, kThese } of = Of::kAll;
  std::optional<voices::CampaignId> campaign;
  std::span<const Uuid> ids;  // in their order; no longer than the call

  static Among All() { return {}; }
  // Voices of the campaign; matters that hold one of these.
  static Among Campaign(const voices::CampaignId& id) { return {Of::kCampaign, id, {}}; }
  static Among These(std::span<const Uuid> ids) { return {Of::kThese, {}, ids}; }
};

using FactFunction = std::function<void(const Fact&)>;
Status EachVoiceFact(db::Reader& reader, const OrgId& org, const Among& among,
                     const FactFunction& each);
// By channel, group, origin, category and campaign a matter counts with one of the voices that were linked to it first: of one day, the
// first by these, so that equal histories count alike. Of a campaign only its own voices are asked.
Status EachMatterFact(db::Reader& reader, const OrgId& org, const Among& among,
                      const FactFunction& each);
inline Status EachFact(db::Reader& reader, const OrgId& org, What what, const Among& among,
                       const FactFunction& each) {
  return what == What::kVoice ? EachVoiceFact(reader, org, among, each)
                              : EachMatterFact(reader, org, among, each);
}

}  // namespace huiyin::figures
