// Brings a PostgreSQL database to the newest schema.
//
// Of several servers that start at once one migrates (a lease row with an expiry) and the others wait for it. One statement
// a call, each idempotent, each migration recorded in schema_version: whoever is killed half way is followed by the next one.
#pragma once

#include <span>

#include "db/database.hpp"
#include "db/postgres/postgres_connection.hpp"

namespace huiyin::db {

Status MigratePostgres(PostgresConnection& connection, std::span<const Migration> migrations);

}  // namespace huiyin::db
