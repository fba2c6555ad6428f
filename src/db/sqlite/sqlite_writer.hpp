// SqliteWriter: the one thread that changes the database.
//
// Life of a batch: take what waits (at most Options::batch) -> BEGIN IMMEDIATE -> each operation in SAVEPOINT op -> the batch
// hook -> COMMIT (synced) -> completions. When SQLite itself gives up the transaction (full disk, I/O fault), what the batch
// had done is gone: every operation then runs again alone, so that only the one that cannot be stored fails.
//
// Callers that wait for their reply come back soon after it. Without a short wait the first of them would make a batch
// of one, and all others would wait for two commits; so the thread gathers for at most half of what the last commit took,
// and stops doing so when nobody comes.
//
// Threads: Submit from any; everything else happens on the writer's own thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "db/database.hpp"
#include "db/sqlite/sqlite_connection.hpp"

namespace huiyin::db {

class SqliteWriter {
 public:
  SqliteWriter(std::unique_ptr<SqliteConnection> connection, std::uint32_t batch);
  SqliteWriter(const SqliteWriter&) = delete;
  SqliteWriter& operator=(const SqliteWriter&) = delete;
  ~SqliteWriter();
  // Finishes what waits, then ends the thread. Nothing may be submitted afterwards.
  void Stop();

  void Submit(Operation operation, Completion done);
  void SetBatchHook(std::function<Status(Transaction&, const Announced&)> hook);
  void SetCommitListener(std::function<void()> listener);

 private:
  struct Job {
    Operation operation;
    Completion done;
    Status status;
  };

  // The longest that a batch waits for the callers of the last one to come back.
  static constexpr std::chrono::milliseconds kLongestGather{8};

  void Loop();
  void Gather(std::unique_lock<std::mutex>& lock);
  std::vector<Job> Take();
  // Gives every job its status.
  void RunBatch(std::span<Job> jobs);
  // From BEGIN to COMMIT. Error: nothing of the batch may be kept.
  Status FinishBatch(std::span<Job> jobs);
  Status RunHook();
  // Error: the savepoint could not be kept or undone, so the batch is lost with it.
  Status RunInSavepoint(Job& job);

  std::unique_ptr<SqliteConnection> connection_;
  std::uint32_t batch_;
  std::function<Status(Transaction&, const Announced&)> hook_;
  std::function<void()> listener_;
  Announced announced_;

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
