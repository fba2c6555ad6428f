#include "base/clock.hpp"

#include <cstdio>

namespace huiyin {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;
using std::chrono::minutes;

// Reads exactly `count` digits at `pos`; nothing when one of them is no digit.
std::optional<int> Digits(std::string_view text, std::size_t pos, std::size_t count) {
  if (pos + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = pos; i < pos + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// "Z" or "+08:00" at the end of an RFC 3339 time, as minutes.
std::optional<int> OffsetMinutes(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  auto hours = Digits(text, 1, 2);
  auto mins = Digits(text, 4, 2);
  if (!hours || !mins || *hours > 23 || *mins > 59) return std::nullopt;
  int total = *hours * 60 + *mins;
  return text[0] == '-' ? -total : total;
}

}  // namespace

LocalDate LocalDate::Of(Instant at, Zone zone) {
  return LocalDate(std::chrono::floor<days>(at + minutes(zone.offset_minutes)));
}

std::optional<LocalDate> LocalDate::Parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto year = Digits(text, 0, 4);
  auto month = Digits(text, 5, 2);
  auto day = Digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  std::chrono::year_month_day date{std::chrono::year(*year),
                                   std::chrono::month(static_cast<unsigned>(*month)),
                                   std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return LocalDate(std::chrono::sys_days(date));
}

std::string LocalDate::ToString() const {
  std::chrono::year_month_day date(days_);
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer;
}

Instant LocalDate::Start(Zone zone) const { return Instant(days_) - minutes(zone.offset_minutes); }

std::string FormatInstant(Instant at) {
  auto day = std::chrono::floor<days>(at);
  auto rest = std::chrono::duration_cast<milliseconds>(at - day).count();
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d.%03dZ", static_cast<int>(rest / 3'600'000),
                static_cast<int>(rest / 60'000 % 60), static_cast<int>(rest / 1000 % 60),
                static_cast<int>(rest % 1000));
  return LocalDate(day).ToString() + buffer;
}

std::optional<Instant> ParseInstant(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != 't') || text[13] != ':' ||
      text[16] != ':')
    return std::nullopt;
  auto date = LocalDate::Parse(text.substr(0, 10));
  auto hour = Digits(text, 11, 2);
  auto minute = Digits(text, 14, 2);
  auto second = Digits(text, 17, 2);
  if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59)
    return std::nullopt;
  std::size_t pos = 19;
  int ms = 0;
  if (text[pos] == '.') {
    int scale = 100;
    for (++pos; pos < text.size() && text[pos] >= '0' && text[pos] <= '9'; ++pos, scale /= 10)
      ms += (text[pos] - '0') * scale;
  }
  auto offset = OffsetMinutes(text.substr(pos));
  if (!offset) return std::nullopt;
  return Instant(date->sys_days()) + std::chrono::hours(*hour) + minutes(*minute - *offset) +
         std::chrono::seconds(*second) + milliseconds(ms);
}

Instant SystemClock::Now() const {
  return std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
}

}  // namespace huiyin
