// Import: voices that were said elsewhere come in with their own words, batch after batch.
//
//   auto rows = TRY(OpenRows(...));
//   ImportReport report = ImportVoices(services, setting, {"inbox 2025"}, *rows, hooks);
//   report.counts.added;                                  // known: in already; rejected: see hooks.rejected
//
// A row is known by its source's name, its id there, the SHA-256 of time, title and text, and by which occurrence of these in
// the file it is: reading a file again adds nothing, reading half a file and then all of it adds the other half. (By id alone
// rows would be lost: sources reuse ids.) A row of JSON may name its source itself, so that importing one's own export adds
// nothing. The source's time is kept as it is written; clocks start on the day of import.
// A batch is one transaction: whoever ends the program loses at most the batch under way.
// Threads: blocks; may run beside a server on the same database. Memory: a batch, and some 50 bytes a row for occurrences.
// Errors: in the report, beside what was stored before. Privacy: imported voices are anonymous, without a receipt code.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "api/call.hpp"
#include "voices/import_reader.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

struct ImportRequest {
  std::string source;                     // of rows that do not name their own
  std::optional<std::string> campaign{};  // by name; started today when there is none of that name
  std::string channel = "external";
  std::optional<UnitId> unit{};  // the whole organisation when absent
  // Rows in one commit. More of them cost fewer syncs of the disk and lose more when the program is killed.
  std::size_t batch = 500;
};

struct ImportCounts {
  std::int64_t rows = 0;
  std::int64_t added = 0;
  std::int64_t known = 0;
  std::int64_t rejected = 0;
};

struct ImportHooks {
  std::function<void(const SourceRow& row)> rejected;  // row.problem says why
  // After each batch, with the bytes of the file behind us.
  std::function<void(const ImportCounts& counts, std::int64_t bytes)> progress;
  std::function<bool()> stopping;  // asked before each batch
};

struct ImportReport {
  ImportCounts counts;  // of what is stored
  bool stopped = false;
  std::optional<Error> failure;
};

// `request` is checked first: kInvalid naming `source`, `channel`, `campaign` or `batch`.
ImportReport ImportVoices(const api::Services& services, const Setting& setting,
                          const ImportRequest& request, RowReader& rows, const ImportHooks& hooks);

// The number that the next imported row of this organisation gets: export keeps their order.
Result<std::int64_t> NextImportNumber(db::Reader& reader, const OrgId& org);

}  // namespace huiyin::voices
