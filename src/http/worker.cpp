#include "http/worker.hpp"

#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <utility>
#include <vector>

#include "http/connection.hpp"

namespace huiyin::http {
namespace {

using namespace std::chrono_literals;

// Fine enough for the shortest limit, coarse enough to cost nothing.
std::chrono::milliseconds ChooseTick(const Limits& limits) {
  const auto shortest = std::min({limits.header_time, limits.body_time, limits.idle_time,
                                  limits.write_time, limits.linger_time});
  return std::clamp(shortest / 8, 5ms, 250ms);
}

}  // namespace

// UNSAFE_IO: the sockets of a worker are touched by its own thread only, so the reactor needs no locks; posting still locks.
Worker::Worker(ServerShared& shared)
    : shared_(shared),
      io_(BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO),
      work_(io_.get_executor()),
      tick_timer_(io_.get_executor()),
      tick_(ChooseTick(shared.options.limits)),
      started_at_(std::chrono::steady_clock::now()) {}

Worker::~Worker() { Join(); }

void Worker::Start() {
  thread_ = std::thread([this] {
    ArmTick();
    Run();
    ended_ = true;
  });
}

// An exception (out of memory, for a new connection) costs that event; the others go on.
void Worker::Run() {
  while (true) {
    try {
      io_.run();
      return;
    } catch (...) {
      continue;
    }
  }
}

void Worker::Join() {
  if (thread_.joinable()) thread_.join();
}

void Worker::ArmTick() {
  tick_timer_.expires_after(tick_);
  tick_timer_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    const auto elapsed = std::chrono::steady_clock::now() - started_at_;
    wheel_.Advance(static_cast<TimerWheel::Tick>(elapsed / tick_), [](TimerWheel::Entry& entry) {
      static_cast<Connection::Deadline&>(entry).owner.OnDeadline();
    });
    if (!finished()) ArmTick();  // a cancel comes too late for a wait that is over already
  });
}

TimerWheel::Tick Worker::Ticks(std::chrono::milliseconds time) const {
  return static_cast<TimerWheel::Tick>(time / tick_) + 2;
}

std::string_view Worker::date_line() {
  std::timespec now{};
  clock_gettime(CLOCK_REALTIME_COARSE, &now);
  return date_line_.Get(now.tv_sec);
}

void Worker::Adopt(int descriptor, std::string peer, Admission admission) {
  load_.fetch_add(1, std::memory_order_relaxed);
  boost::asio::dispatch(io_, [this, descriptor, peer = std::move(peer), admission]() mutable {
    Open(descriptor, std::move(peer), admission);
  });
}

void Worker::Open(int descriptor, std::string peer, Admission admission) {
  Connection::Socket socket(io_.get_executor());
  boost::system::error_code error;
  // The family is wanted for bind and connect only, which nobody calls.
  socket.assign(boost::asio::ip::tcp::v4(), descriptor, error);
  if (error) {
    ::close(descriptor);
    Leave(admission);
    return;
  }
  socket.set_option(boost::asio::ip::tcp::no_delay(true), error);  // without it: slower, not wrong
  Connection::Run(
      std::make_shared<Connection>(*this, std::move(socket), std::move(peer), admission));
}

void Worker::Register(Connection& connection) { connections_.insert(&connection); }

void Worker::Unregister(Connection& connection, Admission admission) {
  connections_.erase(&connection);
  Leave(admission);
  FinishIfIdle();
}

void Worker::Leave(Admission admission) {
  load_.fetch_sub(1, std::memory_order_relaxed);
  (admission == Admission::kServe ? shared_.connections : shared_.refusing).fetch_sub(1);
}

void Worker::FinishIfIdle() {
  if (!finished()) return;
  work_.reset();
  tick_timer_.cancel();
}

void Worker::PostStop() {
  boost::asio::post(io_, [this] {
    finishing_ = true;
    const std::vector<Connection*> all(connections_.begin(), connections_.end());
    for (Connection* connection : all) connection->OnStop();
    FinishIfIdle();
  });
}

void Worker::PostAbort() {
  boost::asio::post(io_, [this] {
    // Aborting one may end its coroutine and with it the connection, but never another one.
    std::vector<std::shared_ptr<Connection>> all;
    for (Connection* connection : connections_) all.push_back(connection->shared_from_this());
    for (const auto& connection : all) connection->Abort();
  });
}

}  // namespace huiyin::http
