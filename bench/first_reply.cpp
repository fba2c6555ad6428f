// From start to first reply: first_reply PORT COMMAND [ARGUMENT...]
//
// Starts the server, asks /api/v1/public/health until it answers, prints the milliseconds in between and stops the server again.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <thread>

namespace {

constexpr std::string_view kRequest =
    "GET /api/v1/public/health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";

bool Answers(int port) {
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  char reply[16] = {};
  bool answered = ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
                  ::send(fd, kRequest.data(), kRequest.size(), MSG_NOSIGNAL) > 0 &&
                  ::recv(fd, reply, 12, MSG_WAITALL) == 12 && std::memcmp(reply + 9, "200", 3) == 0;
  ::close(fd);
  return answered;
}

}  // namespace

int main(int argc, char** argv) {
  using Clock = std::chrono::steady_clock;
  if (argc < 3) {
    std::fputs("first_reply PORT COMMAND [ARGUMENT...]\n", stderr);
    return 2;
  }
  auto start = Clock::now();
  pid_t server = ::fork();
  if (server == 0) {
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
    ::execv(argv[2], argv + 2);
    ::_exit(127);
  }
  bool answered = false;
  while (!(answered = Answers(std::atoi(argv[1]))) &&
         Clock::now() - start < std::chrono::seconds(20)) {
    std::this_thread::sleep_for(std::chrono::microseconds(500));
  }
  double ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  ::kill(server, SIGTERM);
  ::waitpid(server, nullptr, 0);
  if (!answered) return 1;
  std::printf("%.1f\n", ms);
  return 0;
}
