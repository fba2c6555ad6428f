#include "images/decode.hpp"

#include "images/images.hpp"

namespace huiyin::images {

bool FitsPixels(std::int64_t width, std::int64_t height) {
  return width > 0 && height > 0 && width <= kPixels && height <= kPixels / width;
}

Decoded Decode(std::string_view bytes, int edge) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xff\xd8\xff"sv)) return DecodeJpeg(bytes, edge);
  if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return DecodePng(bytes);
  if (bytes.starts_with("RIFF"sv) && bytes.substr(0, 12).ends_with("WEBP"sv))
    return DecodeWebp(bytes, edge);
  return Refusal::kOtherFormat;
}

}  // namespace huiyin::images
