#include "api/stale.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "api/problem.hpp"
#include "api/test_call.hpp"

namespace huiyin::api {
namespace {

// 21 November 2026, 15:30 in China.
const Instant kNow = ParseInstant("2026-11-21T07:30:00Z").value();
constexpr Zone kChina{480};

struct Row {
  const char* at;  // an instant, a day, or nothing
  const char* zh;
  const char* en;
};
constexpr Row kRows[] = {
    {"2026-11-21T07:29:30Z", "刚才有人改过", "just now"},
    {"2026-11-21T07:31:00Z", "刚才有人改过", "just now"},  // another server's clock
    {"2026-11-21T07:29:00Z", "1 分钟前有人改过", "1 minute ago"},
    {"2026-11-21T06:31:00Z", "59 分钟前有人改过", "59 minutes ago"},
    {"2026-11-21T01:05:00Z", "今天 09:05 有人改过", "today at 09:05"},
    {"2026-11-20T15:59:00Z", "2026 年 11 月 20 日 23:59，有人改过", "on 20 November 2026 at 23:59"},
    {"2026-11-20T16:00:00Z", "今天 00:00 有人改过", "today at 00:00"},
    {"2026-11-21", "今天有人改过", "today"},
    {"2026-11-18", "2026 年 11 月 18 日，有人改过", "on 18 November 2026"},
    {"", "你打开之后有人改过", "after you opened it"},
};

LastChange Of(std::string_view at) {
  LastChange change;
  change.at = ParseInstant(at);
  change.on = LocalDate::Parse(at);
  return change;
}

TEST(Stale, TellsTheRealTimeInBothLanguages) {
  for (const Row& row : kRows) {
    Error error = StaleError(Of(row.at));
    EXPECT_EQ(SayStale(error, kNow, kChina, Language::kChinese).find(row.zh), 0U)
        << SayStale(error, kNow, kChina, Language::kChinese);
    EXPECT_EQ(
        SayStale(error, kNow, kChina, Language::kEnglish),
        "Somebody changed this " + std::string(row.en) + ". Look at the change, then save again");
  }
}

TEST(Stale, OfASpeakerOnlyTheDayIsTold) {
  TestCalls calls;
  auto body = boost::json::parse(ProblemResponse(StaleError(Of("2026-11-18")), calls.Make({})).body)
                  .as_object();
  EXPECT_EQ(body.at("changed_on"), "2026-11-18");
  EXPECT_FALSE(body.contains("changed_at"));
  EXPECT_FALSE(body.contains("changed_by"));
}

}  // namespace
}  // namespace huiyin::api
