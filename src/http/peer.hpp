// Whose address a request counts for, when proxies stand in front: the last hop that is no trusted proxy.
//
//   auto proxies = TRY(TrustedProxies::Parse({"127.0.0.1", "10.0.0.0/8"}));
//   std::string peer = ClientAddress("127.0.0.1", forwarded_for, proxies);
//
// X-Forwarded-For is read from its end, because a client can write anything into its beginning.
// Threads: pure functions on immutable values. Errors: Parse names no value that came from outside.
// Privacy: the result is for in-memory rate limits only; it may not be stored or logged.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace huiyin::http {

class TrustedProxies {
 public:
  // IPv4 or IPv6 addresses, with "/bits" for a network.
  static Result<TrustedProxies> Parse(const std::vector<std::string>& texts);
  [[nodiscard]] bool Contains(std::string_view address) const;
  [[nodiscard]] bool empty() const { return networks_.empty(); }

 private:
  struct Network {
    std::array<std::uint8_t, 16> address{};
    int bits = 128;
  };
  std::vector<Network> networks_;
};

// An address in its shortest form, IPv4-mapped IPv6 as IPv4; empty for what is no address.
std::string NormalAddress(std::string_view text);

// The bytes that stand for all addresses of one client: an IPv4 address, or the /64 of an IPv6 one. Text that is no address
// stands for itself.
std::string NetworkOf(std::string_view address);

// `socket_peer` is who connected; `forwarded_for` all X-Forwarded-For fields joined by commas, oldest hop first.
std::string ClientAddress(std::string_view socket_peer, std::string_view forwarded_for,
                          const TrustedProxies& proxies);

}  // namespace huiyin::http
