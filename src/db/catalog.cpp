#include "db/catalog.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "db/migrate.hpp"

namespace huiyin::db {
namespace {

constexpr std::array kTypes{
    std::pair{std::string_view("{id}"), ColumnType::kId},
    std::pair{std::string_view("{bytes}"), ColumnType::kBytes},
    std::pair{std::string_view("{text}"), ColumnType::kText},
    std::pair{std::string_view("{int}"), ColumnType::kInt},
    std::pair{std::string_view("{time}"), ColumnType::kTime},
    std::pair{std::string_view("{date}"), ColumnType::kDate},
    std::pair{std::string_view("{bool}"), ColumnType::kBool},
};

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  auto from = text.find_first_not_of(kSpace);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(kSpace) - from + 1);
}

// What stands between commas outside parentheses.
std::vector<std::string_view> Parts(std::string_view list) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  int depth = 0;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    char c = i < list.size() ? list[i] : ',';
    if (c == '(') ++depth;
    if (c == ')') --depth;
    if (c != ',' || depth != 0) continue;
    if (auto part = Trim(list.substr(from, i - from)); !part.empty()) parts.push_back(part);
    from = i + 1;
  }
  return parts;
}

std::optional<std::size_t> Find(const Table& table, std::string_view name) {
  auto it = std::find_if(table.columns.begin(), table.columns.end(),
                         [&](const Column& column) { return column.name == name; });
  if (it == table.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(it - table.columns.begin());
}

Status AddKey(Table& table, std::string_view names) {
  for (std::string_view name : Parts(names)) {
    auto place = Find(table, name);
    if (!place) return Internal("catalog: a key's column of " + table.name);
    table.key.push_back(*place);
  }
  return {};
}

Status AddPart(Table& table, std::string_view part) {
  constexpr std::string_view kKey = "PRIMARY KEY";
  if (part.starts_with(kKey)) {
    auto open = part.find('(');
    auto close = part.rfind(')');
    if (open == std::string_view::npos || close < open) return Internal("catalog: a key");
    return AddKey(table, part.substr(open + 1, close - open - 1));
  }
  if (part.starts_with("UNIQUE") || part.starts_with("CHECK")) return {};
  auto space = part.find(' ');
  auto type = std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& known) {
    return space != std::string_view::npos && Trim(part.substr(space)).starts_with(known.first);
  });
  if (type == kTypes.end()) return Internal("catalog: a column of " + table.name);
  table.columns.push_back({std::string(part.substr(0, space)), type->second});
  if (part.find(kKey) != std::string_view::npos) table.key.push_back(table.columns.size() - 1);
  return {};
}

Result<Table> ReadTable(std::string_view statement) {
  auto open = statement.find('(');
  auto close = statement.rfind(')');
  if (open == std::string_view::npos || close < open) return Internal("catalog: a table");
  Table table;
  auto head = Trim(statement.substr(0, open));
  table.name = head.substr(head.rfind(' ') + 1);
  for (std::string_view part : Parts(statement.substr(open + 1, close - open - 1))) {
    TRY(AddPart(table, part));
  }
  if (table.key.empty()) return Internal("catalog: no key of " + table.name);
  return table;
}

// "ALTER TABLE name ADD COLUMN column {type}"; nothing else changes a table that is there.
Status AlterTable(std::vector<Table>& tables, std::string_view statement) {
  constexpr std::string_view kAlter = "ALTER TABLE ";
  constexpr std::string_view kAdd = " ADD COLUMN ";
  auto add = statement.find(kAdd);
  if (!statement.starts_with(kAlter) || add == std::string_view::npos)
    return Internal("catalog: an ALTER that is not known");
  auto name = Trim(statement.substr(kAlter.size(), add - kAlter.size()));
  auto table = std::find_if(tables.begin(), tables.end(),
                            [&](const Table& each) { return each.name == name; });
  if (table == tables.end()) return Internal("catalog: an ALTER of no table");
  return AddPart(*table, Trim(statement.substr(add + kAdd.size())));
}

}  // namespace

std::string_view NameOf(ColumnType type) {
  for (const auto& [token, known] : kTypes) {
    if (known == type) return token.substr(1, token.size() - 2);
  }
  return {};
}

Result<std::vector<Table>> ReadCatalog(std::span<const Migration> migrations) {
  std::vector<Table> tables;
  for (const Migration& migration : migrations) {
    for (const std::string& statement : TRY(SplitMigration(migration.sql))) {
      if (statement.starts_with("CREATE TABLE")) {
        tables.push_back(TRY(ReadTable(statement)));
      } else if (statement.starts_with("ALTER")) {
        TRY(AlterTable(tables, statement));
      }
    }
  }
  return tables;
}

}  // namespace huiyin::db
