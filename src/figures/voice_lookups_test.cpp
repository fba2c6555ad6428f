#include <gtest/gtest.h>

#include <array>
#include <random>

#include "figures/voice_lookups_store.hpp"

namespace huiyin::figures {
namespace {

VoiceId Id(std::uint8_t n) {
  std::array<std::uint8_t, 16> bytes{};
  bytes.back() = n;
  return VoiceId(Uuid::FromBytes(bytes).value());
}

// Whatever the order of the questions: steps forward, jumps far ahead, and back.
TEST(ByVoice, FindsEachVoicesRowsInAnyOrderOfAsking) {
  ByVoice<int> rows;
  for (int n = 0; n < 200; n += 2) {
    for (int i = 0; i < 1 + n % 3; ++i) rows.Add(Id(static_cast<std::uint8_t>(n)), n * 10 + i);
  }
  std::mt19937 random(7);
  std::uniform_int_distribution<int> some(0, 220);
  for (int asked = 0; asked < 5000; ++asked) {
    int n = asked < 220 ? asked : some(random);
    auto found = rows.Of(Id(static_cast<std::uint8_t>(n)));
    bool there = n < 200 && n % 2 == 0;
    ASSERT_EQ(found.size(), there ? static_cast<std::size_t>(1 + n % 3) : 0U) << n;
    for (std::size_t i = 0; i < found.size(); ++i)
      ASSERT_EQ(found[i].second, n * 10 + static_cast<int>(i));
  }
}

}  // namespace
}  // namespace huiyin::figures
