// huiyin import voices FILE: reads voices from a file and says in plain words what became of them.
//
// Exit status: 0 every row is in (now or before), 1 some are not (rejected, or the run was stopped or failed half-way), 2 nothing
// was done (file or options no good, no valid row). Rejected rows go to FILE.rejected, a JSON line each: the number of the line,
// the reason, the row as it stands in the file ("row", or "row_hex" when it is no UTF-8). The first rejected row
// replaces what stood there; a run that takes everything removes FILE.rejected, but never a file that --rejected names.
// Ctrl-C ends after the batch under way; the second one ends at once. Run the command again to go on.
// Threads: one; takes SIGINT and SIGTERM while it runs.
// Privacy: the rejected rows hold people's words: the file is readable by its owner only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/opened.hpp"
#include "app/progress_bar.hpp"

namespace huiyin::app {

struct ImportOptions {
  std::string file;
  std::string source;    // of rows that name none; empty: the file's name
  std::string campaign;  // empty: none
  std::string channel = "external";
  std::string format;               // jsonl, csv; empty: by the file's name
  std::string separator = ",";      // of CSV: one character, or "tab"
  std::vector<std::string> fields;  // FIELD=COLUMN
  std::string unit;                 // name or id; empty: the whole organisation
  std::string rejected;             // empty: FILE.rejected
  std::uint32_t batch = 500;
  Quiet quiet = Quiet::kNo;
};

int ImportCommand(const ImportOptions& options, Opened& opened);

}  // namespace huiyin::app
