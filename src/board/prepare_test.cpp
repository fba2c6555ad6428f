#include "board/prepare.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

namespace huiyin::board {
namespace {

std::string Unpack(std::string_view packed, std::size_t size) {
  std::string plain(size, '\0');
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  plain.resize(stream.total_out);
  inflateEnd(&stream);
  return plain;
}

TEST(Prepare, PacksWhatIsWorthIt) {
  std::string json;
  for (int i = 0; i < 500; ++i)
    json += "{\"number\":" + std::to_string(i) + ",\"question\":\"食堂\"},";
  auto page = Prepare(json);
  EXPECT_EQ(page->body.view(), json);
  EXPECT_LT(page->gzip.size(), json.size() / 3);
  EXPECT_EQ(Unpack(page->gzip.view(), json.size() + 1), json);
  EXPECT_TRUE(Prepare("{}")->gzip.empty());
  EXPECT_TRUE(Prepare(std::string(1023, 'x'))->gzip.empty());
  EXPECT_FALSE(Prepare(std::string(1024, 'x'))->gzip.empty());
}

TEST(Prepare, TagsBytesByWhatTheyAre) {
  EXPECT_EQ(Prepare("{}")->etag, Prepare("{}")->etag);
  EXPECT_NE(Prepare("{}")->etag, Prepare("{ }")->etag);
  const std::string etag = Prepare("{}")->etag;
  EXPECT_EQ(etag.size(), 34U);
  EXPECT_EQ(etag.front(), '"');
  EXPECT_EQ(etag.back(), '"');
}

TEST(Prepare, LetsBrowsersKeepButAsk) {
  auto page = Prepare("{}");
  EXPECT_EQ(page->cache_control, "no-cache");
  EXPECT_EQ(page->content_type, "application/json");
}

}  // namespace
}  // namespace huiyin::board
