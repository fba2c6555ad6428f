#include "db/postgres/postgres_writer.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <thread>
#include <utility>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/log.hpp"
#include "db/unavailable.hpp"

namespace huiyin::db {
namespace {

constexpr int kTries = 12;
constexpr std::chrono::milliseconds kFirstPause{2};
constexpr std::chrono::milliseconds kLongestPause{200};

// What an operation is given; knows whether it has changed anything.
class PostgresTransaction final : public Transaction {
 public:
  PostgresTransaction(PostgresConnection& connection, Pending& pending, bool may_assume = false)
      : connection_(connection), pending_(pending), may_assume_(may_assume) {}
  Status EachRow(Sql sql, std::span<const Param> params, const RowFunction& row) override {
    if (failed()) return GivenUp();
    Status status = connection_.Each(sql, params, row);
    ended_ = connection_.outside();
    return status;
  }
  Status EachOfLongRow(Sql sql, std::span<const Param> params, const RowFunction& row) override {
    if (failed()) return GivenUp();
    Status status = connection_.EachOfLong(sql, params, row);
    ended_ = connection_.outside();
    return status;
  }
  Status EachOfIds(Sql sql, const OrgId& org, std::span<const Uuid> ids,
                   const RowFunction& row) override {
    if (failed()) return GivenUp();
    Status status = connection_.EachOfIds(sql, org, ids, row);
    ended_ = connection_.outside();
    return status;
  }
  Result<std::int64_t> RunRows(Sql sql, std::span<const Param> params) override {
    if (failed()) return GivenUp();
    changed_ = true;
    auto rows = connection_.Run(sql, params);
    ended_ = connection_.outside();
    return rows;
  }
  Status QueueRows(Sql sql, std::span<const Param> params) override {
    if (failed()) return GivenUp();
    changed_ = true;
    return connection_.Queue(sql, params);
  }
  void Announce(const OrgId& org, const Uuid& row, std::string note) override {
    pending_.announced.push_back({org, row, std::move(note)});
  }
  void AfterCommit(std::function<void()> call) override {
    pending_.after_commit.push_back(std::move(call));
  }
  Memo& memo() override { return pending_.memo; }
  bool AssumeNew() override {
    assumed_ = may_assume_;
    return assumed_;
  }

  [[nodiscard]] bool changed() const { return changed_; }
  [[nodiscard]] bool assumed() const { return assumed_; }
  // After a fault the transaction takes no further statement: an operation that overlooks the fault gets no further.
  [[nodiscard]] bool failed() const {
    return ended_ || connection_.fault() != PostgresConnection::Fault::kNone;
  }
  // Whether the operation ended the batch's transaction.
  [[nodiscard]] bool ended() const { return ended_ && connection_.usable(); }

 private:
  static Error GivenUp() { return Unavailable("the storage gave the transaction up"); }

