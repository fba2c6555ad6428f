#include "voices/campaigns_api.hpp"

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/idempotency.hpp"
#include "api/render.hpp"

namespace huiyin::voices {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;
using people::Role;

bool Hears(const people::Actor& actor) {
  return !actor.directory
              ->Scopes(actor.id, {Role::kClerk, Role::kCoordinator, Role::kLeader, Role::kObserver})
              .empty();
}

json::object CampaignJson(const Campaign& campaign) {
  json::object o{{"id", campaign.id.ToString()},
                 {"version", campaign.version},
                 {"name", campaign.name},
                 {"kind", campaign.kind},
                 {"starts_on", campaign.starts_on.ToString()}};
  api::Put(o, "ends_on", campaign.ends_on);
  api::Put(o, "target_voices", campaign.target_voices);
  return o;
}

// Numbers, for those who hear voices.
void PutCounts(json::object& o, const CampaignCounts& counts, const FormCount* forms) {
  o["voice_count"] = counts.voices;
  o["forms_entered"] = counts.entered;
  if (forms == nullptr) return;
  o["forms_out"] = forms->forms_out;
  o["forms_back"] = forms->forms_back;
  o["forms_waiting"] = forms->forms_back - counts.entered;
}

Result<Campaign> ReadCampaign(const Call& call) {
  auto in = TRY(api::Fields::Parse(call.request()));
  Campaign input;
  input.name = TRY(in.Words("name", 200));
  auto kind = [](std::string_view text) { return KnownKey(CampaignKinds(), text); };
  input.kind = TRY(in.MaybeCode("kind", kind)).value_or("other");
  input.starts_on = TRY(in.Date("starts_on"));
  input.ends_on = TRY(in.MaybeDate("ends_on"));
  input.target_voices = TRY(in.MaybeNumber("target_voices", 1, kMostForms));
  TRY(in.End());
  if (input.ends_on && *input.ends_on < input.starts_on) {
    return Invalid("ends_on", {"结束日期不能早于开始日期", "The end cannot lie before the start"});
  }
  return input;
}

const FormCount* LastOf(const std::vector<FormCount>& all, const CampaignId& id) {
  const FormCount* last = nullptr;
  for (const FormCount& count : all) {
    if (count.campaign == id) last = &count;
  }
  return last;
}

}  // namespace

Result<Plan> CampaignsApi::List(const Call& call) const {
  TRY(call.OnlyQuery({}));
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    const OrgId& org = call.services().org;
    auto actor = TRY(people::SignedIn(reader, call, *setting_->directories));
    bool hears = Hears(actor);
    std::map<CampaignId, CampaignCounts> counts;
    if (hears) counts = TRY(CountByCampaign(reader, org, actor.id));
    auto forms = TRY(AllFormCounts(reader, org));
    json::array items;
    for (const Campaign& campaign : TRY(AllCampaigns(reader, org))) {
      auto o = CampaignJson(campaign);
      if (hears) PutCounts(o, counts[campaign.id], LastOf(forms, campaign.id));
      items.push_back(std::move(o));
    }
    return Plan(api::JsonResponse(200, {{"items", std::move(items)}}));
  });
}

Plan CampaignsApi::Render(const Call& call, const CampaignId& id, int status) const {
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    const OrgId& org = call.services().org;
    auto actor = TRY(people::SignedIn(reader, call, *setting_->directories));
    auto campaign = TRY(FindCampaign(reader, org, id));
    if (!campaign) return NotFound();
    auto o = CampaignJson(*campaign);
    if (Hears(actor)) {
      auto counts = TRY(CountByCampaign(reader, org, actor.id));
      auto forms = TRY(AllFormCounts(reader, org));
      PutCounts(o, counts[id], LastOf(forms, id));
      json::array history;
      for (const FormCount& count : forms) {
        if (count.campaign != id) continue;
        history.push_back({{"on", count.on.ToString()},
                           {"forms_out", count.forms_out},
                           {"forms_back", count.forms_back},
                           {"by", people::PersonRef(*actor.directory, count.counted_by)}});
      }
      o["form_counts"] = std::move(history);
    }
    return Plan(api::WithEtag(api::JsonResponse(status, o), campaign->version));
  });
}

Result<Plan> CampaignsApi::Get(const Call& call) const {
  return Render(call, TRY(call.PathId<CampaignId>("id")), 200);
}

Result<Plan> CampaignsApi::Create(const Call& call) const {
  auto once = TRY(api::Once::Read(call));
  auto input = TRY(ReadCampaign(call));
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *setting_->directories));
    context.actor = actor.id;
    auto scopes = actor.directory->Scopes(actor.id, {Role::kCoordinator, Role::kAdministrator});
    if (scopes.empty()) return Forbidden();
    auto before = TRY(once.Find(tx, context));
    CampaignId id = before ? CampaignId(*before) : TRY(StartCampaign(tx, context, input));
    if (!before) TRY(once.Keep(tx, context, id.uuid()));
    return Render(call, id, 201);
  });
}

Result<Plan> CampaignsApi::Change(const Call& call) const {
  auto id = TRY(call.PathId<CampaignId>("id"));
  auto once = TRY(api::Once::Read(call));
  auto expected = TRY(api::IfMatch(call, true));
  auto input = TRY(ReadCampaign(call));
  input.id = id;
  input.version = expected.value_or(0);
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *setting_->directories));
    context.actor = actor.id;
    if (!TRY(once.Find(tx, context))) {
      TRY(ChangeCampaign(tx, context, actor, input));
      TRY(once.Keep(tx, context, id.uuid()));
    }
    return Render(call, id, 200);
  });
}

Result<Plan> CampaignsApi::CountForms(const Call& call) const {
  auto id = TRY(call.PathId<CampaignId>("id"));
  auto once = TRY(api::Once::Read(call));
  auto expected = TRY(api::IfMatch(call, true));
  auto in = TRY(api::Fields::Parse(call.request()));
  FormCount count;
  count.campaign = id;
  count.forms_out = TRY(in.Number("forms_out", 0, kMostForms));
  count.forms_back = TRY(in.Number("forms_back", 0, kMostForms));
  TRY(in.End());
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *setting_->directories));
    context.actor = actor.id;
    if (!TRY(once.Find(tx, context))) {
      TRY(voices::CountForms(tx, context, actor, count, expected.value_or(0)));
      TRY(once.Keep(tx, context, id.uuid()));
    }
    return Render(call, id, 200);
  });
}

}  // namespace huiyin::voices
