#include "http/exchange.hpp"

#include <utility>

namespace huiyin::http {

// What a Responder holds: counts its copies, so that the last one to go can tell that nobody will answer.
class Exchange::Handle {
 public:
  explicit Handle(std::shared_ptr<Exchange> exchange) : exchange_(std::move(exchange)) { Count(); }
  Handle(const Handle& other) : exchange_(other.exchange_) { Count(); }
  Handle(Handle&& other) noexcept = default;
  Handle& operator=(const Handle&) = delete;
  Handle& operator=(Handle&&) = delete;
  ~Handle() {
    if (exchange_ && exchange_->responders_.fetch_sub(1) == 1)
      exchange_->Settle(Outcome::kDropped, {});
  }

  void operator()(Response response) const { exchange_->Answer(std::move(response)); }

 private:
  void Count() { exchange_->responders_.fetch_add(1); }
  std::shared_ptr<Exchange> exchange_;
};

Responder Exchange::MakeResponder(std::shared_ptr<Exchange> exchange) {
  return Handle(std::move(exchange));
}

void Exchange::Answer(Response response) { Settle(Outcome::kAnswered, std::move(response)); }

void Exchange::Settle(Outcome outcome, Response response) {
  std::lock_guard lock(mutex_);
  if (outcome_ != Outcome::kOpen) return;
  outcome_ = outcome;
  if (abandoned_) return;
  response_ = std::move(response);
  if (Waker* waker = std::exchange(waker_, nullptr)) waker->Wake();
}

Exchange::Outcome Exchange::Take(Response& response) {
  std::lock_guard lock(mutex_);
  if (outcome_ == Outcome::kAnswered) response = std::move(response_);
  return outcome_;
}

bool Exchange::Await(Waker& waker) {
  std::lock_guard lock(mutex_);
  if (outcome_ != Outcome::kOpen) return false;
  waker_ = &waker;
  return true;
}

void Exchange::Abandon() {
  std::lock_guard lock(mutex_);
  abandoned_ = true;
  waker_ = nullptr;
}

}  // namespace huiyin::http
