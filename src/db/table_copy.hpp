// TableCopy: whole rows of one table, in the order of its key, from any engine to any engine.
//
//   TableCopy from(table, source.dialect()), to(table, target.dialect());
//   std::optional<Values> last;
//   do { got = TRY(from.Page(reader, last, 1000, [&](Values row) { ... TRY(to.Insert(tx, row)) ... })); } while (got == 1000);
//
// The order is the same on every engine: ids, bytes and texts by their bytes, numbers and dates by size.
// Threads: one. Ownership: its statements live as long as the program, because connections keep them by their address.
// Privacy: rows hold people's words; nothing of them enters an error.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "db/catalog.hpp"
#include "db/database.hpp"

namespace huiyin::db {

// Nothing, a number, or text / bytes / a date as text.
using Value = std::variant<std::monostate, std::int64_t, std::string>;
using Values = std::vector<Value>;

class TableCopy {
 public:
  explicit TableCopy(const Table& table);

  // At most `limit` rows behind `after` (all of a row's values; only its key counts). Gives how many there were.
  Result<std::int64_t> Page(Reader& reader, const std::optional<Values>& after, std::int64_t limit,
                            const std::function<void(Values)>& row) const;
  // Errors: kConflict "unique" when a row with that key is there.
  Status Insert(Transaction& tx, const Values& row) const;
  // Removes the row with that row's key.
  Status Remove(Transaction& tx, const Values& row) const;
  // The last row by key; nothing when the table is empty.
  Result<std::optional<Values>> Last(Reader& reader) const;

  // The order of two rows by their keys, as the engines have it.
  [[nodiscard]] std::strong_ordering Compare(const Values& a, const Values& b) const;

  [[nodiscard]] const Table& table() const { return table_; }

 private:
  [[nodiscard]] Values ReadRow(const Row& row) const;

  Table table_;
  Sql first_page_;
  Sql next_page_;
  Sql insert_;
  Sql last_;
  Sql remove_;
};

}  // namespace huiyin::db
