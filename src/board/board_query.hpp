// BoardQuery: the parameters of GET /api/v1/public/board, read strictly, and the one form in which they are a cache key.
//
//   BoardQuery query = TRY(ReadBoardQuery(call.request().query));
//   cache.Get("board?" + query.key, ...);
//
// Unknown, repeated and malformed parameters are refused, so that nobody can fill the cache with copies of the same page.
// Threads: pure functions. Errors: kInvalid naming the parameter; no name for an unknown one, it is the sender's own text.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "board/board_store.hpp"

namespace huiyin::board {

struct BoardQuery {
  BoardFilter filter;
  std::string key;  // the same for all spellings of the same question
};

// `raw`: what stands after '?'.
Result<BoardQuery> ReadBoardQuery(std::string_view raw);
// For an address without parameters. Errors: kInvalid when there are some.
Status ReadNoParameters(std::string_view raw);
// The cursor of the page after one that ends with this line.
std::string CursorAt(const Place& place);

}  // namespace huiyin::board
