#include "voices/campaign.hpp"

namespace huiyin::voices {
namespace {

constexpr std::array kKinds{Choice{"forms", "意见表", "Opinion forms"},
                            Choice{"ideas", "献一计", "Suggestions"},
                            Choice{"survey", "问卷", "Questionnaire"},
                            Choice{"visits", "走访", "Visits"},
                            Choice{"forum", "座谈会", "Forums"},
                            Choice{"talks", "谈心谈话", "Talks"},
                            Choice{"other", "其他", "Other"}};

}  // namespace

std::span<const Choice> CampaignKinds() { return kKinds; }

Result<CampaignId> StartCampaign(db::Transaction& tx, const journal::Context& context,
                                 const Campaign& input) {
  if (TRY(FindCampaignByName(tx, context.org, input.name))) {
    return Conflict({"已经有同名的活动", "There is a campaign of that name already"});
  }
  Campaign campaign = input;
  campaign.id = MakeId<CampaignId>(context.now);
  campaign.version = 1;
  campaign.k = RandomKey();
  TRY(InsertCampaign(tx, context.org, campaign));
  journal::Entry entry{"campaign.started", campaign.id.uuid(), 1, {Describe(campaign)}};
  TRY(journal::Append(tx, context, entry));
  return campaign.id;
}

}  // namespace huiyin::voices
