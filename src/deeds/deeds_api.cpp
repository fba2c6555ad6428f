#include "deeds/deeds_api.hpp"

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/idempotency.hpp"
#include "api/render.hpp"
#include "deeds/deed_store.hpp"
#include "deeds/keep_deed.hpp"

namespace huiyin::deeds {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;

constexpr std::size_t kTitleBytes = 400;
constexpr std::size_t kBodyBytes = 8 * 1024;
constexpr std::int64_t kMostFen = 100'000'000'000'000;  // a trillion yuan

Result<DeedInput> ReadDeedInput(const Call& call) {
  auto in = TRY(api::Fields::Parse(call.request()));
  DeedInput input;
  input.title = TRY(in.Words("title", kTitleBytes));
  input.body = TRY(in.Words("text", kBodyBytes));
  input.unit = TRY(in.RefTo<UnitId>("unit_id"));
  input.done_on = TRY(in.Date("done_on"));
  input.matter = TRY(in.MaybeRef<MatterId>("matter_id"));
  input.cost_fen = TRY(in.MaybeNumber("cost_fen", 0, kMostFen));
  input.published = TRY(in.MaybeFlag("published")).value_or(false) ? Shown::kYes : Shown::kNo;
  input.looked = TRY(in.MaybeWords("looked", wording::kLookedBytes));
  TRY(in.End());
  return input;
}

Result<DeedFilter> ReadFilter(const Call& call) {
  TRY(call.OnlyQuery({"cursor", "limit"}));
  DeedFilter filter;
  filter.limit = TRY(call.Limit());
  auto cursor = TRY(api::ReadCursor(call, 2));
  if (cursor.empty()) return filter;
  filter.before_on = LocalDate::Parse(cursor[0]);
  filter.before_id = DeedId::Parse(cursor[1]);
  if (!filter.before_on || !filter.before_id) return Call::BadParameter("cursor");
  return filter;
}

// What everybody reads; the number of a matter only while it is on the board.
Result<json::object> PublicJson(db::Reader& reader, const OrgId& org, const Deed& d,
                                const people::Directory& directory) {
  json::object o{{"title", d.title},
                 {"text", d.body},
                 {"unit", directory.UnitName(d.unit)},
                 {"done_on", d.done_on.ToString()}};
  api::Put(o, "cost_fen", d.cost_fen);
  if (d.matter) api::Put(o, "matter_number", TRY(PublicNumber(reader, org, *d.matter)));
  return o;
}

json::object StaffJson(const Deed& d, const people::Actor& actor) {
  json::object o{{"id", d.id.ToString()},
                 {"version", d.version},
                 {"title", d.title},
                 {"text", d.body},
                 {"unit", people::UnitRef(*actor.directory, d.unit)},
                 {"done_on", d.done_on.ToString()},
                 {"published", d.published == Shown::kYes},
                 {"changed_by", people::PersonRef(*actor.directory, d.changed_by)},
                 {"changed_at", FormatInstant(d.changed_at)},
                 {"may_change", MayKeep(actor, d.unit)}};
  api::Put(o, "matter_id", d.matter);
  api::Put(o, "cost_fen", d.cost_fen);
  return o;
}

// One page: the rows, how many there are in all, and where the next page begins.
template <class Line>
Result<Plan> PageOf(db::Reader& reader, const OrgId& org, DeedFilter filter, json::object page,
                    Line line) {
  auto limit = filter.limit++;
  auto deeds = TRY(ListDeeds(reader, org, filter));
  bool more = static_cast<std::int64_t>(deeds.size()) > limit;
  if (more) deeds.pop_back();
  json::array items;
  for (const Deed& deed : deeds) items.push_back(TRY(line(deed)));
  page["items"] = std::move(items);
  auto counts = TRY(CountDeeds(reader, org, filter));
  page["total"] = counts.deeds;
  page["cost_fen"] = counts.cost_fen;
  if (more)
    page["next_cursor"] =
        api::MakeCursor({deeds.back().done_on.ToString(), deeds.back().id.ToString()});
  return Plan(api::JsonResponse(200, page));
}

}  // namespace

Result<Plan> DeedsApi::ListPublic(const Call& call) const {
  auto filter = TRY(ReadFilter(call));
  filter.published = Shown::kYes;
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    const OrgId& org = call.services().org;
    auto directory = TRY(directories_->Get(reader, org));
    return PageOf(reader, org, filter, {{"organisation", directory->organisation()}},
                  [&](const Deed& deed) { return PublicJson(reader, org, deed, *directory); });
  });
}

Result<Plan> DeedsApi::List(const Call& call) const {
  auto asked = TRY(ReadFilter(call));
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    using people::Role;
    auto actor = TRY(people::SignedIn(reader, call, *directories_));
    auto scopes = actor.directory->Scopes(
        actor.id, {Role::kClerk, Role::kCoordinator, Role::kLeader, Role::kObserver});
    if (scopes.empty()) return Forbidden();
    DeedFilter filter = asked;
    filter.reader = actor.id;
    return PageOf(reader, call.services().org, filter, {},
                  [&](const Deed& deed) -> Result<json::object> { return StaffJson(deed, actor); });
  });
}

Plan DeedsApi::Render(const Call& call, const DeedId& id, int status) const {
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *directories_));
    auto deed = TRY(FindDeed(reader, call.services().org, id));
    if (!deed || !MayReadDeed(actor, *deed)) return NotFound();
    return Plan(api::WithEtag(api::JsonResponse(status, StaffJson(*deed, actor)), deed->version));
  });
}

Result<Plan> DeedsApi::Get(const Call& call) const {
  return Render(call, TRY(call.PathId<DeedId>("id")), 200);
}

Result<Plan> DeedsApi::Enter(const Call& call) const {
  auto once = TRY(api::Once::Read(call));
  auto input = TRY(ReadDeedInput(call));
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *directories_));
    context.actor = actor.id;
    if (auto before = TRY(once.Find(tx, context))) return Render(call, DeedId(*before), 201);
    auto id = TRY(EnterDeed({&tx, &context, &actor}, input));
    TRY(once.Keep(tx, context, id.uuid()));
    return Render(call, id, 201);
  });
}

Result<Plan> DeedsApi::Change(const Call& call) const {
  auto id = TRY(call.PathId<DeedId>("id"));
  auto once = TRY(api::Once::Read(call));
  auto expected = TRY(api::IfMatch(call, true));
  auto input = TRY(ReadDeedInput(call));
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, *directories_));
    context.actor = actor.id;
    if (!TRY(once.Find(tx, context))) {
      TRY(ChangeDeed({&tx, &context, &actor}, id, *expected, input));
      TRY(once.Keep(tx, context, id.uuid()));
    }
    return Render(call, id, 200);
  });
}

Result<Plan> DeedsApi::Check(const Call& call) const {
  auto input = TRY(ReadDeedInput(call));
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *directories_));
    if (!MayKeep(actor, input.unit)) return Forbidden();
    return Plan(api::JsonResponse(
        200, wording::CheckedJson(CheckDeed(*actor.directory, input), call.language())));
  });
}

}  // namespace huiyin::deeds
