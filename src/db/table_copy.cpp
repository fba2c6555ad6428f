#include "db/table_copy.hpp"

#include <deque>
#include <utility>

#include "base/guarded.hpp"

namespace huiyin::db {

// Statements made of the names in the program's own migrations; nothing else may make one at run time.
class CatalogSql {
 public:
  static Sql Keep(std::string text) {
    static Guarded<std::deque<std::string>> kept;
    return kept.With([&](auto& list) {
      for (const std::string& one : list) {
        if (one == text) return Sql(one.data(), one.size());
      }
      const std::string& one = list.emplace_back(std::move(text));
      return Sql(one.data(), one.size());
    });
  }
};

namespace {

std::string Names(const Table& table) {
  std::string names;
  for (const Column& column : table.columns) names += (names.empty() ? "" : ", ") + column.name;
  return names;
}

std::string KeyNames(const Table& table, std::string_view after = "") {
  std::string names;
  for (std::size_t place : table.key) {
    names += (names.empty() ? "" : ", ") + table.columns[place].name;
    names += after;
  }
  return names;
}

std::string Places(std::size_t count) {
  std::string places;
  for (std::size_t i = 1; i <= count; ++i) {
    places += (places.empty() ? "$" : ", $") + std::to_string(i);
  }
  return places;
}

std::string Select(const Table& table) { return "SELECT " + Names(table) + " FROM " + table.name; }

bool IsNumber(ColumnType type) {
  return type == ColumnType::kInt || type == ColumnType::kTime || type == ColumnType::kBool;
}

Param AsParam(const Value& value, ColumnType type) {
  if (std::holds_alternative<std::monostate>(value)) return nullptr;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  const auto& text = std::get<std::string>(value);
  if (type == ColumnType::kText || type == ColumnType::kDate) return std::string_view(text);
  return ByteView(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

}  // namespace

TableCopy::TableCopy(const Table& table)
    : table_(table),
      first_page_(CatalogSql::Keep(Select(table) + " ORDER BY " + KeyNames(table) + " LIMIT $1")),
      next_page_(CatalogSql::Keep(Select(table) + " WHERE (" + KeyNames(table) + ") > (" +
                                  Places(table.key.size()) + ") ORDER BY " + KeyNames(table) +
                                  " LIMIT $" + std::to_string(table.key.size() + 1))),
      insert_(CatalogSql::Keep("INSERT INTO " + table.name + " (" + Names(table) + ") VALUES (" +
                               Places(table.columns.size()) + ")")),
      last_(CatalogSql::Keep(Select(table) + " ORDER BY " + KeyNames(table, " DESC") + " LIMIT 1")),
      remove_(CatalogSql::Keep("DELETE FROM " + table.name + " WHERE (" + KeyNames(table) +
                               ") = (" + Places(table.key.size()) + ")")) {}

Values TableCopy::ReadRow(const Row& row) const {
  Values values;
  values.reserve(table_.columns.size());
  int place = 0;
  for (const Column& column : table_.columns) {
    if (row.IsNull(place)) {
      values.emplace_back();
    } else if (IsNumber(column.type)) {
      values.emplace_back(row.Int(place));
    } else if (column.type == ColumnType::kText || column.type == ColumnType::kDate) {
      values.emplace_back(row.String(place));
    } else {
      auto bytes = row.Bytes(place);
      values.emplace_back(std::string(bytes.begin(), bytes.end()));
    }
    ++place;
  }
  return values;
}

Result<std::int64_t> TableCopy::Page(Reader& reader, const std::optional<Values>& after,
                                     std::int64_t limit,
                                     const std::function<void(Values)>& row) const {
  std::int64_t count = 0;
  auto take = [&](const Row& found) {
    ++count;
    row(ReadRow(found));
  };
  std::vector<Param> params;
  if (after) {
    for (std::size_t place : table_.key) {
      params.push_back(AsParam((*after)[place], table_.columns[place].type));
    }
  }
  params.emplace_back(limit);
  TRY(reader.EachRow(after ? next_page_ : first_page_, params, take));
  return count;
}

Status TableCopy::Insert(Transaction& tx, const Values& row) const {
  std::vector<Param> params;
  params.reserve(row.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    params.push_back(AsParam(row[i], table_.columns[i].type));
  }
  return tx.QueueRows(insert_, params);
}

Status TableCopy::Remove(Transaction& tx, const Values& row) const {
  std::vector<Param> params;
  for (std::size_t place : table_.key) {
    params.push_back(AsParam(row[place], table_.columns[place].type));
  }
  return tx.QueueRows(remove_, params);
}

std::strong_ordering TableCopy::Compare(const Values& a, const Values& b) const {
  for (std::size_t place : table_.key) {
    if (auto order = a[place] <=> b[place]; order != 0) return order;
  }
  return std::strong_ordering::equal;
}

Result<std::optional<Values>> TableCopy::Last(Reader& reader) const {
  return reader.First(last_, {}, [&](const Row& row) { return ReadRow(row); });
}

}  // namespace huiyin::db
