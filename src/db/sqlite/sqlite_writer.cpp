#include "db/sqlite/sqlite_writer.hpp"

#include <exception>

#include "base/log.hpp"

namespace huiyin::db {
namespace {

class SqliteTransaction final : public Transaction {
 public:
  SqliteTransaction(SqliteConnection& connection, Announced& announced)
      : connection_(connection), announced_(announced) {}
  Status EachRow(Sql sql, std::span<const Param> params, const RowFunction& row) override {
    return connection_.Each(sql, params, row);
  }
  Result<std::int64_t> RunRows(Sql sql, std::span<const Param> params) override {
    return connection_.Run(sql, params);
  }
  void Announce(const OrgId& org, const Uuid& row) override { announced_.emplace_back(org, row); }

 private:
  SqliteConnection& connection_;
  Announced& announced_;
};

Status Plain(SqliteConnection& connection, Sql sql) {
  TRY(connection.Run(sql, {}));
  return {};
}

}  // namespace

SqliteWriter::SqliteWriter(std::unique_ptr<SqliteConnection> connection, std::uint32_t batch)
    : connection_(std::move(connection)), batch_(batch), thread_([this] { Loop(); }) {}

SqliteWriter::~SqliteWriter() {
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void SqliteWriter::Submit(Operation operation, Completion done) {
  {
    std::lock_guard lock(mutex_);
    waiting_.push_back({std::move(operation), std::move(done), {}});
    if (waiting_.size() > 1) return;  // the thread is awake or will look again before it sleeps
  }
  wake_.notify_one();
}

void SqliteWriter::SetBatchHook(std::function<Status(Transaction&, const Announced&)> hook) {
  std::lock_guard lock(mutex_);
  hook_ = std::move(hook);
}

void SqliteWriter::SetCommitListener(std::function<void()> listener) {
  std::lock_guard lock(mutex_);
  listener_ = std::move(listener);
}

std::vector<SqliteWriter::Job> SqliteWriter::Take() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
  std::vector<Job> jobs;
  while (!waiting_.empty() && jobs.size() < batch_) {
    jobs.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  return jobs;
}

void SqliteWriter::Loop() {
  for (;;) {
    std::vector<Job> jobs = Take();
    if (jobs.empty()) return;  // ending, and nothing waits
    RunBatch(jobs);
    for (Job& job : jobs) job.done(std::move(job.status));
  }
}

void SqliteWriter::RunBatch(std::vector<Job>& jobs) {
  Status whole = TryBatch(jobs);
  if (whole.has_value()) return;
  if (jobs.size() == 1) {
    jobs.front().status = whole.error();
    return;
  }
  for (Job& job : jobs) {
    if (Status alone = TryBatch({&job, 1}); !alone) job.status = alone.error();
  }
}

Status SqliteWriter::TryBatch(std::span<Job> jobs) {
  announced_.clear();
  TRY(Plain(*connection_, "BEGIN IMMEDIATE"));
  auto give_up = [&](const Error& error) -> Status {
    if (connection_->in_transaction()) (void)Plain(*connection_, "ROLLBACK");
    return error;
  };
  for (Job& job : jobs) {
    RunInSavepoint(job);
    if (!connection_->in_transaction()) {
      return job.status ? Internal("an operation ended the transaction") : job.status.error();
    }
  }
  bool moved = !announced_.empty();
  if (moved && hook_) {
    SqliteTransaction tx(*connection_, announced_);
    Announced rows = std::move(announced_);
    if (Status hooked = hook_(tx, rows); !hooked) return give_up(hooked.error());
  }
  if (Status committed = Plain(*connection_, "COMMIT"); !committed)
    return give_up(committed.error());
  if (moved && listener_) listener_();
  return {};
}

void SqliteWriter::RunInSavepoint(Job& job) {
  if (job.status = Plain(*connection_, "SAVEPOINT op"); !job.status) return;
  std::size_t before = announced_.size();
  try {
    SqliteTransaction tx(*connection_, announced_);
    job.status = job.operation(tx);
  } catch (const std::exception&) {
    job.status = Internal("an operation threw");
  }
  if (!connection_->in_transaction()) return;
  if (!job.status) {
    announced_.resize(before);
    if (Status undone = Plain(*connection_, "ROLLBACK TO op"); !undone) job.status = undone;
  }
  if (Status released = Plain(*connection_, "RELEASE op"); !released && job.status)
    job.status = released;
}

}  // namespace huiyin::db
