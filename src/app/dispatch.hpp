// Dispatch: turns an Endpoint into an http::Handler and follows its Plan from thread to thread.
//
//   io thread: parse -> reader pool / writer / slow pool -> ... -> io thread: reply
//
// Also here, before an endpoint runs: the rate limit of public writes. Exceptions of libraries end here as "internal".
// Threads: handlers from any io thread. Ownership: outlives the server; its destructor finishes what runs.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "api/call.hpp"
#include "http/http.hpp"
#include "http/rate_limit.hpp"

namespace huiyin::app {

class Dispatch {
 public:
  // readers: threads for reading plans. Passwords get two of their own (contracts, section 9), photos two more.
  Dispatch(const api::Services& services, std::uint32_t readers, bool rate_limit);
  ~Dispatch();
  Dispatch(const Dispatch&) = delete;
  Dispatch& operator=(const Dispatch&) = delete;

  enum class Limited : std::uint8_t { kNo, kYes };
  [[nodiscard]] http::Handler Wrap(std::string route, api::Endpoint endpoint, Limited limited);

 private:
  struct Job;
  class Pool;
  void Follow(const std::shared_ptr<Job>& job, Result<api::Plan> plan);
  void FollowWrite(const std::shared_ptr<Job>& job, api::Plan plan);
  void FollowRead(const std::shared_ptr<Job>& job, api::Plan plan);

  const api::Services& services_;
  std::unique_ptr<http::RateLimiter> limiter_;
  std::unique_ptr<Pool> readers_;
  std::unique_ptr<Pool> slow_;
  std::unique_ptr<Pool> children_;
};

}  // namespace huiyin::app
