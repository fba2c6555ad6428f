// InputBuffer and Output: the bytes of one connection on their way in and out.
//
// Threads: one (the connection's io thread). Ownership: Output only points to the bytes it sends; they must stay until
// they are sent or the next Set.
#pragma once

#include <sys/uio.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace huiyin::http {

class InputBuffer {
 public:
  // Starts small, so that idle connections cost little, and grows to at most `most` bytes.
  explicit InputBuffer(std::size_t most) : most_(most) {}

  enum class Need : std::uint8_t { kSome, kMost };
  // Afterwards room_bytes() is above 0 unless `most` bytes wait already.
  void MakeRoom(Need need);
  [[nodiscard]] char* room() { return bytes_.get() + end_; }
  [[nodiscard]] std::size_t room_bytes() const { return capacity_ - end_; }
  void Add(std::size_t bytes) { end_ += bytes; }

  [[nodiscard]] std::string_view view() const { return {bytes_.get() + begin_, end_ - begin_}; }
  [[nodiscard]] bool empty() const { return begin_ == end_; }
  void Consume(std::size_t bytes) { begin_ += bytes; }
  void Clear() { begin_ = end_ = 0; }
  // Gives the memory of a large request back, if no bytes wait.
  void Shrink();

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t most_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

class Output {
 public:
  enum class Sent : std::uint8_t { kAll, kBlocked, kFailed };

  void Set(std::string_view first, std::string_view second = {}, std::string_view third = {});
  // As much as the socket takes now, the three pieces in one call and uncopied. Never waits, never raises SIGPIPE.
  [[nodiscard]] Sent SendTo(int descriptor);
  [[nodiscard]] std::size_t pending_bytes() const;

 private:
  std::array<iovec, 3> pieces_{};
};

}  // namespace huiyin::http
