#include "db/postgres/distribute.hpp"

#include <algorithm>

namespace huiyin::db {
namespace {

std::string Once(const std::string& call, const std::string& table) {
  return "SELECT " + call +
         " WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = '" + table +
         "'::regclass)";
}

bool OfOrganisation(const Table& table) {
  return std::ranges::any_of(table.columns,
                             [](const Column& column) { return column.name == "org_id"; });
}

}  // namespace

std::vector<std::string> DistributeStatements(const std::vector<Table>& tables) {
  // Not in a catalog: the migrations themselves make it.
  std::vector<std::string> statements = {
      Once("create_reference_table('schema_version')", "schema_version")};
  std::string first;
  for (const Table& table : tables) {
    if (!OfOrganisation(table)) {
      statements.push_back(Once("create_reference_table('" + table.name + "')", table.name));
      continue;
    }
    std::string beside = first.empty() ? "" : ", colocate_with => '" + first + "'";
    statements.push_back(
        Once("create_distributed_table('" + table.name + "', 'org_id'" + beside + ")", table.name));
    if (first.empty()) first = table.name;
  }
  return statements;
}

}  // namespace huiyin::db
