// Database: one place for an organisation's data, whichever engine keeps it.
//
//   auto database = TRY(db::Database::Open("sqlite:/var/lib/huiyin/huiyin.db", {}));
//   TRY(database->Migrate(db::AllMigrations()));
//   TRY(database->Read([&](db::Reader& reader) { return reader.Each(...); }));
//   TRY(database->Write([&](db::Transaction& tx) { return tx.Run(...); }));       // blocks until durable
//
// SQLite, or PostgreSQL 15 and later (postgresql://..., src/db/postgres).
//
// Write path: one writer gathers waiting operations and commits them together (group commit). Each runs in a savepoint of its
// own; its completion is called only after the commit that holds it is durable. An operation that fails takes nobody else
// down. An operation may run more than once (another operation's disk fault, a serialisation failure): it must change nothing
// outside its transaction. A statement's fault ends its operation: further statements are refused, and nothing of it is kept,
// even when it hides the fault.
//
// Threads: every function of Database is safe from any thread. A Reader or Transaction belongs to the call that got it.
// Errors: kUnavailable when the storage cannot be read or written (full, read-only, gone); kConflict with detail "unique" when a
// row with that key exists (see IsUniqueViolation); kInternal for a fault in a statement.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "db/memo.hpp"
#include "db/sql.hpp"

namespace huiyin::db {

using Params = std::initializer_list<Param>;
using RowFunction = std::function<void(const Row&)>;

// A consistent view of the data as of one moment.
class Reader {
 public:
  virtual ~Reader() = default;
  virtual Status EachRow(Sql sql, std::span<const Param> params, const RowFunction& row) = 0;

  // The same for a result of any length: at no time is much of it in memory. Slower to begin than EachRow.
  virtual Status EachOfLongRow(Sql sql, std::span<const Param> params, const RowFunction& row) {
    return EachRow(sql, params, row);
  }
  // The same question, with $1 the organisation, about each id as $2, in their order. Over a network the questions travel together.
  virtual Status EachOfIds(Sql sql, const OrgId& org, std::span<const Uuid> ids,
                           const RowFunction& row) {
    for (const Uuid& id : ids) {
      const Param params[] = {org, id};
      TRY(EachRow(sql, params, row));
    }
    return {};
  }
  Status EachOfLong(Sql sql, Params params, const RowFunction& row) {
    return EachOfLongRow(sql, {params.begin(), params.size()}, row);
  }

  // Calls `row` for every row. `row` may ask further questions, the same one too.
  Status Each(Sql sql, Params params, const RowFunction& row) {
    return EachRow(sql, {params.begin(), params.size()}, row);
  }
  // The first row as made by `make`, or nothing.
  template <class Make>
  auto First(Sql sql, Params params, Make make)
      -> Result<std::optional<decltype(make(std::declval<const Row&>()))>> {
    std::optional<decltype(make(std::declval<const Row&>()))> found;
    TRY(Each(sql, params, [&](const Row& row) {
      if (!found) found.emplace(make(row));
    }));
    return found;
  }
  template <class Make>
  auto All(Sql sql, Params params, Make make)
      -> Result<std::vector<decltype(make(std::declval<const Row&>()))>> {
    std::vector<decltype(make(std::declval<const Row&>()))> rows;
    TRY(Each(sql, params, [&](const Row& row) { rows.push_back(make(row)); }));
    return rows;
  }
  // One number, 0 when there is no row.
  Result<std::int64_t> Number(Sql sql, Params params) {
    std::int64_t number = 0;
    TRY(Each(sql, params, [&](const Row& row) { number = row.Int(0); }));
    return number;
  }
};

// A Reader that may also change data, inside one operation.
class Transaction : public Reader {
 public:
  virtual Result<std::int64_t> RunRows(Sql sql, std::span<const Param> params) = 0;
  virtual Status QueueRows(Sql sql, std::span<const Param> params) {
    auto rows = RunRows(sql, params);
    return rows ? Status() : rows.error();
  }
  // Tells the batch hook about a row that wants a place in an order after commit (the journal's entries), with whatever bytes the
  // hook will want to know of it.
  virtual void Announce(const OrgId& org, const Uuid& row, std::string note) = 0;
  // Calls `call` on the writer's thread once what the operation did is stored, before its completion; never when it is not. It must
  // not throw, and be short: every writer waits for it. For what was read here and may be remembered (caches).
  virtual void AfterCommit(std::function<void()> call) = 0;
  // What operations of this batch remember for each other.
  virtual Memo& memo() = 0;

  // For an operation that will insert a row under a key of its own and else would ask first whether that row is there: true when it
  // may go on as if it were not. Should the row be there after all, or the operation fail, the operation runs again and hears
  // false. Saves a question to a server; where questions are cheap it is always false.
  virtual bool AssumeNew() { return false; }

  // Runs a change; gives the number of rows it touched.
  Result<std::int64_t> Run(Sql sql, Params params) {
    return RunRows(sql, {params.begin(), params.size()});
  }
  // A change that nobody waits for: over a network it travels with what follows. A fault shows at the next statement that
  // waits, or fails the operation at its end.
  Status Queue(Sql sql, Params params) { return QueueRows(sql, {params.begin(), params.size()}); }
};

using Operation = std::function<Status(Transaction&)>;
using Completion = std::function<void(Status)>;
using ReadFunction = std::function<Status(Reader&)>;
struct Announcement {
  OrgId org;
  Uuid row;
  std::string note;
};
using Announced = std::vector<Announcement>;

struct Options {
  // Read connections kept open; more are made under load and closed afterwards. Each may cache read_cache_kib.
  std::uint32_t read_connections = 4;
  std::uint32_t read_cache_kib = 4 * 1024;
  std::uint32_t write_cache_kib = 16 * 1024;
  // Most operations in one commit. More delays the first of them, fewer pay more for each sync of the disk.
  std::uint32_t batch = 256;
  bool read_only = false;
};

struct Migration {
  int number = 0;
  std::string_view name;
  std::string_view sql;  // with type tokens, see db/migrate.hpp
};

class Database {
 public:
  // "sqlite:PATH" or "postgresql://USER@HOST:PORT/NAME?...". A file is made when missing (not with read_only).
  static Result<std::unique_ptr<Database>> Open(std::string_view url, const Options& options);
  virtual ~Database() = default;

  virtual Status Read(const ReadFunction& function) = 0;
  // Queues `operation`; `done` is called on the writer's thread after the commit or the failure: hand off quickly.
  virtual void Submit(Operation operation, Completion done) = 0;
  // Submit and wait. Never from inside an operation or a completion.
  Status Write(Operation operation);

  virtual Status Migrate(std::span<const Migration> migrations) = 0;
  // Runs at the end of each batch, inside its transaction, with what was announced. Set before the first write.
  virtual void SetBatchHook(std::function<Status(Transaction&, const Announced&)> hook) = 0;
  // Called on the writer's thread after each commit of this object that announced rows.
  virtual void SetCommitListener(std::function<void()> listener) = 0;
  // A number that differs from the last call's when anything was committed in between, by this process or by another one. Cheap
  // enough for every second (SQLite: data_version; PostgreSQL: the writers' turns). One caller at a time waits for another.
  virtual Result<std::int64_t> Version() = 0;
};

// Whether `error` says that a row with that key is already there.
bool IsUniqueViolation(const Error& error);

// The program's own migrations, in order (migrations/*.sql, built in).
std::span<const Migration> AllMigrations();

}  // namespace huiyin::db
