// Verify: replays the journal and compares what follows from it with the tables, row by row and column by column.
//
//   std::vector<TableSource> sources = {people::UnitSource(), voices::VoiceSource(), ...};
//   VerifyReport report = TRY(VerifyJournal(reader, org, keys, sources, options));
//
// Every journalled table gives a source: a function that calls back with the Image of each of its rows. Each row of a table
// that the journal does not lead to, each row that is missing, and each column that differs becomes a finding. So does each
// row of the journal itself that is not as the program wrote it (journal/seal_check.hpp).
// Memory: rows are compared in `slices` passes over the journal, so that a large ledger needs no more than one slice at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "db/database.hpp"
#include "journal/image.hpp"

namespace huiyin::journal {

using ImageFunction = std::function<void(const Image&)>;

struct TableSource {
  std::string_view table;
  std::function<Status(db::Reader&, const OrgId&, const ImageFunction&)> each;
};

struct Finding {
  std::string table;
  std::string row;
  std::string problem;  // names columns, never values
};

struct VerifyReport {
  std::int64_t entries = 0;
  std::int64_t rows = 0;
  std::vector<Finding> findings;
};

struct VerifyOptions {
  std::int64_t rows_per_slice = 200'000;
  std::function<void(std::int64_t done, std::int64_t all)>
      progress;  // journal entries read, of all passes
};

Result<VerifyReport> VerifyJournal(db::Reader& reader, const OrgId& org, const Keys& keys,
                                   const std::vector<TableSource>& sources,
                                   const VerifyOptions& options);

}  // namespace huiyin::journal
