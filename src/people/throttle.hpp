// Throttle: at most 10 tries per login in 15 minutes, so that passwords cannot be guessed.
//
//   if (!throttle.Enter(login, now)) return TooManyTries();   // counts the try before its outcome is known
//   ...
//   throttle.Forget(login);                                   // it was right
//
// A try counts when it begins: a thousand at once get no further than ten. Counts live in memory and are lost with the process.
// Threads: safe from any thread. Privacy: logins are kept as a hash under a key that ends with the process; at most 10,000 of
// them, the oldest makes room.
#pragma once

#include <cstddef>
#include <map>
#include <string_view>

#include "base/clock.hpp"
#include "base/guarded.hpp"
#include "keys/keys.hpp"

namespace huiyin::people {

class Throttle {
 public:
  static constexpr int kTries = 10;
  static constexpr std::chrono::minutes kWindow{15};
  static constexpr std::size_t kLogins = 10'000;

  // Whether another try is allowed at `now`; if so it is counted.
  [[nodiscard]] bool Enter(std::string_view login, Instant now);
  void Forget(std::string_view login);

 private:
  struct Window {
    Instant began;
    int tries = 0;
  };
  [[nodiscard]] Digest Name(std::string_view login) const { return Hmac(key_, {login}); }

  Digest key_ = RandomKey();
  Guarded<std::map<Digest, Window>> windows_;
};

}  // namespace huiyin::people
