// Jobs: what the server does by itself when a day has come - answered voices that nobody rated close as unrated, and matters
// whose voices are all closed close too. Runs at start, every minute, and when a test moves the clock.
//
// Threads: RunJobs blocks until it is durable; call it from a thread that may wait. The ticker has its own thread.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "api/call.hpp"
#include "matters/matters.hpp"

namespace huiyin::app {

Status RunJobs(const api::Services& services, const matters::Setting& setting);

class JobTicker {
 public:
  JobTicker(const api::Services& services, const matters::Setting& setting);
  JobTicker(const JobTicker&) = delete;
  JobTicker& operator=(const JobTicker&) = delete;
  ~JobTicker();

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace huiyin::app
