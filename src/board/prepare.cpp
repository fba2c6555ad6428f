#include "board/prepare.hpp"

#include <span>
#include <utility>

#include "http/gzip.hpp"
#include "keys/keys.hpp"

namespace huiyin::board {
namespace {

constexpr std::size_t kTagBytes = 16;

}  // namespace

std::shared_ptr<const http::Prepared> Prepare(std::string json) {
  auto page = std::make_shared<http::Prepared>();
  page->content_type = "application/json";
  page->cache_control = "no-cache";
  Digest digest = Sha256({json});
  page->etag = "\"" + ToHex(std::span(digest).first(kTagBytes)) + "\"";
  page->gzip = http::Gzip(json);
  page->body = std::move(json);
  return page;
}

}  // namespace huiyin::board
