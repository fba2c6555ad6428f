#include "http/server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <future>
#include <thread>
#include <utility>
#include <vector>

#include "http/worker.hpp"

namespace huiyin::http {
namespace {

using namespace std::chrono_literals;
using boost::asio::ip::tcp;
using boost::system::error_code;

constexpr int kBacklog = 4096;
constexpr std::uint32_t kMostRefusing =
    256;  // beyond it the overloaded server hangs up without a word
constexpr int kAcceptsPerTurn = 64;

std::string AddressText(const sockaddr_storage& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.ss_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address, sizeof v6);
    inet_ntop(AF_INET6, &v6.sin6_addr, text.data(), text.size());
  } else {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
  }
  return NormalAddress(text.data());
}

// Up to what the system allows us: the usual soft limit of 1,024 is below our own limit of connections.
void RaiseDescriptorLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= limit.rlim_max) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

Error CannotListen(const error_code& error) {
  Error made{ErrorCode::kUnavailable,
             {"无法在该地址监听，请检查 HUIYIN_LISTEN",
              "Cannot listen on that address; check HUIYIN_LISTEN"},
             "listen",
             "",
             {}};
  made.detail = "listen: " + error.message();
  return made;
}

}  // namespace

// One acceptor, on the first worker, gives each connection to the worker that has the fewest. SO_REUSEPORT would spread them
// by a hash: of 64 connections one of two threads then often has 40, and the other idles.
class Server::Impl {
 public:
  Impl(ServerOptions options, Handler handler) {
    shared_.options = std::move(options);
    shared_.handler = std::move(handler);
  }

  Status Start() {
    shared_.proxies = TRY(TrustedProxies::Parse(shared_.options.trusted_proxies));
    RaiseDescriptorLimit();
    const std::uint32_t threads = std::max(1U, shared_.options.threads);
    for (std::uint32_t i = 0; i < threads; ++i)
      workers_.push_back(std::make_unique<Worker>(shared_));
    const error_code error = Listen();
    if (error) {
      Clear();
      return CannotListen(error);
    }
    AcceptNext();
    for (const auto& worker : workers_) worker->Start();
    return {};
  }

  void Stop() {
    if (workers_.empty()) return;
    shared_.stopping = true;
    std::promise<void> closed;
    boost::asio::post(workers_.front()->io(), [&] {
      AcceptAll(kBacklog);
      error_code ignored;
      acceptor_->close(ignored);
      retry_->cancel();
      closed.set_value();
    });
    closed.get_future().wait();
    for (const auto& worker : workers_) worker->PostStop();
    const auto deadline = std::chrono::steady_clock::now() + shared_.options.drain_time;
    while (!AllEnded() && std::chrono::steady_clock::now() < deadline)
      std::this_thread::sleep_for(2ms);
    for (const auto& worker : workers_) {
      if (!worker->ended()) worker->PostAbort();
    }
    for (const auto& worker : workers_) worker->Join();
    Clear();
  }

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] std::uint32_t connections() const { return shared_.connections.load(); }

 private:
  using Acceptor = boost::asio::basic_socket_acceptor<tcp, Worker::Executor>;
  using Timer =
      boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                        boost::asio::wait_traits<std::chrono::steady_clock>,
                                        Worker::Executor>;

  // What lives on a worker's io_context goes before the worker.
  void Clear() {
    acceptor_.reset();
    retry_.reset();
    workers_.clear();
  }

  bool AllEnded() const {
    return std::ranges::all_of(workers_, [](const auto& worker) { return worker->ended(); });
  }

  error_code Listen() {
    error_code error;
    const auto address = boost::asio::ip::make_address(shared_.options.address, error);
    if (error) return error;
    const tcp::endpoint endpoint(address, shared_.options.port);
    acceptor_ = std::make_unique<Acceptor>(workers_.front()->io().get_executor());
    retry_ = std::make_unique<Timer>(workers_.front()->io().get_executor());
    acceptor_->open(endpoint.protocol(), error);
    if (!error) acceptor_->set_option(boost::asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_->bind(endpoint, error);
    if (!error) acceptor_->listen(kBacklog, error);
    if (!error) acceptor_->native_non_blocking(true, error);
    if (!error) port_ = acceptor_->local_endpoint(error).port();
    return error;
  }

  void AcceptNext() {
    acceptor_->async_wait(Acceptor::wait_read, [this](const error_code& error) {
      if (error) return;
      if (AcceptAll(kAcceptsPerTurn)) {
        AcceptNext();
        return;
      }
      // No descriptor is free: the clients stay in the kernel's queue for a moment.
      retry_->expires_after(100ms);
      retry_->async_wait([this](const error_code& cancelled) {
        if (!cancelled) AcceptNext();
      });
    });
  }

  // False when the system has no room for another socket.
  bool AcceptAll(int most) {
    for (int i = 0; i < most; ++i) {
      sockaddr_storage address{};
      socklen_t length = sizeof address;
      const int descriptor =
          ::accept4(acceptor_->native_handle(), reinterpret_cast<sockaddr*>(&address), &length,
                    SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (descriptor >= 0) {
        Admit(descriptor, AddressText(address));
      } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
        return false;
      } else if (errno == EAGAIN) {
        return true;
      }  // otherwise that one client is gone already
    }
    return true;
  }

  void Admit(int descriptor, std::string peer) {
    const auto least =
        std::ranges::min_element(workers_, {}, [](const auto& worker) { return worker->load(); });
    if (shared_.connections.load() < shared_.options.limits.connections) {
      shared_.connections.fetch_add(1);
      (*least)->Adopt(descriptor, std::move(peer), Admission::kServe);
    } else if (shared_.refusing.load() < kMostRefusing) {
      shared_.refusing.fetch_add(1);
      (*least)->Adopt(descriptor, std::move(peer), Admission::kRefuse);
    } else {
      ::close(descriptor);
    }
  }

  ServerShared shared_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::unique_ptr<Acceptor> acceptor_;
  std::unique_ptr<Timer> retry_;
  std::uint16_t port_ = 0;
};

Server::Server(ServerOptions options, Handler handler)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler))) {}
Server::~Server() { Stop(); }
Status Server::Start() { return impl_->Start(); }
void Server::Stop() { impl_->Stop(); }
std::uint16_t Server::port() const { return impl_->port(); }
std::uint32_t Server::connections() const { return impl_->connections(); }

}  // namespace huiyin::http
