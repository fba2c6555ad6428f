// The list of reminders: what is near its date or over it, for whoever is told of it today.
#include <boost/json.hpp>

#include "api/render.hpp"
#include "matters/matter_json.hpp"
#include "matters/matters_api.hpp"
#include "matters/remind.hpp"

namespace huiyin::matters {
namespace {

constexpr std::size_t kMostShown = 200;

}  // namespace

Result<api::Plan> MattersApi::Reminders(const api::Call& call) const {
  TRY(call.OnlyQuery({}));
  return api::Plan::Read([=, this](db::Reader& reader) -> Result<api::Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *setting_.voices->directories));
    const OrgId& org = call.services().org;
    auto today = call.context().today;
    auto rulebook = TRY(setting_.voices->rulebooks->Get(reader, org));
    boost::json::array items;
    for (const ReminderLine& each : TRY(RemindersFor(reader, org, *actor.directory, setting_,
                                                     actor.id, today, kMostShown + 1))) {
      if (items.size() == kMostShown) break;
      items.push_back({{"as", deadlines::kTold.Text(each.as)},
                       {"matter", LineJson(each.line, *actor.directory, *rulebook, today)}});
    }
    return api::Plan(api::JsonResponse(200, {{"items", std::move(items)}}));
  });
}

}  // namespace huiyin::matters
