// Opens a PostgreSQL database behind db::Database.
#pragma once

#include <memory>
#include <string>

#include "db/database.hpp"

namespace huiyin::db {

// `url`: postgresql://..., as libpq reads it; several hosts with target_session_attrs=read-write follow a switch-over.
Result<std::unique_ptr<Database>> OpenPostgres(const std::string& url, const Options& options);

// One statement on a connection of its own: for tests and for preparing a cluster, never with anything from outside in it.
Status RunStatement(const std::string& url, const std::string& statement);

}  // namespace huiyin::db
