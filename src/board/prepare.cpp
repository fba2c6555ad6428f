#include "board/prepare.hpp"

#include <zlib.h>

#include <limits>
#include <span>
#include <string_view>
#include <utility>

#include "keys/keys.hpp"

namespace huiyin::board {
namespace {

constexpr std::size_t kWorthPacking = 1024;  // below, the header costs as much as the body
constexpr int kLevel = 6;
constexpr int kGzipWindow = 15 + 16;  // the largest window, in a gzip frame
constexpr int kMemory = 8;
constexpr std::size_t kTagBytes = 16;

// Empty when it could not be packed or did not get smaller: then the plain bytes are sent.
std::string Gzip(std::string_view plain) {
  if (plain.size() < kWorthPacking || plain.size() > std::numeric_limits<uInt>::max() / 2)
    return {};
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
    return {};
  std::string packed(deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  packed.resize(whole ? stream.total_out : 0);
  deflateEnd(&stream);
  if (packed.size() >= plain.size()) return {};
  packed.shrink_to_fit();
  return packed;
}

}  // namespace

std::shared_ptr<const http::Prepared> Prepare(std::string json) {
  auto page = std::make_shared<http::Prepared>();
  page->content_type = "application/json";
  page->cache_control = "no-cache";
  Digest digest = Sha256({json});
  page->etag = "\"" + ToHex(std::span(digest).first(kTagBytes)) + "\"";
  page->gzip = Gzip(json);
  page->body = std::move(json);
  return page;
}

}  // namespace huiyin::board
