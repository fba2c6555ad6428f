#include "images/transform.hpp"

#include <utility>

#include "images/exif.hpp"

namespace huiyin::images {
namespace {

constexpr int kPictureQuality = 82;  // text on a notice stays readable
constexpr int kThumbQuality = 75;

}  // namespace

std::variant<CleanPicture, Refusal> Transform(std::string_view upload) {
  Decoded decoded = Decode(upload, kPictureEdge);
  if (const auto* refusal = std::get_if<Refusal>(&decoded)) return *refusal;
  Picture& whole = std::get<Picture>(decoded);
  Flatten(whole);
  Picture picture = Turn(FitInto(whole, kPictureEdge), OrientationOf(upload));
  whole = {};
  CleanPicture clean{picture.width, picture.height, EncodeJpeg(picture, kPictureQuality),
                     EncodeJpeg(FitInto(picture, kThumbEdge), kThumbQuality)};
  if (clean.jpeg.empty() || clean.thumb.empty()) return Refusal::kTooMuchMemory;
  return clean;
}

}  // namespace huiyin::images
