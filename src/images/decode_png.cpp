#include <png.h>

#include "images/decode.hpp"

namespace huiyin::images {

Decoded DecodePng(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (::png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
    return Refusal::kDamaged;
  if (!FitsPixels(image.width, image.height)) {
    ::png_image_free(&image);
    return Refusal::kTooManyPixels;
  }
  image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;  // as every viewer takes them
  image.format = PNG_FORMAT_RGBA;
  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height),
                  std::vector<std::uint8_t>(PNG_IMAGE_SIZE(image))};
  if (::png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr) == 0) {
    ::png_image_free(&image);
    return Refusal::kDamaged;
  }
  return picture;
}

}  // namespace huiyin::images
