// The embedded engine: one writer thread with group commit, and a pool of read connections (WAL).
#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "db/database.hpp"

namespace huiyin::db {

Result<std::unique_ptr<Database>> OpenSqlite(const std::string& path, const Options& options);

}  // namespace huiyin::db
