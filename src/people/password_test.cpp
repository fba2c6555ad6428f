#include "people/password.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include <chrono>
#include <thread>

#include "people/throttle.hpp"

namespace huiyin::people {
namespace {

TEST(Password, NewOnesFollowTheRules) {
  struct Row {
    std::string password;
    bool allowed;
  };
  const Row rows[] = {
      {"", false},
      {"ninebytes", false},
      {"ten bytes!", true},
      {"三盏灯亮着", true},
      {std::string(256, 'x') + "y", false},
      {std::string(255, 'x') + "y", true},
      {"aaaaaaaaaaaa", false},
      {"1234567890", false},
      {"Password123", false},
      {"WOAINI1314", false},
      {"worker.wang", false},
      {"Worker.Wang", false},
      {"worker.wang sings", true},
  };
  for (const Row& row : rows) {
    auto checked = CheckNewPassword("password", row.password, "Worker.Wang");
    EXPECT_EQ(checked.has_value(), row.allowed) << row.password;
    if (!checked) {
      EXPECT_EQ(checked.error().code, ErrorCode::kInvalid);
      EXPECT_EQ(checked.error().field, "password");
    }
  }
}

TEST(Password, LoginsArePlain) {
  for (const char* good : {"wang", "wang.3", "王工", "a@b.example", "a_b-c+d"}) {
    EXPECT_TRUE(CheckNewLogin(good)) << good;
  }
  for (const char* bad : {"", "w", "wang gong", "wang\n", "a:b", "<b>"})
    EXPECT_FALSE(CheckNewLogin(bad)) << bad;
  EXPECT_FALSE(CheckNewLogin(std::string(65, 'a')));
  EXPECT_EQ(NormaliseLogin("Wang.GONG王"), "wang.gong王");
}

TEST(Password, HashIsArgon2idOfNineteenMebibytes) {
  auto hash = HashPassword("three lamps at dusk");
  ASSERT_TRUE(hash);
  EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  EXPECT_EQ(VerifyPassword(*hash, "three lamps at dusk"), Verdict::kRight);
  EXPECT_EQ(VerifyPassword(*hash, "three lamps at dawn"), Verdict::kWrong);
  EXPECT_NE(*hash, *HashPassword("three lamps at dusk"));
}

TEST(Password, UnknownLoginTakesTheSameWork) {
  auto time = [](const std::optional<std::string>& hash) {
    auto best = std::chrono::steady_clock::duration::max();
    for (int i = 0; i < 3; ++i) {
      auto start = std::chrono::steady_clock::now();
      EXPECT_EQ(VerifyPassword(hash, "wrong password"), Verdict::kWrong);
      best = std::min(best, std::chrono::steady_clock::now() - start);
    }
    return best;
  };
  auto known = time(*HashPassword("three lamps at dusk"));
  auto unknown = time(std::nullopt);
  EXPECT_GT(unknown * 4, known);  // a missing computation would be a thousand times quicker
  EXPECT_GT(known * 4, unknown);
}

TEST(Password, ManyAtOnceWaitForEachOther) {
  auto hash = *HashPassword("three lamps at dusk");
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back(
        [&] { EXPECT_EQ(VerifyPassword(hash, "three lamps at dusk"), Verdict::kRight); });
  }
  for (auto& thread : threads) thread.join();
}

constexpr std::string_view kHere = "192.0.2.1";

TEST(ThrottleOfLogins, AllowsTenTriesInFifteenMinutes) {
  Throttle throttle;
  Instant now = ParseInstant("2026-03-02T01:00:00Z").value();
  for (int i = 0; i < Throttle::kTries; ++i) EXPECT_TRUE(throttle.Enter("worker", kHere, now));
  EXPECT_FALSE(throttle.Enter("worker", kHere, now));
  EXPECT_TRUE(throttle.Enter("leader", kHere, now));
  EXPECT_FALSE(throttle.Enter("worker", kHere,
                              now + std::chrono::minutes(15) - std::chrono::milliseconds(1)));
  EXPECT_TRUE(throttle.Enter("worker", kHere, now + std::chrono::minutes(15)));
}

TEST(ThrottleOfLogins, ForgetsALoginThatSucceeded) {
  Throttle throttle;
  Instant now = ParseInstant("2026-03-02T01:00:00Z").value();
  for (int i = 0; i < Throttle::kTries; ++i) EXPECT_TRUE(throttle.Enter("worker", kHere, now));
  throttle.Forget("worker", kHere);
  EXPECT_TRUE(throttle.Enter("worker", kHere, now));
}

TEST(ThrottleOfLogins, LocksNobodyOutFromElsewhere) {
  Throttle throttle;
  Instant now = ParseInstant("2026-03-02T01:00:00Z").value();
  for (int i = 0; i < 1000; ++i) (void)throttle.Enter("worker", "198.51.100.9", now);
  EXPECT_FALSE(throttle.Enter("worker", "198.51.100.9", now));
  for (int i = 0; i < Throttle::kTries; ++i) EXPECT_TRUE(throttle.Enter("worker", kHere, now));
  EXPECT_FALSE(throttle.Enter("worker", kHere, now));
  throttle.Forget("worker", kHere);
  EXPECT_TRUE(throttle.Enter("worker", kHere, now));
  EXPECT_FALSE(throttle.Enter("worker", "198.51.100.9", now))
      << "who guessed is not let in by that";
}

TEST(ThrottleOfLogins, CountsAnIpv6NetworkOnce) {
  Throttle throttle;
  Instant now = ParseInstant("2026-03-02T01:00:00Z").value();
  for (int i = 0; i < Throttle::kTries; ++i)
    EXPECT_TRUE(throttle.Enter("worker", "2001:db8::" + std::to_string(i + 1), now));
  EXPECT_FALSE(throttle.Enter("worker", "2001:db8::99", now));
  EXPECT_TRUE(throttle.Enter("worker", "2001:db8:0:1::1", now));
}

TEST(ThrottleOfLogins, BoundsManyAddressesTogether) {
  Throttle throttle;
  Instant now = ParseInstant("2026-03-02T01:00:00Z").value();
  int allowed = 0;
  for (int i = 0; i < 250; ++i) {
    for (int n = 0; n < 3; ++n)
      allowed += throttle.Enter("worker", "198.51.100." + std::to_string(i), now) ? 1 : 0;
  }
  EXPECT_EQ(allowed, Throttle::kAllTries);
  EXPECT_FALSE(throttle.Enter("worker", kHere, now));
  EXPECT_TRUE(throttle.Enter("leader", kHere, now));
  throttle.Forget("worker");
  EXPECT_TRUE(throttle.Enter("worker", kHere, now));
}

TEST(ThrottleOfLogins, KeepsTheNewestWhenThereAreTooMany) {
  Throttle throttle;
  Instant now = ParseInstant("2026-03-02T01:00:00Z").value();
  for (int i = 0; i < Throttle::kTries; ++i)
    EXPECT_TRUE(throttle.Enter("worker", kHere, now + std::chrono::minutes(1)));
  for (std::size_t i = 0; i < Throttle::kLogins + 100; ++i) {
    ASSERT_TRUE(throttle.Enter("guess-" + std::to_string(i), kHere,
                               now + std::chrono::seconds(i < 200 ? 0 : 120)));
  }
  EXPECT_FALSE(throttle.Enter("worker", kHere, now + std::chrono::minutes(2)));
}

}  // namespace
}  // namespace huiyin::people
