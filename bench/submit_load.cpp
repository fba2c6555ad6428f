// Submits invented voices over HTTP: submit_load PORT CONNECTIONS SECONDS [COUNT]
//
// Every connection is kept alive and has one request under way. Each request has an Idempotency-Key and a text of its own. Ends
// after SECONDS, or after COUNT replies when given. Prints one line: replies, errors, per second, p50, p99 and most in ms.
// One thread: on a small machine the server needs the rest.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::array<std::string_view, 12> kWho = {
    "三号泊位的", "选煤车间的", "夜班的",     "食堂的",     "东门外的", "二号井的",
    "机修班的",   "宿舍四楼的", "轮胎吊上的", "皮带走廊的", "新来的",   "班车上的"};
constexpr std::array<std::string_view, 12> kWhat = {
    "照明灯坏了半个多月",     "饮水机出来的水有铁锈味", "排班表总是前一天晚上才发",
    "手套领了三次都没有大号", "扶梯有一级踏板松了",     "热水到十点就没有了",
    "加班单交上去没有回音",   "更衣柜不够两个人合用",   "风扇声音大得听不见对讲机",
    "工资条看不懂扣了什么",   "停车棚漏雨电动车淋坏了", "饭菜到夜班就凉了"};
constexpr std::array<std::string_view, 8> kWish = {
    "请来看一看。",   "希望月底前修好。",   "问过班长，说在等配件。", "能不能给个准话？",
    "大家都这么说。", "已经有人因此摔倒。", "去年也提过一次。",       "谢谢。"};

class Random {
 public:
  std::uint64_t Next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_;
  }

 private:
  std::uint64_t state_ = static_cast<std::uint64_t>(Clock::now().time_since_epoch().count()) | 1;
};

void MakeRequest(Random& random, std::string& out) {
  std::string body = R"({"text":")";
  for (std::uint64_t sentences = 1 + random.Next() % 3; sentences > 0; --sentences) {
    body.append(kWho[random.Next() % kWho.size()])
        .append(kWhat[random.Next() % kWhat.size()])
        .append("，");
    body.append(kWish[random.Next() % kWish.size()]);
  }
  body.append(R"(","category":"unsure","channel":"web"})");
  char key[40];
  std::snprintf(key, sizeof key, "%016llx%016llx", static_cast<unsigned long long>(random.Next()),
                static_cast<unsigned long long>(random.Next()));
  out =
      "POST /api/v1/public/voices HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: "
      "application/json\r\nIdempotency-Key: ";
  out.append(key)
      .append("\r\nContent-Length: ")
      .append(std::to_string(body.size()))
      .append("\r\n\r\n")
      .append(body);
}

struct Connection {
  int fd = -1;
  std::string request;
  std::string reply;
  Clock::time_point sent;
};

class Load {
 public:
  Load(std::uint16_t port, std::size_t connections)
      : poll_(::epoll_create1(0)), connections_(connections) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (std::size_t i = 0; i < connections; ++i) {
      Connection& c = connections_[i];
      c.fd = ::socket(AF_INET, SOCK_STREAM, 0);
      if (::connect(c.fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        std::perror("connect");
        std::exit(2);
      }
      int on = 1;
      ::setsockopt(c.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.u64 = i;
      ::epoll_ctl(poll_, EPOLL_CTL_ADD, c.fd, &event);
    }
  }

  void Run(double seconds, std::size_t count) {
    auto start = Clock::now();
    auto end =
        start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    for (Connection& c : connections_) Send(c);
    std::size_t under_way = connections_.size();
    while (under_way > 0) {
      std::array<epoll_event, 256> events;
      int ready = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), 10'000);
      if (ready <= 0) {
        std::fputs("no reply within 10 s\n", stderr);
        std::exit(2);
      }
      for (int i = 0; i < ready; ++i) {
        Connection& c = connections_[events[static_cast<std::size_t>(i)].data.u64];
        if (!Receive(c)) continue;
        --under_way;
        bool more = Clock::now() < end && (count == 0 || times_.size() + under_way < count);
        if (more) {
          Send(c);
          ++under_way;
        }
      }
    }
    Print(std::chrono::duration<double>(Clock::now() - start).count());
  }

 private:
  void Send(Connection& c) {
    MakeRequest(random_, c.request);
    c.reply.clear();
    c.sent = Clock::now();
    if (::send(c.fd, c.request.data(), c.request.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(c.request.size())) {
      std::perror("send");
      std::exit(2);
    }
  }

  // Whether the reply is whole.
  bool Receive(Connection& c) {
    char buffer[8192];
    ssize_t got = ::recv(c.fd, buffer, sizeof buffer, 0);
    if (got <= 0) {
      std::fputs("the server closed a connection\n", stderr);
      std::exit(2);
    }
    c.reply.append(buffer, static_cast<std::size_t>(got));
    auto head = c.reply.find("\r\n\r\n");
    if (head == std::string::npos) return false;
    auto length = c.reply.find("Content-Length: ");
    if (length == std::string::npos || length > head) std::exit(2);
    auto size = std::strtoul(c.reply.c_str() + length + 16, nullptr, 10);
    if (c.reply.size() < head + 4 + size) return false;
    times_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - c.sent).count());
    if (c.reply.compare(9, 3, "201") != 0 && errors_++ == 0)
      std::fprintf(stderr, "%s\n", c.reply.c_str());
    return true;
  }

  void Print(double seconds) {
    std::sort(times_.begin(), times_.end());
    auto at = [&](double part) {
      return times_[static_cast<std::size_t>(part * static_cast<double>(times_.size() - 1))];
    };
    std::printf("replies %zu errors %zu per_second %.0f p50_ms %.2f p99_ms %.2f most_ms %.2f\n",
                times_.size(), errors_, static_cast<double>(times_.size()) / seconds, at(0.5),
                at(0.99), times_.back());
  }

  int poll_;
  std::vector<Connection> connections_;
  std::vector<double> times_;
  std::size_t errors_ = 0;
  Random random_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("submit_load PORT CONNECTIONS SECONDS [COUNT]\n", stderr);
    return 2;
  }
  Load load(static_cast<std::uint16_t>(std::atoi(argv[1])),
            static_cast<std::size_t>(std::atoi(argv[2])));
  load.Run(std::atof(argv[3]), argc > 4 ? static_cast<std::size_t>(std::atoll(argv[4])) : 0);
  return 0;
}
