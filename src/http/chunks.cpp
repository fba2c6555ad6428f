#include "http/chunks.hpp"

#include <algorithm>

#include "http/text.hpp"

namespace huiyin::http {
namespace {

constexpr std::size_t kLineBytes = 256;  // size in hexadecimal and extensions

// *( ";" token [ "=" ( token / quoted-string ) ] ): nobody sends one; it is checked and dropped.
bool IsChunkExtension(std::string_view text) {
  while (!text.empty()) {
    if (text.front() != ';') return false;
    text.remove_prefix(1);
    const std::size_t name_end = std::min(text.find_first_of(";="), text.size());
    if (!IsToken(text.substr(0, name_end))) return false;
    text.remove_prefix(name_end);
    if (!text.starts_with('=')) continue;
    text.remove_prefix(1);
    std::size_t end = std::min(text.find(';'), text.size());
    if (text.starts_with('"')) {
      const std::size_t quote =
          text.find_first_of("\"\\", 1);  // an escaped byte in it is refused too
      if (quote == std::string_view::npos || text[quote] == '\\') return false;
      end = quote + 1;
      if (!IsFieldValue(text.substr(0, end))) return false;
    } else if (!IsToken(text.substr(0, end))) {
      return false;
    }
    text.remove_prefix(end);
  }
  return true;
}

// A trailer field that says nothing about the framing or the host (RFC 9110 6.5.1).
bool IsPlainTrailer(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view name = line.substr(0, colon);
  const bool forbidden = EqualsNoCase(name, "transfer-encoding") ||
                         EqualsNoCase(name, "content-length") || EqualsNoCase(name, "host");
  return !forbidden && IsToken(name) && IsFieldValue(line.substr(colon + 1));
}

}  // namespace

bool ChunkReader::Bad(int status, std::string_view code) {
  fault_ = Fault{status, code};
  return false;
}

ChunkReader::Progress ChunkReader::Read(std::string_view bytes, std::string& body) {
  std::string_view rest = bytes;
  while (state_ != State::kDone && Step(rest, body)) continue;
  return {bytes.size() - rest.size(), state_ == State::kDone};
}

bool ChunkReader::Step(std::string_view& bytes, std::string& body) {
  if (state_ == State::kData) return TakeData(bytes, body);
  std::string_view line;
  if (!TakeLine(bytes, line)) return false;
  if (state_ == State::kSize) return ParseSize(line);
  if (state_ == State::kDataEnd) {
    state_ = State::kSize;
    return line.empty() || Bad(400, "bad_chunk");
  }
  if (!line.empty()) return IsPlainTrailer(line) || Bad(400, "bad_chunk");
  state_ = State::kDone;
  return true;
}

// A line without its CRLF.
bool ChunkReader::TakeLine(std::string_view& bytes, std::string_view& line) {
  const bool trailer = state_ == State::kTrailer;
  const std::size_t limit = trailer ? trailer_left_ : kLineBytes;
  const std::size_t feed = bytes.substr(0, limit).find('\n');
  if (feed == std::string_view::npos) {
    if (bytes.size() < limit) return false;
    return trailer ? Bad(431, "header_too_large") : Bad(400, "bad_chunk");
  }
  if (feed == 0 || bytes.find('\r') + 1 != feed) return Bad(400, "bad_line_ending");
  line = bytes.substr(0, feed - 1);
  bytes.remove_prefix(feed + 1);
  if (trailer) trailer_left_ -= feed + 1;
  return true;
}

bool ChunkReader::ParseSize(std::string_view line) {
  const std::size_t end = std::min(line.find(';'), line.size());
  const auto size = ParseNumber<16>(line.substr(0, end));
  if (!size || !IsChunkExtension(line.substr(end))) return Bad(400, "bad_chunk");
  if (*size > body_limit_) return Bad(413, "body_too_large");
  body_limit_ -= *size;
  chunk_left_ = *size;
  state_ = *size == 0 ? State::kTrailer : State::kData;
  return true;
}

bool ChunkReader::TakeData(std::string_view& bytes, std::string& body) {
  if (bytes.empty()) return false;
  const std::size_t take = std::min<std::uint64_t>(chunk_left_, bytes.size());
  body.append(bytes.substr(0, take));
  bytes.remove_prefix(take);
  chunk_left_ -= take;
  if (chunk_left_ == 0) state_ = State::kDataEnd;
  return true;
}

}  // namespace huiyin::http
