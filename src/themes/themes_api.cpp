#include "themes/themes_api.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/render.hpp"
#include "matters/matter_store.hpp"
#include "themes/themes.hpp"
#include "voices/voice_store.hpp"

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

json::object GroupJson(const Group& group, const std::vector<voices::VoiceLine>& lines) {
  json::array ids;
  for (std::size_t member : group.members) ids.emplace_back(lines[member].voice.id.ToString());
  json::object o{{"voice_ids", std::move(ids)}};
  PutLikeness(o, group.percent, group.shared);
  return o;
}

// The voices that wait, the earliest due first.
Result<std::vector<voices::VoiceLine>> Waiting(db::Reader& reader, const OrgId& org,
                                               const people::Actor& actor,
                                               const std::optional<UnitId>& unit) {
  std::vector<voices::VoiceLine> lines;
  for (auto state : {voices::VoiceState::kReceived, voices::VoiceState::kAccepted}) {
    voices::VoiceFilter filter;
    filter.reader = actor.id;
    filter.state = state;
    filter.unit = unit;
    filter.limit = kVoicesOfAState;
    for (auto& line : TRY(voices::ListVoices(reader, org, filter))) {
      if (actor.Has(people::Role::kCoordinator, line.voice.unit)) lines.push_back(std::move(line));
    }
  }
  return lines;
}

struct OpenMatter {
  MatterId id;
  std::int64_t number;
  std::string question;
  TextGrams grams;
};

Result<std::vector<OpenMatter>> OpenMatters(db::Reader& reader, const OrgId& org,
                                            const people::Actor& actor, const LocalDate& today) {
  matters::MatterFilter filter;
  filter.me = actor.id;
  filter.view = "open";
  filter.today = today;
  filter.soon = today;
  filter.limit = kMattersCompared;
  std::vector<OpenMatter> open;
  for (const auto& line : TRY(matters::ListMatters(reader, org, filter))) {
    const auto& matter = line.matter;
    if (!actor.Has(people::Role::kCoordinator, matter.unit)) continue;
    open.push_back({matter.id, matter.number, matter.question, TextGrams(matter.question)});
  }
  return open;
}

// The open matter most like each voice, where one is.
json::array MattersFor(const std::vector<voices::VoiceLine>& lines,
                       const std::vector<OpenMatter>& open) {
  json::array items;
  for (const auto& line : lines) {
    TextGrams voice(line.excerpt);
    const OpenMatter* closest = nullptr;
    int best = kLikely - 1;
    for (const OpenMatter& matter : open) {
      int percent = PercentAlike(voice, matter.grams);
      if (percent <= best) continue;
      best = percent;
      closest = &matter;
    }
    if (closest == nullptr) continue;
    json::object o{{"voice_id", line.voice.id.ToString()},
                   {"matter", json::object{{"id", closest->id.ToString()},
                                           {"number", closest->number},
                                           {"question", closest->question}}}};
    PutLikeness(o, best, Compare(voice, closest->grams).shared);
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
    auto lines = TRY(Waiting(reader, org, actor, unit));
    std::vector<std::string> texts;
    for (const auto& line : lines) texts.push_back(line.excerpt);
    json::array groups;
    for (const Group& group : GroupAlike(texts)) groups.push_back(GroupJson(group, lines));
    auto open = TRY(OpenMatters(reader, org, actor, call.context().today));
    return Plan(api::JsonResponse(
        200, {{"groups", std::move(groups)}, {"matters", MattersFor(lines, open)}}));
  });
}

}  // namespace huiyin::themes
