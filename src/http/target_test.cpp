#include "http/target.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace huiyin::http {
namespace {

using namespace std::string_literals;

TEST(Target, IsDecodedOnceIntoPathAndQuery) {
  struct Case {
    std::string raw, path, query, host;
  };
  const std::vector<Case> cases = {
      {"/", "/", "", ""},
      {"/a/b", "/a/b", "", ""},
      {"/a?b=%2F&c", "/a", "b=%2F&c", ""},
      {"/a?b?c", "/a", "b?c", ""},
      {"/%E5%9B%9E%E9%9F%B3", "/回音", "", ""},
      {"/回音", "/回音", "", ""},
      {"/%2541", "/%41", "", ""},  // once: no second decoding
      {"/a+b", "/a+b", "", ""},
      {"/a..b/...", "/a..b/...", "", ""},
      {"/a/", "/a/", "", ""},
      {"http://h/a?b", "/a", "b", "h"},
      {"HTTPS://h:8443", "/", "", "h:8443"},
      {"http://h?q", "/", "q", "h"},
      {"http://[::1]:80/a", "/a", "", "[::1]:80"},
  };
  for (const Case& each : cases) {
    Target target;
    ASSERT_TRUE(ParseTarget(each.raw, Method::kGet, target)) << each.raw;
    EXPECT_EQ(target.path, each.path) << each.raw;
    EXPECT_EQ(target.query, each.query) << each.raw;
    EXPECT_EQ(target.host, each.host) << each.raw;
  }
}

TEST(Target, RefusesWhatTwoReadersCouldReadDifferently) {
  const std::vector<std::string> cases = {
      "",
      "a",
      "/.",
      "/..",
      "/a/../b",
      "/a/./b",
      "/a/..",
      "/%2e%2e/a",
      "/%2E/a",
      "/.%2e",
      "/a%2fb",
      "/a%2Fb",
      "/a%5cb",
      "/a\\b",
      "/a%00b",
      "/a\0b"s,
      "/a%0ab",
      "/a%7f",
      "/a b",
      "/a\tb",
      "/a#b",
      "/%",
      "/%4",
      "/%4g",
      "/%ff",
      "/%c0%af",
      "/%ed%a0%80",
      "/%f4%90%80%80",
      "/%e5%9b",
      "/\xff",
      "ftp://h/a",
      "http:///a",
      "http://u@h/a",
      "http://h/../a",
      "//h\\a",
      "*",
      "h:80",
  };
  for (const std::string& raw : cases) {
    Target target;
    EXPECT_FALSE(ParseTarget(raw, Method::kGet, target)) << raw;
  }
}

TEST(Target, StarIsForOptionsOnly) {
  Target target;
  EXPECT_TRUE(ParseTarget("*", Method::kOptions, target));
  EXPECT_FALSE(ParseTarget("*", Method::kPost, target));
}

TEST(Host, IsANameOrAnAddressWithAPort) {
  for (const char* good : {"a", "voice.example.com", "a:80", "10.0.0.1:8080", "[::1]",
                           "[fe80::1]:80", "a_b-c", "a:"}) {
    EXPECT_TRUE(IsHost(good)) << good;
  }
  for (const char* bad : {"", ":80", "a b", "a/b", "u@h", "a:b", "a:123456", "[::1", "[]",
                          "[::1]80", "a,b", "a\\b", "[x]"}) {
    EXPECT_FALSE(IsHost(bad)) << bad;
  }
}

TEST(Query, ValuesAreDecodedAndMalformedOnesAreAbsent) {
  Request request;
  request.query = "q=%E9%A3%9F+%E5%A0%82&empty=&flag&bad=%4&worse=%ff&q=2&a%62=x";
  EXPECT_EQ(request.query_value("q"), "食 堂");
  EXPECT_EQ(request.query_value("empty"), "");
  EXPECT_EQ(request.query_value("flag"), "");
  EXPECT_EQ(request.query_value("ab"), "x");
  EXPECT_EQ(request.query_value("bad"), std::nullopt);
  EXPECT_EQ(request.query_value("worse"), std::nullopt);
  EXPECT_EQ(request.query_value("none"), std::nullopt);
}

TEST(Cookie, IsFoundByItsWholeName) {
  Request request;
  request.headers = {{"Cookie", "xsession=1; session=abc ; other"}, {"cookie", "late=2"}};
  EXPECT_EQ(request.cookie("session"), "abc");
  EXPECT_EQ(request.cookie("late"), "2");
  EXPECT_EQ(request.cookie("sess"), "");
  EXPECT_EQ(request.cookie("other"), "");
}

}  // namespace
}  // namespace huiyin::http
