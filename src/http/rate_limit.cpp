#include "http/rate_limit.hpp"

#include <sodium.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>

#include "http/peer.hpp"

namespace huiyin::http {
namespace {

constexpr double kLongestWait = 3600;

}  // namespace

RateLimiter::RateLimiter(const RateLimits& limits) : limits_(limits) {
  static_assert(kKeyBytes == crypto_shorthash_KEYBYTES);
  randombytes_buf(key_.data(), key_.size());
  const std::size_t sets = std::bit_ceil(std::max<std::size_t>(1, limits_.addresses / kWays));
  state_.With([&](State& state) {
    state.buckets.resize(sets * kWays);
    state.total.tokens = limits_.total.burst;
  });
}

std::optional<std::chrono::seconds> RateLimiter::Take(std::string_view peer, Instant now) {
  const std::uint64_t owner = Owner(peer);
  return state_.With([&](State& state) -> std::optional<std::chrono::seconds> {
    Bucket& mine = Find(state, owner, now);
    Fill(mine, limits_.address, now);
    Fill(state.total, limits_.total, now);
    if (mine.tokens < 1) return UntilOne(mine, limits_.address);
    if (state.total.tokens < 1) return UntilOne(state.total, limits_.total);
    mine.tokens -= 1;
    state.total.tokens -= 1;
    return std::nullopt;
  });
}

std::uint64_t RateLimiter::Owner(std::string_view peer) const {
  const std::string network = NetworkOf(peer);
  std::uint64_t hash = 0;
  static_assert(sizeof hash == crypto_shorthash_BYTES);
  crypto_shorthash(reinterpret_cast<unsigned char*>(&hash),
                   reinterpret_cast<const unsigned char*>(network.data()), network.size(),
                   key_.data());
  return hash == 0 ? 1 : hash;
}

void RateLimiter::Fill(Bucket& bucket, const Rate& rate, Instant now) {
  const double seconds = std::chrono::duration<double>(now - bucket.filled_at).count();
  if (seconds > 0) bucket.tokens = std::min(rate.burst, bucket.tokens + seconds * rate.per_second);
  bucket.filled_at =
      now;  // also when the clock was set back: no token is given twice for the same time
}

std::chrono::seconds RateLimiter::UntilOne(const Bucket& bucket, const Rate& rate) {
  const double wait = rate.per_second > 0 ? (1 - bucket.tokens) / rate.per_second : kLongestWait;
  return std::chrono::seconds(
      static_cast<std::int64_t>(std::ceil(std::clamp(wait, 1.0, kLongestWait))));
}

RateLimiter::Bucket& RateLimiter::Find(State& state, std::uint64_t owner, Instant now) const {
  const std::size_t sets = state.buckets.size() / kWays;
  const auto set = state.buckets.begin() + static_cast<std::ptrdiff_t>((owner % sets) * kWays);
  const auto end = set + static_cast<std::ptrdiff_t>(kWays);
  const auto known =
      std::find_if(set, end, [&](const Bucket& bucket) { return bucket.owner == owner; });
  if (known != end) return *known;
  const auto value = [&](Bucket bucket) {
    if (bucket.owner == 0) return limits_.address.burst + 1;  // a free one first
    Fill(bucket, limits_.address, now);
    return bucket.tokens;
  };
  const auto fullest = std::max_element(
      set, end, [&](const Bucket& a, const Bucket& b) { return value(a) < value(b); });
  *fullest = {owner, limits_.address.burst, now};
  return *fullest;
}

}  // namespace huiyin::http
