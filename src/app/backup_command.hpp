// huiyin backup FILE, restore FILE, migrate --from URL --to URL, distribute: an installation's data as a whole.
//
// backup: one file with everything but the keys, while the server serves. restore: into an empty database and folder; checks the
// whole file first. migrate: from one engine to another; may be killed and started again; stop the servers first. distribute:
// spreads the tables over a Citus cluster (prepared, see docs/guides/operator.md). restore and migrate end with `huiyin verify`
// where the key file is there.
// Exit status: 0 done, 1 done but not verified, verify found something or rows differ, 2 not done. Threads: one.
#pragma once

#include <string>

#include "app/opened.hpp"

namespace huiyin::app {

int BackupCommand(const std::string& file, Opened& opened);
int RestoreCommand(const std::string& file, const Settings& settings);

struct MigrateOptions {
  std::string from;
  std::string to;
};
int MigrateCommand(const MigrateOptions& options, Settings settings);

// `only_print`: the statements, instead of running them.
int DistributeCommand(const Settings& settings, bool only_print);

}  // namespace huiyin::app
