#include "db/sqlite/sqlite_writer.hpp"

#include <exception>
#include <utility>

#include "base/log.hpp"

namespace huiyin::db {
namespace {

// After a fault in a statement nothing more is taken, as with PostgreSQL: an operation ends with its first fault.
// After SQLite rolled back by itself a further statement would be a transaction of its own, stored at
// once: an operation that overlooks the fault must not get that far.
Error GivenUp() { return Unavailable("the storage gave the transaction up"); }

class SqliteTransaction final : public Transaction {
 public:
  SqliteTransaction(SqliteConnection& connection, Pending& pending)
      : connection_(connection), pending_(pending) {}
  Status EachRow(Sql sql, std::span<const Param> params, const RowFunction& row) override {
    if (failed_ || !connection_.in_transaction()) return GivenUp();
    Status status = connection_.Each(sql, params, row);
    failed_ = !status;
    return status;
  }
  Result<std::int64_t> RunRows(Sql sql, std::span<const Param> params) override {
    if (failed_ || !connection_.in_transaction()) return GivenUp();
    auto rows = connection_.Run(sql, params);
    failed_ = !rows;
    return rows;
  }
  void Announce(const OrgId& org, const Uuid& row, std::string note) override {
    pending_.announced.push_back({org, row, std::move(note)});
  }
  void AfterCommit(std::function<void()> call) override {
    pending_.after_commit.push_back(std::move(call));
  }
  Memo& memo() override { return pending_.memo; }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  SqliteConnection& connection_;
  Pending& pending_;
  bool failed_ = false;
};

Status Plain(SqliteConnection& connection, Sql sql) {
  TRY(connection.Run(sql, {}));
  return {};
}

}  // namespace

SqliteWriter::SqliteWriter(std::unique_ptr<SqliteConnection> connection, std::uint32_t batch)
    : connection_(std::move(connection)),
      queue_(batch, [this](std::span<Job> jobs) { RunBatch(jobs); }) {}

void SqliteWriter::SetBatchHook(std::function<Status(Transaction&, const Announced&)> hook) {
  std::lock_guard lock(mutex_);
  hook_ = std::move(hook);
}

void SqliteWriter::SetCommitListener(std::function<void()> listener) {
  std::lock_guard lock(mutex_);
  listener_ = std::move(listener);
}

void SqliteWriter::RunBatch(std::span<Job> jobs) {
  if (Status begun = Plain(*connection_, "BEGIN IMMEDIATE"); !begun) {
    // Nobody was served: asking again for each would only wait as often.
    for (Job& job : jobs) job.status = begun;
    return;
  }
  Status whole = FinishBatch(jobs);
  if (whole) return;
  if (connection_->in_transaction()) (void)Plain(*connection_, "ROLLBACK");
  if (jobs.size() == 1) {
    jobs.front().status = whole;
    return;
  }
  for (Job& job : jobs) RunBatch({&job, 1});
}

Status SqliteWriter::FinishBatch(std::span<Job> jobs) {
  pending_.Clear();
  for (Job& job : jobs) TRY(RunInSavepoint(job));
  bool moved = !pending_.announced.empty();
  if (moved && hook_) TRY(RunHook());
  TRY(Plain(*connection_, "COMMIT"));
  pending_.CallAfterCommit();
  if (moved && listener_) listener_();
  return {};
}

Status SqliteWriter::RunHook() {
  Announced rows = std::exchange(pending_.announced, {});
  SqliteTransaction tx(*connection_, pending_);
  try {
    return hook_(tx, rows);
  } catch (const std::exception&) {
    return Internal("the batch hook threw");
  }
}

Status SqliteWriter::RunInSavepoint(Job& job) {
  TRY(Plain(*connection_, "SAVEPOINT op"));
  auto before = pending_.Here();
  SqliteTransaction tx(*connection_, pending_);
  try {
    job.status = job.operation(tx);
  } catch (const std::exception&) {
    job.status = Internal("an operation threw");
  }
  if (!connection_->in_transaction()) return job.status ? Status(GivenUp()) : job.status;
  if (job.status && tx.failed()) job.status = GivenUp();
  if (!job.status) {
    pending_.CutTo(before);
    TRY(Plain(*connection_, "ROLLBACK TO op"));
  }
  return Plain(*connection_, "RELEASE op");
}

}  // namespace huiyin::db
