#include "http/timer_wheel.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <vector>

namespace huiyin::http {
namespace {

struct Timer : TimerWheel::Entry {
  int fired = 0;
};

int Advance(TimerWheel& wheel, TimerWheel::Tick tick) {
  int fired = 0;
  wheel.Advance(tick, [&](TimerWheel::Entry& entry) {
    ++static_cast<Timer&>(entry).fired;
    ++fired;
  });
  return fired;
}

TEST(TimerWheel, FiresAtItsTickOnce) {
  TimerWheel wheel;
  Timer timer;
  wheel.Set(timer, 5);
  EXPECT_EQ(Advance(wheel, 4), 0);
  EXPECT_EQ(Advance(wheel, 5), 1);
  EXPECT_EQ(Advance(wheel, 2000), 0);
}

TEST(TimerWheel, DeadlineMovesLaterAndEarlier) {
  TimerWheel wheel;
  Timer timer;
  wheel.Set(timer, 5);
  wheel.Set(timer, 300);
  EXPECT_EQ(Advance(wheel, 299), 0);
  wheel.Set(timer, 1000);
  wheel.Set(timer, 310);
  EXPECT_EQ(Advance(wheel, 309), 0);
  EXPECT_EQ(Advance(wheel, 310), 1);
}

TEST(TimerWheel, FarDeadlinesWaitSeveralRotations) {
  TimerWheel wheel;
  Timer timer;
  wheel.Set(timer, 100'000);
  for (TimerWheel::Tick tick = 1; tick < 100'000; tick += 97)
    ASSERT_EQ(Advance(wheel, tick), 0) << tick;
  EXPECT_EQ(Advance(wheel, 100'000), 1);
}

TEST(TimerWheel, ClearedTimerDoesNotFire) {
  TimerWheel wheel;
  Timer timer;
  wheel.Set(timer, 5);
  wheel.Clear(timer);
  EXPECT_EQ(Advance(wheel, 100), 0);
  wheel.Set(timer, 110);
  EXPECT_EQ(Advance(wheel, 110), 1);
}

TEST(TimerWheel, PastDeadlineFiresAtTheNextTick) {
  TimerWheel wheel;
  Advance(wheel, 50);
  Timer timer;
  wheel.Set(timer, 10);
  EXPECT_EQ(Advance(wheel, 51), 1);
}

TEST(TimerWheel, LongPauseFiresEverything) {
  TimerWheel wheel;
  std::vector<Timer> timers(1000);
  for (std::size_t i = 0; i < timers.size(); ++i) wheel.Set(timers[i], i + 1);
  EXPECT_EQ(Advance(wheel, 1'000'000), 1000);
}

TEST(TimerWheel, FiringMayDestroyAnyTimer) {
  TimerWheel wheel;
  std::vector<std::unique_ptr<Timer>> timers;
  for (int i = 0; i < 10; ++i) {
    timers.push_back(std::make_unique<Timer>());
    wheel.Set(*timers.back(), 5);
  }
  int fired = 0;
  wheel.Advance(5, [&](TimerWheel::Entry&) {
    ++fired;
    timers.clear();
  });
  EXPECT_EQ(fired, 1);
}

TEST(TimerWheel, AgreesWithAPlainListOfDeadlines) {
  std::mt19937 random(7);
  TimerWheel wheel;
  std::vector<Timer> timers(50);
  std::vector<TimerWheel::Tick> due(timers.size(), TimerWheel::kNever);
  for (TimerWheel::Tick tick = 1; tick < 5000; ++tick) {
    const std::size_t i = random() % timers.size();
    due[i] = random() % 4 == 0 ? TimerWheel::kNever : tick + random() % 1500;
    wheel.Set(timers[i], due[i]);
    if (due[i] == TimerWheel::kNever) wheel.Clear(timers[i]);
    int expected = 0;
    for (TimerWheel::Tick& each : due) {
      if (each > tick) continue;
      ++expected;
      each = TimerWheel::kNever;
    }
    ASSERT_EQ(Advance(wheel, tick), expected) << tick;
  }
}

}  // namespace
}  // namespace huiyin::http
