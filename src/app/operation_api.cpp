#include "app/operation_api.hpp"

#include <limits>

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/render.hpp"
#include "app/jobs.hpp"
#include "app/version.hpp"
#include "journal/journal.hpp"

namespace huiyin::app {

namespace json = boost::json;
using api::Call;
using api::Plan;

Result<Plan> OperationApi::Health(const Call& call) const {
  return Plan::Read([call](db::Reader& reader) -> Result<Plan> {
    TRY(reader.Number("SELECT people_version FROM organisation WHERE org_id = $1",
                      {call.services().org}));
    return Plan(api::JsonResponse(200, {{"status", "ok"}, {"version", kVersion}}));
  });
}

Result<Plan> OperationApi::ReadJournal(const Call& call) const {
  TRY(call.OnlyQuery({"after", "limit"}));
  auto limit = TRY(call.Limit());
  auto after =
      TRY(call.QueryNumber("after", 0, std::numeric_limits<std::int64_t>::max())).value_or(0);
  return Plan::Read([=, this](db::Reader& reader) -> Result<Plan> {
    auto actor = TRY(people::SignedIn(reader, call, *directories_));
    const UnitId& root = actor.directory->root().id;
    if (!actor.Has(people::Role::kAdministrator, root) && !actor.Has(people::Role::kObserver, root))
      return Forbidden();
    json::array items;
    auto entries = TRY(journal::ReadAfter(reader, call.services().org, after, limit));
    for (const auto& entry : entries) {
      json::object o{{"position", entry.position},
                     {"id", entry.id.ToString()},
                     {"kind", entry.kind},
                     {"on", entry.on.ToString()}};
      api::Put(o, "at", entry.at);
      api::Put(o, "actor_id", entry.actor);
      o["subject_id"] = entry.subject.ToString();
      boost::system::error_code ignored;
      o["changes"] = json::parse(entry.changes, ignored);
      items.push_back(std::move(o));
    }
    json::object page{{"items", std::move(items)}};
    if (static_cast<std::int64_t>(entries.size()) == limit)
      page["next_after"] = entries.back().position;
    return Plan(api::JsonResponse(200, page));
  });
}

Result<Plan> OperationApi::SetTestClock(const Call& call) const {
  if (test_clock_ == nullptr) return NotFound();
  auto in = TRY(api::Fields::Parse(call.request()));
  auto now = TRY(in.Code("now", ParseInstant));
  TRY(in.End());
  if (now < test_clock_->Now())
    return Invalid("now", {"测试时钟只能往前拨", "The test clock only moves forward"});
  test_clock_->Set(now);
  return Plan::Slow([call, this]() -> Result<Plan> {
    TRY(RunJobs(call.services(), *setting_));
    return Plan(api::EmptyResponse());
  });
}

}  // namespace huiyin::app
