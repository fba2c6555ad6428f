#include "images/picture.hpp"

#include <turbojpeg.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace huiyin::images {
namespace {

constexpr std::size_t kBytes = 4;

std::size_t PixelAt(const Picture& picture, int x, int y) {
  return (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
          static_cast<std::size_t>(x)) *
         kBytes;
}

Picture Blank(int width, int height) {
  return {width, height,
          std::vector<std::uint8_t>(static_cast<std::size_t>(width) *
                                    static_cast<std::size_t>(height) * kBytes)};
}

// The place of a shorter scale's step on the longer one.
int Step(int at, int from, int to) {
  return static_cast<int>(static_cast<std::int64_t>(at) * from / to);
}

std::array<std::uint8_t, kBytes> Mean(const Picture& picture, int left, int right, int top,
                                      int bottom) {
  std::array<std::uint64_t, kBytes> sums{};
  for (int y = top; y < bottom; ++y) {
    const std::uint8_t* pixel = picture.rgba.data() + PixelAt(picture, left, y);
    for (int x = left; x < right; ++x, pixel += kBytes) {
      for (std::size_t c = 0; c < kBytes; ++c) sums[c] += pixel[c];
    }
  }
  auto count = static_cast<std::uint64_t>(right - left) * static_cast<std::uint64_t>(bottom - top);
  std::array<std::uint8_t, kBytes> mean{};
  for (std::size_t c = 0; c < kBytes; ++c)
    mean[c] = static_cast<std::uint8_t>((sums[c] + count / 2) / count);
  return mean;
}

}  // namespace

void Flatten(Picture& picture) {
  for (std::size_t i = 0; i + kBytes <= picture.rgba.size(); i += kBytes) {
    unsigned alpha = picture.rgba[i + 3];
    if (alpha == 255) continue;
    for (std::size_t c = 0; c < 3; ++c) {
      unsigned mixed = picture.rgba[i + c] * alpha + 255U * (255U - alpha);
      picture.rgba[i + c] = static_cast<std::uint8_t>((mixed + 127U) / 255U);
    }
    picture.rgba[i + 3] = 255;
  }
}

Picture FitInto(const Picture& picture, int edge) {
  int longest = std::max(picture.width, picture.height);
  if (longest <= edge) return picture;
  Picture fitted = Blank(std::max(1, Step(edge, picture.width, longest)),
                         std::max(1, Step(edge, picture.height, longest)));
  for (int y = 0; y < fitted.height; ++y) {
    int top = Step(y, picture.height, fitted.height);
    int bottom = std::max(top + 1, Step(y + 1, picture.height, fitted.height));
    for (int x = 0; x < fitted.width; ++x) {
      int left = Step(x, picture.width, fitted.width);
      int right = std::max(left + 1, Step(x + 1, picture.width, fitted.width));
      auto mean = Mean(picture, left, right, top, bottom);
      std::copy(mean.begin(), mean.end(), fitted.rgba.data() + PixelAt(fitted, x, y));
    }
  }
  return fitted;
}

Picture Turn(const Picture& picture, int orientation) {
  if (orientation < 2 || orientation > 8) return picture;
  bool sideways = orientation >= 5;
  Picture turned =
      sideways ? Blank(picture.height, picture.width) : Blank(picture.width, picture.height);
  for (int y = 0; y < turned.height; ++y) {
    for (int x = 0; x < turned.width; ++x) {
      int from_x = sideways ? y : x;
      int from_y = sideways ? x : y;
      // 2 3 7 8: seen from the right edge; 3 4 6 7: from the bottom.
      bool from_right =
          orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
      bool from_bottom =
          orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
      if (from_right) from_x = picture.width - 1 - from_x;
      if (from_bottom) from_y = picture.height - 1 - from_y;
      std::memcpy(turned.rgba.data() + PixelAt(turned, x, y),
                  picture.rgba.data() + PixelAt(picture, from_x, from_y), kBytes);
    }
  }
  return turned;
}

std::string EncodeJpeg(const Picture& picture, int quality) {
  tjhandle encoder = ::tjInitCompress();
  if (encoder == nullptr) return {};
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  int failed = ::tjCompress2(encoder, picture.rgba.data(), picture.width, 0, picture.height,
                             TJPF_RGBX, &bytes, &size, TJSAMP_420, quality, 0);
  std::string jpeg;
  if (failed == 0) jpeg.assign(reinterpret_cast<const char*>(bytes), size);
  ::tjFree(bytes);
  ::tjDestroy(encoder);
  return jpeg;
}

}  // namespace huiyin::images
