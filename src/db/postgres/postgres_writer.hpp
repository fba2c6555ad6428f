// PostgresWriter: the one thread of this process that changes the database.
//
// Life of a batch: take what waits (at most Options::batch) -> BEGIN and the turn -> each operation -> the batch hook -> COMMIT
// -> completions. The turn is one row (server_lease 'writer', counted up, so locked until the end): batches of all servers follow one another, so that every
// operation sees all earlier ones and positions stay dense, as with SQLite's one writer. See docs/decisions/0013.
//
// A batch is first tried without savepoints. When an operation that has changed something fails, or a statement is at
// fault, everything is rolled back and runs again with a savepoint for each. 40001, 40P01, 55P03 and a connection that is
// lost before COMMIT was sent: the whole batch runs again. Lost at COMMIT: whether it is stored is unknown, and every
// operation is answered so (kUnavailable, "outcome unknown"); the same Idempotency-Key finds what was stored.
//
// Threads: Submit from any; everything else happens on the queue's own thread (db/batch_queue.hpp).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>

#include "db/batch_queue.hpp"
#include "db/database.hpp"
#include "db/pending.hpp"
#include "db/postgres/postgres_connection.hpp"

namespace huiyin::db {

class PostgresWriter {
 public:
  PostgresWriter(std::string url, std::unique_ptr<PostgresConnection> connection,
                 std::uint32_t batch);
  PostgresWriter(const PostgresWriter&) = delete;
  PostgresWriter& operator=(const PostgresWriter&) = delete;
  // Finishes what waits, then ends the thread. Nothing may be submitted afterwards.
  void Stop() { queue_.Stop(); }

  void Submit(Operation operation, Completion done) {
    queue_.Submit(std::move(operation), std::move(done));
  }
  void SetBatchHook(std::function<Status(Transaction&, const Announced&)> hook);
  void SetCommitListener(std::function<void()> listener);

 private:
  enum class Mode : std::uint8_t { kQuick, kSavepoints };
  // Whether an operation may assume that what it makes is new.
  enum class Assumption : std::uint8_t { kAllowed, kNone };
  // How one try of a batch ended.
  enum class End : std::uint8_t {
    kStored,
    kAsk,          // one operation failed on an assumption: that one again, without it
    kAgain,        // nothing is stored: try again
    kWithCare,     // the same, with savepoints
    kFailed,       // nothing is stored; trying again as a whole does not help
    kUnknown,      // the answer to COMMIT did not come
    kUnreachable,  // no connection
  };

  // Gives every job its status.
  void RunBatch(std::span<Job> jobs);
  End Try(std::span<Job> jobs, Mode mode);
  End FinishBatch(std::span<Job> jobs, Mode mode);
  End RunJob(Job& job, Mode mode);
  End RunOnce(Job& job, Mode mode, Assumption assumption);
  End RunHook();
  End Commit();
  End AfterFault() const;
  void RollBack();
  bool Connect();

  std::string url_;
  std::unique_ptr<PostgresConnection> connection_;
  std::mutex mutex_;
  std::function<Status(Transaction&, const Announced&)> hook_;
  std::function<void()> listener_;
  Pending pending_;
  Status fault_;      // why the last try failed
  BatchQueue queue_;  // last: its thread starts when all else is ready
};

}  // namespace huiyin::db
