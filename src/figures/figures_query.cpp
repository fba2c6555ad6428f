#include "figures/figures_query.hpp"

#include "api/render.hpp"

namespace huiyin::figures {
namespace {

using api::Call;

constexpr std::size_t kKeyBytes = 64;

Result<std::optional<LocalDate>> ReadDay(const Call& call, std::string_view name) {
  auto text = call.request().query_value(name);
  if (!text) return std::optional<LocalDate>();
  auto day = LocalDate::Parse(*text);
  if (!day) return Call::BadParameter(name);
  return day;
}

Result<Asked> ReadAsked(const Call& call) {
  Asked asked;
  if (auto by = call.request().query_value("by")) {
    auto known = kDimensions.Parse(*by);
    if (!known) return Call::BadParameter("by");
    asked.by = *known;
  }
  asked.from = TRY(ReadDay(call, "from"));
  asked.to = TRY(ReadDay(call, "to"));
  if (asked.from && asked.to && *asked.to < *asked.from)
    return Invalid("to", {"结束日期不能早于开始日期", "The end cannot lie before the start"});
  asked.unit = TRY(call.QueryId<UnitId>("unit_id"));
  asked.campaign = TRY(call.QueryId<voices::CampaignId>("campaign_id"));
  return asked;
}

}  // namespace

std::pair<LocalDate, LocalDate> DaysOf(Period period, const LocalDate& today) {
  using std::chrono::month;
  std::chrono::year_month_day day(today.sys_days());
  unsigned months = 1;
  if (period == Period::kQuarter) months = 3;
  if (period == Period::kHalfYear) months = 6;
  if (period == Period::kYear) months = 12;
  unsigned first = (static_cast<unsigned>(day.month()) - 1) / months * months + 1;
  auto from = day.year() / month(first);
  auto to = from + std::chrono::months(static_cast<int>(months) - 1);
  return {LocalDate(from / 1), LocalDate(to / std::chrono::last)};
}

Result<TableQuery> ReadTableQuery(const Call& call) {
  TRY(call.OnlyQuery({"by", "period", "from", "to", "unit_id", "campaign_id", "scope"}));
  TableQuery query;
  query.asked = TRY(ReadAsked(call));
  if (auto scope = call.request().query_value("scope")) {
    auto known = kScopes.Parse(*scope);
    if (!known) return Call::BadParameter("scope");
    query.scope = *known;
  }
  const Asked& a = query.asked;
  if (auto period = call.request().query_value("period")) {
    query.period = kPeriods.Parse(*period);
    if (!query.period || a.from || a.to) return Call::BadParameter("period");
  }
  // Two tables of slightly different periods would tell a small group by their difference.
  if (query.scope == Scope::kOrganisation &&
      (a.by != Dimension::kUnit || query.period || a.from || a.to || a.unit || a.campaign)) {
    return Invalid("scope",
                   {"全公司的数字只能按单位、从开始到现在来看，这样才不会露出人数很少的单位",
                    "Figures of the whole company are given by unit and from the beginning until "
                    "now only, so that small groups stay hidden"});
  }
  return query;
}

Result<RowsQuery> ReadRowsQuery(const Call& call) {
  TRY(call.OnlyQuery(
      {"by", "from", "to", "unit_id", "campaign_id", "of", "figure", "key", "cursor", "limit"}));
  RowsQuery query;
  query.asked = TRY(ReadAsked(call));
  auto of = call.request().query_value("of").value_or("voices");
  auto first =
      of == "voices" ? kVoiceFigures.all().front().text : kMatterFigures.all().front().text;
  auto figure = call.request().query_value("figure").value_or(std::string(first));
  if (of != "voices" && of != "matters") return Call::BadParameter("of");
  if (of == "voices") query.voices = kVoiceFigures.Parse(figure);
  if (of == "matters") query.matters = kMatterFigures.Parse(figure);
  if (!query.voices && !query.matters) return Call::BadParameter("figure");
  if (auto key = call.request().query_value("key")) {
    query.behind.of = *key == "none" ? Behind::Of::kNone : Behind::Of::kKey;
    query.behind.key = *key;
    bool good = key->size() <= kKeyBytes &&
                (!HasIds(query.asked.by) || *key == "none" || Uuid::Parse(*key).has_value());
    if (!good) return Call::BadParameter("key");
  }
  query.page.limit = TRY(call.Limit());
  auto cursor = TRY(api::ReadCursor(call, 2));
  if (!cursor.empty()) {
    query.page.after_on = LocalDate::Parse(cursor[0]);
    query.page.after_id = Uuid::Parse(cursor[1]);
    if (!query.page.after_on || !query.page.after_id) return Call::BadParameter("cursor");
  }
  return query;
}

}  // namespace huiyin::figures
