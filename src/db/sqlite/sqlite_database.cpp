#include "db/sqlite/sqlite_database.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <mutex>
#include <vector>

#include "base/guarded.hpp"
#include "db/migrate.hpp"
#include "db/sqlite/sqlite_connection.hpp"
#include "db/sqlite/sqlite_writer.hpp"

namespace huiyin::db {
namespace {

class SqliteReader final : public Reader {
 public:
  explicit SqliteReader(SqliteConnection& connection) : connection_(connection) {}
  Status EachRow(Sql sql, std::span<const Param> params, const RowFunction& row) override {
    if (!connection_.in_transaction()) return Unavailable("the snapshot is gone");
    return connection_.Each(sql, params, row);
  }

 private:
  SqliteConnection& connection_;
};

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(std::string path, Options options, std::unique_ptr<SqliteConnection> writer)
      : path_(std::move(path)), options_(options), writer_(std::move(writer), options.batch) {}

  // The writer's connection closes last: only it may move the log into the file and remove it.
  ~SqliteDatabase() override {
    writer_.Stop();
    idle_.With([](auto& idle) { idle.clear(); });
    watcher_.With([](auto& watcher) { watcher.reset(); });
  }

  Status Read(const ReadFunction& function) override {
    auto connection = TRY(Borrow());
    TRY(connection->Run("BEGIN", {}));
    SqliteReader reader(*connection);
    Status status = function(reader);
    if (connection->in_transaction()) TRY(connection->Run("COMMIT", {}));
    idle_.With([&](auto& idle) {
      if (idle.size() < options_.read_connections) idle.push_back(std::move(connection));
    });
    return status;
  }

  void Submit(Operation operation, Completion done) override {
    writer_.Submit(std::move(operation), std::move(done));
  }

  Status Migrate(std::span<const Migration> migrations) override;

  void SetBatchHook(std::function<Status(Transaction&, const Announced&)> hook) override {
    writer_.SetBatchHook(std::move(hook));
  }
  void SetCommitListener(std::function<void()> listener) override {
    writer_.SetCommitListener(std::move(listener));
  }
  Result<std::int64_t> Version() override {
    return watcher_.With([this](auto& watcher) { return Look(watcher); });
  }

 private:
  // data_version means something only to the connection that asks, so one is kept for this question.
  Result<std::int64_t> Look(std::unique_ptr<SqliteConnection>& watcher) {
    constexpr std::uint32_t kCacheKib = 64;
    if (watcher == nullptr)
      watcher = TRY(SqliteConnection::Open(path_, SqliteConnection::Mode::kReader, kCacheKib,
                                           options_.read_only));
    std::int64_t version = 0;
    TRY(watcher->Each("PRAGMA data_version", {}, [&](const Row& row) { version = row.Int(0); }));
    return version;
  }

  Result<std::unique_ptr<SqliteConnection>> Borrow() {
    std::unique_ptr<SqliteConnection> connection;
    idle_.With([&](auto& idle) {
      if (idle.empty()) return;
      connection = std::move(idle.back());
      idle.pop_back();
    });
    if (connection != nullptr) return connection;
    return SqliteConnection::Open(path_, SqliteConnection::Mode::kReader, options_.read_cache_kib,
                                  options_.read_only);
  }

  std::string path_;
  Options options_;
  Guarded<std::vector<std::unique_ptr<SqliteConnection>>> idle_;
  Guarded<std::unique_ptr<SqliteConnection>> watcher_;
  SqliteWriter writer_;
};

Status RefuseForeign(SqliteConnection& connection) {
  std::int64_t tables = 0;
  std::int64_t ours = 0;
  TRY(connection.Each(
      "SELECT count(*), coalesce(sum(name = 'schema_version'), 0) FROM sqlite_schema", {},
      [&](const Row& row) {
        tables = row.Int(0);
        ours = row.Int(1);
      }));
  if (tables == 0 || ours > 0) return {};
  return Error{
      ErrorCode::kConflict,
      {"这是别的程序的数据库，不会改动，请给 HUIYIN_DATABASE 换一个路径",
       "This is another program's database and stays as it is; give HUIYIN_DATABASE another path"},
      "HUIYIN_DATABASE",
      "no schema_version",
      {}};
}

Status Apply(SqliteConnection& connection, const Migration& migration) {
  TRY(connection.Exec("BEGIN IMMEDIATE"));
  // Another process may have been here between our look and our lock.
  std::int64_t applied = 0;
  const Param number[] = {migration.number};
  TRY(connection.Each("SELECT 1 FROM schema_version WHERE number = $1", number,
                      [&](const Row& row) { applied = row.Int(0); }));
  if (applied == 0) {
    for (const std::string& statement : TRY(ExpandMigration(migration.sql, Dialect::kSqlite))) {
      TRY(connection.Exec(statement));
    }
    const Param params[] = {migration.number, migration.name, SystemClock().Now()};
    TRY(connection.Run("INSERT INTO schema_version (number, name, applied_at) VALUES ($1, $2, $3)",
                       params));
  }
  return connection.Exec("COMMIT");
}

Status SqliteDatabase::Migrate(std::span<const Migration> migrations) {
  // Schema changes use a connection of their own, before anything is served.
  auto connection = TRY(SqliteConnection::Open(path_, SqliteConnection::Mode::kWriter,
                                               options_.write_cache_kib, options_.read_only));
  TRY(RefuseForeign(*connection));
  TRY(connection->Exec(
      "CREATE TABLE IF NOT EXISTS schema_version (number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
      "applied_at INTEGER NOT NULL) STRICT"));
  std::int64_t newest = 0;
  TRY(connection->Each("SELECT coalesce(max(number), 0) FROM schema_version", {},
                       [&](const Row& row) { newest = row.Int(0); }));
  std::int64_t known = 0;
  for (const Migration& migration : migrations) {
    known = std::max<std::int64_t>(known, migration.number);
  }
  if (newest > known) {
    return Error{ErrorCode::kConflict,
                 {"这个数据库由更新的版本建立，请用新版本打开",
                  "This database was made by a newer version; open it with that version"},
                 {},
                 "schema is newer",
                 {}};
  }
  for (const Migration& migration : migrations) {
    if (migration.number > newest) TRY(Apply(*connection, migration));
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<Database>> OpenSqlite(const std::string& path, const Options& options) {
  // Only the server's own account may read people's words.
  mode_t before = ::umask(0077);
  auto writer = SqliteConnection::Open(path, SqliteConnection::Mode::kWriter,
                                       options.write_cache_kib, options.read_only);
  ::umask(before);
  if (!writer) return writer.error();
  return std::unique_ptr<Database>(
      std::make_unique<SqliteDatabase>(path, options, std::move(*writer)));
}

}  // namespace huiyin::db
