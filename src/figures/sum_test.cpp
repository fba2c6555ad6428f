// Sums: periods make up any days exactly once, and bytes say what was added.
#include "figures/sum.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace huiyin::figures {
namespace {

LocalDate Day(const char* text) { return LocalDate::Parse(text).value(); }

TEST(Periods, OfADayAreAllItsYearItsMonthAndItself) {
  EXPECT_EQ(PeriodsOf(Day("2026-11-02")), (std::array<PeriodNumber, 4>{0, 2026, 202611, 20261102}));
}

TEST(Periods, MakeUpAnyDaysEachOnce) {
  rc::check("every day inside once, none outside", [] {
    LocalDate from = Day("2023-12-20").Plus(*rc::gen::inRange(0, 900));
    LocalDate to = from.Plus(*rc::gen::inRange(0, 1200));
    bool open_from = *rc::gen::inRange(0, 5) == 0, open_to = *rc::gen::inRange(0, 5) == 0;
    std::optional<LocalDate> first, last;
    if (!open_from) first = from;
    if (!open_to) last = to;
    auto ranges = Cover(first, last);
    RC_ASSERT(ranges.size() <= 5U);
    for (LocalDate day = from.Plus(-40); day <= to.Plus(40); day = day.Plus(1)) {
      int held = 0;
      for (PeriodNumber period : PeriodsOf(day)) {
        for (const auto& range : ranges)
          held += range.first <= period && period <= range.second ? 1 : 0;
      }
      bool inside = (open_from || day >= from) && (open_to || day <= to);
      RC_ASSERT(held == (inside ? 1 : 0));
    }
  });
  EXPECT_EQ(Cover({}, {}).size(), 1U);
  EXPECT_EQ(Cover(Day("2026-01-01"), Day("2026-12-31")),
            (std::vector<std::pair<PeriodNumber, PeriodNumber>>{{2026, 2026}}));
  EXPECT_EQ(Cover(Day("2026-04-01"), Day("2026-06-30")),
            (std::vector<std::pair<PeriodNumber, PeriodNumber>>{{202604, 202606}}));
}

Fact SomeFact() {
  Fact fact;
  fact.on = Day("2026-01-01").Plus(*rc::gen::inRange(0, 500));
  fact.figures = *rc::gen::inRange<std::uint32_t>(1, 1U << kVoiceFigureCount);
  for (RawKey& key : fact.keys) {
    if (*rc::gen::inRange(0, 3) > 0)
      key = *rc::gen::element<std::string>("web", "", "心", "\xff\0a");
  }
  return fact;
}

TEST(SumBytes, SayWhatWasAddedAndForgetWhatWasTakenOff) {
  rc::check("bytes and back", [] {
    std::vector<Fact> facts;
    for (int n = *rc::gen::inRange(1, 30); n > 0; --n) facts.push_back(SomeFact());
    Sum sum, half;
    for (const Fact& fact : facts) sum.Add(fact, fact.figures, 1);
    auto bytes = sum.ToBytes();
    auto back = Sum::FromBytes(bytes);
    RC_ASSERT(back.has_value());
    RC_ASSERT(back->all == sum.all);
    RC_ASSERT(back->by == sum.by);
    // Whatever the way there, equal sums are equal bytes.
    std::size_t kept =
        static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(facts.size())));
    for (std::size_t i = 0; i < kept; ++i) half.Add(facts[i], facts[i].figures, 1);
    for (std::size_t i = kept; i < facts.size(); ++i) sum.Add(facts[i], facts[i].figures, -1);
    RC_ASSERT(sum.ToBytes() == half.ToBytes());
    RC_ASSERT(sum.empty() == (kept == 0));
  });
}

TEST(SumBytes, ThatAreNoneAreRefused) {
  Sum sum;
  Fact fact;
  fact.keys[0] = "web";
  sum.Add(fact, 7, 1);
  auto bytes = sum.ToBytes();
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(Sum::FromBytes(std::span(bytes).first(size))) << size;
  bytes.push_back(0);
  EXPECT_FALSE(Sum::FromBytes(bytes));
  const std::vector<std::uint8_t> endless(40, 0xFF);
  EXPECT_FALSE(Sum::FromBytes(endless));
}

}  // namespace
}  // namespace huiyin::figures
