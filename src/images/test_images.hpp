// For tests only: pictures made by code, with what hides in real ones.
//
//   std::string photo = WithSegment(MakeJpeg(40, 30), 0xe1, Exif(6));
//
// A made picture is red in its left upper quarter, blue elsewhere, so that a turned one can be told.
#pragma once

#include <png.h>
#include <turbojpeg.h>
#include <webp/encode.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "images/picture.hpp"

namespace huiyin::images {

inline Picture MakePicture(int width, int height) {
  Picture picture{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      bool red = x < width / 2 && y < height / 2;
      for (int c : {red ? 230 : 20, 20, red ? 20 : 230, 255})
        picture.rgba.push_back(static_cast<std::uint8_t>(c));
    }
  }
  return picture;
}

inline std::string MakeJpeg(int width, int height) {
  return EncodeJpeg(MakePicture(width, height), 90);
}

// Four inks, as print shops send them.
inline std::string MakeCmykJpeg(int width, int height) {
  std::vector<std::uint8_t> inks;
  for (int i = 0; i < width * height; ++i) inks.insert(inks.end(), {250, 30, 30, 250});
  tjhandle encoder = ::tjInitCompress();
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  if (::tjCompress2(encoder, inks.data(), width, 0, height, TJPF_CMYK, &bytes, &size, TJSAMP_444,
                    95, 0) != 0)
    std::abort();
  std::string jpeg(reinterpret_cast<const char*>(bytes), size);
  ::tjFree(bytes);
  ::tjDestroy(encoder);
  return jpeg;
}

inline std::string MakeProgressiveJpeg(int width, int height) {
  Picture picture = MakePicture(width, height);
  tjhandle encoder = ::tjInitCompress();
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  if (::tjCompress2(encoder, picture.rgba.data(), width, 0, height, TJPF_RGBX, &bytes, &size,
                    TJSAMP_420, 90, TJFLAG_PROGRESSIVE) != 0)
    std::abort();
  std::string jpeg(reinterpret_cast<const char*>(bytes), size);
  ::tjFree(bytes);
  ::tjDestroy(encoder);
  return jpeg;
}

inline std::string WritePng(png_image& image, const void* pixels) {
  image.version = PNG_IMAGE_VERSION;
  png_alloc_size_t size = 0;
  if (::png_image_write_to_memory(&image, nullptr, &size, 0, pixels, 0, nullptr) == 0) std::abort();
  std::string png(size, '\0');
  if (::png_image_write_to_memory(&image, png.data(), &size, 0, pixels, 0, nullptr) == 0)
    std::abort();
  png.resize(size);
  return png;
}

inline std::string MakePng(int width, int height) {
  Picture picture = MakePicture(width, height);
  png_image image{};
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGBA;
  return WritePng(image, picture.rgba.data());
}

inline std::string MakeDeepPng(int width, int height) {
  std::vector<std::uint16_t> samples;
  for (int i = 0; i < width * height; ++i) samples.insert(samples.end(), {0xf000, 0x1000, 0x1000});
  png_image image{};
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_LINEAR_RGB | PNG_FORMAT_FLAG_LINEAR;
  return WritePng(image, samples.data());
}

inline std::string MakeWebp(int width, int height, bool lossless = false) {
  Picture picture = MakePicture(width, height);
  std::uint8_t* bytes = nullptr;
  std::size_t size =
      lossless ? ::WebPEncodeLosslessRGBA(picture.rgba.data(), width, height, width * 4, &bytes)
               : ::WebPEncodeRGBA(picture.rgba.data(), width, height, width * 4, 90, &bytes);
  std::string webp(reinterpret_cast<const char*>(bytes), size);
  ::WebPFree(bytes);
  return webp;
}

inline std::string BigEndian(std::uint32_t number, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i)
    text.push_back(static_cast<char>((number >> (8 * static_cast<unsigned>(i))) & 0xffU));
  return text;
}
inline std::string LittleEndian(std::uint32_t number, int bytes) {
  std::string text = BigEndian(number, bytes);
  return {text.rbegin(), text.rend()};
}

