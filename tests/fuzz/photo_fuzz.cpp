// Fuzzes what the photo child does with an upload: decode, turn, encode. Built by clang with -DHUIYIN_FUZZ=ON; see README.md.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

#include "images/transform.hpp"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's own name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    auto result = huiyin::images::Transform({reinterpret_cast<const char*>(data), size});
    const auto* clean = std::get_if<huiyin::images::CleanPicture>(&result);
    if (clean != nullptr && (clean->width > huiyin::images::kPictureEdge || clean->jpeg.empty()))
      std::abort();
  } catch (const std::bad_alloc&) {  // the child answers with it
  }
  return 0;
}
