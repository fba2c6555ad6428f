#include "themes/themes_api.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/render.hpp"
#include "matters/matters.hpp"
#include "themes/themes.hpp"
#include "voices/voices.hpp"

namespace huiyin::themes {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;

constexpr std::size_t kTextBytes = 8 * 1024;
constexpr std::size_t kMostSimilar = 3;
constexpr std::int64_t kVoicesOfAState = 200;
constexpr std::int64_t kMattersCompared = 300;

void PutLikeness(json::object& o, int percent, const std::vector<std::string>& shared) {
  o["closeness_percent"] = percent;
  o["unsure"] = percent < kCertain;
  o["shared"] = json::array(shared.begin(), shared.end());
}

json::object GroupJson(const Group& group, const std::vector<voices::WaitingVoice>& lines) {
  json::array ids;
  for (std::size_t member : group.members) ids.emplace_back(lines[member].id.ToString());
  json::object o{{"voice_ids", std::move(ids)}};
  PutLikeness(o, group.percent, group.shared);
  return o;
}

// The open matter most like each voice, where one is.
json::array MattersFor(const std::vector<voices::WaitingVoice>& lines,
                       const std::vector<matters::OpenMatter>& open) {
  std::vector<TextGrams> grams;
  for (const auto& matter : open) grams.emplace_back(matter.question);
  json::array items;
  for (const auto& line : lines) {
    TextGrams voice(line.excerpt);
    std::optional<std::size_t> closest;
    int best = kLikely - 1;
    for (std::size_t i = 0; i < open.size(); ++i) {
      int percent = PercentAlike(voice, grams[i]);
      if (percent <= best) continue;
      best = percent;
      closest = i;
    }
    if (!closest) continue;
    const auto& matter = open[*closest];
    json::object o{{"voice_id", line.id.ToString()},
                   {"matter", json::object{{"id", matter.id.ToString()},
                                           {"number", matter.number},
                                           {"question", matter.question}}}};
    PutLikeness(o, best, Compare(voice, grams[*closest]).shared);
    items.push_back(std::move(o));
  }
  return items;
}

}  // namespace

Result<Plan> ThemesApi::Similar(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto text = TRY(in.Words("text", kTextBytes));
  TRY(in.End());
  return Plan::Read([org = call.services().org, text](db::Reader& reader) -> Result<Plan> {
    json::array items;
    for (const auto& each : TRY(SimilarPublished(reader, org, text, kMostSimilar))) {
      json::object o{{"number", each.number}, {"question", each.question}};
      PutLikeness(o, each.likeness.percent, each.likeness.shared);
      items.push_back(std::move(o));
    }
    return Plan(api::JsonResponse(200, {{"items", std::move(items)}}));
  });
}

Result<Plan> ThemesApi::ForTriage(const Call& call) const {
  TRY(call.OnlyQuery({"unit_id"}));
  auto unit = TRY(call.QueryId<UnitId>("unit_id"));
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *directories_));
    const OrgId& org = call.services().org;
    auto scopes = actor.directory->Scopes(actor.id, {people::Role::kCoordinator});
    if (scopes.empty()) return Forbidden();
    auto lines = TRY(voices::WaitingVoices(reader, org, actor, unit, kVoicesOfAState));
    std::vector<std::string> texts;
    for (const auto& line : lines) texts.push_back(line.excerpt);
    json::array groups;
    for (const Group& group : GroupAlike(texts)) groups.push_back(GroupJson(group, lines));
    auto open =
        TRY(matters::OpenMatters(reader, org, actor, call.context().today, kMattersCompared));
    return Plan(api::JsonResponse(
        200, {{"groups", std::move(groups)}, {"matters", MattersFor(lines, open)}}));
  });
}

}  // namespace huiyin::themes
