// What spreads the tables over a cluster: Citus, the extension of PostgreSQL.
//
//   for (const std::string& statement : DistributeStatements(TRY(ReadCatalog(AllMigrations())))) ...
//
// One statement a call; each does nothing when its table is spread already. Source of the functions: the manual of Citus,
// create_distributed_table and create_reference_table.
// Threads: a pure function.
#pragma once

#include <string>
#include <vector>

#include "db/catalog.hpp"

namespace huiyin::db {

// A table with an organisation lies by it, beside the organisation's other tables; any other is copied to every node.
std::vector<std::string> DistributeStatements(const std::vector<Table>& tables);

}  // namespace huiyin::db
