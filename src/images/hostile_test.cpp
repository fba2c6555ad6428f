// What a stranger may send. Decoding in this process: the child's walls are tested in child_test.cpp.
#include <gtest/gtest.h>

#include <optional>
#include <random>

#include "images/test_images.hpp"
#include "images/transform.hpp"

namespace huiyin::images {
namespace {

std::optional<Refusal> RefusalOf(const std::string& upload) {
  auto result = Transform(upload);
  if (const auto* refusal = std::get_if<Refusal>(&result)) return *refusal;
  return std::nullopt;
}

TEST(HostileImage, IsRefusedWhenItIsNoPicture) {
  using namespace std::string_literals;
  for (const std::string& upload :
       {""s, "a"s, "<html><script>alert(1)</script>"s, "GIF89a/*<script>*/=1;"s, "%PDF-1.7"s,
        "PK\x03\x04"s, "\xff\xd8"s, "RIFF\0\0\0\0WAVE"s,
        "<svg xmlns='http://www.w3.org/2000/svg'/>"s})
    EXPECT_EQ(RefusalOf(upload), Refusal::kOtherFormat) << upload.size();
}

TEST(HostileImage, IsRefusedByTheSizeThatItClaimsBeforeAnythingIsDecoded) {
  EXPECT_EQ(RefusalOf(BoastingPng(60'000, 60'000)), Refusal::kTooManyPixels);
  EXPECT_EQ(RefusalOf(BoastingPng(50'000'001, 1)), Refusal::kDamaged);  // libpng's own limit
  EXPECT_EQ(RefusalOf(BoastingPng(900'000, 900'000)), Refusal::kTooManyPixels);
  EXPECT_EQ(RefusalOf(BoastingPng(0, 10)), Refusal::kDamaged);
  std::string jpeg = MakeJpeg(16, 16);
  std::size_t frame = jpeg.find("\xff\xc0");
  ASSERT_NE(frame, std::string::npos);
  jpeg.replace(frame + 5, 4, "\xff\xdc\xff\xdc");  // 65,500 x 65,500
  EXPECT_EQ(RefusalOf(jpeg), Refusal::kTooManyPixels);
  EXPECT_EQ(RefusalOf(Riff(WebpHeader(0, 16'383, 16'383) + MakeWebp(16, 16).substr(12))),
            Refusal::kDamaged);  // the canvas is not the picture's size
  EXPECT_FALSE(FitsPixels(std::int64_t{1} << 40U, std::int64_t{1} << 40U));
}

TEST(HostileImage, ABombWithinTheLimitIsOnlyASmallPicture) {
  std::vector<std::uint8_t> nothing(7000 * 7000, 255);
  png_image image{};
  image.width = image.height = 7000;
  image.format = PNG_FORMAT_GRAY;
  std::string bomb = WritePng(image, nothing.data());
  EXPECT_LT(bomb.size(), 100'000U);
  auto result = Transform(bomb);
  ASSERT_TRUE(std::holds_alternative<CleanPicture>(result));
  EXPECT_EQ(std::get<CleanPicture>(result).width, kPictureEdge);
}

TEST(HostileImage, TruncatedAnywhereItIsRefusedOrWhole) {
  for (const std::string& whole :
       {MakeJpeg(200, 150), MakeProgressiveJpeg(200, 150), MakePng(200, 150), MakeWebp(200, 150),
        MakeWebp(200, 150, true)}) {
    int refused = 0;
    int tried = 0;
    for (std::size_t end = 0; end < whole.size(); end += 64, ++tried)
      refused += RefusalOf(whole.substr(0, end)) ? 1 : 0;
    EXPECT_GE(refused, tried - 1) << whole.substr(0,
                                                  4);  // the last step may miss only the end mark
  }
}

TEST(HostileImage, WhatHangsBehindAPictureIsNotKept) {
  std::string archive = "PK\x03\x04 payload.exe <script>alert(1)</script>";
  for (const std::string& picture : {MakeJpeg(50, 50), MakePng(50, 50), MakeWebp(50, 50)}) {
    auto result = Transform(picture + archive);
    ASSERT_TRUE(std::holds_alternative<CleanPicture>(result));
    const auto& clean = std::get<CleanPicture>(result);
    for (const std::string& out : {clean.jpeg, clean.thumb}) {
      EXPECT_EQ(out.find("PK"), std::string::npos);
      EXPECT_EQ(out.find("script"), std::string::npos);
      EXPECT_TRUE(out.ends_with("\xff\xd9"));
    }
  }
}

TEST(HostileImage, AnAnimationIsRefused) {
  EXPECT_EQ(RefusalOf(AnimatedWebp()), Refusal::kAnimated);
}

// Bounded fuzzing for every day; tests/fuzz/photo_fuzz.cpp is the long one. A fault shows as a crash, mostly under ASan.
TEST(HostileImage, ChangedBytesNeverBreakTheDecoder) {
  std::mt19937 random(20261121);
  std::string exif = WithSegment(MakeJpeg(64, 48), 0xe1, Exif(6));
  for (const std::string& whole :
       {exif, MakeProgressiveJpeg(64, 48), MakeCmykJpeg(32, 32), MakePng(64, 48),
        MakeDeepPng(20, 20), MakeWebp(64, 48), MakeWebp(64, 48, true),
        WithExif(MakeWebp(32, 32), 32, 32, 3), AnimatedWebp()}) {
    for (int round = 0; round < 400; ++round) {
      std::string changed = whole;
      for (unsigned i = 0; i <= random() % 4; ++i)
        changed[random() % changed.size()] = static_cast<char>(random());
      if (random() % 4 == 0) changed.resize(random() % changed.size());
      if (changed.size() < 4) continue;
      auto result = Transform(changed);
      if (const auto* clean = std::get_if<CleanPicture>(&result)) {
        ASSERT_LE(clean->width, kPictureEdge);
        ASSERT_LE(clean->height, kPictureEdge);
      }
    }
  }
}

}  // namespace
}  // namespace huiyin::images
