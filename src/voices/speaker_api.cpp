#include "voices/speaker_api.hpp"

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/idempotency.hpp"
#include "api/render.hpp"
#include "house/house.hpp"
#include "http/gzip.hpp"
#include "voices/campaign.hpp"
#include "voices/category.hpp"
#include "voices/speaker_operations.hpp"
#include "voices/voice_json.hpp"

namespace huiyin::voices {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;

constexpr std::size_t kTitleBytes = 400;
constexpr std::size_t kShortBytes = 200;
constexpr std::int64_t kMostNumber = 1'000'000'000;

json::array Labels(std::span<const Choice> choices) {
  json::array list;
  for (const Choice& choice : choices)
    list.push_back({{"key", choice.key}, {"zh", choice.zh}, {"en", choice.en}});
  return list;
}

// Those that are offered no longer too, marked: earlier voices have their codes.
json::array CategoryLabels(const CategoryList& categories) {
  json::array list;
  for (const Category& category : categories) {
    json::object o{{"key", category.code}, {"zh", category.zh}, {"en", category.en}};
    if (category.offered == Offered::kNo) o["retired"] = true;
    list.push_back(std::move(o));
  }
  return list;
}

Status PutOffer(db::Reader& reader, const OrgId& org, json::object& o) {
  o["categories"] = CategoryLabels(TRY(ListCategories(reader, org)));
  o["own_words"] = house::WordsJson(TRY(house::ReadOwnWords(reader, org)));
  return {};
}

json::array UnitNodes(const people::Directory& directory) {
  json::array list;
  for (const people::Unit& unit : directory.units()) {
    json::object o{
        {"id", unit.id.ToString()}, {"name", unit.name}, {"level", people::ToString(unit.level)}};
    api::Put(o, "parent_id", unit.parent);
    list.push_back(std::move(o));
  }
  return list;
}

// Packed: every form that is opened fetches it, on slow phones too, and it grows with the units.
http::Response Packed(const json::object& body) {
  auto page = std::make_shared<http::Prepared>();
  page->content_type = "application/json";
  page->cache_control = "no-store";
  std::string text = json::serialize(body);
  page->gzip = http::Gzip(text);
  page->body = std::move(text);
  http::Response response;
  response.prepared = std::move(page);
  return response;
}

auto KeyOf(std::span<const Choice> choices) {
  return [choices](std::string_view text) { return KnownKey(choices, text); };
}

}  // namespace

Result<Plan> SpeakerApi::Intake(const Call& call) const {
  return Plan::Read([call, this](db::Reader& reader) -> Result<Plan> {
    auto directory = TRY(setting_->directories->Get(reader, call.services().org));
    auto today = call.context().today;
    json::object o;
    o["organisation"] = directory->organisation();
    o["today"] = today.ToString();
    o["units"] = UnitNodes(*directory);
    TRY(PutOffer(reader, call.services().org, o));
    o["channels"] = Labels(Channels());
    o["speaker_groups"] = Labels(SpeakerGroups());
    json::array campaigns;
    for (const Campaign& campaign : TRY(AllCampaigns(reader, call.services().org))) {
      bool open = campaign.starts_on <= today && (!campaign.ends_on || *campaign.ends_on >= today);
      if (open) campaigns.push_back({{"id", campaign.id.ToString()}, {"name", campaign.name}});
    }
    o["campaigns"] = std::move(campaigns);
    o["limits"] = {{"text_bytes", kTextBytes}, {"note_bytes", kNoteBytes}};
    auto rulebook = TRY(setting_->rulebooks->Get(reader, call.services().org));
    using deadlines::RuleName;
    o["promises"] = {{"accept_working_days", rulebook->rule(RuleName::kAcceptVoice).count},
                     {"answer_working_days", rulebook->rule(RuleName::kAnswerVoice).count},
                     {"rating_working_days", rulebook->rule(RuleName::kRateVoice).count}};
    return Plan(Packed(o));
  });
}

Result<Plan> SpeakerApi::Offer(const Call& call) const {
  return Plan::Read([call](db::Reader& reader) -> Result<Plan> {
    json::object o;
    TRY(PutOffer(reader, call.services().org, o));
    return Plan(api::JsonResponse(200, o));
  });
}

