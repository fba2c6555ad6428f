// The request target: from the raw bytes of the request line to a path and a query that no later part has to doubt.
//
// A path is decoded exactly once; whatever two programs could read differently (a dot segment, an encoded slash, a NUL,
// bytes that are not UTF-8) is refused rather than repaired.
// Threads: pure functions. Errors: ParseTarget and IsHost say no and leave the outputs unspecified.
#pragma once

#include <string>
#include <string_view>

#include "http/http.hpp"

namespace huiyin::http {

struct Target {
  std::string path;
  std::string query;  // raw
  std::string_view
      host;  // authority of an absolute-form target, a part of `raw`; empty for the others
};

// Origin form ("/a?b"), absolute form ("http://host/a"), and "*" for OPTIONS.
[[nodiscard]] bool ParseTarget(std::string_view raw, Method method, Target& target);

// host [":" port] as it may stand in a Host field: a name, an IPv4 or a bracketed IPv6 address; never empty.
[[nodiscard]] bool IsHost(std::string_view text);

}  // namespace huiyin::http
