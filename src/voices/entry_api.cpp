#include "voices/entry_api.hpp"

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/problem.hpp"
#include "api/render.hpp"
#include "voices/campaign.hpp"
#include "voices/enter_voice.hpp"
#include "voices/entry_json.hpp"
#include "voices/voice_json.hpp"

namespace huiyin::voices {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;
using people::Role;

// What a row's sender can mend. Everything else undoes the whole request.
bool IsTheRows(const Error& error) {
  return error.code == ErrorCode::kInvalid || error.code == ErrorCode::kConflict;
}

json::object RowJson(std::size_t at, const Voice& voice, const deadlines::Rulebook& rulebook) {
  json::object o{{"row", at},
                 {"voice_id", voice.id.ToString()},
                 {"version", voice.version},
                 {"received_on", voice.received_on.ToString()}};
  PutAcceptDue(o, voice, rulebook);
  api::Put(o, "source_sheet", voice.source_sheet);
  return o;
}

json::object FaultJson(std::size_t at, const Error& error, api::Language language) {
  return {{"row", at}, {"problem", json::parse(api::ProblemResponse(error, language).body)}};
}

Result<json::object> SlipJson(db::Reader& reader, const journal::Context& context,
                              const people::Directory& directory,
                              const deadlines::Rulebook& rulebook, const Voice& voice,
                              const ReceiptCode& code) {
  json::object o{{"voice_id", voice.id.ToString()},
                 {"receipt_code", code.ToString()},
                 {"received_on", voice.received_on.ToString()},
                 {"unit", directory.UnitName(voice.unit)},
                 {"channel", voice.channel}};
  PutAcceptDue(o, voice, rulebook);
  api::Put(o, "source_sheet", voice.source_sheet);
  if (voice.campaign) {
    auto campaign = TRY(FindCampaign(reader, context.org, *voice.campaign));
    if (campaign) o["campaign"] = campaign->name;
  }
  return o;
}

}  // namespace

Result<Plan> EntryApi::Enter(const Call& call) const {
  auto form = TRY(ReadEntryForm(call));
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *setting_->directories));
    context.actor = actor.id;
    if (actor.directory->Scopes(actor.id, {Role::kClerk, Role::kCoordinator}).empty())
      return Forbidden();
    auto rulebook = TRY(setting_->rulebooks->Get(tx, context.org));
    json::array rows;
    std::int64_t entered = 0;
    std::vector<VoiceId> fresh;
    auto identity = Identity::kNamed;  // anonymous as soon as one of them is
    for (std::size_t i = 0; i < form.rows.size(); ++i) {
      const EntryRow& row = form.rows[i];
      if (row.fault) {
        rows.push_back(FaultJson(i, *row.fault, call.language()));
        continue;
      }
      if (auto before = TRY(row.once.Find(tx, context))) {
        rows.push_back(RowJson(i, TRY(GetVoice(tx, context.org, VoiceId(*before))), *rulebook));
        ++entered;
        continue;
      }
      NewVoice input = row.voice;
      input.about = form.matter;
      auto voice = EnterVoice(tx, context, *setting_, actor, input);
      if (!voice) {
        if (!IsTheRows(voice.error())) return voice.error();
        rows.push_back(FaultJson(i, voice.error(), call.language()));
        continue;
      }
      TRY(row.once.Keep(tx, EntryContext(context, row.voice.identity), voice->id.uuid()));
      if (row.voice.identity == Identity::kAnonymous) identity = Identity::kAnonymous;
      fresh.push_back(voice->id);
      rows.push_back(RowJson(i, *voice, *rulebook));
      ++entered;
    }
    if (form.matter && !fresh.empty()) {
      Status linked =
          matters_->LinkTo(tx, EntryContext(context, identity), actor, *form.matter, fresh);
      // Whoever may read the matter but not link leaves suggestions for its coordinator.
      if (!linked && linked.error().code != ErrorCode::kForbidden) return linked.error();
    }
    return Plan(api::JsonResponse(201, {{"entered", entered}, {"rows", std::move(rows)}}));
  });
}

Result<Plan> EntryApi::PrintSlips(const Call& call) const {
  auto once = TRY(api::Once::Read(call));
  auto in = TRY(api::Fields::Parse(call.request()));
  auto ids = TRY(in.Refs<VoiceId>("voice_ids", 1, kMostSlips));
  TRY(in.End());
  for (auto at = ids.begin(); at != ids.end(); ++at) {
    if (std::find(ids.begin(), at, *at) != at)
      return Invalid("voice_ids", {"同一条心声选了两次", "The same voice is named twice"});
  }
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *setting_->directories));
    context.actor = actor.id;
    auto rulebook = TRY(setting_->rulebooks->Get(tx, context.org));
    json::array slips;
    for (const VoiceId& id : ids) {
      std::string name = id.ToString();
      auto part = once.Part(call, name, name);
      CodeSource source{std::string(call.route()), part.key(), name};
      bool before = TRY(part.Find(tx, context)).has_value();
      Voice voice = before ? TRY(GetVoice(tx, context.org, id))
                           : TRY(IssueSlip(tx, context, actor, id, source));
      if (!before) TRY(part.Keep(tx, context, id.uuid()));
      slips.push_back(TRY(SlipJson(tx, context, *actor.directory, *rulebook, voice,
                                   CodeOf(voice, context, source))));
    }
    json::object o{{"organisation", actor.directory->organisation()}, {"slips", std::move(slips)}};
    if (!call.services().public_url.empty()) o["public_url"] = call.services().public_url;
    return Plan(api::JsonResponse(201, o));
  });
}

Result<Plan> EntryApi::Correct(const Call& call) const {
  auto id = TRY(call.PathId<VoiceId>("id"));
  auto once = TRY(api::Once::Read(call));
  auto expected = TRY(api::IfMatch(call, true));
  auto in = TRY(api::Fields::Parse(call.request()));
  auto correction = TRY(in.Words("text", kNoteBytes));
  TRY(in.End());
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *setting_->directories));
    context.actor = actor.id;
    if (!TRY(once.Find(tx, context))) {
      TRY(CorrectVoice(tx, context, actor, id, expected, correction));
      TRY(once.Keep(tx, context, id.uuid()));
    }
    return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
      auto reading = TRY(people::SignedIn(reader, call, *setting_->directories));
      Voice voice = TRY(GetVoice(reader, call.services().org, id));
      if (!reading.Has(Role::kClerk, voice.unit) && !reading.Has(Role::kCoordinator, voice.unit))
        return NotFound();
      auto view = TRY(ReadView(reader, call, *setting_, *matters_, voice, Audience::kStaff));
      return Plan(api::WithEtag(api::JsonResponse(200, StaffJson(view, call.context().today)),
                                voice.version));
    });
  });
}

}  // namespace huiyin::voices
