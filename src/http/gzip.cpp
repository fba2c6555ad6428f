#include "http/gzip.hpp"

#include <zlib.h>

#include <limits>

namespace huiyin::http {
namespace {

constexpr std::size_t kWorthPacking = 1024;  // below, the header costs as much as the body
constexpr int kLevel = 6;
constexpr int kGzipWindow = 15 + 16;  // the largest window, in a gzip frame
constexpr int kMemory = 8;

}  // namespace

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

}  // namespace huiyin::http
