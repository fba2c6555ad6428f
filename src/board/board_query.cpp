#include "board/board_query.hpp"

#include <array>
#include <limits>
#include <optional>

#include "api/call.hpp"
#include "api/fields.hpp"
#include "http/text.hpp"

namespace huiyin::board {
namespace {

constexpr std::size_t kWordsCharacters = 200;
constexpr std::uint64_t kMostLines = 200;
constexpr std::uint64_t kMostNumber = std::numeric_limits<std::int64_t>::max();

enum Name : std::size_t { kUnitId, kProgress, kStanding, kWords, kCursor, kLimit, kNames };
constexpr std::array<std::string_view, kNames> kNameTexts{"unit_id", "progress", "standing",
                                                          "q",       "cursor",   "limit"};
using Values = std::array<std::optional<std::string>, kNames>;

Error Unknown() {
  return Invalid("", {"地址里有不认识的参数，请检查",
                      "There is an unknown parameter in the address; please check it"});
}
Error Bad(Name name) { return api::Call::BadParameter(kNameTexts[name]); }

// Decodes every name=value; an empty value counts as absent.
Result<Values> Split(std::string_view raw) {
  Values values;
  std::array<bool, kNames> seen{};
  while (!raw.empty()) {
    auto end = raw.find('&');
    auto pair = raw.substr(0, end);
    raw.remove_prefix(end == std::string_view::npos ? raw.size() : end + 1);
    if (pair.empty()) continue;
    auto equals = pair.find('=');
    auto decoded = http::PercentDecode(pair.substr(0, equals), http::PlusMeans::kSpace);
    std::size_t name = 0;
    while (name < kNames && decoded != kNameTexts[name]) ++name;
    if (name == kNames) return Unknown();
    if (seen[name]) return Bad(static_cast<Name>(name));
    seen[name] = true;
    if (equals == std::string_view::npos) continue;
    auto value = http::PercentDecode(pair.substr(equals + 1), http::PlusMeans::kSpace);
    if (!value || !api::IsCleanUtf8(*value)) return Bad(static_cast<Name>(name));
    if (!value->empty()) values[name] = std::move(*value);
  }
  return values;
}

std::string Escaped(std::string_view words) {
  std::string out;
  for (char c : words) {
    if (c == '&' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

std::string CursorText(const LocalDate& on, std::int64_t number) {
  return on.ToString() + "." + std::to_string(number);
}

// The last line's sort key, "2026-11-21.12": of digits and marks that need no escaping in an address.
Status ReadCursor(std::string_view text, BoardFilter& filter) {
  auto dot = text.find('.');
  auto on = LocalDate::Parse(text.substr(0, dot));
  if (dot == std::string_view::npos || !on) return Bad(kCursor);
  auto number = http::ParseNumber<10>(text.substr(dot + 1));
  if (!number || *number > kMostNumber) return Bad(kCursor);
  filter.before_on = on;
  filter.before_number = static_cast<std::int64_t>(*number);
  return {};
}

}  // namespace

Result<BoardQuery> ReadBoardQuery(std::string_view raw) {
  BoardQuery query;
  BoardFilter& f = query.filter;
  Values values = TRY(Split(raw));
  if (const auto& text = values[kUnitId]) {
    f.unit = UnitId::Parse(*text);
    if (!f.unit) return Bad(kUnitId);
    query.key += "&unit_id=" + f.unit->ToString();
  }
  if (const auto& text = values[kProgress]) {
    f.progress = kProgresses.Parse(*text);
    if (!f.progress) return Bad(kProgress);
    query.key += "&progress=" + *text;
  }
  if (const auto& text = values[kStanding]) {
    f.standing = kStandings.Parse(*text);
    if (!f.standing) return Bad(kStanding);
    query.key += "&standing=" + *text;
  }
  if (const auto& text = values[kWords]; text && !api::IsBlank(*text)) {
    if (api::FirstCharacters(*text, kWordsCharacters).size() != text->size()) return Bad(kWords);
    f.words = text;
    query.key += "&q=" + Escaped(*text);
  }
  if (const auto& text = values[kCursor]) {
    TRY(ReadCursor(*text, f));
    query.key += "&cursor=" + CursorText(*f.before_on, f.before_number);
  }
  if (const auto& text = values[kLimit]) {
    auto limit = http::ParseNumber<10>(*text);
    if (!limit || *limit < 1 || *limit > kMostLines) return Bad(kLimit);
    f.limit = static_cast<std::int64_t>(*limit);
  }
  query.key += "&limit=" + std::to_string(f.limit);
  return query;
}

Status ReadNoParameters(std::string_view raw) { return raw.empty() ? Status() : Status(Unknown()); }

std::string CursorAt(const Place& place) { return CursorText(place.on, place.number); }

}  // namespace huiyin::board
