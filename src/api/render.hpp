// Render: JSON replies, ETags, cursors.
//
//   return JsonResponse(201, object);
//   return WithEtag(JsonResponse(200, object), version);
//
// Threads: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "api/call.hpp"
#include "base/clock.hpp"
#include "base/ids.hpp"

namespace huiyin::api {

http::Response JsonResponse(int status, const boost::json::object& body);
http::Response EmptyResponse();
// Adds the version as a strong ETag.
http::Response WithEtag(http::Response response, std::int64_t version);
// The version in If-Match. Errors: kPrecondition when it is required and absent; kInvalid for another form.
Result<std::optional<std::int64_t>> IfMatch(const Call& call, bool required);

// Sets `name` only when there is a value.
template <class T>
void Put(boost::json::object& object, std::string_view name, const std::optional<T>& value) {
  if (!value) return;
  if constexpr (std::is_same_v<T, LocalDate>) {
    object[name] = value->ToString();
  } else if constexpr (std::is_same_v<T, Instant>) {
    object[name] = FormatInstant(*value);
  } else if constexpr (requires { value->uuid(); }) {
    object[name] = value->ToString();
  } else {
    object[name] = *value;
  }
}

// A cursor is the sort key of the last row: parts joined and coded, opaque to clients. Errors: kInvalid.
std::string MakeCursor(const std::vector<std::string>& parts);
Result<std::vector<std::string>> ReadCursor(const Call& call,
                                            std::size_t parts);  // empty when there is none

// A day in a sentence: "2026 年 6 月 29 日", "29 June 2026".
std::string SayDay(const LocalDate& day, Language language);

}  // namespace huiyin::api
