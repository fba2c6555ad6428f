#include "figures/sum.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>

namespace huiyin::figures {
namespace {

using std::chrono::year_month_day;

year_month_day DateOf(const LocalDate& day) { return year_month_day(day.sys_days()); }
PeriodNumber YearOf(const year_month_day& d) { return static_cast<int>(d.year()); }
PeriodNumber MonthOf(const year_month_day& d) {
  return YearOf(d) * 100 + static_cast<unsigned>(d.month());
}
PeriodNumber DayOf(const year_month_day& d) {
  return MonthOf(d) * 100 + static_cast<unsigned>(d.day());
}
LocalDate LastOfMonth(const year_month_day& d) {
  return LocalDate(std::chrono::sys_days(d.year() / d.month() / std::chrono::last));
}
LocalDate LastOfYear(const year_month_day& d) {
  return LocalDate(std::chrono::sys_days(d.year() / 12 / 31));
}

void PutNumber(std::vector<std::uint8_t>& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes.push_back(static_cast<std::uint8_t>(number | 0x80));
  bytes.push_back(static_cast<std::uint8_t>(number));
}

void PutCounts(std::vector<std::uint8_t>& bytes, const Counts& counts) {
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) mask |= counts[i] != 0 ? 1ULL << i : 0;
  PutNumber(bytes, mask);
  for (std::int64_t count : counts) {
    if (count != 0) PutNumber(bytes, static_cast<std::uint64_t>(count));
  }
}

bool IsNothing(const Counts& counts) {
  return std::all_of(counts.begin(), counts.end(), [](std::int64_t count) { return count == 0; });
}

class Bytes {
 public:
  explicit Bytes(std::span<const std::uint8_t> bytes) : left_(bytes) {}
  std::uint64_t Number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (left_.empty()) break;
      std::uint8_t byte = left_.front();
      left_ = left_.subspan(1);
      number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    good_ = false;
    return 0;
  }
  Counts ReadCounts() {
    Counts counts{};
    std::uint64_t mask = Number();
    if (mask >> kMostFigures != 0) good_ = false;
    for (std::size_t i = 0; good_ && i < counts.size(); ++i) {
      if ((mask >> i & 1) != 0) counts[i] = static_cast<std::int64_t>(Number());
    }
    return counts;
  }
  RawKey ReadKey() {
    std::uint64_t size = Number();
    if (size == 0) return std::nullopt;
    if (size - 1 > left_.size()) {
      good_ = false;
      return std::nullopt;
    }
    std::string key(reinterpret_cast<const char*>(left_.data()), size - 1);
    left_ = left_.subspan(size - 1);
    return key;
  }
  void SkipKey() {
    std::uint64_t size = Number();
    if (size == 0) return;
    if (size - 1 > left_.size()) {
      good_ = false;
    } else {
      left_ = left_.subspan(size - 1);
    }
  }
  void SkipCounts() {
    for (std::uint64_t mask = Number(); good_ && mask != 0; mask &= mask - 1) Number();
  }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool at_end() const { return left_.empty(); }

 private:
  std::span<const std::uint8_t> left_;
  bool good_ = true;
};

}  // namespace

std::array<PeriodNumber, 4> PeriodsOf(const LocalDate& day) {
  auto date = DateOf(day);
  return {kAllTime, YearOf(date), MonthOf(date), DayOf(date)};
}

