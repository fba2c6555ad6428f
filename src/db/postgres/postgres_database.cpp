#include "db/postgres/postgres_database.hpp"

#include <utility>
#include <vector>

#include "base/guarded.hpp"
#include "db/postgres/postgres_connection.hpp"
#include "db/postgres/postgres_migrate.hpp"
#include "db/postgres/postgres_writer.hpp"
#include "db/unavailable.hpp"

namespace huiyin::db {
namespace {

using Connection = std::unique_ptr<PostgresConnection>;

// A read: BEGIN travels with the first question, so that a read of one question costs one round trip and its COMMIT.
class PostgresReader final : public Reader {
 public:
  PostgresReader(const std::string& url, Connection connection)
      : url_(url), connection_(std::move(connection)) {}

  Status EachRow(Sql sql, std::span<const Param> params, const RowFunction& row) override {
    return Ask([&](PostgresConnection& one) { return one.Each(sql, params, row); });
  }
  Status EachOfLongRow(Sql sql, std::span<const Param> params, const RowFunction& row) override {
    return Ask([&](PostgresConnection& one) { return one.EachOfLong(sql, params, row); });
  }
  Status EachOfIds(Sql sql, const OrgId& org, std::span<const Uuid> ids,
                   const RowFunction& row) override {
    return Ask([&](PostgresConnection& one) { return one.EachOfIds(sql, org, ids, row); });
  }

  // The connection, to be used again; nothing when it is of no more use.
  Connection Finish() {
    if (!begun_) return std::move(connection_);
    if (connection_ == nullptr || !connection_->usable()) return nullptr;
    connection_->ForgetFault();
    if (!connection_->Run("ROLLBACK", {})) return nullptr;
    return std::move(connection_);
  }

 private:
  using Question = std::function<Status(PostgresConnection&)>;

  Status Ask(const Question& question) {
    if (!begun_) return Begin(question);
    if (connection_ == nullptr || connection_->fault() != PostgresConnection::Fault::kNone) {
      return Unavailable("the snapshot is gone");
    }
    return question(*connection_);
  }
  Status Begin(const Question& question) {
    begun_ = true;
    Status status = Unavailable("not begun");
    // A connection that lay idle may be dead: as long as nothing was answered, another one may be asked.
    for (int attempt = 0; attempt < 2; ++attempt) {
      if (connection_ == nullptr) connection_ = TRY(PostgresConnection::Open(url_));
      auto answers = connection_->answers();
      (void)connection_->Queue("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {});
      status = question(*connection_);
      if (status || connection_->usable() || connection_->answers() != answers) return status;
      connection_.reset();
    }
    return status;
  }

  const std::string& url_;
  Connection connection_;
  bool begun_ = false;
};

class PostgresDatabase final : public Database {
 public:
  PostgresDatabase(std::string url, Options options, Connection writer)
      : url_(std::move(url)), options_(options), writer_(url_, std::move(writer), options.batch) {}
  ~PostgresDatabase() override { writer_.Stop(); }

  Status Read(const ReadFunction& function) override {
    PostgresReader reader(url_, Borrow());
    Status status = function(reader);
    if (Connection connection = reader.Finish(); connection != nullptr) {
      idle_.With([&](auto& idle) {
        if (idle.size() < options_.read_connections) idle.push_back(std::move(connection));
      });
    }
    return status;
  }

  void Submit(Operation operation, Completion done) override {
    if (options_.read_only) return done(Unavailable("opened for reading only"));
    writer_.Submit(std::move(operation), std::move(done));
  }

  Status Migrate(std::span<const Migration> migrations) override {
    auto connection = TRY(PostgresConnection::Open(url_));
    if (options_.read_only) TRY(connection->Exec("SET default_transaction_read_only = on"));
    return MigratePostgres(*connection, migrations);
  }

  void SetBatchHook(std::function<Status(Transaction&, const Announced&)> hook) override {
    writer_.SetBatchHook(std::move(hook));
  }
  void SetCommitListener(std::function<void()> listener) override {
    writer_.SetCommitListener(std::move(listener));
  }

  Result<std::int64_t> Version() override {
    std::int64_t version = 0;
    Status read = Read([&](Reader& reader) -> Status {
      version = TRY(reader.Number("SELECT turn FROM server_lease WHERE name = 'writer'", {}));
      return {};
    });
    if (!read) return read.error();
    return version;
  }

 private:
  Connection Borrow() {
    Connection connection;
    idle_.With([&](auto& idle) {
      if (idle.empty()) return;
      connection = std::move(idle.back());
      idle.pop_back();
    });
    return connection;
  }

  std::string url_;
  Options options_;
  Guarded<std::vector<Connection>> idle_;
  PostgresWriter writer_;
};

}  // namespace

Result<std::unique_ptr<Database>> OpenPostgres(const std::string& url, const Options& options) {
  auto writer = TRY(PostgresConnection::Open(url, PostgresConnection::Role::kWriter));
  return std::unique_ptr<Database>(
      std::make_unique<PostgresDatabase>(url, options, std::move(writer)));
}

Status RunStatement(const std::string& url, const std::string& statement) {
  auto connection = TRY(PostgresConnection::Open(url));
  return connection->Exec(statement);
}

}  // namespace huiyin::db
