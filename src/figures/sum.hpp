// Sum: how many facts of one unit and one period count in which figure, over all and by each key.
//
//   for (Period period : PeriodsOf(fact.on)) sums[{period, fact.unit, lead}].Add(bits, fact, +1);
//   for (auto [first, last] : Cover(from, to)) ...            // few periods that make up any days
//
// As bytes (figure_sum.sums): the counts over all; then for each key of Dimension, unit apart, in their order: how many keys, and of each
// key its size plus one (0: none), its bytes, its counts. Counts are a bit for each that is not 0, and these. Every number is a varint
// (7 bits a byte, the lowest first, the highest bit says that more follow). Keys are in the order of their bytes, none first; keys
// that count nothing are left out, so equal sums are equal bytes.
// Pure values. Errors: kInternal for bytes that are none.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "figures/fact.hpp"

namespace huiyin::figures {

inline constexpr std::size_t kMostFigures = 24;
static_assert(kVoiceFigureCount <= kMostFigures && kMatterFigureCount <= kMostFigures);
using Counts = std::array<std::int64_t, kMostFigures>;

// 0 (all), year, year * 100 + month, (year * 100 + month) * 100 + day.
using PeriodNumber = std::int64_t;
inline constexpr PeriodNumber kAllTime = 0;
// All, year, month and day of it.
std::array<PeriodNumber, 4> PeriodsOf(const LocalDate& day);
// Periods, as ranges from first to last, that together are the days from `from` to `to`, both included; nothing: without end.
std::vector<std::pair<PeriodNumber, PeriodNumber>> Cover(const std::optional<LocalDate>& from,
                                                         const std::optional<LocalDate>& to);

using KeySums = std::map<RawKey, Counts>;
void AddBits(Counts& counts, std::uint32_t bits, std::int64_t times);

struct Sum {
  Counts all{};
  std::array<KeySums, kKeyCount> by{};

  void Add(const Fact& fact, std::uint32_t bits, std::int64_t times);
  void Add(const Sum& other);
  [[nodiscard]] bool empty() const;  // counts nothing
  [[nodiscard]] std::vector<std::uint8_t> ToBytes() const;
  // `keys`: by PlaceOf, of which dimensions the keys are wanted; the others stay empty.
  static Result<Sum> FromBytes(std::span<const std::uint8_t> bytes,
                               std::bitset<kKeyCount> keys = std::bitset<kKeyCount>().set());
};

// Where a sum lies: period, unit, lead unit (UnitId() without one). Matters lie twice: there, for whoever counts some units, and under the
// unit UnitId() by where they count, for whoever counts them all.
struct SumPlace {
  What what = What::kVoice;
  PeriodNumber period = kAllTime;
  UnitId unit;
  UnitId lead;
  [[nodiscard]] bool of_all() const { return unit == UnitId(); }
  auto operator<=>(const SumPlace&) const = default;
};
using Sums = std::map<SumPlace, Sum>;
// In each of its periods, with its figures on that day.
void AddFact(Sums& sums, What what, const Fact& fact, const LocalDate& today, std::int64_t times);

}  // namespace huiyin::figures
