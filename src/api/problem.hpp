// Problem: the one place where an Error becomes HTTP (RFC 9457).
//
// Faults of the server (5xx) get a reference such as E-7F3A that also stands in the log, so that a person can report it.
// Privacy: the document holds the error's own literals, the field's name and facts; `detail` goes to the log only.
#pragma once

#include <string_view>

#include "api/call.hpp"
#include "base/error.hpp"

namespace huiyin::api {

http::Response ProblemResponse(const Error& error, Language language);
// In the language of the call; what is stale is told with the time that has passed (api/stale.hpp).
http::Response ProblemResponse(const Error& error, const Call& call);
// For faults that the web server finds before there is a call; both languages share the title.
http::Response FaultResponse(int status, std::string_view code);
int HttpStatus(ErrorCode code);

}  // namespace huiyin::api
