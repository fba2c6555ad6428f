// Campaigns: rounds of listening with a name and dates - types, SQL and operations.
//
// A campaign's numbers are three: the forms that were handed out and came back (as somebody counted them, with who and when), and the
// voices that were written in. What lies between the last two still waits on a desk.
// Errors: those of db/database.hpp. Privacy: how many voices there are is told only to those who hear them, within their scope.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "voices/voices.hpp"

namespace huiyin::voices {

std::span<const Choice> CampaignKinds();

struct Campaign {
  CampaignId id;
  std::int64_t version = 1;
  std::string name;
  std::string kind = "other";  // a key of CampaignKinds
  LocalDate starts_on;
  std::optional<LocalDate> ends_on;
  std::optional<std::int64_t> target_voices;
  Digest k{};
};

// Forms handed out and returned so far. `seq` is the campaign's version after the count.
struct FormCount {
  CampaignId campaign;
  std::int64_t seq = 0;
  std::int64_t forms_out = 0;
  std::int64_t forms_back = 0;
  PersonId counted_by;
  LocalDate on;
};
inline constexpr std::int64_t kMostForms = 1'000'000;

struct CampaignCounts {
  std::int64_t voices = 0;  // within the asker's scope
  std::int64_t entered =
      0;  // written in by staff, of all units: paper on desks, to be held against forms_back
};

journal::Image Describe(const Campaign& campaign);
journal::Image Describe(const FormCount& count);

Status InsertCampaign(db::Transaction& tx, const OrgId& org, const Campaign& campaign);
Result<std::int64_t> UpdateCampaign(db::Transaction& tx, const OrgId& org, const Campaign& campaign,
                                    std::int64_t expected_version);
Status InsertFormCount(db::Transaction& tx, const OrgId& org, const FormCount& count);
Result<std::optional<Campaign>> FindCampaign(db::Reader& reader, const OrgId& org,
                                             const CampaignId& id);
Result<std::optional<CampaignId>> FindCampaignByName(db::Reader& reader, const OrgId& org,
                                                     std::string_view name);
// Newest first.
Result<std::vector<Campaign>> AllCampaigns(db::Reader& reader, const OrgId& org);
// By campaign, then in the order they were made.
Result<std::vector<FormCount>> AllFormCounts(db::Reader& reader, const OrgId& org);
Result<std::map<CampaignId, CampaignCounts>> CountByCampaign(db::Reader& reader, const OrgId& org,
                                                             const PersonId& person);

// Stores and journals a campaign (its id and k are made here). Errors: kConflict when the name is taken.
Result<CampaignId> StartCampaign(db::Transaction& tx, const journal::Context& context,
                                 const Campaign& input);
// A coordinator changes name, kind, dates or target. Errors: kForbidden, kNotFound, kConflict (name), kStale.
Status ChangeCampaign(db::Transaction& tx, const journal::Context& context,
                      const people::Actor& actor, const Campaign& input);
// A clerk or coordinator says how many forms were handed out and are back; more than before or fewer, it is a count.
// `expected`: the campaign's version. Errors: kForbidden, kNotFound, kInvalid (more back than out), kStale.
Status CountForms(db::Transaction& tx, const journal::Context& context, const people::Actor& actor,
                  const FormCount& input, std::int64_t expected);

}  // namespace huiyin::voices