std::vector<std::pair<PeriodNumber, PeriodNumber>> Cover(const std::optional<LocalDate>& from,
                                                         const std::optional<LocalDate>& to) {
  if (!from && !to) return {{kAllTime, kAllTime}};
  using std::chrono::year;
  LocalDate at = from.value_or(LocalDate(std::chrono::sys_days(year(1000) / 1 / 1)));
  LocalDate end = to.value_or(LocalDate(std::chrono::sys_days(year(9998) / 12 / 31)));
  std::vector<std::pair<PeriodNumber, PeriodNumber>> ranges;
  while (at <= end) {
    auto first = DateOf(at);
    bool first_of_month = static_cast<unsigned>(first.day()) == 1;
    LocalDate last = at;
    if (first_of_month && static_cast<unsigned>(first.month()) == 1 && LastOfYear(first) <= end) {
      auto stop = DateOf(end);
      if (LastOfYear(stop) != end) stop = (stop.year() - std::chrono::years(1)) / 12 / 31;
      last = LastOfYear(stop);
      ranges.emplace_back(YearOf(first), YearOf(stop));
    } else if (first_of_month && LastOfMonth(first) <= end) {
      LocalDate within = std::min(end, LastOfYear(first));
      auto stop = DateOf(within);
      if (LastOfMonth(stop) != within)
        stop = DateOf(LocalDate(std::chrono::sys_days(stop.year() / stop.month() / 1)).Plus(-1));
      last = LastOfMonth(stop);
      ranges.emplace_back(MonthOf(first), MonthOf(stop));
    } else {
      last = std::min(end, LastOfMonth(first));
      ranges.emplace_back(DayOf(first), DayOf(DateOf(last)));
    }
    at = last.Plus(1);
  }
  return ranges;
}

void AddBits(Counts& counts, std::uint32_t bits, std::int64_t times) {
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += (bits >> i & 1U) != 0 ? times : 0;
}

void Sum::Add(const Fact& fact, std::uint32_t bits, std::int64_t times) {
  AddBits(all, bits, times);
  for (std::size_t i = 0; i < kKeyCount; ++i) AddBits(by[i][fact.keys[i]], bits, times);
}

void Sum::Add(const Sum& other) {
  auto add = [](Counts& to, const Counts& from) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
  };
  add(all, other.all);
  for (std::size_t i = 0; i < kKeyCount; ++i) {
    for (const auto& [key, counts] : other.by[i]) add(by[i][key], counts);
  }
}

bool Sum::empty() const { return IsNothing(all); }

std::vector<std::uint8_t> Sum::ToBytes() const {
  std::vector<std::uint8_t> bytes;
  PutCounts(bytes, all);
  for (const KeySums& sums : by) {
    PutNumber(bytes, static_cast<std::uint64_t>(
                         std::count_if(sums.begin(), sums.end(),
                                       [](const auto& one) { return !IsNothing(one.second); })));
    for (const auto& [key, counts] : sums) {
      if (IsNothing(counts)) continue;
      PutNumber(bytes, key ? key->size() + 1 : 0);
      if (key) bytes.insert(bytes.end(), key->begin(), key->end());
      PutCounts(bytes, counts);
    }
  }
  return bytes;
}

Result<Sum> Sum::FromBytes(std::span<const std::uint8_t> from, std::bitset<kKeyCount> wanted) {
  Bytes bytes(from);
  Sum sum;
  sum.all = bytes.ReadCounts();
  for (std::size_t i = 0; i < kKeyCount; ++i) {
    for (std::uint64_t keys = bytes.Number(); bytes.good() && keys > 0; --keys) {
      if (wanted[i]) {
        RawKey key = bytes.ReadKey();
        sum.by[i].emplace(std::move(key), bytes.ReadCounts());
      } else {
        bytes.SkipKey();
        bytes.SkipCounts();
      }
    }
  }
  if (!bytes.good() || !bytes.at_end()) return Internal("figure_sum: bytes that are no sum");
  return sum;
}

void AddFact(Sums& sums, What what, const Fact& fact, const LocalDate& today, std::int64_t times) {
  std::uint32_t bits = fact.FiguresOn(what, today);
  for (PeriodNumber period : PeriodsOf(fact.on)) {
    sums[{what, period, fact.unit, fact.lead.value_or(UnitId())}].Add(fact, bits, times);
    if (what == What::kMatter) sums[{what, period, UnitId(), fact.shown()}].Add(fact, bits, times);
  }
}

}  // namespace huiyin::figures
