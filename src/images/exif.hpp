// The orientation that a camera noted: the only thing read of a picture's metadata, and nothing of it is kept.
//
// Threads: pure. Errors: 1 (as it is) for whatever cannot be read.
#pragma once

#include <string_view>

namespace huiyin::images {

// 1 to 8, from the EXIF of a JPEG (APP1), a PNG (eXIf) or a WebP (EXIF).
int OrientationOf(std::string_view picture);

}  // namespace huiyin::images
