// Changing a campaign, and counting its forms.
#include "voices/campaign.hpp"
#include "voices/save_voice.hpp"

namespace huiyin::voices {
namespace {

using people::Role;

// The campaign as `expected` last saw it.
Result<Campaign> CampaignFor(db::Transaction& tx, const journal::Context& context,
                             const people::Actor& actor, std::initializer_list<Role> roles,
                             const CampaignId& id, std::int64_t expected) {
  if (actor.directory->Scopes(actor.id, roles).empty()) return Forbidden();
  auto campaign = TRY(FindCampaign(tx, context.org, id));
  if (!campaign) return NotFound();
  TRY(MustBeAsSeen(tx, actor, {context.org, id.uuid(), campaign->version}, expected));
  return std::move(*campaign);
}

Status Save(db::Transaction& tx, const journal::Context& context, std::string_view kind,
            const Campaign& before, Campaign& after, std::vector<journal::Image> more) {
  after.version = before.version + 1;
  if (TRY(UpdateCampaign(tx, context.org, after, before.version)) == 0)
    return Internal("a campaign that moved inside its transaction");
  journal::Entry entry{kind, after.id.uuid(), after.version, {}};
  entry.changes.push_back(journal::Image::Changed(Describe(before), Describe(after)));
  for (auto& image : more) entry.changes.push_back(std::move(image));
  return journal::Append(tx, context, entry);
}

}  // namespace

Status ChangeCampaign(db::Transaction& tx, const journal::Context& context,
                      const people::Actor& actor, const Campaign& input) {
  Campaign before = TRY(CampaignFor(tx, context, actor, {Role::kCoordinator, Role::kAdministrator},
                                    input.id, input.version));
  auto named = TRY(FindCampaignByName(tx, context.org, input.name));
  if (named && *named != before.id)
    return Conflict({"已经有同名的活动", "There is a campaign of that name already"});
  Campaign after = input;
  after.k = before.k;
  return Save(tx, context, "campaign.changed", before, after, {});
}

Status CountForms(db::Transaction& tx, const journal::Context& context, const people::Actor& actor,
                  const FormCount& input, std::int64_t expected) {
  Campaign before = TRY(CampaignFor(tx, context, actor, {Role::kClerk, Role::kCoordinator},
                                    input.campaign, expected));
  if (input.forms_back > input.forms_out) {
    return Invalid("forms_back", {"收回的不能比发出的多，请核对",
                                  "More forms came back than were handed out; please check"});
  }
  FormCount count = input;
  count.seq = before.version + 1;
  count.counted_by = actor.id;
  count.on = context.today;
  TRY(InsertFormCount(tx, context.org, count));
  Campaign after = before;
  return Save(tx, context, "campaign.counted", before, after, {Describe(count)});
}

}  // namespace huiyin::voices
