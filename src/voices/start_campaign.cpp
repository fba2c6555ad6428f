#include "voices/voice_store.hpp"

namespace huiyin::voices {

Result<CampaignId> StartCampaign(db::Transaction& tx, const journal::Context& context,
                                 const Campaign& input) {
  if (TRY(FindCampaignByName(tx, context.org, input.name))) {
    return Conflict({"已经有同名的活动", "There is a campaign of that name already"});
  }
  Campaign campaign = input;
  campaign.id = MakeId<CampaignId>(context.now);
  campaign.k = RandomKey();
  TRY(InsertCampaign(tx, context.org, campaign));
  journal::Entry entry{"campaign.started", campaign.id.uuid(), 1, {Describe(campaign)}};
  TRY(journal::Append(tx, context, entry));
  return campaign.id;
}

}  // namespace huiyin::voices
