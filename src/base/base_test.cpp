#include <gtest/gtest.h>

#include <set>

#include "base/clock.hpp"
#include "base/guarded.hpp"
#include "base/ids.hpp"
#include "base/log.hpp"
#include "base/result.hpp"

namespace huiyin {
namespace {

Result<int> Half(int n) {
  if (n % 2 != 0) return Invalid("n", {"要偶数", "must be even"});
  return n / 2;
}
Result<int> Quarter(int n) { return Half(TRY(Half(n))); }

TEST(Try, PassesTheValueOnAndTheErrorOut) {
  EXPECT_EQ(Quarter(8).value(), 2);
  EXPECT_EQ(Quarter(6).error().field, "n");
  EXPECT_EQ(Quarter(5).error().code, ErrorCode::kInvalid);
}

TEST(Uuid, TextAndBytesRoundTrip) {
  auto id = MakeId<VoiceId>(ParseInstant("2026-11-21T01:02:03Z").value());
  EXPECT_EQ(VoiceId::Parse(id.ToString()), id);
  EXPECT_EQ(id.ToString()[14], '7');
  EXPECT_EQ(Uuid::FromBytes(id.uuid().bytes()), id.uuid());
}

TEST(Uuid, BadTextIsRefused) {
  for (auto text :
       {"", "0193", "01939c5e-0000-7000-8000-00000000000g", "01939c5e000070008000000000000000",
        "01939c5e-0000-7000-8000-0000000000000", "01939c5e_0000_7000_8000_000000000000"}) {
    EXPECT_FALSE(Uuid::Parse(text).has_value()) << text;
  }
}

TEST(Uuid, DayIdsOfOneDayShareTheirTimeAndDifferInTheRest) {
  Instant start = LocalDate::Parse("2026-11-21")->Start(Zone{480});
  std::set<std::string> seen;
  std::string prefix = Uuid::MakeV7(start).ToString().substr(0, 13);
  for (int i = 0; i < 10'000; ++i) {
    auto text = Uuid::MakeV7(start).ToString();
    EXPECT_EQ(text.substr(0, 13), prefix);
    seen.insert(text);
  }
  EXPECT_EQ(seen.size(), 10'000u);
}

TEST(LocalDate, BelongsToTheZone) {
  Instant late = ParseInstant("2026-11-20T16:00:00Z").value();
  EXPECT_EQ(LocalDate::Of(late, Zone{480}).ToString(), "2026-11-21");
  EXPECT_EQ(LocalDate::Of(late - std::chrono::milliseconds(1), Zone{480}).ToString(), "2026-11-20");
  EXPECT_EQ(FormatInstant(LocalDate::Parse("2026-11-21")->Start(Zone{480})),
            "2026-11-20T16:00:00.000Z");
}

TEST(LocalDate, RefusesDaysThatDoNotExist) {
  for (auto text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01", "2026/01/01",
                    "2026-01-011"}) {
    EXPECT_FALSE(LocalDate::Parse(text).has_value()) << text;
  }
  EXPECT_TRUE(LocalDate::Parse("2028-02-29").has_value());
}

TEST(Instant, ReadsOffsetsAndRefusesTheRest) {
  EXPECT_EQ(FormatInstant(ParseInstant("2026-11-21T09:30:00.5+08:00").value()),
            "2026-11-21T01:30:00.500Z");
  for (auto text : {"2026-11-21", "2026-11-21T25:00:00Z", "2026-11-21T09:30:00",
                    "2026-11-21T09:30:00+8", "x"}) {
    EXPECT_FALSE(ParseInstant(text).has_value()) << text;
  }
}

template <class Value>
concept Loggable = requires(Value value) {
  log::Field("key", value);
};
static_assert(Loggable<int> && Loggable<VoiceId> && Loggable<LocalDate>);
static_assert(!Loggable<std::string> && !Loggable<std::string_view>,
              "a person's words must not reach the log");

TEST(ManualClock, MovesOnlyWhenTold) {
  ManualClock clock(ParseInstant("2026-11-21T00:00:00Z").value());
  EXPECT_EQ(FormatInstant(clock.Now()), "2026-11-21T00:00:00.000Z");
  clock.Advance(std::chrono::hours(1));
  EXPECT_EQ(FormatInstant(clock.Now()), "2026-11-21T01:00:00.000Z");
}

}  // namespace
}  // namespace huiyin
