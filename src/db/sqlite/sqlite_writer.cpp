#include "db/sqlite/sqlite_writer.hpp"

#include <algorithm>
#include <exception>

#include "base/log.hpp"

namespace huiyin::db {
namespace {

// After SQLite rolled back by itself a further statement would be a transaction of its own, stored at
// once: an operation that overlooks the fault must not get that far.
Error GivenUp() { return Unavailable("the storage gave the transaction up"); }

class SqliteTransaction final : public Transaction {
 public:
  SqliteTransaction(SqliteConnection& connection, Announced& announced)
      : connection_(connection), announced_(announced) {}
  Status EachRow(Sql sql, std::span<const Param> params, const RowFunction& row) override {
    if (!connection_.in_transaction()) return GivenUp();
    return connection_.Each(sql, params, row);
  }
  Result<std::int64_t> RunRows(Sql sql, std::span<const Param> params) override {
    if (!connection_.in_transaction()) return GivenUp();
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

SqliteWriter::~SqliteWriter() { Stop(); }

void SqliteWriter::Stop() {
  if (!thread_.joinable()) return;
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
    // Otherwise the thread is awake, or waits for more than this.
    if (waiting_.size() != 1 && waiting_.size() != gathering_) return;
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

void SqliteWriter::Gather(std::unique_lock<std::mutex>& lock) {
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

std::vector<SqliteWriter::Job> SqliteWriter::Take() {
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

void SqliteWriter::Loop() {
  using Clock = std::chrono::steady_clock;
  for (;;) {
    std::vector<Job> jobs = Take();
    if (jobs.empty()) return;  // ending, and nothing waits
    auto start = Clock::now();
    RunBatch(jobs);
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
  announced_.clear();
  for (Job& job : jobs) TRY(RunInSavepoint(job));
  bool moved = !announced_.empty();
  if (moved && hook_) TRY(RunHook());
  TRY(Plain(*connection_, "COMMIT"));
  if (moved && listener_) listener_();
  return {};
}

Status SqliteWriter::RunHook() {
  Announced rows = std::move(announced_);
  SqliteTransaction tx(*connection_, announced_);
  try {
    return hook_(tx, rows);
  } catch (const std::exception&) {
    return Internal("the batch hook threw");
  }
}

Status SqliteWriter::RunInSavepoint(Job& job) {
  TRY(Plain(*connection_, "SAVEPOINT op"));
  std::size_t before = announced_.size();
  try {
    SqliteTransaction tx(*connection_, announced_);
    job.status = job.operation(tx);
  } catch (const std::exception&) {
    job.status = Internal("an operation threw");
  }
  if (!connection_->in_transaction()) return job.status ? Status(GivenUp()) : job.status;
  if (!job.status) {
    announced_.resize(before);
    TRY(Plain(*connection_, "ROLLBACK TO op"));
  }
  return Plain(*connection_, "RELEASE op");
}

}  // namespace huiyin::db
