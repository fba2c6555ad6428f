#include "http/parser.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace huiyin::http {
namespace {

using namespace std::string_literals;
using Step = RequestParser::Step;

constexpr std::uint64_t kBodyLimit = 100;

struct Parsed {
  Request request;
  Step step = Step::kMore;
  Fault fault{0, ""};
  std::string rest;
};

// Gives the bytes in pieces of `piece`, as a socket might.
Parsed Parse(const std::string& bytes, std::size_t piece, Limits limits = {}) {
  RequestParser parser(limits);
  Parsed parsed;
  std::string buffered;
  bool in_body = false;
  std::size_t next = 0;
  while (next < bytes.size() || !buffered.empty()) {
    const std::size_t before = buffered.size() + next;
    buffered.append(bytes, next, piece);
    next = std::min(bytes.size(), next + piece);
    const auto [step, used] = in_body ? parser.ReadBody(buffered, parsed.request)
                                      : parser.ReadHeader(buffered, parsed.request);
    buffered.erase(0, used);
    parsed.step = step;
    if (step == Step::kHeader) {
      in_body = true;
      if (!parser.SetBodyLimit(kBodyLimit)) parsed.step = Step::kFault;
    }
    if (parsed.step == Step::kDone || parsed.step == Step::kFault) break;
    if (used == 0 && next == bytes.size() && buffered.size() + next == before) break;
  }
  if (parsed.step == Step::kFault) parsed.fault = parser.fault();
  parsed.rest = buffered + bytes.substr(next);
  return parsed;
}

std::string Get(const std::string& fields) { return "GET / HTTP/1.1\r\n" + fields + "\r\n"; }
std::string Chunked(const std::string& body) {
  return "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
}

class ParserPieces : public testing::TestWithParam<std::size_t> {};
INSTANTIATE_TEST_SUITE_P(Sizes, ParserPieces, testing::Values(1, 2, 3, 7, 100'000));

TEST_P(ParserPieces, WellFormedRequestsAreRead) {
  struct Case {
    std::string bytes;
    std::string path;
    std::string body;
    std::string rest;
    bool keep_alive = true;
  };
  const std::vector<Case> cases = {
      {"GET /a HTTP/1.1\r\nHost: a\r\n\r\n", "/a", "", ""},
      {"\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n", "/a", "", ""},
      {"GET /a HTTP/1.0\r\n\r\n", "/a", "", "", false},
      {"GET /a HTTP/1.1\r\nHost:a\r\nConnection: x, Close\r\n\r\n", "/a", "", "", false},
      {"GET http://b/a HTTP/1.1\r\nHost: a\r\n\r\n", "/a", "", ""},
      {"POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcdef", "/a", "abc", "def"},
      {"POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", "/a", "", ""},
      {Chunked("0\r\n\r\nnext"), "/", "", "next"},
      {Chunked("3\r\nabc\r\n0A;x=1;y;z=\"a;b\"\r\n0123456789\r\n0\r\n\r\n"), "/", "abc0123456789",
       ""},
      {Chunked("1\r\na\r\n0\r\nTrailer: dropped\r\n\r\n"), "/", "a", ""},
      {"POST /a HTTP/1.1\r\nHost: a\r\ntransfer-encoding: CHUNKED\r\n\r\n0\r\n\r\n", "/a", "", ""},
  };
  for (const Case& each : cases) {
    const Parsed parsed = Parse(each.bytes, GetParam());
    ASSERT_EQ(parsed.step, Step::kDone) << each.bytes << parsed.fault.code;
    EXPECT_EQ(parsed.request.path, each.path);
    EXPECT_EQ(parsed.request.body, each.body);
    EXPECT_EQ(parsed.rest, each.rest);
    EXPECT_EQ(parsed.request.keep_alive, each.keep_alive) << each.bytes;
    EXPECT_EQ(parsed.request.header("trailer"), "");
  }
}

TEST_P(ParserPieces, MalformedRequestsAreRefused) {
  struct Case {
    std::string bytes;
    int status;
  };
  const std::vector<Case> cases = {
      // framing that two readers could read differently
      {Get("Host: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n"), 400},
      {Get("Host: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n"), 400},
      {Get("Host: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n"), 400},
      {Get("Host: a\r\nContent-Length: 1, 1\r\n"), 400},
      {Get("Host: a\r\nContent-Length: +1\r\n"), 400},
      {Get("Host: a\r\nContent-Length: -1\r\n"), 400},
      {Get("Host: a\r\nContent-Length: 0x1\r\n"), 400},
      {Get("Host: a\r\nContent-Length: 1 1\r\n"), 400},
      {Get("Host: a\r\nContent-Length:\r\n"), 400},
      {Get("Host: a\r\nContent-Length: 18446744073709551616\r\n"), 400},
      {Get("Host: a\r\nTransfer-Encoding: gzip\r\n"), 501},
      {Get("Host: a\r\nTransfer-Encoding: gzip, chunked\r\n"), 501},
      {Get("Host: a\r\nTransfer-Encoding: chunked, chunked\r\n"), 501},
      {Get("Host: a\r\nTransfer-Encoding: xchunked\r\n"), 501},
      {Get("Host: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
      {"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      // line endings and fields
      {"GET / HTTP/1.1\nHost: a\n\n", 400},
      {"GET / HTTP/1.1\r\nHost: a\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a\r\n\n", 400},
      {"\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {Get("Host: a\r\nX: b\r\n c\r\n"), 400},
      {Get(" Host: a\r\n"), 400},
      {Get("Host : a\r\n"), 400},
      {Get("Host: a\r\n: b\r\n"), 400},
      {Get("Host: a\r\nX\r\n"), 400},
      {Get("Host: a\r\nX(: b\r\n"), 400},
      {Get("Host: a\r\nX: b\0c\r\n"s), 400},
      {Get("Host: a\r\nX: \x01\r\n"), 400},
      {Get("Host: a\r\nX: \x7f\r\n"), 400},
      // host
      {Get("X: b\r\n"), 400},
      {Get("Host: a\r\nHost: a\r\n"), 400},
      {Get("Host: a\r\nhost: b\r\n"), 400},
      {Get("Host:\r\n"), 400},
      {Get("Host: a b\r\n"), 400},
      {Get("Host: a/b\r\n"), 400},
      // request line
      {"GET /  HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {" GET / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 400},
      {"GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET /\r\nHost: a\r\n\r\n", 400},
      {"GET / http/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET / HTTP/1.10\r\nHost: a\r\n\r\n", 400},
      {"G(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET /../a HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"GET / HTTP/1.2\r\nHost: a\r\n\r\n", 505},
      {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
      {"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
      {"get / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
      {"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
      {"CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 405},
      {Get("Host: a\r\nExpect: 200-ok\r\n"), 417},
      {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03"s, 400},  // TLS on the wrong port
      // chunks
      {Chunked("g\r\n"), 400},
      {Chunked("\r\n"), 400},
      {Chunked("-1\r\n"), 400},
      {Chunked("0x1\r\na\r\n"), 400},
      {Chunked("1 \r\na\r\n"), 400},
      {Chunked(" 1\r\na\r\n"), 400},
      {Chunked("1\na\r\n"), 400},
      {Chunked("\n"), 400},
      {Chunked("1\r\nab\r\n"), 400},
      {Chunked("1\r\na\n0\r\n\r\n"), 400},
      {Chunked("10000000000000000\r\n"), 400},
      {Chunked("1;" + std::string(300, 'x') + "\r\n"), 400},
      {Chunked("0\r\nbad trailer\r\n\r\n"), 400},
      {Chunked("1;\r\na\r\n"), 400},
      {Chunked("1;x=\"y\r\na\r\n"), 400},
      {Chunked("1,2\r\na\r\n"), 400},
      {Chunked("0\r\nX: y\n\r\n"), 400},
      {Chunked("0\r\nContent-Length: 3\r\n\r\n"), 400},
      {Chunked("0\r\ntransfer-encoding: chunked\r\n\r\n"), 400},
      // bodies that are too large
      {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n", 413},
      {Chunked("65\r\n"), 413},
      {Chunked("32\r\n" + std::string(50, 'a') + "\r\n33\r\n"), 413},
  };
  for (const Case& each : cases) {
    const Parsed parsed = Parse(each.bytes, GetParam());
    EXPECT_EQ(parsed.step, Step::kFault) << each.bytes;
    EXPECT_EQ(parsed.fault.status, each.status) << each.bytes << parsed.fault.code;
  }
}

TEST_P(ParserPieces, LargeHeadersAreRefused) {
  Limits limits;
  limits.header_bytes = 1000;
  limits.target_bytes = 100;
  limits.header_fields = 5;
  const auto status = [&](const std::string& bytes) {
    return Parse(bytes, GetParam(), limits).fault.status;
  };
  EXPECT_EQ(status("GET /" + std::string(100, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414);
  EXPECT_EQ(status("GET /" + std::string(99, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 0);
  EXPECT_EQ(status("GET /" + std::string(5000, 'a')), 414);
  EXPECT_EQ(status(Get("Host: a\r\nX: " + std::string(990, 'a') + "\r\n")), 431);
  EXPECT_EQ(status(Get("Host: a\r\nX: " + std::string(5000, 'a'))), 431);
  EXPECT_EQ(status(Get("Host: a\r\nA: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\n")), 0);
  EXPECT_EQ(status(Get("Host: a\r\nA: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\nE: 5\r\n")), 431);
  EXPECT_EQ(status(Chunked("0\r\nX: " + std::string(2000, 'a'))), 431);
}

TEST(Parser, CutRequestsWaitForMore) {
  const std::string whole = Chunked("3\r\nabc\r\n0\r\n\r\n");
  for (std::size_t size = 1; size < whole.size(); ++size) {
    EXPECT_EQ(Parse(whole.substr(0, size), 1).step == Step::kDone, false) << size;
    EXPECT_NE(Parse(whole.substr(0, size), 1).step, Step::kFault) << size;
  }
}

TEST(Parser, AbsoluteTargetReplacesTheHost) {
  const Parsed parsed = Parse("GET http://real:81/a HTTP/1.1\r\nHost: other\r\n\r\n", 100);
  EXPECT_EQ(parsed.request.header("host"), "real:81");
  const Parsed old = Parse("GET http://real:81/a HTTP/1.0\r\n\r\n", 100);
  EXPECT_EQ(old.request.header("host"), "real:81");
}

TEST(Parser, AnnouncedLengthReservesNoMemory) {
  RequestParser parser{Limits{}};
  Request request;
  const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n";
  ASSERT_EQ(parser.ReadHeader(head, request).step, Step::kHeader);
  ASSERT_TRUE(parser.SetBodyLimit(2'000'000'000));
  ASSERT_EQ(parser.ReadBody("a", request).step, Step::kMore);
  EXPECT_LE(request.body.capacity(), 128U * 1024U);
}

}  // namespace
}  // namespace huiyin::http
