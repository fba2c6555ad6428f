// Migrations: one order for the whole database, written once for every engine with type tokens.
//
//   {id} {bytes} {text} {int} {time} {date} {bool}   column types       (time = milliseconds UTC, date = YYYY-MM-DD; text is
//                                                    ordered by its bytes on every engine)
//   {strict}                                         end of a CREATE TABLE
//   {keyed}                                          the same, rows stored in the order of the primary key where the engine can
//
// A file is a list of statements, each ended by ";" at the end of a line; each is idempotent (IF NOT EXISTS) and changes one
// thing. `--` begins a comment line.
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace huiyin::db {

enum class Dialect : std::uint8_t { kSqlite, kPostgres };

// The statements of `sql`, their tokens as they stand. Errors: kInternal when the last one has no end.
Result<std::vector<std::string>> SplitMigration(std::string_view sql);
// The statements of `sql` with their tokens replaced. Errors: kInternal for an unknown token.
Result<std::vector<std::string>> ExpandMigration(std::string_view sql, Dialect dialect);

}  // namespace huiyin::db
