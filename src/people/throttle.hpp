// Throttle: at most 10 tries of a login from one address in 15 minutes, so that passwords cannot be guessed and nobody can lock
// somebody out from elsewhere; 300 of a login from all addresses together, so that many addresses do not help much.
//
//   if (!throttle.Enter(login, peer, now)) return TooManyTries();   // counts the try before its outcome is known
//   ...
//   throttle.Forget(login, peer);                                   // it was right
//
// A try counts when it begins: a thousand at once get no further than ten. The 15 minutes begin with a login's first try. Counts
// live in memory and are lost with the process.
// Threads: safe from any thread. Ownership: at most 10,000 logins, the oldest makes room, with 16 bytes for each address.
// Privacy: logins and addresses (an IPv6 one by its /64) are kept as hashes under a key that ends with the process.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/guarded.hpp"
#include "keys/keys.hpp"

namespace huiyin::people {

class Throttle {
 public:
  static constexpr int kTries = 10;      // of a login from one address
  static constexpr int kAllTries = 300;  // of a login
  static constexpr std::chrono::minutes kWindow{15};
  static constexpr std::size_t kLogins = 10'000;

  // Whether another try is allowed at `now`; if so it is counted. `peer`: the client's address, see http::Request.
  [[nodiscard]] bool Enter(std::string_view login, std::string_view peer, Instant now);
  // After a right password: this address starts afresh.
  void Forget(std::string_view login, std::string_view peer);
  // After a new password: every address does.
  void Forget(std::string_view login);

 private:
  struct Source {
    std::uint64_t address = 0;
    int tries = 0;
  };
  struct Window {
    Instant began;
    int tries = 0;  // of all sources
    std::vector<Source> sources;
  };
  [[nodiscard]] Digest Name(std::string_view login) const { return Hmac(key_, {login}); }
  [[nodiscard]] std::uint64_t Address(std::string_view peer) const;
  static Source& SourceIn(Window& window, std::uint64_t address);

  Digest key_ = RandomKey();
  Guarded<std::map<Digest, Window>> windows_;
};

}  // namespace huiyin::people
