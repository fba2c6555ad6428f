// Clock, Instant and LocalDate: the only way this program learns what time it is.
//
//   ManualClock clock(ParseInstant("2026-11-21T01:00:00Z").value());
//   clock.Advance(std::chrono::hours(24));
//   LocalDate today = LocalDate::Of(clock.Now(), zone);
//
// An Instant is UTC in milliseconds. A LocalDate is a day of the organisation's calendar; a Zone says which instants belong
// to it. The zone is a fixed offset (China has no summer time; see docs/decisions/0003-fixed-offset.md).
// Threads: clocks are safe from any thread.
#pragma once

#include <atomic>
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace huiyin {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// Offset of local time from UTC, in minutes, -14 h to +14 h.
struct Zone {
  std::int32_t offset_minutes = 480;
};

class LocalDate {
 public:
  constexpr LocalDate() = default;
  explicit constexpr LocalDate(std::chrono::sys_days days) : days_(days) {}
  // The local day that `at` falls on.
  static LocalDate Of(Instant at, Zone zone);
  // "2026-11-21"; nothing for other forms and for days that do not exist.
  static std::optional<LocalDate> Parse(std::string_view text);

  [[nodiscard]] std::string ToString() const;
  // The instant at which this day begins in `zone`.
  [[nodiscard]] Instant Start(Zone zone) const;
  [[nodiscard]] LocalDate Plus(int days) const {
    return LocalDate(days_ + std::chrono::days(days));
  }
  [[nodiscard]] std::chrono::weekday weekday() const { return std::chrono::weekday(days_); }
  [[nodiscard]] std::chrono::sys_days sys_days() const { return days_; }

  auto operator<=>(const LocalDate&) const = default;

 private:
  std::chrono::sys_days days_{};
};

// "2026-11-21T09:30:00.123Z", always UTC with milliseconds.
std::string FormatInstant(Instant at);
// RFC 3339 with "Z" or an offset, seconds fraction optional.
std::optional<Instant> ParseInstant(std::string_view text);

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant Now() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant Now() const override;
};

class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : now_ms_(start.time_since_epoch().count()) {}
  [[nodiscard]] Instant Now() const override {
    return Instant(std::chrono::milliseconds(now_ms_.load()));
  }
  void Set(Instant at) { now_ms_ = at.time_since_epoch().count(); }
  void Advance(std::chrono::milliseconds by) { now_ms_ += by.count(); }

 private:
  std::atomic<std::int64_t> now_ms_;
};

}  // namespace huiyin