Result<NewVoice> SpeakerApi::ReadForm(const Call& call, bool anonymous_route) {
  auto in = TRY(api::Fields::Parse(call.request()));
  NewVoice voice;
  voice.text.body = TRY(in.Words("text", kTextBytes));
  voice.text.title = TRY(in.MaybeWords("title", kTitleBytes));
  voice.category = TRY(in.MaybeCode("category", ParseCategoryCode)).value_or("unsure");
  voice.channel = TRY(in.MaybeCode("channel", KeyOf(Channels()))).value_or("web");
  voice.speaker_group = TRY(in.MaybeCode("speaker_group", KeyOf(SpeakerGroups())));
  voice.unit = TRY(in.MaybeRef<UnitId>("unit_id"));
  voice.place = TRY(in.MaybeWords("place", kShortBytes));
  voice.campaign = TRY(in.MaybeRef<CampaignId>("campaign_id"));
  voice.about_number = TRY(in.MaybeNumber("about_matter", 1, kMostNumber));
  auto identity =
      TRY(in.MaybeCode("identity", [](std::string_view text) { return kIdentities.Parse(text); }));
  auto name = TRY(in.MaybeWords("speaker_name", kShortBytes));
  auto contact = TRY(in.MaybeWords("speaker_contact", kShortBytes));
  TRY(in.End());
  voice.identity = identity.value_or(anonymous_route ? Identity::kAnonymous : Identity::kNamed);
  if (!anonymous_route) {
    if (voice.identity != Identity::kNamed || name) {
      return Invalid(
          name ? "speaker_name" : "identity",
          {"这里用登录的姓名提交。想匿名请用公开的提交页",
           "This uses the name you signed in with. To stay anonymous use the public page"});
    }
    voice.speaker = Speaker{std::nullopt, "", contact};
    return voice;
  }
  if (voice.identity == Identity::kNamed) {
    if (!name)
      return Invalid("speaker_name",
                     {"实名要写姓名，或改为匿名", "Please give your name, or choose anonymous"});
    voice.speaker = Speaker{std::nullopt, *name, contact};
  } else if (name || contact) {
    return Invalid(name ? "speaker_name" : "speaker_contact",
                   {"匿名提交不收姓名和联系方式，请去掉或改为实名",
                    "An anonymous voice takes no name or contact; remove it or choose named"});
  }
  return voice;
}

Status SpeakerApi::FindAbout(db::Reader& reader, const OrgId& org, MatterPort& matters,
                             NewVoice& voice) {
  if (!voice.about_number) return {};
  voice.about = TRY(matters.Published(reader, org, *voice.about_number));
  if (voice.about) return {};
  return Invalid("about_matter", {"公示栏上没有这一件，可以去掉编号再提交",
                                  "There is no such matter on the board; submit without it"});
}

Result<Plan> SpeakerApi::Submit(const Call& call) const {
  auto once = TRY(api::Once::Read(call));
  auto input = TRY(ReadForm(call, true));
  auto context = input.identity == Identity::kNamed ? call.context() : call.anonymous_context();
  CodeSource source{std::string(call.route()), once.key(), call.request().body};
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto rulebook = TRY(setting_->rulebooks->Get(tx, context.org));
    if (auto before = TRY(once.FindOrAssumeNew(tx, context))) {
      Voice voice = TRY(GetVoice(tx, context.org, VoiceId(*before)));
      return Plan(
          api::JsonResponse(201, ReceiptJson(voice, CodeOf(voice, context, source), *rulebook)));
    }
    NewVoice said = input;
    TRY(FindAbout(tx, context.org, *matters_, said));
    Voice voice = TRY(SubmitVoice(tx, context, *setting_, said, source));
    TRY(once.Keep(tx, context, voice.id.uuid()));
    return Plan(
        api::JsonResponse(201, ReceiptJson(voice, CodeOf(voice, context, source), *rulebook)));
  });
}

Plan SpeakerApi::Render(const Call& call, int status) const {
  return Plan::Read([call, status, this](db::Reader& reader) -> Result<Plan> {
    Voice voice = TRY(FindByCode(reader, call.context(), call.request().header("Huiyin-Receipt")));
    return Plan(api::JsonResponse(
        status,
        SpeakerJson(TRY(ReadView(reader, call, *setting_, *matters_, voice, Audience::kSpeaker)))));
  });
}

Result<Plan> SpeakerApi::Follow(const Call& call) const { return Render(call, 200); }

Result<Plan> SpeakerApi::Note(const Call& call) const {
  auto once = TRY(api::Once::Read(call));
  auto in = TRY(api::Fields::Parse(call.request()));
  auto body = TRY(in.Words("text", kNoteBytes));
  TRY(in.End());
  auto context = call.anonymous_context();
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    Voice voice = TRY(FindByCode(tx, context, call.request().header("Huiyin-Receipt")));
    if (!TRY(once.Find(tx, context))) {
      auto note = TRY(NoteVoice(tx, context, voice, body));
      TRY(once.Keep(tx, context, note.id.uuid()));
    }
    return Render(call, 201);
  });
}

Result<Plan> SpeakerApi::Rate(const Call& call) const {
  auto once = TRY(api::Once::Read(call));
  auto in = TRY(api::Fields::Parse(call.request()));
  auto rating = TRY(in.Code("rating", [](std::string_view text) -> std::optional<Rating> {
    auto found = kRatings.Parse(text);
    return found == Rating::kUnrated ? std::nullopt : found;
  }));
  auto comment = TRY(in.MaybeWords("comment", kNoteBytes));
  TRY(in.End());
  auto context = call.anonymous_context();
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    Voice voice = TRY(FindByCode(tx, context, call.request().header("Huiyin-Receipt")));
    if (!TRY(once.Find(tx, context))) {
      auto rated = TRY(RateVoice(tx, context, *matters_, voice, rating, comment));
      TRY(once.Keep(tx, context, rated.id.uuid()));
    }
    return Render(call, 201);
  });
}

}  // namespace huiyin::voices
