// Fields: reads a JSON body strictly. Each field is asked for once, by name, with its limits; what nobody asked for is refused.
//
//   Fields in = TRY(Fields::Parse(call.request()));
//   NewVoice voice;
//   voice.text = TRY(in.Words("text", 64 * 1024));
//   voice.place = TRY(in.MaybeWords("place", 200));
//   TRY(in.End());
//
// Refused with a sentence and, where one is at fault, the field's name: wrong types, missing, unknown and repeated fields,
// invalid UTF-8, NUL, nesting deeper than 16, text that is only blanks, text over its limit.
// Threads: one at a time. Ownership: owns the parsed body. Privacy: errors name fields, never values; for an unknown field, whose
// name is the sender's, none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "http/http.hpp"

namespace huiyin::api {

class Fields {
 public:
  // Needs Content-Type application/json.
  static Result<Fields> Parse(const http::Request& request);
  explicit Fields(boost::json::object object)
      : object_(std::move(object)), asked_(object_.size()) {}

  // Text that says something: 1 character to `max_bytes`, not only blanks.
  Result<std::string> Words(std::string_view name, std::size_t max_bytes);
  // The same, absent or null allowed; blanks only count as absent.
  Result<std::optional<std::string>> MaybeWords(std::string_view name, std::size_t max_bytes);
  // Any text up to `max_bytes`, empty too.
  Result<std::string> Text(std::string_view name, std::size_t max_bytes);
  // One of the codes that `parse` knows.
  template <class Parse>
  auto Code(std::string_view name, Parse parse)
      -> Result<typename decltype(parse(std::string_view()))::value_type> {
    auto value = TRY(MaybeCode(name, parse));
    if (!value) return Missing(name);
    return *value;
  }
  template <class Parse>
  auto MaybeCode(std::string_view name, Parse parse)
      -> Result<decltype(parse(std::string_view()))> {
    auto text = TRY(MaybeString(name));
    if (!text) return decltype(parse(std::string_view()))();
    auto value = parse(std::string_view(*text));
    if (!value) return WrongValue(name);
    return value;
  }
  template <class IdType>
  Result<IdType> RefTo(std::string_view name) {
    auto id = TRY(MaybeRef<IdType>(name));
    if (!id) return Missing(name);
    return *id;
  }
  template <class IdType>
  Result<std::optional<IdType>> MaybeRef(std::string_view name) {
    return MaybeCode(name, [](std::string_view text) { return IdType::Parse(text); });
  }
  template <class IdType>
  Result<std::vector<IdType>> Refs(std::string_view name, std::size_t low, std::size_t high) {
    std::vector<IdType> ids;
    for (const std::string& text : TRY(Strings(name, low, high))) {
      auto id = IdType::Parse(text);
      if (!id) return WrongValue(name);
      ids.push_back(*id);
    }
    return ids;
  }
  Result<LocalDate> Date(std::string_view name);
  Result<std::optional<LocalDate>> MaybeDate(std::string_view name);
  Result<std::int64_t> Number(std::string_view name, std::int64_t low, std::int64_t high);
  Result<std::optional<std::int64_t>> MaybeNumber(std::string_view name, std::int64_t low,
                                                  std::int64_t high);
  Result<std::optional<bool>> MaybeFlag(std::string_view name);
  // A list of objects, each read by its own Fields (which End checks).
  Result<std::vector<Fields>> Objects(std::string_view name, std::size_t high);
  // Refuses fields that were never asked for.
  Status End() const;

  static Error Missing(std::string_view name);
  static Error WrongValue(std::string_view name);

 private:
  const boost::json::value* Ask(std::string_view name);
  Result<std::optional<std::string>> MaybeString(std::string_view name);
  Result<std::vector<std::string>> Strings(std::string_view name, std::size_t low,
                                           std::size_t high);

  boost::json::object object_;
  std::vector<bool> asked_;  // by place in object_
};

// Whether the text holds nothing but blanks (ASCII, no-break, ideographic, zero-width, ...).
bool IsBlank(std::string_view text);
// Strict UTF-8 (no surrogates, no overlong forms) without NUL.
bool IsCleanUtf8(std::string_view text);
// The first `count` characters of valid UTF-8.
std::string_view FirstCharacters(std::string_view text, std::size_t count);

}  // namespace huiyin::api
