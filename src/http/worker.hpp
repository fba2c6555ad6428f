// Worker: one io thread with its event loop, its connections and their timers. Only server.cpp and the files of the
// connection include this.
//
// Life: Start; Adopt for each accepted socket; PostStop, after which the thread ends when the last connection has;
// PostAbort if that takes too long; Join.
// Threads: as the two groups below say; what the second group touches needs no lock.
// Ownership: a connection belongs to its coroutine; the worker's set only points to it.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_set>

#include "http/asio.hpp"
#include "http/http.hpp"
#include "http/peer.hpp"
#include "http/reply.hpp"
#include "http/timer_wheel.hpp"

namespace huiyin::http {

class Connection;

// What all workers of one server share.
struct ServerShared {
  ServerOptions options;
  Handler handler;
  TrustedProxies proxies;
  std::atomic<std::uint32_t> connections{0};   // being served
  std::atomic<std::uint32_t> large_bodies{0};  // being read or handled
  std::atomic<std::uint32_t> refusing{0};      // being told that there are too many
  std::atomic<bool> stopping{false};  // replies from now on are the last of their connection
};

enum class Admission : std::uint8_t { kServe, kRefuse };

class Worker {
 public:
  using Io = boost::asio::io_context;
  using Executor = Io::executor_type;

  explicit Worker(ServerShared& shared);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Any thread.
  void Start();
  void PostStop();   // finish what was accepted, then end the thread
  void PostAbort();  // end the thread now
  void Join();
  [[nodiscard]] Io& io() { return io_; }
  [[nodiscard]] std::uint32_t load() const { return load_.load(std::memory_order_relaxed); }
  [[nodiscard]] bool ended() const { return ended_.load(); }
  // Hands an accepted socket over.
  void Adopt(int descriptor, std::string peer, Admission admission);

  // The worker's thread only.
  [[nodiscard]] ServerShared& shared() { return shared_; }
  [[nodiscard]] bool stopping() const { return shared_.stopping.load(std::memory_order_relaxed); }
  [[nodiscard]] std::string_view date_line();
  [[nodiscard]] TimerWheel& wheel() { return wheel_; }
  // Never less than `time`, up to two ticks more.
  [[nodiscard]] TimerWheel::Tick Ticks(std::chrono::milliseconds time) const;
  void Register(Connection& connection);
  void Unregister(Connection& connection, Admission admission);

 private:
  void Open(int descriptor, std::string peer, Admission admission);
  void Run();
  void Leave(Admission admission);
  void ArmTick();
  [[nodiscard]] bool finished() const { return finishing_ && connections_.empty(); }
  void FinishIfIdle();

  ServerShared& shared_;
  Io io_;
  boost::asio::executor_work_guard<Executor> work_;
  boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                    boost::asio::wait_traits<std::chrono::steady_clock>, Executor>
      tick_timer_;
  std::chrono::milliseconds tick_;
  std::chrono::steady_clock::time_point started_at_;
  TimerWheel wheel_;
  DateLine date_line_;
  std::unordered_set<Connection*> connections_;
  std::atomic<std::uint32_t> load_{0};
  std::atomic<bool> ended_{false};
  bool finishing_ = false;  // nothing more will be adopted
  std::thread thread_;
};

}  // namespace huiyin::http
