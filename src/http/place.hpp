// Place: one of a limited number of places, held until Leave or its own end.
//
// Threads: one at a time; the count is shared by all. Ownership: the count outlives the place.
#pragma once

#include <atomic>
#include <cstdint>
#include <utility>

namespace huiyin::http {

class Place {
 public:
  Place() = default;
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() { Leave(); }

  // False when all are taken.
  [[nodiscard]] bool Take(std::atomic<std::uint32_t>& taken, std::uint32_t most) {
    Leave();
    if (taken.fetch_add(1) >= most) {
      taken.fetch_sub(1);
      return false;
    }
    taken_ = &taken;
    return true;
  }
  void Leave() {
    if (auto* taken = std::exchange(taken_, nullptr)) taken->fetch_sub(1);
  }

 private:
  std::atomic<std::uint32_t>* taken_ = nullptr;
};

}  // namespace huiyin::http
