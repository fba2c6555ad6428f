#include "http/origin.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "http/target.hpp"
#include "http/text.hpp"

namespace huiyin::http {
namespace {

struct Origin {
  std::string_view scheme;
  std::string_view host;  // an IPv6 address with its brackets
  std::string_view port;  // the scheme's own when none is written
};

void SplitPort(std::string_view authority, Origin& origin) {
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  origin.host = authority.substr(0, colon);
  if (colon != std::string_view::npos && colon + 1 < authority.size())
    origin.port = authority.substr(colon + 1);
}

// The origin of a URL; nothing for one that is not http(s) with a host.
std::optional<Origin> ParseOrigin(std::string_view url) {
  const std::size_t end = url.find("://");
  if (end == std::string_view::npos) return std::nullopt;
  Origin origin;
  origin.scheme = url.substr(0, end);
  if (EqualsNoCase(origin.scheme, "https")) {
    origin.port = "443";
  } else if (EqualsNoCase(origin.scheme, "http")) {
    origin.port = "80";
  } else {
    return std::nullopt;
  }
  std::string_view authority = url.substr(end + 3);
  authority = authority.substr(0, authority.find_first_of("/?#"));
  if (!IsHost(authority)) return std::nullopt;
  SplitPort(authority, origin);
  return origin;
}

bool IsOurs(std::string_view url, const Request& request, std::string_view public_url) {
  const auto theirs = ParseOrigin(url);
  if (!theirs) return false;
  Origin ours;
  if (!public_url.empty()) {
    const auto parsed = ParseOrigin(public_url);
    if (!parsed || !EqualsNoCase(parsed->scheme, theirs->scheme)) return false;
    ours = *parsed;
  } else {
    const std::string_view host = request.header("host");
    if (!IsHost(host)) return false;
    ours.port = EqualsNoCase(theirs->scheme, "https") ? "443" : "80";
    SplitPort(host, ours);
  }
  return EqualsNoCase(ours.host, theirs->host) && ours.port == theirs->port;
}

// Two fields of the same name say nothing that can be relied on.
bool IsDouble(const Request& request, std::string_view name) {
  return std::ranges::count_if(request.headers,
                               [&](const Header& h) { return EqualsNoCase(h.name, name); }) > 1;
}

}  // namespace

bool ComesFromBrowser(const Request& request) {
  return std::ranges::any_of(request.headers, [](const Header& header) {
    return EqualsNoCase(header.name, "cookie") || EqualsNoCase(header.name, "origin") ||
           EqualsNoCase(header.name, "sec-fetch-site");
  });
}

bool SameOrigin(const Request& request, std::string_view public_url) {
  if (IsDouble(request, "origin") || IsDouble(request, "sec-fetch-site")) return false;
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin") return false;
  const std::string_view origin = request.header("origin");
  if (!origin.empty()) return IsOurs(origin, request, public_url);
  if (site.empty()) return false;
  const std::string_view referer = request.header("referer");
  return referer.empty() || IsOurs(referer, request, public_url);
}

}  // namespace huiyin::http
