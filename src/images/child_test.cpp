#include <gtest/gtest.h>
#include <sys/wait.h>

#include <thread>

#include "images/images.hpp"
#include "images/test_images.hpp"
#include "images/test_main.hpp"

namespace huiyin::images {
namespace {

ErrorCode CodeOf(const Result<CleanPicture>& result) {
  return result ? ErrorCode::kTimeout : result.error().code;
}

TEST(PhotoChild, GivesTheCleanPicture) {
  auto clean = ReEncode(WithSegment(MakeJpeg(3000, 2000), 0xe1, Exif(6)));
  ASSERT_TRUE(clean) << clean.error().detail;
  EXPECT_EQ(clean->height, kPictureEdge);
  EXPECT_EQ(clean->width, 1365);
  EXPECT_EQ(clean->jpeg.find("GPS"), std::string::npos);
  EXPECT_LT(clean->thumb.size(), clean->jpeg.size());
}

TEST(PhotoChild, SaysInWordsWhatIsWrong) {
  EXPECT_EQ(CodeOf(ReEncode("")), ErrorCode::kUnsupportedType);
  EXPECT_EQ(CodeOf(ReEncode("GIF89a")), ErrorCode::kUnsupportedType);
  EXPECT_EQ(CodeOf(ReEncode(MakeJpeg(99, 99).substr(0, 700))), ErrorCode::kInvalid);
  EXPECT_EQ(CodeOf(ReEncode(AnimatedWebp())), ErrorCode::kInvalid);
  EXPECT_EQ(CodeOf(ReEncode(BoastingPng(60'000, 60'000))), ErrorCode::kTooLarge);
  EXPECT_EQ(CodeOf(ReEncode(std::string(kUploadBytes + 1, 'x'))), ErrorCode::kTooLarge);
  auto refused = ReEncode("GIF89a");
  EXPECT_EQ(refused.error().field, "photo");
  EXPECT_FALSE(refused.error().message.zh.empty());
}

// A sanitizer needs the address space that this test takes away.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(PhotoChild, DiesOfTooMuchMemoryAlone) {
  std::vector<std::uint8_t> nothing(7000 * 7000, 255);
  png_image image{};
  image.width = image.height = 7000;
  image.format = PNG_FORMAT_GRAY;
  std::string bomb = WritePng(image, nothing.data());
  EXPECT_EQ(CodeOf(ReEncode(bomb, {.memory_bytes = 100 * 1024 * 1024})), ErrorCode::kTooLarge);
  EXPECT_TRUE(ReEncode(bomb));
  EXPECT_TRUE(ReEncode(MakeJpeg(40, 40)));
}
#endif

TEST(PhotoChild, IsEndedByItsProcessorTime) {
  EXPECT_EQ(CodeOf(ReEncode(MakeJpeg(8, 8), {.command = "photo-spin"})), ErrorCode::kInvalid);
  EXPECT_TRUE(ReEncode(MakeJpeg(40, 40)));
}

TEST(PhotoChild, IsKilledWhenItTakesTooLong) {
  auto late = ReEncode(MakeJpeg(8, 8),
                       {.command = "photo-sleep", .wall_time = std::chrono::milliseconds(50)});
  EXPECT_EQ(CodeOf(late), ErrorCode::kUnavailable);
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << "nothing is left behind";
  EXPECT_TRUE(ReEncode(MakeJpeg(40, 40)));
}

TEST(PhotoChild, ThatCannotStartIsNotThePersonsFault) {
  EXPECT_EQ(CodeOf(ReEncode(MakeJpeg(8, 8), {.program = "/nonexistent"})), ErrorCode::kUnavailable);
  EXPECT_EQ(CodeOf(ReEncode(MakeJpeg(8, 8), {.program = "/bin/true"})), ErrorCode::kInvalid);
}

TEST(PhotoChild, ManyWorkSideBySide) {
  std::vector<std::thread> threads;
  std::atomic<int> good = 0;
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([&] { good += ReEncode(MakeJpeg(300, 200)) ? 1 : 0; });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, 6);
}

}  // namespace
}  // namespace huiyin::images
