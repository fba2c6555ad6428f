#include "voices/categories_api.hpp"

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/idempotency.hpp"
#include "api/render.hpp"

namespace huiyin::voices {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;

Result<std::vector<CategoryLine>> ReadLines(const Call& call) {
  auto in = TRY(api::Fields::Parse(call.request()));
  std::vector<CategoryLine> lines;
  for (api::Fields& each : TRY(in.Objects("items", kMostCategories))) {
    CategoryLine line;
    line.code = TRY(each.MaybeCode("key", ParseCategoryCode));
    line.zh = TRY(each.Words("zh", kCategoryNameBytes));
    line.en = TRY(each.Words("en", kCategoryNameBytes));
    line.offered = TRY(each.MaybeFlag("retired")).value_or(false) ? Offered::kNo : Offered::kYes;
    TRY(each.End());
    lines.push_back(std::move(line));
  }
  TRY(in.End());
  return lines;
}

json::object ListJson(const CategoryList& list, const people::Directory& directory) {
  json::array items;
  for (const Category& category : list) {
    items.push_back({{"key", category.code},
                     {"zh", category.zh},
                     {"en", category.en},
                     {"retired", category.offered == Offered::kNo}});
  }
  const Category& last = list.back();
  json::object o{{"version", last.version}, {"items", std::move(items)}};
  if (!last.changed_by) return o;
  o["changed_by"] = people::PersonRef(directory, *last.changed_by);
  o["changed_at"] = FormatInstant(last.changed_at);
  return o;
}

}  // namespace

Result<Plan> CategoriesApi::List(const Call& call) const {
  TRY(call.OnlyQuery({}));
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_->directories));
    if (!MayKeepCategories(actor)) return Forbidden();
    auto list = TRY(ListCategories(reader, call.services().org));
    return Plan(api::WithEtag(api::JsonResponse(200, ListJson(list, *actor.directory)),
                              list.back().version));
  });
}

Result<Plan> CategoriesApi::Set(const Call& call) const {
  auto once = TRY(api::Once::Read(call));
  auto expected = TRY(api::IfMatch(call, true));
  auto lines = TRY(ReadLines(call));
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *setting_->directories));
    context.actor = actor.id;
    if (!MayKeepCategories(actor)) return Forbidden();
    if (!TRY(once.Find(tx, context))) {
      auto id = TRY(KeepCategories(tx, context, actor, lines, *expected));
      TRY(once.Keep(tx, context, id.uuid()));
    }
    return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
      auto directory = TRY(setting_->directories->Get(reader, call.services().org));
      auto list = TRY(ListCategories(reader, call.services().org));
      return Plan(
          api::WithEtag(api::JsonResponse(200, ListJson(list, *directory)), list.back().version));
    });
  });
}

}  // namespace huiyin::voices
