// RequestParser: the bytes of one HTTP/1.1 request, as they arrive, to a Request. Strict: what RFC 9112 calls malformed or
// lets a server repair is refused, so that a proxy in front and this server never see two different requests.
//
//   auto [step, used] = parser.ReadHeader(buffered, request);   // again with more bytes while kMore; `used` bytes are done with
//   parser.SetBodyLimit(limit);                             // kHeader: a body follows
//   auto [step, used] = parser.ReadBody(buffered, request);     // until kDone
//   parser.Reset();                                         // for the next request of the connection
//
// Why not Beast's parser: see docs/decisions/0002-http-server.md. The test holds the two against each other.
// Threads: one at a time. Ownership: keeps no reference to bytes or request between calls.
// Errors: kFault, then fault() says the status and a code; the framing is unknown afterwards, so close.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "http/chunks.hpp"
#include "http/http.hpp"

namespace huiyin::http {

class RequestParser {
 public:
  enum class Step : std::uint8_t {
    kMore,    // give more bytes, beginning with those not yet used
    kHeader,  // the header is complete and a body follows
    kDone,    // the request is complete
    kFault,
  };
  struct Progress {
    Step step = Step::kMore;
    std::size_t used = 0;
  };

  explicit RequestParser(const Limits& limits);

  Progress ReadHeader(std::string_view bytes, Request& request);
  Progress ReadBody(std::string_view bytes, Request& request);
  void Reset();

  // The largest body to accept. False when the announced length is over it already: fault() is set.
  [[nodiscard]] bool SetBodyLimit(std::uint64_t bytes);
  [[nodiscard]] bool expects_continue() const { return expects_continue_; }
  [[nodiscard]] const Fault& fault() const { return fault_; }

 private:
  Progress Refuse(int status, std::string_view code);
  bool Bad(int status, std::string_view code);
  std::optional<std::size_t> FindHeaderEnd(std::string_view bytes);
  void CheckStart(std::string_view bytes);
  bool CheckLine(std::string_view line);
  bool ParseHeader(std::string_view head, Request& request);
  bool ParseRequestLine(std::string_view line, Request& request, std::string_view& host);
  bool ParseField(std::string_view line, Request& request);
  bool NoteField(std::string_view name, std::string_view value);
  bool CheckFraming(Request& request, std::string_view target_host);

  Limits limits_;
  Fault fault_;
  bool faulted_ = false;
  std::size_t scanned_ = 0;     // FindHeaderEnd has seen the bytes before
  std::size_t line_start_ = 0;  // of the line that is not complete yet
  std::size_t line_count_ = 0;
  // framing, as the fields announce it
  bool http_1_1_ = true;
  bool chunked_ = false;
  bool expects_continue_ = false;
  std::uint32_t hosts_ = 0;
  std::uint32_t lengths_ = 0;
  std::uint32_t encodings_ = 0;
  std::uint64_t length_ = 0;  // announced and not yet read
  ChunkReader chunks_;
};

}  // namespace huiyin::http
