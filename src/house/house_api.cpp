#include "house/house_api.hpp"

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/idempotency.hpp"
#include "api/render.hpp"
#include "house/house_operations.hpp"

namespace huiyin::house {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;

template <class Setting>
json::object Head(const Setting& setting, const people::Directory& directory) {
  json::object o{{"version", setting.version}};
  if (!setting.changed_by) return o;
  o["changed_by"] = people::PersonRef(directory, *setting.changed_by);
  o["changed_at"] = FormatInstant(setting.changed_at);
  return o;
}

json::object Json(const BoardView& view, const people::Directory& directory) {
  auto o = Head(view, directory);
  o["responsible"] = kResponsibles.Text(view.responsible);
  o["track"] = view.track == Shows::kYes;
  o["voices"] = view.voices == Shows::kYes;
  o["ratings"] = view.ratings == Shows::kYes;
  o["published_on"] = view.published_on == Shows::kYes;
  o["units"] = view.units == Shows::kYes;
  o["fewest_people"] = view.fewest_people;
  return o;
}

json::object Json(const OwnWords& words, const people::Directory& directory) {
  auto o = Head(words, directory);
  for (auto& member : WordsJson(words)) o[member.key()] = member.value();
  return o;
}

Result<Shows> ReadShows(api::Fields& in, std::string_view name) {
  auto flag = TRY(in.MaybeFlag(name));
  if (!flag) return api::Fields::Missing(name);
  return *flag ? Shows::kYes : Shows::kNo;
}

Result<BoardView> ReadView(const Call& call) {
  auto in = TRY(api::Fields::Parse(call.request()));
  BoardView view;
  view.responsible =
      TRY(in.Code("responsible", [](std::string_view text) { return kResponsibles.Parse(text); }));
  view.track = TRY(ReadShows(in, "track"));
  view.voices = TRY(ReadShows(in, "voices"));
  view.ratings = TRY(ReadShows(in, "ratings"));
  view.published_on = TRY(ReadShows(in, "published_on"));
  view.units = TRY(ReadShows(in, "units"));
  view.fewest_people = TRY(in.Number("fewest_people", INT64_MIN, INT64_MAX));
  TRY(in.End());
  return view;
}

// {"name_zh", "name_en", "greeting_zh", ...}: each may be absent or empty.
Result<OwnWords> ReadWords(const Call& call) {
  auto in = TRY(api::Fields::Parse(call.request()));
  OwnWords words;
  words.name = {TRY(in.Text("name_zh", kNameBytes)), TRY(in.Text("name_en", kNameBytes))};
  words.greeting = {TRY(in.Text("greeting_zh", kSentenceBytes)),
                    TRY(in.Text("greeting_en", kSentenceBytes))};
  words.receipt = {TRY(in.Text("receipt_zh", kSentenceBytes)),
                   TRY(in.Text("receipt_en", kSentenceBytes))};
  words.board = {TRY(in.Text("board_zh", kSentenceBytes)),
                 TRY(in.Text("board_en", kSentenceBytes))};
  TRY(in.End());
  return words;
}

template <class Read>
Plan Show(const Call& call, people::Directories* directories, Read read) {
  return Plan::Read([=](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *directories));
    TRY(MustKeepHouse(actor));
    auto setting = TRY(read(reader, call.services().org));
    return Plan(
        api::WithEtag(api::JsonResponse(200, Json(setting, *actor.directory)), setting.version));
  });
}

template <class Setting, class Set, class Read>
Result<Plan> Change(const Call& call, people::Directories* directories, Result<Setting> input,
                    Set set, Read read) {
  auto once = TRY(api::Once::Read(call));
  auto expected = TRY(api::IfMatch(call, true));
  auto wanted = TRY(std::move(input));
  return Plan::Write([=](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *directories));
    context.actor = actor.id;
    TRY(MustKeepHouse(actor));
    if (!TRY(once.Find(tx, context))) {
      auto id = TRY(set(tx, context, actor, wanted, *expected));
      TRY(once.Keep(tx, context, id.uuid()));
    }
    return Show(call, directories, read);
  });
}

}  // namespace

Result<Plan> HouseApi::GetBoardView(const Call& call) const {
  TRY(call.OnlyQuery({}));
  return Show(call, directories_, ReadBoardView);
}

Result<Plan> HouseApi::SetBoardView(const Call& call) const {
  return Change(call, directories_, ReadView(call), house::SetBoardView, ReadBoardView);
}

Result<Plan> HouseApi::GetOwnWords(const Call& call) const {
  TRY(call.OnlyQuery({}));
  return Show(call, directories_, ReadOwnWords);
}

Result<Plan> HouseApi::SetOwnWords(const Call& call) const {
  return Change(call, directories_, ReadWords(call), house::SetOwnWords, ReadOwnWords);
}

}  // namespace huiyin::house
