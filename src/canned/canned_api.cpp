#include "canned/canned_api.hpp"

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/idempotency.hpp"
#include "api/render.hpp"
#include "canned/canned_store.hpp"
#include "canned/keep_canned_text.hpp"

namespace huiyin::canned {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;

constexpr std::size_t kTitleBytes = 200;
constexpr std::size_t kBodyBytes = 8 * 1024;

Result<CannedInput> ReadInput(const Call& call) {
  auto in = TRY(api::Fields::Parse(call.request()));
  CannedInput input;
  input.purpose =
      TRY(in.Code("purpose", [](std::string_view text) { return kPurposes.Parse(text); }));
  input.title = TRY(in.Words("title", kTitleBytes));
  input.body = TRY(in.Words("text", kBodyBytes));
  input.shown = TRY(in.MaybeFlag("shown")).value_or(true) ? Shown::kYes : Shown::kNo;
  TRY(in.End());
  return input;
}

json::object TextJson(const CannedText& c, const people::Directory& directory) {
  return {{"id", c.id.ToString()},
          {"version", c.version},
          {"purpose", kPurposes.Text(c.purpose)},
          {"title", c.title},
          {"text", c.body},
          {"shown", c.shown == Shown::kYes},
          {"changed_by", people::PersonRef(directory, c.changed_by)},
          {"changed_at", FormatInstant(c.changed_at)}};
}

}  // namespace

Result<Plan> CannedApi::List(const Call& call) const {
  TRY(call.OnlyQuery({}));
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *directories_));
    if (!MayReadCanned(actor)) return Forbidden();
    auto offered = MayKeepCanned(actor) ? Offered::kAll : Offered::kShown;
    json::array items;
    for (const CannedText& text : TRY(ListCannedTexts(reader, call.services().org, offered)))
      items.push_back(TextJson(text, *actor.directory));
    return Plan(api::JsonResponse(200, {{"items", std::move(items)}}));
  });
}

Plan CannedApi::Render(const Call& call, const CannedId& id, int status) const {
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto directory = TRY(directories_->Get(reader, call.services().org));
    auto text = TRY(FindCannedText(reader, call.services().org, id));
    if (!text) return NotFound();
    return Plan(
        api::WithEtag(api::JsonResponse(status, TextJson(*text, *directory)), text->version));
  });
}

Result<Plan> CannedApi::Add(const Call& call) const {
  auto once = TRY(api::Once::Read(call));
  auto input = TRY(ReadInput(call));
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *directories_));
    context.actor = actor.id;
    if (auto before = TRY(once.Find(tx, context))) return Render(call, CannedId(*before), 201);
    auto id = TRY(KeepCannedText({&tx, &context, &actor}, input));
    TRY(once.Keep(tx, context, id.uuid()));
    return Render(call, id, 201);
  });
}

Result<Plan> CannedApi::Change(const Call& call) const {
  auto id = TRY(call.PathId<CannedId>("id"));
  auto once = TRY(api::Once::Read(call));
  auto expected = TRY(api::IfMatch(call, true));
  auto input = TRY(ReadInput(call));
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *directories_));
    context.actor = actor.id;
    if (!TRY(once.Find(tx, context))) {
      TRY(ChangeCannedText({&tx, &context, &actor}, id, *expected, input));
      TRY(once.Keep(tx, context, id.uuid()));
    }
    return Render(call, id, 200);
  });
}

}  // namespace huiyin::canned
