// Prepare: rendered JSON as bytes that are ready for many replies: strong ETag, gzip, "Cache-Control: no-cache" (a browser may
// keep it but asks each time whether it still holds).
//
//   std::shared_ptr<const http::Prepared> page = Prepare(json::serialize(board));
//
// The ETag is a hash of the bytes: the same board after a restart, or from another server, is not sent again.
// Threads: pure.
#pragma once

#include <memory>
#include <string>

#include "http/http.hpp"

namespace huiyin::board {

std::shared_ptr<const http::Prepared> Prepare(std::string json);

}  // namespace huiyin::board
