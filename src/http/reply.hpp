// The bytes of a reply: status line, header fields (the security headers among them) and the choice of a prepared variant.
//
// Every reply carries the security headers and a Cache-Control; one that the response sets itself wins. The fields that frame
// a message (Content-Length, Connection, Date, Transfer-Encoding) are the server's alone: a response cannot set them.
// Threads: pure functions; PreparedHeads is immutable once made; a DateLine belongs to one thread.
// Ownership: a PreparedReply points into the Prepared it was selected from.
// Errors: RenderHead refuses a field that could break out of its line and a status that is none.
#pragma once

#include <array>
#include <ctime>
#include <string>
#include <string_view>

#include "http/http.hpp"

namespace huiyin::http {

// "Date: ...\r\n", made anew at most once a second.
class DateLine {
 public:
  [[nodiscard]] std::string_view Get(std::time_t now);

 private:
  std::time_t made_for_ = 0;
  std::string line_;
};

enum class After : bool { kKeepOpen, kClose };

// Appends everything up to the empty line. False (out unchanged): the response may not be sent as it is.
[[nodiscard]] bool RenderHead(const Response& response, After after, std::string_view date_line,
                              std::string& out);
// The fields that change from reply to reply, and the empty line: what follows a prepared head.
void RenderTail(After after, std::string_view date_line, std::string& out);

// Whether a reply of that status carries a body at all.
[[nodiscard]] bool HasBody(int status);

// The heads of one Prepared, without Date, Connection and the empty line.
class PreparedHeads {
 public:
  struct Variant {
    std::string_view body;
    std::string etag;
    std::string found;         // 200
    std::string not_modified;  // 304
  };
  explicit PreparedHeads(const Prepared& prepared);

  [[nodiscard]] const Variant& identity() const { return variants_[0]; }
  [[nodiscard]] const Variant& gzip() const { return variants_[1]; }
  [[nodiscard]] const Variant& brotli() const { return variants_[2]; }
  [[nodiscard]] bool has_encodings() const {
    return !gzip().body.empty() || !brotli().body.empty();
  }

 private:
  std::array<Variant, 3> variants_;
};

struct PreparedReply {
  std::string_view head;
  std::string_view body;  // empty for 304 and HEAD
};
[[nodiscard]] PreparedReply SelectPrepared(const Prepared& prepared, const Request& request);

}  // namespace huiyin::http
