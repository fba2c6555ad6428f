// SqliteWriter: the one thread that changes the database.
//
// Life of a batch: take what waits (at most Options::batch) -> BEGIN IMMEDIATE -> each operation in SAVEPOINT op -> the batch
// hook -> COMMIT (synced) -> completions. When SQLite itself gives up the transaction (full disk, I/O fault), what the batch
// had done is gone: every operation then runs again alone, so that only the one that cannot be stored fails.
//
// Threads: Submit from any; everything else happens on the queue's own thread (db/batch_queue.hpp).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>

#include "db/batch_queue.hpp"
#include "db/database.hpp"
#include "db/pending.hpp"
#include "db/sqlite/sqlite_connection.hpp"

namespace huiyin::db {

class SqliteWriter {
 public:
  SqliteWriter(std::unique_ptr<SqliteConnection> connection, std::uint32_t batch);
  SqliteWriter(const SqliteWriter&) = delete;
  SqliteWriter& operator=(const SqliteWriter&) = delete;
  // Finishes what waits, then ends the thread. Nothing may be submitted afterwards.
  void Stop() { queue_.Stop(); }

  void Submit(Operation operation, Completion done) {
    queue_.Submit(std::move(operation), std::move(done));
  }
  void SetBatchHook(std::function<Status(Transaction&, const Announced&)> hook);
  void SetCommitListener(std::function<void()> listener);

 private:
  // Gives every job its status.
  void RunBatch(std::span<Job> jobs);
  // From BEGIN to COMMIT. Error: nothing of the batch may be kept.
  Status FinishBatch(std::span<Job> jobs);
  Status RunHook();
  // Error: the savepoint could not be kept or undone, so the batch is lost with it.
  Status RunInSavepoint(Job& job);

  std::unique_ptr<SqliteConnection> connection_;
  std::mutex mutex_;
  std::function<Status(Transaction&, const Announced&)> hook_;
  std::function<void()> listener_;
  Pending pending_;
  BatchQueue queue_;  // last: its thread starts when all else is ready
};

}  // namespace huiyin::db
