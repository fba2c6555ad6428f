// RateLimiter: token buckets in memory, one an address and one for all together.
//
//   if (auto wait = limiter.Take(request.peer, clock.Now())) return TooManyRequests(*wait);   // 429, Retry-After
//
// Generous an address, because a whole plant may share one; the bucket for all holds back many addresses at once.
// Threads: safe from any thread. Ownership: memory is fixed when it is made; when a set of entries is full, the one with most
// tokens goes, whose owner loses nothing or little by that.
// Privacy: an address is kept only as a hash under a key that is random for each process, and never leaves this object.
// An IPv6 address counts by its /64: a household or a plant has all of those.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/guarded.hpp"

namespace huiyin::http {

struct Rate {
  double burst = 0;       // requests at once
  double per_second = 0;  // and then steadily
};

struct RateLimits {
  Rate address{300, 5};               // a shift of 300 people who all open the page in one minute
  Rate total{3000, 200};              // a tenth of what one core answers
  std::size_t addresses = 16 * 1024;  // remembered at once; 24 bytes each
};

class RateLimiter {
 public:
  explicit RateLimiter(const RateLimits& limits);

  // Nothing: go on, a token was taken from both buckets. Otherwise none was taken: try again after so many seconds.
  [[nodiscard]] std::optional<std::chrono::seconds> Take(std::string_view peer, Instant now);

 private:
  static constexpr std::size_t kWays = 8;
  static constexpr std::size_t kKeyBytes = 16;

  struct Bucket {
    std::uint64_t owner = 0;  // keyed hash; 0: free
    double tokens = 0;
    Instant filled_at{};
  };
  struct State {
    std::vector<Bucket> buckets;
    Bucket total;
  };

  [[nodiscard]] std::uint64_t Owner(std::string_view peer) const;
  static void Fill(Bucket& bucket, const Rate& rate, Instant now);
  static std::chrono::seconds UntilOne(const Bucket& bucket, const Rate& rate);
  Bucket& Find(State& state, std::uint64_t owner, Instant now) const;

  RateLimits limits_;
  std::array<unsigned char, kKeyBytes> key_{};
  Guarded<State> state_;
};

}  // namespace huiyin::http
