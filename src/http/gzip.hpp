// Gzip: a body made smaller for a browser, for bytes that are made at run time (built files come compressed).
//
// Threads: pure. Errors: empty when it could not be packed or did not get smaller; then the plain bytes are sent.
#pragma once

#include <string>
#include <string_view>

namespace huiyin::http {

std::string Gzip(std::string_view plain);

}  // namespace huiyin::http
