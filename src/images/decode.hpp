// Decode: bytes of a stranger to pixels. Runs in the child, where a fault of a library costs nothing but the child.
//
// Gives a Refusal instead of a picture; the size is checked before anything of that size is allocated.
// Threads: pure functions. Ownership: looks at the bytes only.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "images/picture.hpp"

namespace huiyin::images {

// Also what the child answers with; 0 is left for a picture.
enum class Refusal : std::uint32_t {
  kOtherFormat = 1,  // neither JPEG nor PNG nor WebP
  kDamaged,          // truncated, or not what its beginning promises
  kTooManyPixels,
  kAnimated,
  kTooMuchMemory,
  kNoSandbox,  // the child could not lock itself in, and did nothing
};

using Decoded = std::variant<Picture, Refusal>;

// By the bytes, whatever they are called. A JPEG or WebP far larger than `edge` may come smaller, but never below it.
Decoded Decode(std::string_view bytes, int edge);

Decoded DecodeJpeg(std::string_view bytes, int edge);
Decoded DecodePng(std::string_view bytes);
Decoded DecodeWebp(std::string_view bytes, int edge);

// Whether a picture of that size may be decoded.
bool FitsPixels(std::int64_t width, std::int64_t height);

}  // namespace huiyin::images
