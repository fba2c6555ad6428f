// Whether an unsafe request comes from our own pages: the guard of cookie-authenticated writes against other sites.
//
// A browser says where a request comes from in Origin and, over HTTPS or on localhost, in Sec-Fetch-Site. On a plain HTTP
// network only Origin is there. What says nothing, or says "null", is refused.
// Threads: pure functions. Errors: none; what cannot be read counts as foreign.
#pragma once

#include <string_view>

#include "http/http.hpp"

namespace huiyin::http {

// Carries a cookie, or a field that only browsers add. Other programs sign each request with a token of their own.
bool ComesFromBrowser(const Request& request);

// `public_url` is the scheme, host and port that browsers use ("https://voice.example.com"); when it is empty, host and
// port are compared with the Host field. Without an Origin, "Sec-Fetch-Site: same-origin" counts, and a Referer beside it
// must agree.
bool SameOrigin(const Request& request, std::string_view public_url);

}  // namespace huiyin::http