// A TIFF block with an orientation and a text that must not survive.
inline std::string Tiff(int orientation) {
  std::string tiff("MM\0*\0\0\0\x08\0\x01", 10);
  tiff += BigEndian(0x0112, 2) + BigEndian(3, 2) + BigEndian(1, 4) +
          BigEndian(static_cast<std::uint32_t>(orientation), 2) + BigEndian(0, 2) + BigEndian(0, 4);
  return tiff + "GPS 38.0000N 118.0000E";
}
inline std::string Exif(int orientation) { return std::string("Exif\0\0", 6) + Tiff(orientation); }

// Puts a marker segment right behind a JPEG's beginning.
inline std::string WithSegment(const std::string& jpeg, unsigned marker, std::string_view body) {
  return jpeg.substr(0, 2) + "\xff" + static_cast<char>(marker) +
         BigEndian(static_cast<std::uint32_t>(body.size() + 2), 2) + std::string(body) +
         jpeg.substr(2);
}

inline std::uint32_t Crc(std::string_view bytes) {
  std::uint32_t crc = 0xffffffffU;
  for (char byte : bytes) {
    crc ^= static_cast<std::uint8_t>(byte);
    for (int i = 0; i < 8; ++i) crc = (crc >> 1U) ^ (0xedb88320U & (0U - (crc & 1U)));
  }
  return ~crc;
}
inline std::string Chunk(const std::string& name, std::string_view body) {
  std::string named = name + std::string(body);
  return BigEndian(static_cast<std::uint32_t>(body.size()), 4) + named + BigEndian(Crc(named), 4);
}
// Puts a chunk right behind a PNG's header.
inline std::string WithChunk(const std::string& png, const std::string& name,
                             std::string_view body) {
  return png.substr(0, 33) + Chunk(name, body) + png.substr(33);
}
// A PNG that says it is that large, with hardly any data.
inline std::string BoastingPng(std::uint32_t width, std::uint32_t height) {
  std::string header =
      BigEndian(width, 4) + BigEndian(height, 4) + std::string("\x08\x06\0\0\0", 5);
  return "\x89PNG\r\n\x1a\n" + Chunk("IHDR", header) + Chunk("IDAT", "x\x9c\x03") +
         Chunk("IEND", "");
}

inline std::string Riff(const std::string& chunks) {
  return "RIFF" + LittleEndian(static_cast<std::uint32_t>(chunks.size() + 4), 4) + "WEBP" + chunks;
}
inline std::string RiffChunk(const std::string& name, std::string_view body) {
  std::string chunk =
      name + LittleEndian(static_cast<std::uint32_t>(body.size()), 4) + std::string(body);
  if (body.size() % 2 == 1) chunk.push_back('\0');
  return chunk;
}
// VP8X: flags, three reserved bytes, width and height less one in three bytes each.
inline std::string WebpHeader(unsigned flags, int width, int height) {
  return RiffChunk("VP8X", LittleEndian(flags, 4) +
                               LittleEndian(static_cast<std::uint32_t>(width - 1), 3) +
                               LittleEndian(static_cast<std::uint32_t>(height - 1), 3));
}
inline std::string WithExif(const std::string& webp, int width, int height, int orientation) {
  return Riff(WebpHeader(0x08, width, height) + webp.substr(12) +
              RiffChunk("EXIF", Tiff(orientation)));
}
inline std::string AnimatedWebp() {
  return Riff(WebpHeader(0x02, 8, 8) + RiffChunk("ANIM", std::string(6, '\0')) +
              RiffChunk("ANMF", std::string(24, '\0')));
}

// 'r' or 'b' at a place given in tenths of the width and the height.
inline char ColourAt(const Picture& picture, int tenth_x, int tenth_y) {
  auto at = (static_cast<std::size_t>(picture.height * tenth_y / 10) *
                 static_cast<std::size_t>(picture.width) +
             static_cast<std::size_t>(picture.width * tenth_x / 10)) *
            4;
  return picture.rgba[at] > picture.rgba[at + 2] ? 'r' : 'b';
}

}  // namespace huiyin::images
