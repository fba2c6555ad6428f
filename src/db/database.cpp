#include "db/database.hpp"

#include <future>

#include "db/postgres/postgres_database.hpp"
#include "db/sqlite/sqlite_database.hpp"

namespace huiyin::db {

Result<std::unique_ptr<Database>> Database::Open(std::string_view url, const Options& options) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (url.starts_with(kSqlite) && url.size() > kSqlite.size()) {
    return OpenSqlite(std::string(url.substr(kSqlite.size())), options);
  }
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
    return OpenPostgres(std::string(url), options);
  }
  return Error{ErrorCode::kInvalid,
               {"数据库地址要写成 sqlite:路径 或 postgresql://主机/库名",
                "The database must be given as sqlite:PATH or postgresql://HOST/NAME"},
               "HUIYIN_DATABASE",
               {},
               {}};
}

Status Database::Write(Operation operation) {
  std::promise<Status> promise;
  auto future = promise.get_future();
  Submit(std::move(operation), [&](Status status) { promise.set_value(std::move(status)); });
  return future.get();
}

bool IsUniqueViolation(const Error& error) {
  return error.code == ErrorCode::kConflict && error.detail == "unique";
}

}  // namespace huiyin::db
