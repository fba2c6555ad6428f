// Backup: everything of an installation but its keys, in one file, from either engine to either engine.
//
//   Totals made = TRY(Save(database, photo_folder, "huiyin.backup", clock.Now(), progress));   // while the server serves
//   TRY(Check("huiyin.backup"));                                      // every byte, before anything is written
//   Totals restored = TRY(Restore(database, photo_folder, "huiyin.backup", progress));        // into an empty place
//
// Save sees one moment of the database, however long it takes; photos' files that come while it runs are of no row of that
// moment and do no harm. The key file is left out on purpose: keep a copy of it apart, nothing opens without it.
// Format: docs/formats/backup.md, backup/blocks.hpp, backup/rows.hpp.
// Threads: one. Errors: kConflict for a damaged backup (place in `detail`), a place that is not empty, or a newer schema.
// Privacy: the file holds people's words and is readable by its owner only.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "db/database.hpp"

namespace huiyin::backup {

struct Totals {
  std::int64_t tables = 0;
  std::int64_t rows = 0;
  std::int64_t files = 0;
};

// Rows so far.
using Progress = std::function<void(std::int64_t rows)>;

// Nothing is left at `path` when it fails.
Result<Totals> Save(db::Database& database, const std::string& photo_folder,
                    const std::string& path, Instant now, const Progress& progress);
// Reads the whole file: hashes, order, counts.
Result<Totals> Check(const std::string& path);
// Checks, makes the schema of the backup's time, fills it, and brings it to the newest. `database` must hold no row.
Result<Totals> Restore(db::Database& database, const std::string& photo_folder,
                       const std::string& path, const Progress& progress);

}  // namespace huiyin::backup
