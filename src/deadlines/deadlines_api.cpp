#include "deadlines/deadlines_api.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "api/idempotency.hpp"
#include "api/render.hpp"
#include "deadlines/deadline_operations.hpp"
#include "deadlines/deadlines_json.hpp"

namespace huiyin::deadlines {
namespace {

namespace json = boost::json;
using api::Call;
using api::Plan;

// 0 for what is no year: whoever is not signed in is told that first.
int ReadYear(const Call& call) {
  std::string text(call.request().path_value("year"));
  bool digits = text.size() == 4 &&
                std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? std::stoi(text) : 0;
}

const StoredYear* FindIn(const Rulebook& rulebook, int year) {
  for (const StoredYear& each : rulebook.years()) {
    if (each.year.year == year) return &each;
  }
  return nullptr;
}

}  // namespace

Result<Plan> DeadlinesApi::ListYears(const Call& call) const {
  TRY(call.OnlyQuery({}));
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, directories_));
    auto rulebook = TRY(rulebooks_.Get(reader, call.services().org));
    json::array items;
    for (const StoredYear& year : rulebook->years())
      items.push_back(YearJson(year, *actor.directory));
    return Plan(api::JsonResponse(200, {{"items", std::move(items)}}));
  });
}

Result<Plan> DeadlinesApi::SetYear(const Call& call) const {
  int number = ReadYear(call);
  auto once = TRY(api::Once::Read(call));
  auto expected = TRY(api::IfMatch(call, false));
  auto in = TRY(api::Fields::Parse(call.request()));
  auto year = TRY(ReadYearBody(in, number));
  Plan reply = Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, directories_));
    auto rulebook = TRY(rulebooks_.Get(reader, call.services().org));
    const StoredYear* stored = FindIn(*rulebook, number);
    if (stored == nullptr) return Internal("a year that was just stored is not there");
    return Plan(api::WithEtag(api::JsonResponse(200, YearJson(*stored, *actor.directory)),
                              stored->version));
  });
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, directories_));
    context.actor = actor.id;
    TRY(MustAdminister(actor));
    if (number == 0) return NotFound();
    if (!TRY(once.Find(tx, context))) {
      auto rulebook = TRY(rulebooks_.Get(tx, context.org));
      if (!expected && FindIn(*rulebook, number) != nullptr) TRY(api::IfMatch(call, true));
      auto id = TRY(deadlines::SetYear(tx, context, year, expected, actor.directory.get()));
      TRY(once.Keep(tx, context, id.uuid()));
    }
    return Plan::Slow([=, this]() -> Result<Plan> {
      TRY(recompute_(call.services()));
      return reply;
    });
  });
}

Result<Plan> DeadlinesApi::ListRules(const Call& call) const {
  TRY(call.OnlyQuery({}));
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    TRY(people::SignedIn(reader, call, directories_));
    auto rulebook = TRY(rulebooks_.Get(reader, call.services().org));
    json::array items;
    for (const auto& code : kRuleNames.all()) items.push_back(RuleJson(rulebook->rule(code.value)));
    return Plan(api::JsonResponse(200, {{"items", std::move(items)}}));
  });
}

Result<Plan> DeadlinesApi::SetRule(const Call& call) const {
  auto name = kRuleNames.Parse(call.request().path_value("name"));
  auto once = TRY(api::Once::Read(call));
  auto expected = TRY(api::IfMatch(call, true));
  auto in = TRY(api::Fields::Parse(call.request()));
  auto rule = TRY(ReadRuleBody(in, name.value_or(RuleName::kAcceptVoice)));
  return Plan::Write([=, this](db::Transaction& tx) -> Result<Plan> {
    auto context = call.context();
    auto actor = TRY(people::SignedIn(tx, call, directories_));
    context.actor = actor.id;
    TRY(MustAdminister(actor));
    if (!name) return NotFound();
    if (!TRY(once.Find(tx, context))) {
      auto id = TRY(deadlines::SetRule(tx, context, actor, rule, *expected));
      TRY(once.Keep(tx, context, id));
    }
    return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
      auto rulebook = TRY(rulebooks_.Get(reader, call.services().org));
      const Rule& present = rulebook->rule(*name);
      return Plan(api::WithEtag(api::JsonResponse(200, RuleJson(present)), present.version));
    });
  });
}

}  // namespace huiyin::deadlines
