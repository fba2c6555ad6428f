#include "http/rate_limit.hpp"

#include <gtest/gtest.h>

#include <string>

namespace huiyin::http {
namespace {

using namespace std::chrono_literals;

class RateLimit : public testing::Test {
 protected:
  RateLimits limits_{.address = {.burst = 3, .per_second = 0.5},
                     .total = {.burst = 1000, .per_second = 100},
                     .addresses = 64};
  ManualClock clock_{Instant(1'700'000'000s)};

  int TakeAll(RateLimiter& limiter, const std::string& peer, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; ++i) taken += limiter.Take(peer, clock_.Now()) ? 0 : 1;
    return taken;
  }
};

TEST_F(RateLimit, AddressHasABurstAndThenASteadyRate) {
  RateLimiter limiter(limits_);
  EXPECT_EQ(TakeAll(limiter, "192.0.2.1", 10), 3);
  EXPECT_EQ(limiter.Take("192.0.2.1", clock_.Now()), 2s);
  clock_.Advance(1s);
  EXPECT_EQ(limiter.Take("192.0.2.1", clock_.Now()), 1s);
  clock_.Advance(1s);
  EXPECT_EQ(TakeAll(limiter, "192.0.2.1", 10), 1);
  clock_.Advance(1h);
  EXPECT_EQ(TakeAll(limiter, "192.0.2.1", 10), 3);
}

TEST_F(RateLimit, AddressesDoNotHinderEachOther) {
  RateLimiter limiter(limits_);
  EXPECT_EQ(TakeAll(limiter, "192.0.2.1", 10), 3);
  EXPECT_EQ(TakeAll(limiter, "192.0.2.2", 10), 3);
}

TEST_F(RateLimit, Ipv6CountsByItsNetwork) {
  RateLimiter limiter(limits_);
  EXPECT_EQ(TakeAll(limiter, "2001:db8::1", 2), 2);
  EXPECT_EQ(TakeAll(limiter, "2001:db8::2", 10), 1);
  EXPECT_EQ(TakeAll(limiter, "2001:db8:0:1::1", 10), 3);
}

TEST_F(RateLimit, AllTogetherHaveABucketToo) {
  limits_.total = {.burst = 5, .per_second = 1};
  RateLimiter limiter(limits_);
  EXPECT_EQ(TakeAll(limiter, "192.0.2.1", 10), 3);
  EXPECT_EQ(TakeAll(limiter, "192.0.2.2", 10), 2);
  EXPECT_EQ(limiter.Take("192.0.2.3", clock_.Now()), 1s);
  clock_.Advance(3s);
  // the refusals above took nothing from the address's own bucket
  EXPECT_EQ(TakeAll(limiter, "192.0.2.3", 10), 3);
}

TEST_F(RateLimit, ManyAddressesTakeNoMoreMemoryAndForgetTheHarmlessFirst) {
  limits_.addresses = 8;  // one set
  limits_.total.burst = 1e9;
  RateLimiter limiter(limits_);
  EXPECT_EQ(TakeAll(limiter, "192.0.2.1", 10), 3);
  for (int i = 0; i < 1000; ++i) {
    EXPECT_EQ(
        TakeAll(limiter, "10.0." + std::to_string(i / 256) + "." + std::to_string(i % 256), 1), 1);
  }
  EXPECT_EQ(TakeAll(limiter, "192.0.2.1", 10), 0);  // the empty bucket is the last to go
}

TEST_F(RateLimit, ClockThatGoesBackGivesNothing) {
  RateLimiter limiter(limits_);
  EXPECT_EQ(TakeAll(limiter, "192.0.2.1", 10), 3);
  clock_.Set(clock_.Now() - 1h);
  EXPECT_EQ(TakeAll(limiter, "192.0.2.1", 10), 0);
  clock_.Advance(2s);
  EXPECT_EQ(TakeAll(limiter, "192.0.2.1", 10), 1);
}

TEST_F(RateLimit, NoSteadyRateMeansALongWait) {
  limits_.address = {.burst = 0, .per_second = 0};
  RateLimiter limiter(limits_);
  EXPECT_EQ(limiter.Take("192.0.2.1", clock_.Now()), 1h);
}

}  // namespace
}  // namespace huiyin::http
