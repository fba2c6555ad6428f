#include "http/assets.hpp"

#include <gtest/gtest.h>

#include <array>

namespace huiyin::http {
namespace {

constexpr std::array kFiles = {
    EmbeddedFile{"/index.html", "text/html; charset=utf-8", "<html>", "gz", "b"},
    EmbeddedFile{"/desk/index.html", "text/html; charset=utf-8", "<desk>", "", "",
                 "default-src 'none'"},
    EmbeddedFile{"/assets/index-Bx3kZ9aQ.js", "text/javascript", "let a;", "", ""},
};

TEST(Assets, HashedNamesAreKeptPagesAreAskedForAgain) {
  const Assets assets(kFiles);
  EXPECT_EQ(assets.Find("/index.html")->cache_control, "no-cache");
  EXPECT_EQ(assets.Find("/assets/index-Bx3kZ9aQ.js")->cache_control,
            "public, max-age=31536000, immutable");
}

TEST(Assets, FolderIsItsIndex) {
  const Assets assets(kFiles);
  EXPECT_EQ(assets.Find("/"), assets.Find("/index.html"));
  EXPECT_EQ(assets.Find("/desk/"), assets.Find("/desk/index.html"));
  EXPECT_EQ(assets.Find("/desk"), nullptr);
  EXPECT_EQ(assets.Find("/none.html"), nullptr);
}

TEST(Assets, BytesAreNotCopied) {
  const Assets assets(kFiles);
  const auto page = assets.Find("/");
  EXPECT_EQ(page->body.view().data(), kFiles[0].identity.data());
  EXPECT_EQ(page->gzip.view().data(), kFiles[0].gzip.data());
  EXPECT_EQ(page->brotli.view().data(), kFiles[0].brotli.data());
}

TEST(Assets, TagFollowsTheContent) {
  const Assets assets(kFiles);
  const std::string tag = assets.Find("/")->etag;
  EXPECT_EQ(tag.size(), 34U);
  EXPECT_EQ(tag.front(), '"');
  EXPECT_NE(tag, assets.Find("/desk/")->etag);
  EXPECT_EQ(tag, Assets(kFiles).Find("/")->etag);
}

TEST(Assets, PageMayHaveItsOwnPolicy) {
  const Assets assets(kFiles);
  ASSERT_EQ(assets.Find("/desk/")->headers.size(), 1U);
  EXPECT_EQ(assets.Find("/desk/")->headers[0].value, "default-src 'none'");
  EXPECT_TRUE(assets.Find("/")->headers.empty());
}

}  // namespace
}  // namespace huiyin::http
