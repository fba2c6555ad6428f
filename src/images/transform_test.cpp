#include "images/transform.hpp"

#include <gtest/gtest.h>

#include "images/exif.hpp"
#include "images/test_images.hpp"

namespace huiyin::images {
namespace {

CleanPicture Clean(const std::string& upload) {
  auto result = Transform(upload);
  if (const auto* refusal = std::get_if<Refusal>(&result)) {
    ADD_FAILURE() << "refused: " << static_cast<int>(*refusal);
    return {};
  }
  return std::get<CleanPicture>(std::move(result));
}

Picture Seen(const std::string& jpeg) {
  Decoded decoded = Decode(jpeg, 1);
  EXPECT_TRUE(std::holds_alternative<Picture>(decoded));
  return std::holds_alternative<Picture>(decoded) ? std::get<Picture>(decoded) : MakePicture(1, 1);
}

Picture SeenWhole(const std::string& jpeg) { return std::get<Picture>(Decode(jpeg, kPictureEdge)); }

// The corners that are red, as "tl tr bl br".
std::string RedCorner(const std::string& jpeg) {
  Picture picture = SeenWhole(jpeg);
  std::string corners;
  for (int y : {2, 8}) {
    for (int x : {2, 8}) corners.push_back(ColourAt(picture, x, y));
  }
  return corners;
}

TEST(Transform, TakesJpegPngAndWebpAndGivesJpeg) {
  for (const std::string& upload : {MakeJpeg(120, 80), MakeProgressiveJpeg(120, 80),
                                    MakePng(120, 80), MakeWebp(120, 80), MakeWebp(120, 80, true)}) {
    CleanPicture clean = Clean(upload);
    EXPECT_EQ(clean.width, 120);
    EXPECT_EQ(clean.height, 80);
    EXPECT_EQ(clean.jpeg.substr(0, 3), "\xff\xd8\xff");
    EXPECT_EQ(RedCorner(clean.jpeg), "rbbb");
    EXPECT_EQ(RedCorner(clean.thumb), "rbbb");
  }
}

TEST(Transform, MakesLargePicturesFitAndLeavesSmallOnes) {
  CleanPicture wide = Clean(MakeJpeg(4500, 300));
  EXPECT_EQ(wide.width, kPictureEdge);
  EXPECT_EQ(wide.height, 136);
  EXPECT_EQ(RedCorner(wide.jpeg), "rbbb");
  Picture thumb = SeenWhole(wide.thumb);
  EXPECT_EQ(thumb.width, kThumbEdge);
  CleanPicture tall = Clean(MakeWebp(100, 6000));
  EXPECT_EQ(tall.height, kPictureEdge);
  CleanPicture png = Clean(MakePng(3000, 2));
  EXPECT_EQ(png.width, kPictureEdge);
  EXPECT_EQ(png.height, 1);
  CleanPicture dot = Clean(MakePng(1, 1));
  EXPECT_EQ(dot.width, 1);
}

TEST(Transform, DropsEveryKindOfMetadata) {
  std::string jpeg = WithSegment(MakeJpeg(60, 40), 0xe1, Exif(1));
  jpeg = WithSegment(jpeg, 0xe1, std::string("http://ns.adobe.com/xap/1.0/\0<x:xmp GPS/>", 40));
  jpeg = WithSegment(jpeg, 0xe2, std::string("ICC_PROFILE\0\x01\x01GPS profile", 25));
  jpeg = WithSegment(jpeg, 0xfe, "a comment with GPS");
  std::string png = WithChunk(MakePng(60, 40), "tEXt", std::string("Author\0GPS", 10));
  png = WithChunk(png, "eXIf", Tiff(1));
  std::string webp = WithExif(MakeWebp(60, 40), 60, 40, 1);
  for (const std::string& upload : {jpeg, png, webp}) {
    ASSERT_NE(upload.find("GPS"), std::string::npos);
    CleanPicture clean = Clean(upload);
    for (const std::string& out : {clean.jpeg, clean.thumb}) {
      for (const char* trace :
           {"GPS", "Exif", "ICC_PROFILE", "xmp", "Author", "\xff\xe1", "\xff\xfe"})
        EXPECT_EQ(out.find(trace), std::string::npos) << trace;
    }
  }
}

TEST(Transform, TurnsThePictureAsTheCameraWasHeld) {
  const char* corners[] = {"rbbb", "brbb", "bbbr", "bbrb", "rbbb", "brbb", "bbbr", "bbrb"};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    for (const std::string& upload : {WithSegment(MakeJpeg(120, 80), 0xe1, Exif(orientation)),
                                      WithChunk(MakePng(120, 80), "eXIf", Tiff(orientation)),
                                      WithExif(MakeWebp(120, 80), 120, 80, orientation)}) {
      CleanPicture clean = Clean(upload);
      EXPECT_EQ(RedCorner(clean.jpeg), corners[orientation - 1]) << orientation;
      EXPECT_EQ(clean.width, orientation >= 5 ? 80 : 120) << orientation;
    }
  }
}

TEST(Transform, ReadsAnOrientationOnlyWhereOneIs) {
  EXPECT_EQ(OrientationOf(""), 1);
  EXPECT_EQ(OrientationOf(MakeJpeg(8, 8)), 1);
  EXPECT_EQ(OrientationOf(WithSegment(MakeJpeg(8, 8), 0xe1, Exif(9))), 1);
  std::string whole = WithSegment(MakeJpeg(8, 8), 0xe1, Exif(6));
  EXPECT_EQ(OrientationOf(whole), 6);
  for (std::size_t end = 0; end < 40; ++end) EXPECT_LE(OrientationOf(whole.substr(0, end)), 6);
}

TEST(Transform, ReadsFourInksAndSixteenBits) {
  EXPECT_EQ(RedCorner(Clean(MakeCmykJpeg(40, 40)).jpeg), "rrrr");
  EXPECT_EQ(RedCorner(Clean(MakeDeepPng(40, 40)).jpeg), "rrrr");
}

TEST(Transform, OverlooksBytesThatPhonesLeaveBetweenTheParts) {
  std::string jpeg = MakeJpeg(60, 40);
  jpeg.insert(jpeg.size() - 2, 7, '\0');
  EXPECT_EQ(Clean(jpeg).width, 60);
}

TEST(Transform, PutsTransparencyOnWhite) {
  Picture glass{16, 16, std::vector<std::uint8_t>(16 * 16 * 4, 0)};
  png_image image{};
  image.width = image.height = 16;
  image.format = PNG_FORMAT_RGBA;
  Picture seen = Seen(Clean(WritePng(image, glass.rgba.data())).jpeg);
  EXPECT_GT(seen.rgba[0], 250);
  EXPECT_GT(seen.rgba[1], 250);
}

}  // namespace
}  // namespace huiyin::images
