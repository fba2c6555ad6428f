#include "images/exif.hpp"

#include <cstdint>
#include <optional>

namespace huiyin::images {
namespace {

using namespace std::string_view_literals;

enum class Order : std::uint8_t { kLittle, kBig };

// The number in `bytes` at `at`; nothing beyond their end.
std::optional<std::uint32_t> Number(std::string_view bytes, std::size_t at, std::size_t size,
                                    Order order) {
  if (at > bytes.size() || bytes.size() - at < size) return std::nullopt;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size; ++i) {
    std::size_t from = order == Order::kBig ? at + i : at + size - 1 - i;
    number = (number << 8U) | static_cast<std::uint8_t>(bytes[from]);
  }
  return number;
}

int FromTiff(std::string_view tiff) {
  constexpr std::uint32_t kOrientationTag = 0x0112;
  Order order = tiff.starts_with("MM\0*"sv) ? Order::kBig : Order::kLittle;
  if (order == Order::kLittle && !tiff.starts_with("II*\0"sv)) return 1;
  auto directory = Number(tiff, 4, 4, order);
  auto entries = directory ? Number(tiff, *directory, 2, order) : std::nullopt;
  if (!entries) return 1;
  for (std::uint32_t i = 0; i < *entries; ++i) {
    std::size_t at = std::size_t{*directory} + 2 + std::size_t{i} * 12;
    auto tag = Number(tiff, at, 2, order);
    if (!tag) return 1;
    if (*tag != kOrientationTag) continue;
    auto value = Number(tiff, at + 8, 2, order).value_or(1);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

std::string_view JpegExif(std::string_view jpeg) {
  for (std::size_t at = 2;;) {
    auto marker = Number(jpeg, at, 2, Order::kBig);
    auto size = Number(jpeg, at + 2, 2, Order::kBig);
    if (!marker || !size || *size < 2 || (*marker >> 8U) != 0xff || *marker == 0xffda) return {};
    std::string_view body = jpeg.substr(at + 4).substr(0, *size - 2);
    if (*marker == 0xffe1 && body.starts_with("Exif\0\0"sv)) return body.substr(6);
    at += 2 + std::size_t{*size};
  }
}

std::string_view PngExif(std::string_view png) {
  for (std::size_t at = 8;;) {
    auto size = Number(png, at, 4, Order::kBig);
    if (!size || at + 8 > png.size()) return {};
    if (png.substr(at + 4, 4) == "eXIf") return png.substr(at + 8).substr(0, *size);
    at += 12 + std::size_t{*size};
  }
}

std::string_view WebpExif(std::string_view webp) {
  for (std::size_t at = 12;;) {
    auto size = Number(webp, at + 4, 4, Order::kLittle);
    if (!size || at + 8 > webp.size()) return {};
    std::string_view body = webp.substr(at + 8).substr(0, *size);
    if (webp.substr(at, 4) == "EXIF") return body.starts_with("Exif\0\0"sv) ? body.substr(6) : body;
    at += 8 + std::size_t{*size} + (*size & 1U);
  }
}

}  // namespace

int OrientationOf(std::string_view picture) {
  if (picture.starts_with("\xff\xd8"sv)) return FromTiff(JpegExif(picture));
  if (picture.starts_with("\x89PNG"sv)) return FromTiff(PngExif(picture));
  if (picture.starts_with("RIFF"sv)) return FromTiff(WebpExif(picture));
  return 1;
}

}  // namespace huiyin::images
