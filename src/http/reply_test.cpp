#include "http/reply.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "http/negotiate.hpp"

namespace huiyin::http {
namespace {

constexpr std::string_view kDate = "Date: Sat, 21 Nov 2026 01:00:00 GMT\r\n";

std::string Render(const Response& response, After after = After::kKeepOpen) {
  std::string out;
  return RenderHead(response, after, kDate, out) ? out : "";
}

std::size_t Count(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

const std::vector<std::string> kSecurityFields = {
    "Content-Security-Policy: default-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
    "base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'none'\r\n",
    "Cross-Origin-Opener-Policy: same-origin\r\n",
    "Cross-Origin-Resource-Policy: same-origin\r\n",
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n",
    "Referrer-Policy: same-origin\r\n",
    "X-Content-Type-Options: nosniff\r\n",
    "X-Frame-Options: DENY\r\n",
};

TEST(Reply, CarriesTheSecurityHeadersAndNoStore) {
  Response response;
  response.body = "abc";
  const std::string head = Render(response);
  EXPECT_TRUE(head.starts_with("HTTP/1.1 200 OK\r\n"));
  EXPECT_TRUE(head.ends_with("\r\n\r\n"));
  for (const std::string& field : kSecurityFields) EXPECT_EQ(Count(head, field), 1U) << field;
  EXPECT_EQ(Count(head, "Cache-Control: no-store\r\n"), 1U);
  EXPECT_EQ(Count(head, "Content-Length: 3\r\n"), 1U);
  EXPECT_EQ(Count(head, std::string(kDate)), 1U);
  EXPECT_EQ(Count(head, "Server:"), 0U);
  EXPECT_EQ(Count(head, "Connection:"), 0U);
  EXPECT_EQ(Count(Render(response, After::kClose), "Connection: close\r\n"), 1U);
}

TEST(Reply, OwnFieldWinsOverTheDefault) {
  Response response;
  response.headers = {{"content-security-policy", "default-src 'none'"},
                      {"Cache-Control", "no-cache"}};
  const std::string head = Render(response);
  EXPECT_EQ(Count(head, "default-src 'none'"), 1U);
  EXPECT_EQ(Count(head, "default-src 'self'"), 0U);
  EXPECT_EQ(Count(head, "no-store"), 0U);
}

TEST(Reply, FramingFieldsOfTheResponseAreDropped) {
  Response response;
  response.headers = {{"Content-Length", "9"},   {"transfer-encoding", "chunked"},
                      {"Connection", "upgrade"}, {"Date", "now"},
                      {"Server", "x"},           {"X-Kept", "y"}};
  const std::string head = Render(response);
  for (const char* dropped : {"9", "chunked", "upgrade", "now", "Server"}) {
    EXPECT_EQ(Count(head, ": " + std::string(dropped)), 0U) << dropped;
  }
  EXPECT_EQ(Count(head, "Content-Length: 0\r\n"), 1U);
  EXPECT_EQ(Count(head, "X-Kept: y\r\n"), 1U);
}

TEST(Reply, FieldThatBreaksOutOfItsLineIsRefused) {
  for (const Header& bad : std::vector<Header>{{"X", "a\r\nY: b"},
                                               {"X", "a\nb"},
                                               {"X\r\nY", "a"},
                                               {"X:", "a"},
                                               {"", "a"},
                                               {"X", std::string("a\0b", 3)}}) {
    Response response;
    response.headers = {bad};
    EXPECT_EQ(Render(response), "") << bad.name << bad.value;
  }
  for (const int status : {0, 99, 100, 600, -1}) {
    Response response;
    response.status = status;
    EXPECT_EQ(Render(response), "") << status;
  }
}

TEST(Reply, NoContentHasNoLength) {
  for (const int status : {204, 304}) {
    Response response;
    response.status = status;
    EXPECT_EQ(Count(Render(response), "Content-Length"), 0U) << status;
    EXPECT_FALSE(HasBody(status));
  }
}

TEST(DateLine, IsInTheFormOfHttpAndFollowsTheSecond) {
  DateLine line;
  EXPECT_EQ(line.Get(784111777), "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
  EXPECT_EQ(line.Get(784111778), "Date: Sun, 06 Nov 1994 08:49:38 GMT\r\n");
}

TEST(AcceptEncoding, IsWeighed) {
  struct Case {
    std::string_view list;
    int gzip, brotli;
  };
  for (const Case& each : std::vector<Case>{{"", 0, 0},
                                            {"gzip", 1000, 0},
                                            {"gzip, deflate, br, zstd", 1000, 1000},
                                            {"GZIP;q=0.5, br;q=0", 500, 0},
                                            {"*", 1000, 1000},
                                            {"*;q=0.1, br;q=0", 100, 0},
                                            {"identity", 0, 0},
                                            {"xgzip, brr", 0, 0},
                                            {" gzip ; q=1.000 ", 1000, 0},
                                            {"gzip;q=x", 0, 0}}) {
    const AcceptedEncodings got = ParseAcceptEncoding(each.list);
    EXPECT_EQ(got.gzip, each.gzip) << each.list;
    EXPECT_EQ(got.brotli, each.brotli) << each.list;
  }
}

TEST(IfNoneMatch, ComparesWeakly) {
  for (const char* hit : {"\"a\"", "W/\"a\"", "\"b\", \"a\"", "*", " \"a\" "})
    EXPECT_TRUE(MatchesTag(hit, "\"a\"")) << hit;
  for (const char* miss : {"", "a", "\"b\"", "\"a-gz\"", "\"ab\""})
    EXPECT_FALSE(MatchesTag(miss, "\"a\"")) << miss;
}

class PreparedBytes : public testing::Test {
 protected:
  PreparedBytes() {
    prepared_.content_type = "text/html; charset=utf-8";
    prepared_.etag = "\"v1\"";
    prepared_.cache_control = "no-cache";
    prepared_.body = "identity";
    prepared_.gzip = "gz";
    prepared_.brotli = "b";
  }
  PreparedReply Select(std::vector<Header> headers, Method method = Method::kGet) {
    Request request;
    request.method = method;
    request.headers = std::move(headers);
    return SelectPrepared(prepared_, request);
  }
  Prepared prepared_;
};

TEST_F(PreparedBytes, EncodingIsChosenAndNamed) {
  EXPECT_EQ(Select({}).body, "identity");
  EXPECT_EQ(Select({{"Accept-Encoding", "gzip"}}).body, "gz");
  EXPECT_EQ(Select({{"Accept-Encoding", "gzip, br"}}).body, "b");
  EXPECT_EQ(Select({{"Accept-Encoding", "gzip, br;q=0.5"}}).body, "gz");
  const std::string head(Select({{"Accept-Encoding", "br"}}).head);
  EXPECT_EQ(Count(head, "Content-Encoding: br\r\n"), 1U);
  EXPECT_EQ(Count(head, "ETag: \"v1-br\"\r\n"), 1U);
  EXPECT_EQ(Count(head, "Content-Length: 1\r\n"), 1U);
  EXPECT_EQ(Count(head, "Vary: Accept-Encoding\r\n"), 1U);
  EXPECT_EQ(Count(std::string(Select({}).head), "Content-Encoding"), 0U);
}

TEST_F(PreparedBytes, MissingVariantFallsBack) {
  prepared_.brotli = Bytes();
  EXPECT_EQ(Select({{"Accept-Encoding", "br"}}).body, "identity");
  prepared_ = Prepared(prepared_);
  prepared_.gzip = Bytes();
  EXPECT_EQ(Select({{"Accept-Encoding", "gzip"}}).body, "identity");
  EXPECT_EQ(Count(std::string(Select({}).head), "Vary"), 0U);
}

TEST_F(PreparedBytes, KnownTagIs304WithTheFieldsOfThe200) {
  const PreparedReply reply = Select({{"If-None-Match", "\"v1\""}});
  EXPECT_TRUE(reply.head.starts_with("HTTP/1.1 304 Not Modified\r\n"));
  EXPECT_EQ(reply.body, "");
  const std::string head(reply.head);
  for (const char* field : {"ETag: \"v1\"\r\n", "Cache-Control: no-cache\r\n",
                            "Vary: Accept-Encoding\r\n", "X-Content-Type-Options: nosniff\r\n"}) {
    EXPECT_EQ(Count(head, field), 1U) << field;
  }
  EXPECT_EQ(Count(head, "Content-Length"), 0U);
  // another encoding is another representation
  EXPECT_EQ(Select({{"If-None-Match", "\"v1\""}, {"Accept-Encoding", "br"}}).body, "b");
  EXPECT_EQ(Select({{"If-None-Match", "\"v1-br\""}, {"Accept-Encoding", "br"}}).body, "");
}

TEST_F(PreparedBytes, HeadGetsTheLengthWithoutTheBody) {
  const PreparedReply reply = Select({}, Method::kHead);
  EXPECT_EQ(reply.body, "");
  EXPECT_EQ(Count(std::string(reply.head), "Content-Length: 8\r\n"), 1U);
}

TEST_F(PreparedBytes, OwnFieldsWin) {
  prepared_.headers = {
      {"Content-Security-Policy", "default-src 'self'; style-src-attr 'unsafe-inline'"}};
  const std::string head(Select({}).head);
  EXPECT_EQ(Count(head, "Content-Security-Policy:"), 1U);
  EXPECT_EQ(Count(head, "unsafe-inline"), 1U);
}

}  // namespace
}  // namespace huiyin::http
