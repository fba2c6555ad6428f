// Connection: one client. Only connection.cpp and worker.cpp include this.
//
// A connection is one coroutine: read a request, call the handler, write the answer, again. A handler that answers before it
// returns costs no hop: the answer is written from where it stands. Requests of one connection are answered one after the
// other, so pipelined ones are answered in order.
// Threads: everything of a connection runs on its worker's thread, Wake excepted.
// Ownership: the coroutine's frame holds the connection; the worker's list only points to it.
#pragma once

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/asio.hpp"
#include "http/exchange.hpp"
#include "http/http.hpp"
#include "http/parser.hpp"
#include "http/place.hpp"
#include "http/reply.hpp"
#include "http/task.hpp"
#include "http/timer_wheel.hpp"
#include "http/wire.hpp"
#include "http/worker.hpp"

namespace huiyin::http {

class Connection final : public std::enable_shared_from_this<Connection>, private Exchange::Waker {
 public:
  using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Worker::Executor>;

  struct Deadline : TimerWheel::Entry {
    explicit Deadline(Connection& of) : owner(of) {}
    Connection& owner;
  };

  Connection(Worker& worker, Socket socket, std::string peer, Admission admission);
  ~Connection();

  static Detached Run(std::shared_ptr<Connection> self);

  void OnDeadline();  // the wheel: time is up
  void OnStop();      // the server stops: an idle connection ends, a busy one finishes
  void Abort();       // the drain time is over

 private:
  enum class Phase : std::uint8_t { kIdle, kHeader, kBody, kHandling, kWriting, kLingering };

  struct ReadAwaiter;
  struct WritableAwaiter;
  struct AnswerAwaiter;

  void End();
  // The life of one request; each returns true to go on, false when the connection is at its end or fault_ was set.
  Task<bool> ServeOne();
  Task<bool> ReadRequest();
  Task<bool> ReadBody();
  Task<bool> Handle();
  Task<bool> SendRest();
  Task<bool> Linger();

  // Awaits the bytes read; 0 when there will be no more.
  ReadAwaiter Read();
  std::size_t AfterRead(std::size_t bytes);

  void StartExchange();
  bool CallHandler();  // false: it threw
  [[nodiscard]] bool BodyFits();
  [[nodiscard]] Response MakeFault(const Fault& fault);
  After RenderReply();

  void Enter(Phase phase, std::chrono::milliseconds time);
  // The deadline of a phase in which bytes move: later with each body_bytes that did.
  void Extend(std::chrono::milliseconds time, std::uint64_t moved);
  void Wake() override;
  void ResumeWaiting();

  Worker& worker_;
  Socket socket_;
  std::string peer_;
  Admission admission_;
  Deadline deadline_;
  RequestParser parser_;
  std::shared_ptr<Exchange> exchange_;
  std::optional<Fault>
      fault_;  // found by the server itself: the reply, after which the connection ends
  Response response_;
  std::string head_;
  InputBuffer input_;
  Output output_;
  std::coroutine_handle<> waiting_;  // while a handler has the request
  TimerWheel::Tick phase_start_ = 0;
  Phase phase_ = Phase::kIdle;
  bool timed_out_ = false;
  bool broken_ = false;  // the socket is of no more use
  bool first_ = true;    // no request was read yet
  Place large_;          // among the large bodies, from the body to the end of the request
};

}  // namespace huiyin::http
