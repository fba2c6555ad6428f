// Small pure functions on header text: ASCII case, lists, percent-decoding, UTF-8.
//
// Threads: pure functions. Errors: nothing is returned for malformed input, never a repaired guess.
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace huiyin::http {

inline char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool EqualsNoCase(std::string_view a, std::string_view b);
// Without leading and trailing spaces and tabs.
std::string_view TrimSpace(std::string_view text);
// A token of RFC 9110: method and field names.
bool IsToken(std::string_view text);
// Bytes that a field value may hold: tab, visible ASCII, space and bytes from 0x80 on.
bool IsFieldValue(std::string_view text);
bool IsUtf8(std::string_view text);

enum class PlusMeans : bool { kPlus, kSpace };
// "%E5%9B%9E" -> bytes, decoded once; nothing when an escape is cut or not hexadecimal.
std::optional<std::string> PercentDecode(std::string_view text, PlusMeans plus);

// A whole number without sign, nothing before or after it.
template <int kBase>
std::optional<std::uint64_t> ParseNumber(std::string_view digits) {
  std::uint64_t value = 0;
  const char* last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, value, kBase);
  if (error != std::errc() || end != last) return std::nullopt;
  return value;
}

// Calls `each` with every element of a comma-separated list, trimmed; stops when it returns false.
template <class Each>
void ForEachInList(std::string_view list, Each&& each) {
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    const std::string_view item = TrimSpace(list.substr(0, comma));
    if (!item.empty() && !each(item)) return;
    if (comma == std::string_view::npos) return;
    list.remove_prefix(comma + 1);
  }
}

}  // namespace huiyin::http
