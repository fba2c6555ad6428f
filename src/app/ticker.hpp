// Ticker: runs a piece of work at once and then again and again, each time so long after the last one ended.
//
//   Ticker watch(std::chrono::milliseconds(500), [&] { commits.Look(); });
//
// Threads: one of its own, on which the work runs. The destructor waits for the work under way.
// Ownership: whatever the work uses outlives the ticker.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace huiyin::app {

class Ticker {
 public:
  Ticker(std::chrono::milliseconds pause, std::function<void()> work);
  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;
  ~Ticker();

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace huiyin::app
