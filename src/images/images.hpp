// Images: pictures from strangers, decoded and encoded anew in a child process that can do nothing else - the door of this folder.
//
//   auto picture = TRY(ReEncode(upload));     // blocks up to ChildOptions::wall_time: never on an io thread or the writer
//   picture.jpeg, picture.thumb               // nothing of the upload but its pixels
//
// In: JPEG, PNG, still WebP. Out: two JPEGs without any metadata (EXIF, GPS, XMP, comments, colour profile), turned as the EXIF
// orientation says, white where it was transparent, the longest edge at most kPictureEdge and kThumbEdge.
// Map: images.hpp (this door, the parent's side is run_child.cpp), child (its main), sandbox (what it may do), transform (what it
// does), decode_*, exif, picture. Why so: docs/decisions/0008-photos.md.
//
// Threads: safe from any; each call is a child of its own, so bound how many run at once.
// Errors: kUnsupportedType for another format, kTooLarge for too many pixels, kInvalid for a damaged or hostile picture, all in
// words for the person; kUnavailable when the child could not be started or took too long.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace huiyin::images {

inline constexpr std::size_t kUploadBytes = 12 * 1024 * 1024;
inline constexpr std::int64_t kPixels = 50'000'000;  // 8,160 x 6,120, the largest that phones take
inline constexpr int kPictureEdge = 2048;
inline constexpr int kThumbEdge = 320;

struct CleanPicture {
  int width = 0;  // of `jpeg`
  int height = 0;
  std::string jpeg;
  std::string thumb;
};

struct ChildOptions {
  std::string program = "/proc/self/exe";
  std::string command =
      "photo-child";  // main hands over to images::RunChild when this is the first word
  std::uint64_t memory_bytes = 512 * 1024 * 1024;  // of address space; 50 MP are 200 MB decoded
  std::uint32_t processor_seconds = 8;
  std::chrono::milliseconds wall_time{20'000};  // on a busy machine too
};

Result<CleanPicture> ReEncode(std::string_view upload, const ChildOptions& options = {});

}  // namespace huiyin::images
