#include "db/postgres/postgres_migrate.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>

#include "db/migrate.hpp"
#include "db/unavailable.hpp"

namespace huiyin::db {
namespace {

constexpr std::chrono::seconds kLease{60};
constexpr std::chrono::seconds kPatience{180};
constexpr std::chrono::milliseconds kPause{100};

Result<std::int64_t> Number(PostgresConnection& connection, Sql sql,
                            std::initializer_list<Param> params) {
  std::int64_t number = 0;
  TRY(connection.Each(sql, {params.begin(), params.size()},
                      [&](const Row& row) { number = row.Int(0); }));
  return number;
}

Result<bool> HasOwnTables(PostgresConnection& connection) {
  auto count = TRY(Number(connection,
                          "SELECT count(*) FROM pg_catalog.pg_class WHERE relname IN "
                          "('schema_version', 'server_lease') AND relnamespace = "
                          "to_regnamespace(current_schema())",
                          {}));
  return count == 2;
}

Status RefuseForeign(PostgresConnection& connection) {
  auto tables = TRY(Number(connection,
                           "SELECT count(*) FROM pg_catalog.pg_class WHERE relkind IN ('r', 'p') "
                           "AND relnamespace = to_regnamespace(current_schema())",
                           {}));
  auto ours = TRY(Number(connection,
                         "SELECT count(*) FROM pg_catalog.pg_class WHERE relname IN "
                         "('schema_version', 'server_lease') AND relnamespace = "
                         "to_regnamespace(current_schema())",
                         {}));
  if (tables == 0 || ours > 0) return {};
  return Error{
      ErrorCode::kConflict,
      {"这是别的程序的数据库，不会改动，请给 HUIYIN_DATABASE 换一个库",
       "This is another program's database and stays as it is; give HUIYIN_DATABASE another one"},
      "HUIYIN_DATABASE",
      "no schema_version",
      {}};
}

// Two servers that make the same table at once: one of them is told that the type is there already.
Status Make(PostgresConnection& connection, const std::string& statement) {
  for (int attempt = 0;; ++attempt) {
    Status made = connection.Exec(statement);
    if (made || !IsUniqueViolation(made.error()) || attempt == 3) return made;
    connection.ForgetFault();
  }
}

Status MakeOwnTables(PostgresConnection& connection) {
  TRY(Make(connection,
           "CREATE TABLE IF NOT EXISTS schema_version (number bigint PRIMARY KEY, name text NOT "
           "NULL, applied_at bigint NOT NULL)"));
  TRY(Make(connection,
           "CREATE TABLE IF NOT EXISTS server_lease (name text PRIMARY KEY, owner uuid, "
           "expires_at bigint NOT NULL, turn bigint NOT NULL DEFAULT 0)"));
  TRY(
      connection.Run("INSERT INTO server_lease (name, expires_at) VALUES ('writer', 0) ON CONFLICT "
                     "(name) DO NOTHING",
                     {}));
  return {};
}

Instant Now() { return SystemClock().Now(); }

// The lease 'migrate': ours until it expires; its place in the table stays.
class Lease {
 public:
  explicit Lease(PostgresConnection& connection)
      : connection_(connection), owner_(Uuid::MakeV7(Now())) {}
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  ~Lease() {
    const Param params[] = {owner_};
    connection_.ForgetFault();
    (void)connection_.Run(
        "UPDATE server_lease SET expires_at = 0 WHERE name = 'migrate' AND owner = $1", params);
  }
  Result<bool> Take() {
    Instant now = Now();
    const Param params[] = {owner_, now + kLease, now};
    auto rows = TRY(connection_.Run(
        "INSERT INTO server_lease AS l (name, owner, expires_at) VALUES ('migrate', $1, $2) ON "
        "CONFLICT (name) DO UPDATE SET owner = EXCLUDED.owner, expires_at = EXCLUDED.expires_at "
        "WHERE l.expires_at < $3 OR l.owner = EXCLUDED.owner",
        params));
    return rows == 1;
  }

 private:
  PostgresConnection& connection_;
  Uuid owner_;
};

Result<std::int64_t> Newest(PostgresConnection& connection) {
  return Number(connection, "SELECT coalesce(max(number), 0) FROM schema_version", {});
}

Status Apply(PostgresConnection& connection, const Migration& migration) {
  for (const std::string& statement : TRY(ExpandMigration(migration.sql, Dialect::kPostgres))) {
    TRY(connection.Exec(statement));
  }
  const Param params[] = {migration.number, migration.name, Now()};
  TRY(
      connection.Run("INSERT INTO schema_version (number, name, applied_at) VALUES ($1, $2, $3) ON "
                     "CONFLICT (number) DO NOTHING",
                     params));
  return {};
}

Status ApplyAll(PostgresConnection& connection, std::span<const Migration> migrations,
                std::int64_t known) {
  Lease lease(connection);
  auto give_up = std::chrono::steady_clock::now() + kPatience;
  while (!TRY(lease.Take())) {
    if (TRY(Newest(connection)) >= known) return {};
    if (std::chrono::steady_clock::now() > give_up) return Unavailable("somebody else migrates");
    std::this_thread::sleep_for(kPause);
  }
  auto newest = TRY(Newest(connection));
  for (const Migration& migration : migrations) {
    if (migration.number <= newest) continue;
    TRY(lease.Take());
    TRY(Apply(connection, migration));
  }
  return {};
}

}  // namespace

Status MigratePostgres(PostgresConnection& connection, std::span<const Migration> migrations) {
  TRY(RefuseForeign(connection));
  std::int64_t known = 0;
  for (const Migration& migration : migrations) {
    known = std::max<std::int64_t>(known, migration.number);
  }
  if (!TRY(HasOwnTables(connection))) TRY(MakeOwnTables(connection));
  auto newest = TRY(Newest(connection));
  if (newest > known) {
    return Error{ErrorCode::kConflict,
                 {"这个数据库由更新的版本建立，请用新版本打开",
                  "This database was made by a newer version; open it with that version"},
                 {},
                 "schema is newer",
                 {}};
  }
  if (newest == known) return {};
  return ApplyAll(connection, migrations, known);
}

}  // namespace huiyin::db
