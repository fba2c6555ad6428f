#include <turbojpeg.h>

#include <algorithm>
#include <memory>

#include "images/decode.hpp"

namespace huiyin::images {
namespace {

using Handle = std::unique_ptr<void, int (*)(tjhandle)>;

struct Size {
  int width;
  int height;
};

// Of the library's own scales the smallest that is not below `edge`.
Size ScaledFor(int width, int height, int edge) {
  Size best{width, height};
  for (int denominator : {2, 4, 8}) {
    int w = (width + denominator - 1) / denominator;
    int h = (height + denominator - 1) / denominator;
    if (std::max(w, h) >= edge) best = {w, h};
  }
  return best;
}

// Bytes between the parts, as some phones leave them, are no fault; any other complaint, an early end above all, is. The library
// calls a fault a warning, too, when a warning came before it: so its words are looked at.
bool Harmless(tjhandle decoder) {
  std::string_view said = ::tjGetErrorStr2(decoder);
  return said.find("extraneous bytes before marker") != std::string_view::npos;
}

bool ReadInto(tjhandle decoder, std::string_view bytes, Picture& picture, int format) {
  int failed =
      ::tjDecompress2(decoder, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      picture.rgba.data(), picture.width, 0, picture.height, format,
                      TJFLAG_LIMITSCANS);  // a progressive picture of endless scans
  return failed == 0 || Harmless(decoder);
}

// As Adobe writes them: the amount of paper that is left, not of ink.
void FromCmyk(Picture& picture) {
  for (std::size_t i = 0; i + 4 <= picture.rgba.size(); i += 4) {
    unsigned black = picture.rgba[i + 3];
    for (std::size_t c = 0; c < 3; ++c)
      picture.rgba[i + c] = static_cast<std::uint8_t>(picture.rgba[i + c] * black / 255U);
    picture.rgba[i + 3] = 255;
  }
}

}  // namespace

Decoded DecodeJpeg(std::string_view bytes, int edge) {
  Handle decoder(::tjInitDecompress(), ::tjDestroy);
  if (decoder == nullptr) return Refusal::kTooMuchMemory;
  int width = 0;
  int height = 0;
  int subsampling = 0;
  int colours = 0;
  if (::tjDecompressHeader3(decoder.get(), reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size(), &width, &height, &subsampling, &colours) != 0)
    return Refusal::kDamaged;
  if (width <= 0 || height <= 0) return Refusal::kDamaged;
  if (!FitsPixels(width, height)) return Refusal::kTooManyPixels;
  Size size = ScaledFor(width, height, edge);
  Picture picture{size.width, size.height,
                  std::vector<std::uint8_t>(static_cast<std::size_t>(size.width) *
                                            static_cast<std::size_t>(size.height) * 4)};
  bool inks = colours == TJCS_CMYK || colours == TJCS_YCCK;
  if (!ReadInto(decoder.get(), bytes, picture, inks ? TJPF_CMYK : TJPF_RGBA))
    return Refusal::kDamaged;
  if (inks) FromCmyk(picture);
  return picture;
}

}  // namespace huiyin::images
