#include "app/ticker.hpp"

#include <utility>

namespace huiyin::app {

Ticker::Ticker(std::chrono::milliseconds pause, std::function<void()> work) {
  thread_ = std::thread([this, pause, work = std::move(work)] {
    std::unique_lock lock(mutex_);
    while (!ending_) {
      lock.unlock();
      work();
      lock.lock();
      wake_.wait_for(lock, pause, [&] { return ending_; });
    }
  });
}

Ticker::~Ticker() {
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

}  // namespace huiyin::app
