#include "db/migrate.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace huiyin::db {
namespace {

struct Token {
  std::string_view name;
  std::string_view sqlite;
  std::string_view postgres;
};

constexpr std::array kTokens{
    Token{"id", "BLOB", "uuid"},
    Token{"bytes", "BLOB", "bytea"},
    Token{"text", "TEXT", "text COLLATE \"C\""},
    Token{"int", "INTEGER", "bigint"},
    Token{"time", "INTEGER", "bigint"},
    Token{"date", "TEXT", "date"},
    Token{"bool", "INTEGER", "bigint"},
    Token{"strict", "STRICT", ""},
    Token{"keyed", "STRICT, WITHOUT ROWID", ""},
};

Result<std::string> ReplaceTokens(std::string_view statement, Dialect dialect) {
  std::string out;
  for (std::size_t i = 0; i < statement.size();) {
    if (statement[i] != '{') {
      out.push_back(statement[i++]);
      continue;
    }
    auto end = statement.find('}', i);
    if (end == std::string_view::npos) return Internal("migration: a token is not closed");
    auto name = statement.substr(i + 1, end - i - 1);
    auto token = std::find_if(kTokens.begin(), kTokens.end(),
                              [&](const Token& t) { return t.name == name; });
    if (token == kTokens.end()) return Internal("migration: unknown token " + std::string(name));
    out.append(dialect == Dialect::kSqlite ? token->sqlite : token->postgres);
    i = end + 1;
  }
  return out;
}

}  // namespace

Result<std::vector<std::string>> SplitMigration(std::string_view sql) {
  std::vector<std::string> statements;
  std::string current;
  for (std::size_t at = 0; at < sql.size();) {
    auto end = std::min(sql.find('\n', at), sql.size());
    auto line = sql.substr(at, end - at);
    at = end + 1;
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    if (line.empty() || line.starts_with("--")) continue;
    bool last = line.ends_with(';');
    current.append(last ? line.substr(0, line.size() - 1) : line).push_back('\n');
    if (!last) continue;
    statements.push_back(std::move(current));
    current.clear();
  }
  if (!current.empty()) return Internal("migration: the last statement has no ';'");
  return statements;
}

Result<std::vector<std::string>> ExpandMigration(std::string_view sql, Dialect dialect) {
  auto statements = TRY(SplitMigration(sql));
  for (std::string& statement : statements) statement = TRY(ReplaceTokens(statement, dialect));
  return statements;
}

}  // namespace huiyin::db
