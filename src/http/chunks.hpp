// ChunkReader: the chunked transfer coding of RFC 9112 section 7.1, strictly, as the bytes arrive.
//
// Extensions and trailer fields are checked and dropped; a trailer field that reached a handler could pass for a header.
// Threads: one. Ownership: keeps no reference to the bytes. Errors: fault() is set, and the framing is lost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/fault.hpp"

namespace huiyin::http {

class ChunkReader {
 public:
  struct Progress {
    std::size_t used = 0;
    bool done = false;
  };

  ChunkReader() = default;
  ChunkReader(std::uint64_t body_limit, std::size_t trailer_limit)
      : body_limit_(body_limit), trailer_left_(trailer_limit) {}

  // Appends what the bytes hold of the body; call again with the unused ones and more.
  Progress Read(std::string_view bytes, std::string& body);
  [[nodiscard]] const std::optional<Fault>& fault() const { return fault_; }

 private:
  enum class State : std::uint8_t { kSize, kData, kDataEnd, kTrailer, kDone };

  bool Bad(int status, std::string_view code);
  // Each takes one element off `bytes`; false when it is not complete yet or fault_ was set.
  bool Step(std::string_view& bytes, std::string& body);
  bool TakeLine(std::string_view& bytes, std::string_view& line);
  bool TakeData(std::string_view& bytes, std::string& body);
  bool ParseSize(std::string_view line);

  std::optional<Fault> fault_;
  State state_ = State::kSize;
  std::uint64_t body_limit_ = 0;  // what further chunks may hold
  std::uint64_t chunk_left_ = 0;
  std::size_t trailer_left_ = 0;
};

}  // namespace huiyin::http
