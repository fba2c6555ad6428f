#include "db/unavailable.hpp"

#include <utility>

namespace huiyin::db {

Error Unavailable(std::string detail) {
  return {ErrorCode::kUnavailable,
          {"现在存不进去，内容没有丢，请过一会儿再试",
           "It cannot be stored just now; keep your text and try again in a while"},
          {},
          std::move(detail),
          {}};
}

}  // namespace huiyin::db
