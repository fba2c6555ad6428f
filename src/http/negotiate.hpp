// What the client would like: content encodings and the ETags it holds.
//
// Threads: pure functions. Errors: an element that cannot be read counts as absent.
#pragma once

#include <string_view>

namespace huiyin::http {

// Weights in thousandths; 0: not wanted.
struct AcceptedEncodings {
  int gzip = 0;
  int brotli = 0;
};
AcceptedEncodings ParseAcceptEncoding(std::string_view list);

// The q among a list element's parameters (";q=0.5") in thousandths; 1000 when there is none, 0 when it cannot be read.
int Weight(std::string_view parameters);

// Whether an If-None-Match list names `etag` or is "*". Weak comparison (RFC 9110 13.1.2), so that a proxy that weakened
// the tag still saves the body.
bool MatchesTag(std::string_view list, std::string_view etag);

}  // namespace huiyin::http
