// Holds our parser against Boost.Beast's: whatever ours accepts, Beast accepts too and reads alike. (Not the other way
// round: Beast unfolds fields, takes several equal lengths, and leaves the Host field and the target to its caller.)
#include <gtest/gtest.h>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "http/parser.hpp"

namespace huiyin::http {
namespace {

namespace beast = boost::beast;
using boost::system::error_code;
using Step = RequestParser::Step;

struct Message {
  std::string method;
  std::vector<std::pair<std::string, std::string>> fields;
  std::string body;
  std::size_t used = 0;
};

class BeastParser : public beast::http::basic_parser<true> {
 public:
  Message message;

 private:
  void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view, int,
                       error_code&) override {
    message.method.assign(method.data(), method.size());
  }
  void on_response_impl(int, beast::string_view, int, error_code&) override {}
  void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                     error_code&) override {
    if (!in_body_) message.fields.emplace_back(name, value);
  }
  void on_header_impl(error_code&) override { in_body_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(beast::string_view bytes, error_code&) override { return Append(bytes); }
  void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, error_code&) override {
    return Append(bytes);
  }
  void on_finish_impl(error_code&) override {}
  std::size_t Append(beast::string_view bytes) {
    message.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }

  bool in_body_ = false;
};

// The whole message as Beast reads it; false when it refuses or wants more.
bool ReadByBeast(const std::string& bytes, Message& message) {
  BeastParser parser;
  parser.eager(true);
  error_code error;
  std::size_t used = 0;
  while (!parser.is_done()) {
    const std::size_t step =
        parser.put(boost::asio::buffer(bytes.data() + used, bytes.size() - used), error);
    used += step;
    if (error || step == 0) break;
  }
  message = parser.message;
  message.used = used;
  // Beast wants the options of Connection to be tokens; RFC 9110 lets a server ignore those it does not know.
  return !error || error == beast::http::error::bad_value;
}

bool ReadByUs(const std::string& bytes, Message& message) {
  RequestParser parser{Limits{}};
  Request request;
  auto [step, used] = parser.ReadHeader(bytes, request);
  if (step == Step::kHeader) {
    if (!parser.SetBodyLimit(1'000'000)) return false;
    const auto body = parser.ReadBody(std::string_view(bytes).substr(used), request);
    step = body.step;
    used += body.used;
  }
  if (step != Step::kDone) return false;
  message.method = ToString(request.method);
  for (const Header& header : request.headers)
    message.fields.emplace_back(header.name, header.value);
  message.body = request.body;
  message.used = used;
  return true;
}

std::string Mutate(std::string bytes, std::mt19937& random) {
  static const std::vector<std::string> kScraps = {"\r\n",
                                                   "\n",
                                                   "\r",
                                                   " ",
                                                   "\t",
                                                   ":",
                                                   ",",
                                                   ";",
                                                   "0",
                                                   "1",
                                                   "\r\n\r\n",
                                                   "Host: b\r\n",
                                                   "Content-Length: 3\r\n",
                                                   "Transfer-Encoding: chunked\r\n",
                                                   "%41",
                                                   "\x80",
                                                   "a",
                                                   "HTTP/1.1"};
  const auto below = [&](std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
  };
  for (std::size_t count = 1 + below(3); count > 0 && bytes.size() > 2; --count) {
    const std::size_t at = below(bytes.size());
    switch (below(3)) {
      case 0:
        bytes.insert(at, kScraps[below(kScraps.size())]);
        break;
      case 1:
        bytes.erase(at, 1 + below(3));
        break;
      default:
        bytes[at] = static_cast<char>(below(256));
        break;
    }
  }
  return bytes;
}

TEST(ParserBesideBeast, WhatWeAcceptBeastReadsAlike) {
  const std::vector<std::string> seeds = {
      "GET /a?b=c HTTP/1.1\r\nHost: a:80\r\nAccept: */*\r\nCookie: a=b; c=d\r\n\r\n",
      "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Type: "
      "application/json\r\n\r\nhello",
      "PUT /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
      "chunked\r\n\r\n3\r\nabc\r\na\r\n0123456789\r\n0\r\n\r\n",
      "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: "
      "y\r\n\r\n",
      "DELETE http://a/b HTTP/1.1\r\nhost: a\r\nConnection: close\r\nX:\t y \t\r\n\r\n",
  };
  std::mt19937 random(20261121);
  std::size_t accepted = 0;
  for (int i = 0; i < 100'000; ++i) {
    std::string bytes = seeds[static_cast<std::size_t>(i) % seeds.size()];
    if (i >= static_cast<int>(seeds.size())) bytes = Mutate(bytes, random);
    Message ours;
    if (!ReadByUs(bytes, ours)) continue;
    ++accepted;
    if (bytes.starts_with("\r\n"))
      continue;  // an empty line before the request, which Beast does not skip
    Message theirs;
    ASSERT_TRUE(ReadByBeast(bytes, theirs)) << bytes;
    EXPECT_EQ(ours.method, theirs.method) << bytes;
    if (theirs.fields.size() != ours.fields.size())
      continue;  // Beast stopped at a Connection option
    EXPECT_EQ(ours.body, theirs.body) << bytes;
    EXPECT_EQ(ours.used, theirs.used) << bytes;
    for (std::size_t f = 0; f < ours.fields.size(); ++f) {
      EXPECT_EQ(ours.fields[f].first, theirs.fields[f].first) << bytes;
      const bool replaced = bytes.find("://") != std::string::npos;  // the target's host counts
      if (replaced) continue;
      EXPECT_EQ(ours.fields[f].second, theirs.fields[f].second) << bytes;
    }
  }
  EXPECT_GT(accepted, 10'000U);  // the mutations are not all nonsense
}

}  // namespace
}  // namespace huiyin::http
