// For tests: a client that sends raw bytes over a real socket and reads replies, each step with a deadline and without
// sleeping.
//
//   TestClient client(server.port());
//   client.Send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
//   EXPECT_EQ(client.Read().status, 200);
//
// Threads: one. Ownership: closes its socket. Errors: a step that fails or takes over five seconds gives status 0 or false.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "http/text.hpp"

namespace huiyin::http {

struct TestReply {
  int status = 0;
  std::string head;
  std::string body;

  [[nodiscard]] std::string header(std::string_view name) const {
    std::string_view rest = head;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find("\r\n"));
      rest.remove_prefix(std::min(line.size() + 2, rest.size()));
      const std::size_t colon = std::min(line.find(':'), line.size());
      if (colon < line.size() && EqualsNoCase(line.substr(0, colon), name)) {
        return std::string(TrimSpace(line.substr(colon + 1)));
      }
    }
    return {};
  }
};

class TestClient {
 public:
  explicit TestClient(std::uint16_t port, int receive_buffer = 0)
      : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (receive_buffer > 0) {
      ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ =
        ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~TestClient() { Close(); }
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;
  TestClient(TestClient&& other) noexcept
      : socket_(other.socket_), connected_(other.connected_), pending_(std::move(other.pending_)) {
    other.socket_ = -1;
  }

  [[nodiscard]] bool connected() const { return connected_; }

  bool Send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // One reply with the body its Content-Length announces; `head_only` for answers to HEAD.
  enum class Body : bool { kRead, kNone };
  TestReply Read(Body body = Body::kRead) {
    TestReply reply;
    std::size_t end = 0;
    while ((end = pending_.find("\r\n\r\n")) == std::string::npos) {
      if (!Receive()) return reply;
    }
    reply.head = pending_.substr(0, end + 2);
    pending_.erase(0, end + 4);
    if (reply.head.starts_with("HTTP/1.1 ")) reply.status = std::atoi(reply.head.c_str() + 9);
    const std::size_t length =
        body == Body::kNone ? 0
                            : std::strtoull(reply.header("content-length").c_str(), nullptr, 10);
    while (pending_.size() < length) {
      if (!Receive()) return {};
    }
    reply.body = pending_.substr(0, length);
    pending_.erase(0, length);
    return reply;
  }

  TestReply Ask(std::string_view bytes) {
    Send(bytes);
    return Read();
  }

  // True when the server hangs up, and has sent nothing more before.
  bool AtEnd() { return pending_.empty() && !Receive() && ended_; }
  // Whether something can be read now.
  [[nodiscard]] bool Readable() const {
    pollfd poll_for{socket_, POLLIN, 0};
    return ::poll(&poll_for, 1, 0) == 1;
  }
  void HalfClose() { ::shutdown(socket_, SHUT_WR); }
  // Hangs up without a good-bye.
  void Reset() {
    const linger at_once{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    Close();
  }
  void Close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }

 private:
  static constexpr int kDeadlineMs = 5000;

  bool Receive() {
    pollfd poll_for{socket_, POLLIN, 0};
    if (::poll(&poll_for, 1, kDeadlineMs) != 1) return false;
    std::array<char, 16384> bytes{};
    const ssize_t got = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (got <= 0) {
      ended_ = true;
      return false;
    }
    pending_.append(bytes.data(), static_cast<std::size_t>(got));
    return true;
  }

  int socket_;
  bool connected_ = false;
  bool ended_ = false;
  std::string pending_;
};

}  // namespace huiyin::http
