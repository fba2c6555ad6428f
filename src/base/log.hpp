// Logging that cannot take a person's words: a message is a literal, and values are numbers, ids, dates and enum names only.
// A std::string does not compile; text that is known to be safe (a file path from the settings, a version) is wrapped in
// SafeText at the place that knows so.
//
//   log::Info("voice.submitted", {"voice", id}, {"state", "received"});
//
// Format: one line a message: UTC time, level, event name, key=value pairs. Goes to standard error.
// Threads: safe from any thread. Errors: none; a full disk loses log lines, never work.
// Privacy: see above; addresses and user agents have no type here, on purpose.
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/ids.hpp"

namespace huiyin::log {

// Text that the program's own author or operator wrote. Never wrap anything that came with a request.
struct SafeText {
  std::string_view text;
};

class Field {
 public:
  template <std::size_t N>
  consteval Field(const char (&key)[N], const char* literal)
      : key_(key, N - 1), literal_(literal) {}
  template <std::size_t N, std::integral Number>
  Field(const char (&key)[N], Number number) : key_(key, N - 1), text_(std::to_string(number)) {}
  template <std::size_t N, class Tag>
  Field(const char (&key)[N], const Id<Tag>& id) : key_(key, N - 1), text_(id.ToString()) {}
  template <std::size_t N>
  Field(const char (&key)[N], const LocalDate& date) : key_(key, N - 1), text_(date.ToString()) {}
  template <std::size_t N>
  Field(const char (&key)[N], SafeText safe) : key_(key, N - 1), text_(safe.text) {}

  [[nodiscard]] std::string_view key() const { return key_; }
  [[nodiscard]] std::string_view value() const {
    return literal_ != nullptr ? std::string_view(literal_) : text_;
  }

 private:
  std::string_view key_;
  const char* literal_ = nullptr;
  std::string text_;
};

// The name of what happened: a literal such as "server.started".
class Event {
 public:
  template <std::size_t N>
  consteval Event(const char (&name)[N]) : name_(name, N - 1) {}  // NOLINT(runtime/explicit)
  [[nodiscard]] std::string_view name() const { return name_; }

 private:
  std::string_view name_;
};

void Info(Event event, std::initializer_list<Field> fields = {});
void Warn(Event event, std::initializer_list<Field> fields = {});
void Fail(Event event, std::initializer_list<Field> fields = {});

}  // namespace huiyin::log
