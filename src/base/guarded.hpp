// Guarded<T>: data that is reachable only through its lock.
//
//   Guarded<std::map<int, int>> table;
//   table.With([](auto& map) { map[1] = 2; });
//
// Threads: With is safe from any thread; never call With on the same object from inside its function.
#pragma once

#include <mutex>
#include <utility>

namespace huiyin {

template <class T>
class Guarded {
 public:
  Guarded() = default;
  explicit Guarded(T value) : value_(std::move(value)) {}

  template <class Function>
  decltype(auto) With(Function&& function) {
    std::lock_guard lock(mutex_);
    return std::forward<Function>(function)(value_);
  }

 private:
  std::mutex mutex_;
  T value_{};
};

}  // namespace huiyin
