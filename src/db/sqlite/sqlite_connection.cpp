#include "db/sqlite/sqlite_connection.hpp"

#include "base/log.hpp"

namespace huiyin::db {
namespace {

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  [[nodiscard]] bool IsNull(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  [[nodiscard]] std::int64_t Int(int column) const override {
    return sqlite3_column_int64(statement_, column);
  }
  [[nodiscard]] std::string_view Text(int column) const override {
    auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (text == nullptr) return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  [[nodiscard]] ByteView Bytes(int column) const override {
    auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  sqlite3_stmt* statement_;
};

// Puts a statement back for its next use, whatever happened.
class Reset {
 public:
  explicit Reset(sqlite3_stmt* statement) : statement_(statement) {}
  Reset(const Reset&) = delete;
  Reset& operator=(const Reset&) = delete;
  ~Reset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

 private:
  sqlite3_stmt* statement_;
};

int Bind(sqlite3_stmt* statement, std::span<const Param> params) {
  // SQLite takes a parameter that was left out for NULL.
  if (static_cast<std::size_t>(sqlite3_bind_parameter_count(statement)) != params.size()) {
    return SQLITE_RANGE;
  }
  int index = 0;
  for (const Param& param : params) {
    ++index;
    int code = SQLITE_OK;
    switch (param.kind()) {
      case Param::Kind::kNull:
        code = sqlite3_bind_null(statement, index);
        break;
      case Param::Kind::kInt:
        code = sqlite3_bind_int64(statement, index, param.number());
        break;
      case Param::Kind::kDate:
      case Param::Kind::kText:
        code = sqlite3_bind_text64(statement, index,
                                   param.text().data() == nullptr ? "" : param.text().data(),
                                   param.text().size(), SQLITE_STATIC, SQLITE_UTF8);
        break;
      case Param::Kind::kBytes:
      case Param::Kind::kId:
        // A null pointer would bind NULL: no bytes are not the same as no value.
        code = sqlite3_bind_blob64(
            statement, index,
            param.bytes().data() == nullptr ? static_cast<const void*>("") : param.bytes().data(),
            param.bytes().size(), SQLITE_STATIC);
        break;
    }
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

// $1 is a name to SQLite, numbered by first appearance; ?1 is a place.
std::string NumberedPlaces(std::string_view sql) {
  std::string out(sql);
  for (std::size_t i = 0; i + 1 < out.size(); ++i) {
    if (out[i] == '$' && out[i + 1] >= '0' && out[i + 1] <= '9') out[i] = '?';
  }
  return out;
}

Error CannotOpen(Error error) {
  if (error.code != ErrorCode::kUnavailable) return error;
  error.message = {"数据库打不开，请检查路径、权限和磁盘",
                   "The database cannot be opened; check its path, its rights and the disk"};
  error.field = "HUIYIN_DATABASE";
  return error;
}

}  // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::Open(const std::string& path, Mode mode,
                                                                 std::uint32_t cache_kib,
                                                                 bool read_only) {
  sqlite3* db = nullptr;
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (mode == Mode::kReader || read_only) {
    flags |= SQLITE_OPEN_READONLY;
  } else {
    flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
  int code = sqlite3_open_v2(path.c_str(), &db, flags, nullptr);
  std::unique_ptr<SqliteConnection> connection(new SqliteConnection(db));
  if (code != SQLITE_OK) return CannotOpen(connection->Fault(code, "open"));
  sqlite3_busy_timeout(db, 10'000);
  sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
  bool writes = mode == Mode::kWriter && !read_only;
  if (Status set = connection->SetUp(writes, cache_kib); !set) return CannotOpen(set.error());
  return connection;
}

Status SqliteConnection::SetUp(bool writes, std::uint32_t cache_kib) {
  TRY(Exec("PRAGMA cache_size = -" + std::to_string(cache_kib)));
  TRY(Exec("PRAGMA foreign_keys = ON"));
  TRY(Exec("PRAGMA trusted_schema = OFF"));
  TRY(Exec("PRAGMA temp_store = MEMORY"));  // sorting leaves nobody's words in temporary files
  if (!writes) return {};
  bool wal = false;
  TRY(Each("PRAGMA journal_mode = WAL", {}, [&](const Row& row) { wal = row.Text(0) == "wal"; }));
  if (!wal) return Unavailable("no write-ahead log on this file system");
  TRY(Exec("PRAGMA synchronous = FULL"));
  TRY(Exec("PRAGMA secure_delete = ON"));
  // 16 MiB: a page that changes often is moved into the file once for many commits, not for each.
  TRY(Exec("PRAGMA wal_autocheckpoint = 4096"));
  TRY(Exec("PRAGMA journal_size_limit = 67108864"));
  return {};
}

SqliteConnection::~SqliteConnection() {
  statements_.clear();
  sqlite3_close_v2(db_);
}

Result<SqliteConnection::Use> SqliteConnection::Prepare(Sql sql) {
  auto& slot = statements_[sql.key()];
  // In use further up, by a row function that asks the same again: this use takes one of its own.
  bool busy = slot != nullptr && sqlite3_stmt_busy(slot.get()) != 0;
  if (slot != nullptr && !busy) return Use{slot.get(), nullptr};
  std::string text = NumberedPlaces(sql.text());
  sqlite3_stmt* made = nullptr;
  const char* tail = nullptr;
  int code = sqlite3_prepare_v3(db_, text.c_str(), static_cast<int>(text.size() + 1),
                                busy ? 0 : SQLITE_PREPARE_PERSISTENT, &made, &tail);
  Statement statement(made);
  if (code != SQLITE_OK) return Fault(code, sql.text());
  if (made == nullptr ||
      std::string_view(tail).find_first_not_of(" \n;") != std::string_view::npos) {
    return Internal("not one statement: " + std::string(sql.text().substr(0, 80)));
  }
  if (busy) return Use{made, std::move(statement)};
  slot = std::move(statement);
  return Use{made, nullptr};
}

Status SqliteConnection::Each(Sql sql, std::span<const Param> params, const RowFunction& row) {
  Use use = TRY(Prepare(sql));
  Reset reset(use.statement);
  if (int code = Bind(use.statement, params); code != SQLITE_OK) return Fault(code, sql.text());
  SqliteRow view(use.statement);
  for (;;) {
    int code = sqlite3_step(use.statement);
    if (code == SQLITE_DONE) return {};
    if (code != SQLITE_ROW) return Fault(code, sql.text());
    row(view);
  }
}

Result<std::int64_t> SqliteConnection::Run(Sql sql, std::span<const Param> params) {
  Use use = TRY(Prepare(sql));
  Reset reset(use.statement);
  if (int code = Bind(use.statement, params); code != SQLITE_OK) return Fault(code, sql.text());
  int code = sqlite3_step(use.statement);
  if (code != SQLITE_DONE && code != SQLITE_ROW) return Fault(code, sql.text());
  return sqlite3_changes64(db_);
}

Status SqliteConnection::Exec(const std::string& sql) {
  int code = sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return Fault(code, "exec");
  return {};
}

Error SqliteConnection::Fault(int code, std::string_view where) const {
  // The message of a constraint names columns, of the rest a cause; neither holds values.
  std::string detail = std::string(sqlite3_errstr(code)) + " (" + std::to_string(code) +
                       "): " + sqlite3_errmsg(db_) + " in " + std::string(where.substr(0, 80));
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
      if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY) {
        return {
            ErrorCode::kConflict, {"这一条已经有了", "This is already there"}, {}, "unique", {}};
      }
      return Internal(std::move(detail));
    case SQLITE_NOTADB:
      return {ErrorCode::kConflict,
              {"这个文件不是数据库，请检查 HUIYIN_DATABASE",
               "This file is no database; check HUIYIN_DATABASE"},
              "HUIYIN_DATABASE",
              std::move(detail),
              {}};
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
    case SQLITE_NOMEM:
    case SQLITE_CORRUPT:
      log::Fail("db.unavailable", {{"code", code}});
      return Unavailable(std::move(detail));
    default:
      return Internal(std::move(detail));
  }
}

}  // namespace huiyin::db
