// Exchange: one request and the one answer that its Responder may bring, now or later, from any thread, or never.
//
// Life: the connection makes it and fills `request`; the handler gets the request and a Responder; the first call of the
// Responder is the answer, later ones do nothing; when the last copy of the Responder is gone without a call, the outcome
// is kDropped. A connection that ends earlier calls Abandon: then an answer is thrown away.
// Threads: Take, Await and Abandon on the connection's io thread; Answer from any. Waker::Wake is called at most once, under
// the exchange's lock, from any thread; it must only hand on.
// Ownership: the request and the exchange live until the connection and every Responder have let go.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>

#include "http/http.hpp"

namespace huiyin::http {

class Exchange {
 public:
  enum class Outcome : std::uint8_t { kOpen, kAnswered, kDropped };

  class Waker {
   public:
    virtual void Wake() = 0;

   protected:
    ~Waker() = default;
  };

  Request request;

  static Responder MakeResponder(std::shared_ptr<Exchange> exchange);

  void Answer(Response response);
  // Moves the answer out if there is one.
  Outcome Take(Response& response);
  // False: there is an outcome already, Wake will not be called.
  [[nodiscard]] bool Await(Waker& waker);
  void Abandon();

 private:
  class Handle;
  void Settle(Outcome outcome, Response response);

  std::mutex mutex_;  // guards the four below
  Outcome outcome_ = Outcome::kOpen;
  bool abandoned_ = false;
  Waker* waker_ = nullptr;
  Response response_;
  std::atomic<std::uint32_t> responders_{0};
};

}  // namespace huiyin::http
