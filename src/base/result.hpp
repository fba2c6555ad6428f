// Result<T>: a value or an Error. Nothing in this program throws; a function that can fail returns one of these.
//
//   Result<Voice> FindVoice(...);
//   auto voice = TRY(FindVoice(...));        // leaves the calling function with the error, if there is one
//   if (auto found = FindVoice(...); !found) { Log(found.error()); }
//
// Threads: a plain value. Ownership: owns its value. Errors: reading the absent side ends the program.
#pragma once

#include <cstdlib>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/error.hpp"

namespace huiyin {

template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(runtime/explicit)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(runtime/explicit)

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  [[nodiscard]] T& value() & { return Check(), std::get<0>(state_); }
  [[nodiscard]] const T& value() const& { return Check(), std::get<0>(state_); }
  [[nodiscard]] T value() && { return Check(), std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  [[nodiscard]] const Error& error() const& {
    if (has_value()) std::abort();
    return std::get<1>(state_);
  }
  [[nodiscard]] Error error() && {
    if (has_value()) std::abort();
    return std::get<1>(std::move(state_));
  }

 private:
  void Check() const {
    if (!has_value()) std::abort();
  }
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;

  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(runtime/explicit)

  [[nodiscard]] bool has_value() const { return !error_.has_value(); }
  explicit operator bool() const { return has_value(); }
  void value() const {
    if (!has_value()) std::abort();
  }
  [[nodiscard]] const Error& error() const {
    if (has_value()) std::abort();
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

// The outcome of something that returns nothing but may fail.
using Status = Result<void>;

}  // namespace huiyin

#define HUIYIN_TRY_JOIN_(a, b) a##b
#define HUIYIN_TRY_NAME_(n) HUIYIN_TRY_JOIN_(huiyin_try_, n)
#define HUIYIN_TRY_IMPL_(name, expression)      \
  __extension__({                               \
    auto&& name = (expression);                 \
    if (!name.has_value()) return name.error(); \
    std::forward<decltype(name)>(name).value(); \
  })

// The value of `expression` (a Result); its error leaves the calling function, which must return a Result too.
#define TRY(expression) HUIYIN_TRY_IMPL_(HUIYIN_TRY_NAME_(__COUNTER__), expression)
