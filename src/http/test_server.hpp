// For tests: a server with a handler for every way of answering, and a place where answers can be held back.
//
//   TestServer server;                         // or TestServer server([](ServerOptions& options) { ... });
//   TestClient client(server.port());
//   client.Send(Get("/park"));
//   Parked parked = server.TakeParked();       // waits until the handler has it
//   parked.respond(Text("done"));
//
// Threads: TakeParked from the test's thread. Ownership: the server stops when it goes.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "http/server.hpp"
#include "http/test_client.hpp"

namespace huiyin::http {

inline std::string Get(std::string_view path, std::string_view fields = "") {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n";
}

inline std::string Post(std::string_view path, std::string_view body,
                        std::string_view fields = "") {
  return "POST " + std::string(path) +
         " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         std::string(fields) + "\r\n" + std::string(body);
}

inline Response Text(std::string body, int status = 200) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

struct Parked {
  std::shared_ptr<Request> request;
  Responder respond;
};

class TestServer {
 public:
  static constexpr std::size_t kBigBytes = 8 * 1024 * 1024;

  explicit TestServer(const std::function<void(ServerOptions&)>& configure = nullptr) {
    ServerOptions options;
    options.drain_time = std::chrono::seconds(5);
    if (configure) configure(options);
    auto page = std::make_shared<Prepared>();
    page->content_type = "text/html";
    page->etag = "\"v1\"";
    page->body = "identity";
    page->gzip = "gz";
    page_ = page;
    server_ = std::make_unique<Server>(std::move(options),
                                       [this](std::shared_ptr<Request> request, Responder respond) {
                                         Handle(std::move(request), std::move(respond));
                                       });
    started_ = server_->Start().has_value();
  }

  [[nodiscard]] bool started() const { return started_; }
  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  Server& server() { return *server_; }

  // The next request that came to /park; an empty one after five seconds.
  Parked TakeParked() {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, std::chrono::seconds(5), [&] { return !parked_.empty(); }))
      return {};
    Parked first = std::move(parked_.front());
    parked_.pop_front();
    return first;
  }

 private:
  void Handle(std::shared_ptr<Request> request, Responder respond) {
    const std::string& path = request->path;
    if (path == "/park") {
      std::lock_guard lock(mutex_);
      parked_.push_back({std::move(request), std::move(respond)});
      changed_.notify_one();
    } else if (path == "/drop") {
      // answers never
    } else if (path == "/throw") {
      throw std::runtime_error("a library's exception");
    } else if (path == "/twice") {
      respond(Text("first"));
      respond(Text("second"));
    } else if (path == "/split") {
      Response response = Text("x");
      response.headers = {{"X", "a\r\nSet-Cookie: b=c"}};
      respond(std::move(response));
    } else if (path == "/close") {
      Response response = Text("bye");
      response.close = true;
      respond(std::move(response));
    } else if (path == "/empty") {
      respond(Text("", 204));
    } else if (path == "/big") {
      respond(Text(std::string(kBigBytes, 'b')));
    } else if (path == "/page") {
      Response response;
      response.prepared = page_;
      respond(std::move(response));
    } else if (path == "/peer") {
      respond(Text(request->peer));
    } else {
      respond(Text(std::string(ToString(request->method)) + " " + path + " " + request->body));
    }
  }

  std::shared_ptr<const Prepared> page_;
  std::mutex mutex_;  // guards parked_
  std::condition_variable changed_;
  std::deque<Parked> parked_;
  bool started_ = false;
  std::unique_ptr<Server> server_;  // last: it stops before what its handlers use goes
};

}  // namespace huiyin::http
