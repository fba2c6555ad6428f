// Catalog: the program's tables as its own migrations describe them, the same for every engine.
//
//   for (const Table& table : TRY(ReadCatalog(AllMigrations()))) ...
//
// Threads: pure functions. Errors: kInternal for a migration that cannot be read.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "db/database.hpp"

namespace huiyin::db {

// A column's type token, see db/migrate.hpp.
enum class ColumnType : std::uint8_t { kId, kBytes, kText, kInt, kTime, kDate, kBool };

// The token's word, without braces.
std::string_view NameOf(ColumnType type);

struct Column {
  std::string name;
  ColumnType type = ColumnType::kText;
};

struct Table {
  std::string name;
  std::vector<Column> columns;   // in their order
  std::vector<std::size_t> key;  // the primary key: places in `columns`
};

// Every table, in the order they are made.
Result<std::vector<Table>> ReadCatalog(std::span<const Migration> migrations);

}  // namespace huiyin::db
