// Transform: an upload to the clean picture and its thumbnail, in this very process. Call it in the child; the fuzz target and
// the tests of decoding call it directly.
#pragma once

#include <string_view>
#include <variant>

#include "images/decode.hpp"
#include "images/images.hpp"

namespace huiyin::images {

std::variant<CleanPicture, Refusal> Transform(std::string_view upload);

}  // namespace huiyin::images
