// One PostgreSQL connection, always in libpq's pipeline mode, with its cache of prepared statements.
//
//   connection.Queue("INSERT ...", {...});      // on its way; nobody waits
//   connection.Run("UPDATE ...", {...});        // waits for both
//
// A fault of a queued statement shows at the next one that waits (or at Flush); the server skips what stands between.
// Errors: by SQLSTATE only, never by message, which may hold values and differs on a cluster; see Fault below. Retry and lost
// connections are the caller's: see postgres_writer.hpp.
// Threads: one at a time. Ownership: closes the connection. Memory: a result is held whole while its rows are read.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "db/database.hpp"
#include "db/postgres/postgres_values.hpp"

namespace huiyin::db {

class PostgresConnection {
 public:
  // What the last error means for the transaction it happened in.
  enum class Fault : std::uint8_t {
    kNone,
    kStatement,  // this statement is at fault; the transaction is aborted
    kRetry,      // 40001, 40P01, 55P03: the whole transaction may simply run again
    kLost,       // 08xxx, 57Pxx, 25006, 53xxx or no answer: the connection is of no use
  };

  // A writer's transaction ends by itself when its process stands still: it holds the turn.
  enum class Role : std::uint8_t { kReader, kWriter };
  static Result<std::unique_ptr<PostgresConnection>> Open(const std::string& url,
                                                          Role role = Role::kReader);
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;
  ~PostgresConnection();

  Status Each(Sql sql, std::span<const Param> params, const RowFunction& row);
  // The same, some thousand rows at a time. Inside a transaction only.
  Status EachOfLong(Sql sql, std::span<const Param> params, const RowFunction& row);
  // One after another in one pipeline.
  Status EachOfIds(Sql sql, const OrgId& org, std::span<const Uuid> ids, const RowFunction& row);
  Result<std::int64_t> Run(Sql sql, std::span<const Param> params);
  Status Queue(Sql sql, std::span<const Param> params);
  // Sends what is queued without waiting for it; a fault shows at the next call that waits.
  void Push() { (void)PQflush(connection_.get()); }
  // Waits for everything that is queued.
  Status Flush();
  // A statement made at run time: migrations and settings only. Waits.
  Status Exec(const std::string& sql);

  [[nodiscard]] Fault fault() const { return fault_; }
  void ForgetFault() { fault_ = Fault::kNone; }
  // True when the server can be asked again.
  [[nodiscard]] bool usable() const { return fault_ != Fault::kLost; }
  // Whether no transaction was open when the last answer came.
  [[nodiscard]] bool outside() const {
    return PQtransactionStatus(connection_.get()) == PQTRANS_IDLE;
  }
  // Statements that were answered well on this connection. A read that got none may begin again on another one.
  [[nodiscard]] std::uint64_t answers() const { return answers_; }
  // The words the server gave for the last COMMIT, ROLLBACK, ... : "ROLLBACK" where a COMMIT found an aborted transaction.
  [[nodiscard]] const std::string& last_tag() const { return tag_; }

 private:
  struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
  };
  struct Close {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  using Answer = std::unique_ptr<PGresult, Clear>;
  struct Statement {
    std::string name;
    std::vector<Oid> types;
  };

  explicit PostgresConnection(std::unique_ptr<PGconn, Close> connection)
      : connection_(std::move(connection)) {}

  Result<const Statement*> Prepare(Sql sql, std::span<const Param> params);
  Result<std::vector<Oid>> TypesOf(Sql sql, std::span<const Param> params);
  Status Send(Sql sql, std::span<const Param> params);
  // Sends what is queued and gives the last answer; with `all`, every answer but the last.
  Result<Answer> Collect(std::string_view where, std::vector<Answer>* all = nullptr);
  static void EachRowOf(const Answer& answer, const RowFunction& row);
  Result<Answer> OneAnswer();
  Error FaultOf(const PGresult* answer, std::string_view where);
  Error Lost(std::string_view where);

  std::unique_ptr<PGconn, Close> connection_;
  std::unordered_map<const char*, Statement> statements_;
  EncodedParams params_;
  int queued_ = 0;
  std::uint64_t cursors_ = 0;
  Fault fault_ = Fault::kNone;
  std::uint64_t answers_ = 0;
  std::string tag_;
};

}  // namespace huiyin::db
