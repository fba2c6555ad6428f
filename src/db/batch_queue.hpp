// BatchQueue: operations that wait for the one thread that writes them, in batches.
//
// Callers that wait for their reply come back soon after it. Without a short wait the first of them would make a batch
// of one, and all others would wait for two commits; so the thread gathers for at most half of what the last commit took,
// and stops doing so when nobody comes.
//
// Threads: Submit from any; RunBatch happens on the queue's own thread. Errors: whatever RunBatch gives each job.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "db/database.hpp"

namespace huiyin::db {

struct Job {
  Operation operation;
  Completion done;
  Status status;
};

class BatchQueue {
 public:
  // Gives every job its status: what is kept is durable when it returns.
  using RunBatch = std::function<void(std::span<Job>)>;

  BatchQueue(std::uint32_t batch, RunBatch run);
  BatchQueue(const BatchQueue&) = delete;
  BatchQueue& operator=(const BatchQueue&) = delete;
  ~BatchQueue();
  // Finishes what waits, then ends the thread. Nothing may be submitted afterwards.
  void Stop();
  void Submit(Operation operation, Completion done);

 private:
  // The longest that a batch waits for the callers of the last one to come back.
  static constexpr std::chrono::milliseconds kLongestGather{8};

  void Loop();
  void Gather(std::unique_lock<std::mutex>& lock);
  std::vector<Job> Take();

  std::uint32_t batch_;
  RunBatch run_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> waiting_;
  bool ending_ = false;
  // For Gather: who was served last, who waited then, until when their return is worth a wait.
  std::size_t last_batch_ = 0;
  std::size_t waiting_at_end_ = 0;
  std::size_t gathering_ = 1;  // the number of waiting operations that wakes the thread
  std::chrono::steady_clock::time_point gather_until_;
  std::uint32_t waits_to_skip_ = 0;
  std::uint32_t skip_after_vain_ = 1;
  std::thread thread_;  // last: starts when all else is ready
};

}  // namespace huiyin::db
