// Server: accepts connections on one io_context per thread, parses HTTP/1.1 strictly, and hands each request to one handler.
//
// Graceful stop: Stop() closes the listener and idle connections at once, lets every request that was accepted be answered
// (up to drain_seconds), then returns.
// Threads: Start and Stop from one thread; the Responder from any. Errors: Start fails when the address cannot be bound.
#pragma once

#include <cstdint>
#include <memory>

#include "base/result.hpp"
#include "http/http.hpp"

namespace huiyin::http {

class Server {
 public:
  Server(ServerOptions options, Handler handler);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  Status Start();
  void Stop();
  [[nodiscard]] std::uint16_t port() const;
  // Connections open now (tests, metrics).
  [[nodiscard]] std::uint32_t connections() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace huiyin::http
