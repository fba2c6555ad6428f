#include "http/peer.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <optional>

#include "http/text.hpp"

namespace huiyin::http {
namespace {

using Address = std::array<std::uint8_t, 16>;  // IPv4 as ::ffff:a.b.c.d

constexpr Address kMappedPrefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0};
constexpr int kMappedBits = 96;

bool IsMapped(const Address& address) {
  return std::equal(address.begin(), address.begin() + 12, kMappedPrefix.begin());
}

std::optional<Address> ParseAddress(std::string_view text) {
  if (text.size() >= INET6_ADDRSTRLEN) return std::nullopt;
  const std::string copy(text);
  Address address = kMappedPrefix;
  if (inet_pton(AF_INET, copy.c_str(), address.data() + 12) == 1) return address;
  if (inet_pton(AF_INET6, copy.c_str(), address.data()) == 1) return address;
  return std::nullopt;
}

bool SamePrefix(const Address& a, const Address& b, int bits) {
  const auto whole = static_cast<std::size_t>(bits / 8);
  if (!std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(whole), b.begin()))
    return false;
  const int rest = bits % 8;
  if (rest == 0) return true;
  const auto mask = static_cast<std::uint8_t>(0xFF << (8 - rest));
  return (a[whole] & mask) == (b[whole] & mask);
}

// One element of X-Forwarded-For: an address, perhaps with a port ("1.2.3.4:80", "[::1]:80", "[::1]").
std::string HopAddress(std::string_view text) {
  if (text.starts_with('[')) {
    const std::size_t end = std::min(text.find(']'), text.size());
    return NormalAddress(text.substr(1, end - 1));
  }
  if (std::ranges::count(text, ':') == 1) text = text.substr(0, text.find(':'));
  return NormalAddress(text);
}

}  // namespace

Result<TrustedProxies> TrustedProxies::Parse(const std::vector<std::string>& texts) {
  const auto refused = [] {
    return Invalid("trusted_proxies",
                   {"可信代理须是 IP 地址或网段", "A trusted proxy is an IP address or a network"});
  };
  TrustedProxies made;
  for (const std::string& text : texts) {
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto address = ParseAddress(std::string_view(text).substr(0, slash));
    if (!address) return refused();
    const bool v4 = IsMapped(*address) && text.find(':') == std::string::npos;
    Network network{*address, 128};
    if (slash < text.size()) {
      int bits = -1;
      const char* end = text.data() + text.size();
      const auto parsed = std::from_chars(text.data() + slash + 1, end, bits);
      if (parsed.ec != std::errc() || parsed.ptr != end || bits < 0 || bits > (v4 ? 32 : 128))
        return refused();
      network.bits = v4 ? kMappedBits + bits : bits;
    }
    made.networks_.push_back(network);
  }
  return made;
}

bool TrustedProxies::Contains(std::string_view address) const {
  const auto parsed = ParseAddress(address);
  if (!parsed) return false;
  return std::ranges::any_of(
      networks_, [&](const Network& n) { return SamePrefix(n.address, *parsed, n.bits); });
}

std::string NormalAddress(std::string_view text) {
  const auto address = ParseAddress(TrimSpace(text));
  if (!address) return {};
  std::array<char, INET6_ADDRSTRLEN> out{};
  if (IsMapped(*address)) {
    inet_ntop(AF_INET, address->data() + 12, out.data(), out.size());
  } else {
    inet_ntop(AF_INET6, address->data(), out.data(), out.size());
  }
  return out.data();
}

std::string NetworkOf(std::string_view address) {
  const auto parsed = ParseAddress(TrimSpace(address));
  if (!parsed) return std::string(address);
  const std::size_t kept = IsMapped(*parsed) ? 16 : 8;
  return {parsed->begin(), parsed->begin() + static_cast<std::ptrdiff_t>(kept)};
}

std::string ClientAddress(std::string_view socket_peer, std::string_view forwarded_for,
                          const TrustedProxies& proxies) {
  std::string peer = NormalAddress(socket_peer);
  std::string_view rest = forwarded_for;
  while (!rest.empty() && proxies.Contains(peer)) {
    const std::size_t comma = rest.rfind(',');
    const std::string_view hop = comma == std::string_view::npos ? rest : rest.substr(comma + 1);
    std::string address = HopAddress(TrimSpace(hop));
    if (address.empty()) break;  // what lies before a hop that cannot be read proves nothing
    peer = std::move(address);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(0, comma);
  }
  return peer;
}

}  // namespace huiyin::http
