#include "http/target.hpp"

#include <algorithm>
#include <cstdint>

#include "http/text.hpp"

namespace huiyin::http {
namespace {

bool IsControl(char c) { return static_cast<std::uint8_t>(c) < 0x20 || c == 0x7F; }

bool IsDotSegment(std::string_view segment) { return segment == "." || segment == ".."; }

bool HasDotSegment(std::string_view path) {
  while (true) {
    const std::size_t slash = path.find('/');
    if (IsDotSegment(path.substr(0, slash))) return true;
    if (slash == std::string_view::npos) return false;
    path.remove_prefix(slash + 1);
  }
}

// Decoding must neither make nor leave a second way to write a separator.
bool HasHiddenSeparator(std::string_view raw_path) {
  for (std::size_t i = 0; i < raw_path.size(); ++i) {
    if (raw_path[i] == '\\') return true;
    if (raw_path[i] != '%') continue;
    const std::string_view escape = raw_path.substr(i, 3);
    if (EqualsNoCase(escape, "%2f") || EqualsNoCase(escape, "%5c")) return true;
  }
  return false;
}

bool DecodePath(std::string_view raw, std::string& path) {
  const bool plain =
      std::ranges::none_of(raw, [](char c) { return c == '%' || c == '\\' || (c & 0x80) != 0; });
  if (plain) {
    path.assign(raw);
  } else {
    if (HasHiddenSeparator(raw)) return false;
    auto decoded = PercentDecode(raw, PlusMeans::kPlus);
    if (!decoded || !IsUtf8(*decoded) || std::ranges::any_of(*decoded, IsControl)) return false;
    path = std::move(*decoded);
  }
  return !HasDotSegment(path);
}

// Takes "http://authority" or "https://authority" off the front of `raw`.
bool TakeAuthority(std::string_view& raw, std::string_view& host) {
  const std::size_t colon = raw.find("://");
  if (colon == std::string_view::npos) return false;
  const std::string_view scheme = raw.substr(0, colon);
  if (!EqualsNoCase(scheme, "http") && !EqualsNoCase(scheme, "https")) return false;
  raw.remove_prefix(colon + 3);
  const std::size_t end = std::min(raw.find_first_of("/?#"), raw.size());
  host = raw.substr(0, end);
  raw.remove_prefix(end);
  return IsHost(host);
}

bool IsPort(std::string_view text) {
  return text.size() <= 5 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool ParseTarget(std::string_view raw, Method method, Target& target) {
  target.host = {};
  if (raw.empty() ||
      std::ranges::any_of(raw, [](char c) { return IsControl(c) || c == ' ' || c == '#'; }))
    return false;
  if (raw == "*") {
    target.path = "*";
    target.query.clear();
    return method == Method::kOptions;
  }
  if (raw.front() != '/') {
    if (!TakeAuthority(raw, target.host)) return false;
  }
  const std::size_t mark = raw.find('?');
  const std::string_view path = raw.substr(0, mark);
  target.query.assign(mark == std::string_view::npos ? std::string_view() : raw.substr(mark + 1));
  if (path.empty()) {  // only an absolute form can leave it empty
    target.path = "/";
    return true;
  }
  return DecodePath(path, target.path);
}

bool IsHost(std::string_view text) {
  if (text.empty()) return false;
  std::string_view port;
  if (text.front() == '[') {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos || end < 3) return false;
    const std::string_view address = text.substr(1, end - 1);
    if (address.find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos)
      return false;
    port = text.substr(end + 1);
  } else {
    const std::size_t colon = std::min(text.find(':'), text.size());
    const std::string_view name = text.substr(0, colon);
    const auto in_name = [](char c) {
      const char lower = LowerAscii(c);
      return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
             c == '_';
    };
    if (name.empty() || !std::ranges::all_of(name, in_name)) return false;
    port = text.substr(colon);
  }
  if (port.empty()) return true;
  return port.front() == ':' && IsPort(port.substr(1));
}

}  // namespace huiyin::http
