// Fact: what one voice or matter counts as - its keys, its day, its figures - apart from what depends on today.
//
//   Fact fact = ...;  auto bits = fact.FiguresOn(what, today);  RawKey key = fact.KeyOf(Dimension::kChannel);
//
// A table adds facts up, a list picks those that count in its figure: both from the same facts. Pure values.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "figures/figures.hpp"

namespace huiyin::figures {

enum class What : std::uint8_t { kVoice, kMatter };
inline constexpr CodeTable kWhat{
    std::array{Code{What::kVoice, "voice"}, Code{What::kMatter, "matter"}}};

// A key as it lies in its column, an id as its bytes; nothing for none.
using RawKey = std::optional<std::string>;

inline constexpr std::size_t kKeyCount = 8;  // every dimension but the unit
constexpr std::size_t PlaceOf(Dimension by) { return static_cast<std::size_t>(by) - 1; }
static_assert(static_cast<std::size_t>(Dimension::kUnit) == 0 &&
              PlaceOf(Dimension::kOutcome) == kKeyCount - 1);

constexpr std::uint32_t BitOf(VoiceFigure figure) { return 1U << static_cast<unsigned>(figure); }
constexpr std::uint32_t BitOf(MatterFigure figure) { return 1U << static_cast<unsigned>(figure); }
constexpr std::uint32_t OverdueBit(What what) {
  return what == What::kVoice ? BitOf(VoiceFigure::kOverdue) : BitOf(MatterFigure::kOverdue);
}

inline std::string RawOf(const Uuid& id) {
  return {reinterpret_cast<const char*>(id.bytes().data()), id.bytes().size()};
}

struct Fact {
  Uuid id;
  UnitId unit;
  std::optional<UnitId> lead;  // of a matter, since its decision
  LocalDate on;
  std::optional<LocalDate> overdue_after;  // while open: the last day on which it is not overdue
  std::uint32_t figures = 0;               // a bit for each figure but overdue
  std::array<RawKey, kKeyCount> keys{};    // by PlaceOf

  // Where it counts.
  [[nodiscard]] UnitId shown() const { return lead.value_or(unit); }
  [[nodiscard]] RawKey KeyOf(Dimension by) const {
    return by == Dimension::kUnit ? RawKey(RawOf(shown().uuid())) : keys[PlaceOf(by)];
  }
  [[nodiscard]] std::uint32_t FiguresOn(What what, const LocalDate& today) const {
    return overdue_after && *overdue_after < today ? figures | OverdueBit(what) : figures;
  }
  bool operator==(const Fact&) const = default;
};

}  // namespace huiyin::figures
