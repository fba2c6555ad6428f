// Plain HTTP types: what the rest of the program sees of the web server. No Boost type appears here.
//
//   Router router;
//   router.Add(Method::kGet, "/api/v1/public/voices/{id}", Access::kPublic, handler);
//   Server server(options, router.AsHandler());
//   TRY(server.Start());
//
// A handler gets a request and a Responder and must call the Responder exactly once, from any thread, now or later.
// Threads: handlers run on the server's io threads and must not block there; hand slow work to a pool and respond from it.
// Ownership: the request is shared, it lives until the last holder lets go.
// Privacy: `peer` is there for in-memory rate limits only; it may not be stored or logged.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/bytes.hpp"

namespace huiyin::http {

enum class Method : std::uint8_t { kGet, kHead, kPost, kPut, kPatch, kDelete, kOptions };
std::string_view ToString(Method method);

struct Header {
  std::string name;
  std::string value;
};

struct Request {
  Method method = Method::kGet;
  std::string
      path;  // percent-decoded once, valid UTF-8, no NUL, no dot segments: anything else was answered 400 already
  std::string query;  // raw, without '?'
  std::vector<Header> headers;
  std::string body;  // already within the route's limit
  std::string peer;  // client address after trusted proxies; for rate limits only
  bool keep_alive = true;
  std::vector<std::pair<std::string, std::string>>
      path_values;  // {name} of the route's pattern -> value

  // First header of that name (case-insensitive); empty when absent.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  // Value of `name` in the query, percent-decoded and '+' as space; nothing when absent or malformed.
  [[nodiscard]] std::optional<std::string> query_value(std::string_view name) const;
  // Value of {name} in the route's pattern; empty when the pattern has no such part.
  [[nodiscard]] std::string_view path_value(std::string_view name) const;
  // Value of a cookie; empty when absent.
  [[nodiscard]] std::string_view cookie(std::string_view name) const;
};

class PreparedHeads;

// Reply headers rendered from a Prepared on its first use and kept with it. A copy starts without them.
class PreparedCache {
 public:
  PreparedCache() = default;
  PreparedCache(const PreparedCache&) {}
  PreparedCache& operator=(const PreparedCache&);
  ~PreparedCache();
  [[nodiscard]] const PreparedHeads& Get(const struct Prepared& prepared) const;

 private:
  mutable std::atomic<const PreparedHeads*> heads_{nullptr};
};

// Bytes kept ready for many replies (a static file, the public board): body variants, an ETag and a type.
// Fill it, then hand it out as shared_ptr<const Prepared>; it must not change after its first use in a Response.
struct Prepared {
  std::string content_type;
  std::string etag;           // quoted; the encodings other than identity add a suffix of their own
  std::string cache_control;  // empty: no-store
  Bytes body;                 // identity
  Bytes gzip;                 // empty: no such variant
  Bytes brotli;               // empty: no such variant
  std::vector<Header> headers;  // further ones, e.g. a page's own Content-Security-Policy
  PreparedCache cache;          // the server's own; leave it alone
};

struct Response {
  int status = 200;
  std::vector<Header>
      headers;  // Content-Length, Date, Connection and the security headers are added by the server
  std::string body;
  std::shared_ptr<const Prepared>
      prepared;        // when set, body and headers are ignored; conditional requests are handled
  bool close = false;  // end the connection after this reply
};

using Responder = std::function<void(Response)>;
using Handler = std::function<void(std::shared_ptr<Request>, Responder)>;

// Every number has its reason in docs/security.md. A slow client may take longer in proportion: for each further
// `body_bytes` that did move, body_time (or write_time) is granted once more, so that they are a lowest rate.
struct Limits {
  std::uint32_t header_bytes =
      16 * 1024;  // a browser sends under 2 KiB; request line and all fields
  std::uint32_t target_bytes = 4 * 1024;  // the URI in the request line
  std::uint32_t header_fields = 100;
  std::uint64_t body_bytes = 256 * 1024;  // 64 KiB of text, JSON-escaped (\uXXXX: 3x), and fields
  // Requests at one time for routes that take larger bodies than body_bytes: the next is answered 503, so that memory stays
  // bounded (24 photos of 12 MiB).
  std::uint32_t large_bodies = 24;
  std::chrono::milliseconds header_time{
      10'000};  // from the first byte (or connect) to the end of the header
  std::chrono::milliseconds body_time{30'000};   // 256 KiB at 70 kbit/s
  std::chrono::milliseconds idle_time{75'000};   // keep-alive without a request
  std::chrono::milliseconds write_time{30'000};  // a client that does not read
  std::chrono::milliseconds linger_time{
      2'000};                          // after a last reply: for the client to read it and hang up
  std::uint32_t connections = 10'000;  // file descriptors; the next is answered 503 and closed
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;     // 0: any free port, see Server::port()
  std::uint32_t threads = 2;  // io_contexts, one a thread
  Limits limits;
  std::vector<std::string>
      trusted_proxies;  // addresses or networks whose X-Forwarded-For counts (last untrusted hop)
  std::chrono::milliseconds drain_time{10'000};  // graceful stop: time given to requests in flight
  // Makes the reply for faults the server finds itself (malformed request, too large, timeout, overload): status and a short
  // literal code such as "header_too_large". Set by the app so that these too are problem documents.
  std::function<Response(int status, std::string_view code)> fault;
  // The body limit of the route that this request will reach, asked before its body is read; 0: limits.body_bytes.
  // Router::BodyLimits gives one.
  std::function<std::uint64_t(Method method, std::string_view path)> body_limit;
};

}  // namespace huiyin::http