  PostgresConnection& connection_;
  Pending& pending_;
  const bool may_assume_;
  bool assumed_ = false;
  bool changed_ = false;
  bool ended_ = false;
};

Error OutcomeUnknown() {
  return {ErrorCode::kUnavailable,
          {"不知道存好没有，请用同一内容再试一次，不会重复",
           "Whether it was stored is not known; send the same again, it is never stored twice"},
          {},
          "outcome unknown",
          {}};
}

void Pause(int attempt) {
  auto longest = std::min(kLongestPause, kFirstPause * (1 << std::min(attempt, 7)));
  // Servers that disturbed each other shall not come back at the same moment.
  std::uint8_t random = Uuid::MakeV7(SystemClock().Now()).bytes().back();
  std::this_thread::sleep_for(longest / 2 + longest * random / 512);
}

}  // namespace

PostgresWriter::PostgresWriter(std::string url, std::unique_ptr<PostgresConnection> connection,
                               std::uint32_t batch)
    : url_(std::move(url)),
      connection_(std::move(connection)),
      queue_(batch, [this](std::span<Job> jobs) { RunBatch(jobs); }) {}

void PostgresWriter::SetBatchHook(std::function<Status(Transaction&, const Announced&)> hook) {
  std::lock_guard lock(mutex_);
  hook_ = std::move(hook);
}

void PostgresWriter::SetCommitListener(std::function<void()> listener) {
  std::lock_guard lock(mutex_);
  listener_ = std::move(listener);
}

bool PostgresWriter::Connect() {
  if (connection_ != nullptr && connection_->usable()) return true;
  connection_.reset();
  auto opened = PostgresConnection::Open(url_, PostgresConnection::Role::kWriter);
  if (!opened) {
    fault_ = opened.error();
    return false;
  }
  connection_ = std::move(*opened);
  return true;
}

void PostgresWriter::RunBatch(std::span<Job> jobs) {
  Mode mode = Mode::kQuick;
  End end = End::kAgain;
  for (int attempt = 0; attempt < kTries; ++attempt) {
    end = Try(jobs, mode);
    if (end == End::kStored) return;
    if (end == End::kWithCare && mode == Mode::kSavepoints) end = End::kFailed;
    if (end == End::kWithCare) mode = Mode::kSavepoints;
    if (end == End::kUnknown || end == End::kFailed || end == End::kUnreachable) break;
    if (end == End::kAgain) Pause(attempt);
  }
  if (end == End::kUnknown) fault_ = OutcomeUnknown();
  // Where nothing can be reached, or nobody knows, asking again for each would only wait as often.
  if (jobs.size() == 1 || end == End::kUnknown || end == End::kUnreachable) {
    for (Job& job : jobs) job.status = fault_;
    return;
  }
  for (Job& job : jobs) RunBatch({&job, 1});
}

PostgresWriter::End PostgresWriter::Try(std::span<Job> jobs, Mode mode) {
  if (!Connect()) return End::kUnreachable;
  connection_->ForgetFault();
  End end = FinishBatch(jobs, mode);
  if (end != End::kStored) RollBack();
  return end;
}

void PostgresWriter::RollBack() {
  if (!connection_->usable()) return;
  connection_->ForgetFault();
  if (!connection_->Run("ROLLBACK", {})) connection_.reset();
}

PostgresWriter::End PostgresWriter::AfterFault() const {
  switch (connection_->fault()) {
    case PostgresConnection::Fault::kRetry:
    case PostgresConnection::Fault::kLost:
      return End::kAgain;
    case PostgresConnection::Fault::kStatement:
    case PostgresConnection::Fault::kNone:
      break;
  }
  return End::kFailed;
}

PostgresWriter::End PostgresWriter::FinishBatch(std::span<Job> jobs, Mode mode) {
  pending_.Clear();
  if (Status begun = connection_->Queue("BEGIN ISOLATION LEVEL READ COMMITTED", {}); !begun) {
    fault_ = begun;
    return AfterFault();
  }
  Status turn =
      connection_->Queue("UPDATE server_lease SET turn = turn + 1 WHERE name = 'writer'", {});
  if (!turn) {
    fault_ = turn;
    return AfterFault();
  }
  for (Job& job : jobs) {
    if (End end = RunJob(job, mode); end != End::kStored) return end;
  }
  bool moved = !pending_.announced.empty();
  if (moved && hook_) {
    if (End end = RunHook(); end != End::kStored) return end;
  }
  End end = Commit();
  if (end != End::kStored) return end;
  pending_.CallAfterCommit();
  if (moved && listener_) listener_();
  return end;
}

PostgresWriter::End PostgresWriter::RunJob(Job& job, Mode mode) {
  const auto before = pending_.Here();
  auto assumption = mode == Mode::kQuick ? Assumption::kAllowed : Assumption::kNone;
  End end = RunOnce(job, mode, assumption);
  if (end == End::kAsk) {
    pending_.CutTo(before);
    end = RunOnce(job, mode, Assumption::kNone);
  }
  // The server works on it while the next operation is prepared.
  connection_->Push();
  return end;
}

PostgresWriter::End PostgresWriter::RunOnce(Job& job, Mode mode, Assumption assumption) {
  const auto before = pending_.Here();
  if (mode == Mode::kSavepoints) (void)connection_->Queue("SAVEPOINT op", {});
  PostgresTransaction tx(*connection_, pending_, assumption == Assumption::kAllowed);
  try {
    job.status = job.operation(tx);
  } catch (const std::exception&) {
    job.status = Internal("an operation threw");
  }
  if (mode == Mode::kSavepoints && job.status && !tx.failed()) {
    if (Status flushed = connection_->Flush(); !flushed) job.status = flushed;
  }
  if (tx.failed()) {
    using Fault = PostgresConnection::Fault;
    fault_ = job.status ? Status(Unavailable("the storage gave the transaction up")) : job.status;
    job.status = fault_;
    if (tx.ended()) return End::kFailed;
    if (connection_->fault() != Fault::kStatement) return End::kAgain;
    if (mode == Mode::kQuick) return End::kWithCare;
    connection_->ForgetFault();
  } else if (job.status || !tx.changed()) {
    // What was assumed may be why it failed.
    if (!job.status && tx.assumed()) return End::kAsk;
    if (!job.status) pending_.CutTo(before);
    if (mode == Mode::kSavepoints) (void)connection_->Queue("RELEASE SAVEPOINT op", {});
    return End::kStored;
  } else if (mode == Mode::kQuick) {
    fault_ = job.status;
    return End::kWithCare;
  }
  pending_.CutTo(before);
  if (auto undone = connection_->Run("ROLLBACK TO SAVEPOINT op", {}); !undone) {
    fault_ = undone.error();
    return AfterFault();
  }
  (void)connection_->Queue("RELEASE SAVEPOINT op", {});
  return End::kStored;
}

PostgresWriter::End PostgresWriter::RunHook() {
  Announced rows = std::exchange(pending_.announced, {});
  PostgresTransaction tx(*connection_, pending_);
  try {
    fault_ = hook_(tx, rows);
  } catch (const std::exception&) {
    fault_ = Internal("the batch hook threw");
  }
  if (fault_) return End::kStored;
  // The hook may be the first to wait, and so to hear of an operation's fault: one by one it shows whose it is.
  if (connection_->fault() == PostgresConnection::Fault::kStatement) return End::kWithCare;
  return AfterFault();
}

PostgresWriter::End PostgresWriter::Commit() {
  // What was queued is answered before COMMIT leaves: a fault up to here is certain to have stored nothing.
  if (Status flushed = connection_->Flush(); !flushed) {
    fault_ = flushed;
    return connection_->fault() == PostgresConnection::Fault::kStatement ? End::kWithCare
                                                                         : AfterFault();
  }
  auto committed = connection_->Run("COMMIT", {});
  if (committed) {
    if (connection_->last_tag() == "COMMIT") return End::kStored;
    fault_ = Unavailable("COMMIT found an aborted transaction");
    return End::kWithCare;
  }
  fault_ = committed.error();
  if (connection_->fault() == PostgresConnection::Fault::kRetry) return End::kAgain;
  log::Fail("db.outcome_unknown");
  return End::kUnknown;
}

}  // namespace huiyin::db
