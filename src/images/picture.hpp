// Picture: decoded pixels, and what is done with them. Pure; runs in the child.
//
// Threads: plain values. Errors: an empty result when memory or the encoder fails.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace huiyin::images {

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;  // 4 bytes a pixel, row by row
};

// Puts the picture on white and drops what shone through.
void Flatten(Picture& picture);
// Smaller, so that the longest edge is at most `edge`; the mean of the pixels that fall together. Never larger.
Picture FitInto(const Picture& picture, int edge);
// As an EXIF orientation of 1 to 8 says it is to be seen.
Picture Turn(const Picture& picture, int orientation);
// A JPEG without any metadata.
std::string EncodeJpeg(const Picture& picture, int quality);

}  // namespace huiyin::images
