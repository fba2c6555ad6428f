// The child: locks itself in, reads one upload from descriptor 0 until its end, writes one reply to descriptor 1, ends.
//
// Reply: a ChildReply, then `jpeg_bytes` and `thumb_bytes` of bytes. Both ends are the same program on the same machine, so the
// numbers are in its own order. The parent trusts no number in it without looking.
#pragma once

#include <cstdint>
#include <optional>

namespace huiyin::images {

inline constexpr std::uint32_t kReplyMark = 0x31504948;  // "HIP1"

struct ChildReply {
  std::uint32_t mark = kReplyMark;
  std::uint32_t refusal = 0;
  std::int32_t width = 0;
  std::int32_t height = 0;
  std::uint32_t jpeg_bytes = 0;
  std::uint32_t thumb_bytes = 0;
};

// To be asked first thing in main: whether this process was started to be a child (`photo-child MEMORY SECONDS`), and its exit
// status after it was one. Never for people to call.
std::optional<int> RunChild(int argc, char** argv);

}  // namespace huiyin::images
