#include "app/dispatch.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "api/problem.hpp"

namespace huiyin::app {

using api::Plan;

struct Dispatch::Job {
  api::Call call;
  http::Responder respond;
};

// Threads that run what waits, in order.
class Dispatch::Pool {
 public:
  explicit Pool(std::uint32_t threads) {
    for (std::uint32_t i = 0; i < threads; ++i) threads_.emplace_back([this] { Loop(); });
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() { End(); }
  // Runs what is left. What is posted afterwards is dropped, and its connection told so.
  void End() {
    {
      std::lock_guard lock(mutex_);
      ending_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }
  void Post(std::function<void()> work) {
    {
      std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(work));
    }
    wake_.notify_one();
  }
  // False when `most` are waiting.
  bool TryPost(std::function<void()> work, std::size_t most) {
    {
      std::lock_guard lock(mutex_);
      if (waiting_.size() >= most) return false;
      waiting_.push_back(std::move(work));
    }
    wake_.notify_one();
    return true;
  }

 private:
  void Loop() {
    for (;;) {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      auto work = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      work();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> waiting_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

namespace {

// Library exceptions (bad_alloc among them) must not end the server.
template <class Function>
Result<Plan> Guard(Function&& function) {
  try {
    return function();
  } catch (const std::exception&) {
    return Internal("a piece of a request threw");
  }
}

Error TooMany() {
  return {ErrorCode::kRateLimited,
          {"提交太频繁，内容还在。请过一会儿再试",
           "Too many at once; your text is kept. Please try again in a while"},
          {},
          {},
          {}};
}

// Each holds its upload in memory; the last waits some 10 s.
constexpr std::size_t kWaitingChildren = 24;

Error TooBusy() {
  return {ErrorCode::kUnavailable,
          {"现在传照片的人太多，文字不受影响。请过一会儿再传",
           "Too many photos are coming in; your words are safe. Please send it again in a while"},
          {},
          {},
          {}};
}

}  // namespace

Dispatch::Dispatch(const api::Services& services, std::uint32_t readers, bool rate_limit)
    : services_(services),
      readers_(std::make_unique<Pool>(readers)),
      slow_(std::make_unique<Pool>(2)),
      children_(std::make_unique<Pool>(2)) {
  if (rate_limit) limiter_ = std::make_unique<http::RateLimiter>(http::RateLimits{});
}

// All end before one goes: what runs on one may post to another.
Dispatch::~Dispatch() {
  children_->End();
  slow_->End();
  readers_->End();
}

http::Handler Dispatch::Wrap(std::string route, api::Endpoint endpoint, Limited limited) {
  return [this, route = std::move(route), endpoint = std::move(endpoint), limited](
             std::shared_ptr<http::Request> request, http::Responder respond) {
    auto job = std::make_shared<Job>(
        Job{api::Call(services_, std::move(request), route), std::move(respond)});
    if (limited == Limited::kYes && limiter_ != nullptr &&
        limiter_->Take(job->call.request().peer, services_.clock->Now())) {
      Follow(job, TooMany());
      return;
    }
    Follow(job, Guard([&] { return endpoint(job->call); }));
  };
}

void Dispatch::Follow(const std::shared_ptr<Job>& job, Result<Plan> result) {
  if (!result) {
    job->respond(api::ProblemResponse(result.error(), job->call));
    return;
  }
  Plan plan = std::move(*result);
  switch (plan.kind()) {
    case Plan::Kind::kDone:
      job->respond(std::move(plan.response()));
      return;
    case Plan::Kind::kRead:
      FollowRead(job, std::move(plan));
      return;
    case Plan::Kind::kWrite:
      FollowWrite(job, std::move(plan));
      return;
    case Plan::Kind::kSlow:
      slow_->Post([this, job, plan = std::move(plan)] {
        Follow(job, Guard([&] { return plan.slow()(); }));
      });
      return;
    case Plan::Kind::kChild:
      if (!children_->TryPost(
              [this, job, plan = std::move(plan)] {
                Follow(job, Guard([&] { return plan.slow()(); }));
              },
              kWaitingChildren))
        Follow(job, TooBusy());
      return;
  }
}

void Dispatch::FollowRead(const std::shared_ptr<Job>& job, Plan plan) {
  readers_->Post([this, job, plan = std::move(plan)] {
    std::optional<Result<Plan>> next;
    Status read = services_.database->Read([&](db::Reader& reader) -> Status {
      next = Guard([&] { return plan.read()(reader); });
      return {};
    });
    Follow(job, !read ? Result<Plan>(read.error()) : std::move(*next));
  });
}

void Dispatch::FollowWrite(const std::shared_ptr<Job>& job, Plan plan) {
  auto next = std::make_shared<std::optional<Plan>>();
  services_.database->Submit(
      [plan = std::move(plan), next](db::Transaction& tx) -> Status {
        auto result = Guard([&] { return plan.write()(tx); });
        if (!result) return result.error();
        *next = std::move(*result);
        return {};
      },
      [this, job, next](const Status& status) {
        Follow(job, status ? Result<Plan>(std::move(**next)) : Result<Plan>(status.error()));
      });
}

}  // namespace huiyin::app
