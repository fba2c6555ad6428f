#include "gatherings/gatherings_api.hpp"

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/idempotency.hpp"
#include "api/render.hpp"
#include "gatherings/gathering_store.hpp"

namespace huiyin::gatherings {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;
using people::Role;

constexpr std::size_t kTopicBytes = 500;
constexpr std::size_t kReasonBytes = 2 * 1024;
constexpr std::size_t kMostShown = 500;  // the coverage counts all
constexpr std::int64_t kMostPeople = 100'000;

std::optional<Kind> ParseKind(std::string_view text) { return kKinds.Parse(text); }

Result<Gathering> ReadFields(api::Fields& in) {
  Gathering input;
  input.campaign = TRY(in.MaybeRef<voices::CampaignId>("campaign_id"));
  input.kind = TRY(in.Code("kind", ParseKind));
  input.unit = TRY(in.RefTo<UnitId>("unit_id"));
  input.held_on = TRY(in.Date("held_on"));
  input.people = TRY(in.Number("people", 1, kMostPeople));
  input.host = TRY(in.RefTo<PersonId>("host_id"));
  input.topic = TRY(in.MaybeWords("topic", kTopicBytes));
  TRY(in.End());
  return input;
}

json::object GatheringJson(const Gathering& g, const people::Directory& directory) {
  json::object o{{"id", g.id.ToString()},
                 {"version", g.version},
                 {"kind", kKinds.Text(g.kind)},
                 {"unit", people::UnitRef(directory, g.unit)},
                 {"held_on", g.held_on.ToString()},
                 {"people", g.people},
                 {"host", people::PersonRef(directory, g.host)},
                 {"recorded_by", people::PersonRef(directory, g.recorded_by)}};
  api::Put(o, "campaign_id", g.campaign);
  api::Put(o, "topic", g.topic);
  api::Put(o, "cancelled_reason", g.cancelled_reason);
  return o;
}

json::object CountJson(const KindCount& count) {
  return {{"gatherings", count.gatherings}, {"people", count.people}};
}

json::array UnitsJson(const std::vector<UnitId>& units, const people::Directory& directory) {
  json::array list;
  for (const UnitId& unit : units) list.push_back(people::UnitRef(directory, unit));
  return list;
}

json::object CoverageJson(const Coverage& coverage, const people::Directory& directory) {
  json::array kinds;
  for (const auto& [kind, count] : coverage.kinds) {
    auto o = CountJson(count);
    o["kind"] = kKinds.Text(kind);
    kinds.push_back(std::move(o));
  }
  return {{"kinds", std::move(kinds)},
          {"all", CountJson(coverage.all)},
          {"reached", UnitsJson(coverage.reached, directory)},
          {"missed", UnitsJson(coverage.missed, directory)}};
}

bool Hears(const people::Actor& actor, const UnitId& unit) {
  for (Role role : {Role::kClerk, Role::kCoordinator, Role::kLeader, Role::kObserver}) {
    if (actor.Has(role, unit)) return true;
  }
  return false;
}

}  // namespace

Plan GatheringsApi::Render(const Call& call, const GatheringId& id, int status) const {
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *directories_));
    auto gathering = TRY(FindGathering(reader, call.services().org, id));
    if (!gathering) return NotFound();
    return Plan(
        api::WithEtag(api::JsonResponse(status, GatheringJson(*gathering, *actor.directory)),
                      gathering->version));
  });
}

Result<Plan> GatheringsApi::Record(const Call& call) const {
  auto once = TRY(api::Once::Read(call));
  auto in = TRY(api::Fields::Parse(call.request()));
  auto input = TRY(ReadFields(in));
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *directories_));
    context.actor = actor.id;
    auto before = TRY(once.Find(tx, context));
    GatheringId id =
        before ? GatheringId(*before) : TRY(RecordGathering(tx, context, actor, input));
    if (!before) TRY(once.Keep(tx, context, id.uuid()));
    return Render(call, id, 201);
  });
}

Result<Plan> GatheringsApi::Save(const Call& call, bool cancel) const {
  auto id = TRY(call.PathId<GatheringId>("id"));
  auto once = TRY(api::Once::Read(call));
  auto expected = TRY(api::IfMatch(call, true));
  auto in = TRY(api::Fields::Parse(call.request()));
  Gathering input;
  std::string reason;
  if (cancel) {
    reason = TRY(in.Words("reason", kReasonBytes));
    TRY(in.End());
  } else {
    input = TRY(ReadFields(in));
  }
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *directories_));
    context.actor = actor.id;
    if (!TRY(once.Find(tx, context))) {
      Gathering after = input;
      if (cancel) {
        auto present = TRY(FindGathering(tx, context.org, id));
        if (!present) return NotFound();
        after = *present;
        after.cancelled_reason = reason;
      }
      after.id = id;
      after.version = *expected;
      TRY(ChangeGathering(tx, context, actor, after));
      TRY(once.Keep(tx, context, id.uuid()));
    }
    return Render(call, id, 200);
  });
}

Result<Plan> GatheringsApi::Change(const Call& call) const { return Save(call, false); }

Result<Plan> GatheringsApi::Cancel(const Call& call) const { return Save(call, true); }

Result<Plan> GatheringsApi::List(const Call& call) const {
  TRY(call.OnlyQuery({"campaign_id", "unit_id", "from", "to"}));
  GatheringFilter filter;
  filter.campaign = TRY(call.QueryId<voices::CampaignId>("campaign_id"));
  auto unit = TRY(call.QueryId<UnitId>("unit_id"));
  for (auto [name, day] : {std::pair{"from", &filter.from}, std::pair{"to", &filter.to}}) {
    auto text = call.request().query_value(name);
    if (!text) continue;
    *day = LocalDate::Parse(*text);
    if (!*day) return Call::BadParameter(name);
  }
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *directories_));
    GatheringFilter asked = filter;
    asked.within = unit.value_or(actor.directory->root().id);
    if (!unit && !Hears(actor, asked.within)) {
      auto scopes = actor.directory->Scopes(
          actor.id, {Role::kClerk, Role::kCoordinator, Role::kLeader, Role::kObserver});
      if (scopes.empty()) return Forbidden();
      asked.within = scopes.front();
    }
    if (actor.directory->unit(asked.within) == nullptr || !Hears(actor, asked.within))
      return NotFound();
    auto gatherings = TRY(ListGatherings(reader, call.services().org, asked, Cancelled::kIncluded));
    json::array items;
    for (const Gathering& each : gatherings) {
      if (items.size() == kMostShown) break;
      items.push_back(GatheringJson(each, *actor.directory));
    }
    return Plan(api::JsonResponse(
        200, {{"unit", people::UnitRef(*actor.directory, asked.within)},
              {"items", std::move(items)},
              {"coverage", CoverageJson(CoverageFrom(gatherings, *actor.directory, asked.within),
                                        *actor.directory)}}));
  });
}

}  // namespace huiyin::gatherings
