#include "figures/figures_api.hpp"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <tuple>

#include <boost/json.hpp>

#include "api/render.hpp"
#include "figures/brief.hpp"
#include "figures/figures_csv.hpp"
#include "figures/figures_json.hpp"

namespace huiyin::figures {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;
using people::Role;

// Who hears for a unit; figures_store.hpp asks for the same roles.
constexpr std::initializer_list<Role> kHearing = {Role::kClerk, Role::kCoordinator, Role::kLeader,
                                                  Role::kObserver};

}  // namespace

struct FiguresApi::Seen {
  std::shared_ptr<const people::Directory> directory;
  std::vector<UnitId> scopes;
  Asked asked;
  std::vector<Campaign> campaigns;
  std::vector<CategoryName> categories;

  [[nodiscard]] Names NamesIn(api::Language language) const {
    return {language, *directory, campaigns, categories};
  }
};

Result<FiguresApi::Seen> FiguresApi::Look(db::Reader& reader, const Call& call, Asked asked) const {
  auto actor = TRY(people::SignedIn(reader, call, *setting_->directories));
  Seen seen{actor.directory, actor.directory->Scopes(actor.id, kHearing), std::move(asked), {}, {}};
  if (seen.scopes.empty()) return Forbidden();
  if (seen.asked.unit) {
    bool inside = std::any_of(seen.scopes.begin(), seen.scopes.end(), [&](const UnitId& scope) {
      return actor.directory->Within(*seen.asked.unit, scope);
    });
    if (!inside) return NotFound();
  }
  seen.asked.reader = actor.id;
  seen.asked.today = call.context().today;
  seen.campaigns = TRY(AllCampaigns(reader, call.services().org));
  seen.categories = TRY(CategoryNames(reader, call.services().org));
  return seen;
}

Result<Plan> FiguresApi::Counted(const Call& call, Render render) const {
  auto query = TRY(ReadTableQuery(call));
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto seen = TRY(Look(reader, call, query.asked));
    const OrgId& org = call.services().org;
    if (query.period)
      std::tie(seen.asked.from, seen.asked.to) = DaysOf(*query.period, seen.asked.today);
    TableQuery answered{seen.asked, query.period, query.scope};
    figures::Table table;
    if (query.scope == Scope::kOrganisation) {
      table = TRY(CountOrganisation(reader, org, *seen.directory, seen.scopes, seen.asked));
    } else {
      table = TRY(CountTable(reader, org, seen.asked));
    }
    return Plan(render(call, table, answered, seen.NamesIn(call.language())));
  });
}

Result<Plan> FiguresApi::Table(const Call& call) const {
  return Counted(call, [](const Call&, const figures::Table& table, const TableQuery& query,
                          const Names& names) {
    return api::JsonResponse(200, TableJson(table, query, names));
  });
}

Result<Plan> FiguresApi::TableAsCsv(const Call& call) const {
  return Counted(call, [](const Call&, const figures::Table& table, const TableQuery& query,
                          const Names& names) {
    http::Response response;
    response.headers = {{"Content-Type", "text/csv; charset=utf-8"},
                        {"Content-Disposition", "attachment; filename=\"figures.csv\""},
                        {"Cache-Control", "no-store"}};
    response.body = TableCsv(table, query.asked.by, names);
    return response;
  });
}

Result<Plan> FiguresApi::Rows(const Call& call) const {
  auto query = TRY(ReadRowsQuery(call));
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto seen = TRY(Look(reader, call, query.asked));
    const OrgId& org = call.services().org;
    PageOf page = query.page;
    ++page.limit;
    std::vector<Line> lines;
    if (query.voices) {
      lines = TRY(VoicesBehind(reader, org, seen.asked, *query.voices, query.behind, page));
    } else {
      lines = TRY(MattersBehind(reader, org, seen.asked, *query.matters, query.behind, page));
    }
    bool more = static_cast<std::int64_t>(lines.size()) > query.page.limit;
    if (more) lines.pop_back();
    json::array items;
    for (const Line& line : lines)
      items.push_back(LineJson(line, *seen.directory, query.matters.has_value()));
    json::object o{{"items", std::move(items)}};
    if (more)
      o["next_cursor"] = api::MakeCursor({lines.back().on.ToString(), lines.back().id.ToString()});
    return Plan(api::JsonResponse(200, o));
  });
}

Result<Plan> FiguresApi::CampaignBrief(const Call& call) const {
  TRY(call.OnlyQuery({}));
  auto id = TRY(call.PathId<voices::CampaignId>("id"));
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto seen = TRY(Look(reader, call, {}));
    auto found = std::find_if(seen.campaigns.begin(), seen.campaigns.end(),
                              [&](const Campaign& campaign) { return campaign.id == id; });
    if (found == seen.campaigns.end()) return NotFound();
    auto rulebook = TRY(setting_->rulebooks->Get(reader, call.services().org));
    auto brief = TRY(MakeBrief(reader, call.services().org, *found, seen.asked));
    return Plan(
        api::JsonResponse(200, BriefJson(brief, seen.NamesIn(call.language()), rulebook->calendar(),
                                         *seen.directory, seen.asked.today)));
  });
}

}  // namespace huiyin::figures
