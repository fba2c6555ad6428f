#include "deadlines/deadlines_json.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "api/render.hpp"
#include "deadlines/shipped.hpp"

namespace huiyin::deadlines {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostDaysOfAYear = 366;

// A code as Fields reads lists of them.
struct ToldWord {
  Told told;
  static std::optional<ToldWord> Parse(std::string_view text) {
    auto told = kTold.Parse(text);
    if (!told) return std::nullopt;
    return ToldWord{*told};
  }
};

Result<json::object> ParseObject(std::string_view text) {
  boost::system::error_code failed;
  json::value value = json::parse(text, failed);
  if (failed || !value.is_object())
    return Invalid("", {"文件要是一个 JSON 对象：year、basis、holidays、workdays",
                        "The file holds one JSON object: year, basis, holidays, workdays"});
  return std::move(value.as_object());
}

Result<std::vector<Rule>> ReadRules(std::string_view text) {
  std::vector<Rule> rules;
  api::Fields in(TRY(ParseObject(text)));
  for (api::Fields& item : TRY(in.Objects("rules", 20))) {
    auto name = TRY(item.Code("name", [](std::string_view n) { return kRuleNames.Parse(n); }));
    rules.push_back(TRY(ReadRuleBody(item, name)));
    TRY(CheckRule(rules.back()));
  }
  TRY(in.End());
  return rules;
}

json::array DaysJson(const std::vector<LocalDate>& days) {
  json::array list;
  for (const LocalDate& day : days) list.push_back(json::value(day.ToString()));
  return list;
}

json::array ToldJson(const std::vector<Told>& tell) {
  json::array list;
  for (Told told : tell) list.push_back(json::value(kTold.Text(told)));
  return list;
}

}  // namespace

Result<CalendarYear> ReadYearBody(api::Fields& in, int year) {
  CalendarYear data;
  data.year = year;
  data.basis = TRY(in.Words("basis", kBasisBytes));
  data.holidays = TRY(in.Refs<LocalDate>("holidays", 0, kMostDaysOfAYear));
  data.workdays = TRY(in.Refs<LocalDate>("workdays", 0, kMostDaysOfAYear));
  TRY(in.End());
  return data;
}

Result<CalendarYear> ReadYearFile(std::string_view text) {
  if (!api::IsCleanUtf8(text))
    return Invalid("", {"文件要用 UTF-8 编码", "The file has to be in UTF-8"});
  api::Fields in(TRY(ParseObject(text)));
  auto year = TRY(in.Number("year", 2000, 2100));
  return ReadYearBody(in, static_cast<int>(year));
}

Result<Rule> ReadRuleBody(api::Fields& in, RuleName name) {
  Rule rule;
  rule.name = name;
  rule.count = static_cast<int>(TRY(in.Number("count", 0, kMostDays)));
  rule.unit = TRY(in.Code("unit", [](std::string_view text) { return kDayUnits.Parse(text); }));
  rule.basis = TRY(in.Words("basis", kBasisBytes));
  rule.basis_en = TRY(in.MaybeWords("basis_en", kBasisBytes)).value_or("");
  rule.extend_by = TRY(in.Code("extend_by", people::ParseRole));
  rule.extend_days = static_cast<int>(TRY(in.Number("extend_days", 0, kMostDays)));
  for (api::Fields& item : TRY(in.Objects("levels", kMostLevels))) {
    Level level;
    level.days = static_cast<int>(TRY(item.Number("days", -kMostDays, kMostDays)));
    for (const ToldWord& word : TRY(item.Refs<ToldWord>("tell", 1, kTold.all().size())))
      level.tell.push_back(word.told);
    TRY(item.End());
    rule.levels.push_back(std::move(level));
  }
  TRY(in.End());
  return rule;
}

json::object YearJson(const StoredYear& stored, const people::Directory& directory) {
  json::object o{{"year", stored.year.year},
                 {"version", stored.version},
                 {"basis", stored.year.basis},
                 {"holidays", DaysJson(stored.year.holidays)},
                 {"workdays", DaysJson(stored.year.workdays)},
                 {"changed_at", FormatInstant(stored.changed_at)}};
  if (stored.changed_by) o["changed_by"] = people::PersonRef(directory, *stored.changed_by);
  return o;
}

json::object RuleJson(const Rule& rule) {
  json::object o = RuleRef(rule);
  o["extend_by"] = people::ToString(rule.extend_by);
  o["extend_days"] = rule.extend_days;
  json::array levels;
  for (const Level& level : rule.levels)
    levels.push_back({{"days", level.days}, {"tell", ToldJson(level.tell)}});
  o["levels"] = std::move(levels);
  return o;
}

json::object RuleRef(const Rule& rule) {
  json::object o{{"name", kRuleNames.Text(rule.name)},
                 {"version", rule.version},
                 {"count", rule.count},
                 {"unit", kDayUnits.Text(rule.unit)},
                 {"basis", rule.basis}};
  if (!rule.basis_en.empty()) o["basis_en"] = rule.basis_en;
  return o;
}

json::object ReminderJson(const Reminder& reminder) {
  return {{"kind", kReminderKinds.Text(reminder.kind)},
          {"level", reminder.level},
          {"tell", ToldJson(reminder.tell)}};
}

void PutGuess(json::object& o, std::string_view field, const std::vector<int>& years) {
  o[field] = !years.empty();
  if (years.empty()) return;
  json::value* present = o.if_contains("guess_years");
  json::array list = present != nullptr ? present->as_array() : json::array();
  for (int year : years) {
    bool there = std::any_of(list.begin(), list.end(),
                             [&](const json::value& each) { return each.as_int64() == year; });
    if (!there) list.push_back(json::value(std::int64_t{year}));
  }
  o["guess_years"] = std::move(list);
}

const std::vector<CalendarYear>& ShippedYears() {
  static const std::vector<CalendarYear> kYears = [] {
    std::vector<CalendarYear> years;
    for (std::string_view text : ShippedYearTexts()) {
      if (auto year = ReadYearFile(text)) years.push_back(std::move(*year));
    }
    return years;
  }();
  return kYears;
}

const std::vector<Rule>& ShippedRules() {
  static const std::vector<Rule> kRules = [] {
    auto rules = ReadRules(ShippedRulesText());
    return rules ? std::move(*rules) : std::vector<Rule>();
  }();
  return kRules;
}

}  // namespace huiyin::deadlines
