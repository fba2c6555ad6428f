// Fault: what the server finds wrong with a request by itself.
//
// Threads: a plain value. Ownership: `code` is a literal, for ServerOptions::fault.
#pragma once

#include <string_view>

namespace huiyin::http {

struct Fault {
  int status = 400;
  std::string_view code = "bad_request";
};

}  // namespace huiyin::http
