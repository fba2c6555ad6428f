// Move: brings every row of one database into another one, whichever engines they are, and then looks at each row again.
//
//   MoveReport report = TRY(Move(*source, *target, progress));
//   if (!report.differences.empty()) ...        // somebody wrote into one of them meanwhile
//
// Both are read in the order of their keys, side by side: what the target lacks is added, what differs is exchanged, what only
// the target has is removed. So it may be killed at any moment and started again, and nothing is copied twice.
// The target must be empty or hold the same organisation (an earlier try).
// Threads: one. Errors: kConflict when the target is another organisation's. Privacy: rows never enter an error.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "db/database.hpp"

namespace huiyin::backup {

struct MoveReport {
  std::int64_t tables = 0;
  std::int64_t rows = 0;     // of the source
  std::int64_t brought = 0;  // added or exchanged in this run
  std::int64_t removed = 0;
  std::vector<std::string> differences;  // "table: N rows", found by the second look
};

struct MoveProgress {
  bool checking = false;  // the second look
  std::string_view table;
  std::int64_t rows = 0;  // of this table, so far
};

Result<MoveReport> Move(db::Database& source, db::Database& target,
                        const std::function<void(const MoveProgress&)>& progress);

}  // namespace huiyin::backup
