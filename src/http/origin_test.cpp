#include "http/origin.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace huiyin::http {
namespace {

struct Case {
  std::string what;
  std::vector<Header> headers;
  std::string public_url;
  bool same = false;
};

TEST(SameOrigin, IsToldByOriginOrByTheBrowser) {
  const std::string ours = "https://voice.example.com";
  const std::vector<Case> cases = {
      {"says nothing", {{"Host", "voice.example.com"}}, ours, false},
      {"says nothing, no public URL", {{"Host", "a"}}, "", false},
      {"only a Referer", {{"Referer", "https://voice.example.com/desk"}}, ours, false},
      {"our origin", {{"Origin", "https://voice.example.com"}}, ours, true},
      {"our origin, default port written",
       {{"Origin", "https://voice.example.com:443"}},
       ours,
       true},
      {"our origin in capitals", {{"Origin", "HTTPS://Voice.Example.com"}}, ours, true},
      {"the URL has a path", {{"Origin", "https://voice.example.com"}}, ours + "/", true},
      {"null", {{"Origin", "null"}}, ours, false},
      {"null although the browser says same",
       {{"Origin", "null"}, {"Sec-Fetch-Site", "same-origin"}},
       ours,
       false},
      {"another scheme", {{"Origin", "http://voice.example.com"}}, ours, false},
      {"another port", {{"Origin", "https://voice.example.com:8443"}}, ours, false},
      {"another host", {{"Origin", "https://evil.example.com"}}, ours, false},
      {"our name as a prefix", {{"Origin", "https://voice.example.com.evil.net"}}, ours, false},
      {"our name as user", {{"Origin", "https://voice.example.com@evil.net"}}, ours, false},
      {"another scheme's name", {{"Origin", "file://voice.example.com"}}, ours, false},
      {"Host is ours, Origin is not",
       {{"Host", "evil.net"}, {"Origin", "https://evil.net"}},
       ours,
       false},
      {"same by Host", {{"Host", "10.0.0.5:8080"}, {"Origin", "http://10.0.0.5:8080"}}, "", true},
      {"same by Host, default port", {{"Host", "a"}, {"Origin", "http://a"}}, "", true},
      {"same by Host behind TLS", {{"Host", "a"}, {"Origin", "https://a"}}, "", true},
      {"same by Host, IPv6", {{"Host", "[::1]:80"}, {"Origin", "http://[::1]"}}, "", true},
      {"other port by Host", {{"Host", "a:8080"}, {"Origin", "http://a"}}, "", false},
      {"no Host", {{"Origin", "http://a"}}, "", false},
      {"the browser says same", {{"Sec-Fetch-Site", "same-origin"}}, ours, true},
      {"the browser says same, Referer agrees",
       {{"Sec-Fetch-Site", "same-origin"}, {"Referer", "https://voice.example.com/a"}},
       ours,
       true},
      {"the browser says same, Referer does not",
       {{"Sec-Fetch-Site", "same-origin"}, {"Referer", "https://evil.net/"}},
       ours,
       false},
      {"same site",
       {{"Origin", "https://voice.example.com"}, {"Sec-Fetch-Site", "same-site"}},
       ours,
       false},
      {"cross site",
       {{"Origin", "https://voice.example.com"}, {"Sec-Fetch-Site", "cross-site"}},
       ours,
       false},
      {"typed", {{"Sec-Fetch-Site", "none"}}, ours, false},
      {"two origins",
       {{"Origin", "https://voice.example.com"}, {"origin", "https://evil.net"}},
       ours,
       false},
      {"a public URL that is none", {{"Host", "a"}, {"Origin", "http://a"}}, "a", false},
  };
  for (const Case& each : cases) {
    Request request;
    request.method = Method::kPost;
    request.headers = each.headers;
    EXPECT_EQ(SameOrigin(request, each.public_url), each.same) << each.what;
  }
}

TEST(Browser, IsKnownByCookieOriginOrFetchFields) {
  const auto browser = [](std::vector<Header> headers) {
    Request request;
    request.headers = std::move(headers);
    return ComesFromBrowser(request);
  };
  EXPECT_TRUE(browser({{"cookie", "a=b"}}));
  EXPECT_TRUE(browser({{"ORIGIN", "http://a"}}));
  EXPECT_TRUE(browser({{"Sec-Fetch-Site", "none"}}));
  EXPECT_FALSE(browser({{"Authorization", "Bearer x"}, {"User-Agent", "curl"}}));
}

}  // namespace
}  // namespace huiyin::http
