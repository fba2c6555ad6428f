#include <webp/decode.h>

#include <algorithm>

#include "images/decode.hpp"

namespace huiyin::images {

Decoded DecodeWebp(std::string_view bytes, int edge) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  WebPDecoderConfig config;
  if (::WebPInitDecoderConfig(&config) == 0 ||
      ::WebPGetFeatures(data, bytes.size(), &config.input) != VP8_STATUS_OK)
    return Refusal::kDamaged;
  if (config.input.has_animation != 0) return Refusal::kAnimated;
  int width = config.input.width;
  int height = config.input.height;
  if (!FitsPixels(width, height)) return Refusal::kTooManyPixels;
  int longest = std::max(width, height);
  if (longest > 2 * edge) {  // the rest is left to FitInto, which is finer
    config.options.use_scaling = 1;
    width = std::max<int>(1, static_cast<int>(std::int64_t{width} * 2 * edge / longest));
    height = std::max<int>(1, static_cast<int>(std::int64_t{height} * 2 * edge / longest));
    config.options.scaled_width = width;
    config.options.scaled_height = height;
  }
  Picture picture{width, height,
                  std::vector<std::uint8_t>(static_cast<std::size_t>(width) *
                                            static_cast<std::size_t>(height) * 4)};
  config.output.colorspace = MODE_RGBA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = picture.rgba.data();
  config.output.u.RGBA.stride = width * 4;
  config.output.u.RGBA.size = picture.rgba.size();
  VP8StatusCode status = ::WebPDecode(data, bytes.size(), &config);
  ::WebPFreeDecBuffer(&config.output);
  if (status == VP8_STATUS_OUT_OF_MEMORY) return Refusal::kTooMuchMemory;
  if (status != VP8_STATUS_OK) return Refusal::kDamaged;
  return picture;
}

}  // namespace huiyin::images
