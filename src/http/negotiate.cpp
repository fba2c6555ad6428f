#include "http/negotiate.hpp"

#include <algorithm>
#include <cstddef>

#include "http/text.hpp"

namespace huiyin::http {
int Weight(std::string_view parameters) {
  const std::size_t at = parameters.find("q=");
  if (at == std::string_view::npos) return 1000;
  int weight = 0;
  int unit = 1000;
  for (const char c : parameters.substr(at + 2)) {
    if (c == '.') continue;
    if (c < '0' || c > '9' || unit == 0) break;
    weight += (c - '0') * unit;
    unit /= 10;
  }
  return weight;
}

AcceptedEncodings ParseAcceptEncoding(std::string_view list) {
  int gzip = -1;
  int brotli = -1;
  int any = 0;
  ForEachInList(list, [&](std::string_view item) {
    const std::size_t semicolon = std::min(item.find(';'), item.size());
    const std::string_view name = TrimSpace(item.substr(0, semicolon));
    const int weight = Weight(item.substr(semicolon));
    if (EqualsNoCase(name, "gzip")) gzip = weight;
    if (EqualsNoCase(name, "br")) brotli = weight;
    if (name == "*") any = weight;
    return true;
  });
  return {gzip < 0 ? any : gzip, brotli < 0 ? any : brotli};
}

bool MatchesTag(std::string_view list, std::string_view etag) {
  if (TrimSpace(list) == "*") return true;
  bool found = false;
  ForEachInList(list, [&](std::string_view item) {
    if (item.starts_with("W/")) item.remove_prefix(2);
    found = item == etag;
    return !found;
  });
  return found;
}

}  // namespace huiyin::http
