#include "db/batch_queue.hpp"

#include <algorithm>
#include <utility>

namespace huiyin::db {

BatchQueue::BatchQueue(std::uint32_t batch, RunBatch run)
    : batch_(batch), run_(std::move(run)), thread_([this] { Loop(); }) {}

BatchQueue::~BatchQueue() { Stop(); }

void BatchQueue::Stop() {
  if (!thread_.joinable()) return;
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void BatchQueue::Submit(Operation operation, Completion done) {
  {
    std::lock_guard lock(mutex_);
    waiting_.push_back({std::move(operation), std::move(done), {}});
    // Otherwise the thread is awake, or waits for more than this.
    if (waiting_.size() != 1 && waiting_.size() != gathering_) return;
  }
  wake_.notify_one();
}

void BatchQueue::Gather(std::unique_lock<std::mutex>& lock) {
  const std::size_t expected = std::min<std::size_t>(batch_, last_batch_ + waiting_at_end_);
  if (ending_ || waiting_.size() >= expected) return;
  if (waits_to_skip_ > 0) {
    --waits_to_skip_;
    return;
  }
  gathering_ = expected;
  wake_.wait_until(lock, gather_until_, [&] { return ending_ || waiting_.size() >= expected; });
  gathering_ = 1;
  // Whoever was here may not come back: a wait that was in vain is tried ever more rarely.
  bool in_vain = waiting_.size() * 2 < expected;
  skip_after_vain_ = in_vain ? std::min<std::uint32_t>(skip_after_vain_ * 2, 64) : 1;
  if (in_vain) waits_to_skip_ = skip_after_vain_;
}

std::vector<Job> BatchQueue::Take() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
  if (std::chrono::steady_clock::now() < gather_until_) Gather(lock);
  std::vector<Job> jobs;
  jobs.reserve(std::min<std::size_t>(waiting_.size(), batch_));
  while (!waiting_.empty() && jobs.size() < batch_) {
    jobs.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  return jobs;
}

void BatchQueue::Loop() {
  using Clock = std::chrono::steady_clock;
  for (;;) {
    std::vector<Job> jobs = Take();
    if (jobs.empty()) return;  // ending, and nothing waits
    auto start = Clock::now();
    run_(jobs);
    Clock::duration took = Clock::now() - start;
    {
      std::lock_guard lock(mutex_);
      last_batch_ = jobs.size();
      waiting_at_end_ = waiting_.size();
      gather_until_ = Clock::now() + std::min<Clock::duration>(took / 2, kLongestGather);
    }
    for (Job& job : jobs) job.done(std::move(job.status));
  }
}

}  // namespace huiyin::db
