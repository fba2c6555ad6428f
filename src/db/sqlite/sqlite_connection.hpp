// One SQLite connection with its cache of prepared statements.
//
// Threads: one at a time. Ownership: closes the connection. Errors: as in db/database.hpp.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <span>
#include <string>
#include <unordered_map>

#include "base/result.hpp"
#include "db/database.hpp"
#include "db/unavailable.hpp"

namespace huiyin::db {

class SqliteConnection {
 public:
  enum class Mode : std::uint8_t { kWriter, kReader };

  static Result<std::unique_ptr<SqliteConnection>> Open(const std::string& path, Mode mode,
                                                        std::uint32_t cache_kib, bool read_only);
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;
  ~SqliteConnection();

  Status Each(Sql sql, std::span<const Param> params, const RowFunction& row);
  Result<std::int64_t> Run(Sql sql, std::span<const Param> params);
  // A statement made at run time: migrations and pragmas only.
  Status Exec(const std::string& sql);
  // False after SQLite rolled the whole transaction back by itself (full disk, I/O fault).
  [[nodiscard]] bool in_transaction() const { return sqlite3_get_autocommit(db_) == 0; }

 private:
  explicit SqliteConnection(sqlite3* db) : db_(db) {}
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

  struct Use {
    sqlite3_stmt* statement;
    Statement own;  // when it is not the cache's
  };

  Status SetUp(bool writes, std::uint32_t cache_kib);
  Result<Use> Prepare(Sql sql);
  Error Fault(int code, std::string_view where) const;

  sqlite3* db_ = nullptr;
  std::unordered_map<const char*, Statement> statements_;
};

}  // namespace huiyin::db
