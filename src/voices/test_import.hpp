// For tests only: rows from a string, and an organisation that imports them.
//
//   auto rows = ReadAll("text\n你好\n", ImportFormat::kCsv);
//   ImportReport report = Import(Jsonl({{"1", "", "", "食堂"}}));
//
// Threads: one test, one thread.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "db/test_database.hpp"
#include "journal/journal.hpp"
#include "journal/verify.hpp"
#include "people/found_organisation.hpp"
#include "voices/export_voices.hpp"
#include "voices/import_voices.hpp"

namespace huiyin::voices {

// Gives the bytes in pieces, so that rows lie across them.
inline ByteSource Bytes(std::string content, std::size_t piece = 1 << 16) {
  auto rest = std::make_shared<std::string>(std::move(content));
  auto at = std::make_shared<std::size_t>(0);
  return [rest, at, piece](char* to, std::size_t size) -> Result<std::size_t> {
    std::size_t given = std::min({size, piece, rest->size() - *at});
    std::copy_n(rest->data() + *at, given, to);
    *at += given;
    return given;
  };
}

// A row that was read, with its views copied.
struct SeenRow {
  std::int64_t line = 0;
  std::string raw;
  std::string problem;  // English; empty: none
  std::string id, time, title, text;
};

inline Result<std::vector<SeenRow>> ReadAll(const std::string& content, ImportFormat format,
                                            const ImportColumns& columns = {}, char separator = ',',
                                            std::size_t piece = 1 << 16) {
  auto rows = TRY(OpenRows(Bytes(content, piece), format, columns, separator));
  std::vector<SeenRow> all;
  SourceRow row;
  while (TRY(rows->Next(row))) {
    all.push_back({row.line, std::string(row.raw),
                   row.problem ? std::string(row.problem->en) : std::string(),
                   row[ImportField::kId].value_or("-"), row[ImportField::kTime].value_or("-"),
                   row[ImportField::kTitle].value_or("-"), row[ImportField::kText].value_or("-")});
  }
  EXPECT_EQ(rows->bytes_done(), static_cast<std::int64_t>(content.size()));
  return all;
}

class ImportFixture : public testing::Test {
 protected:
  ImportFixture()
      : database(db::AllMigrations()),
        clock(ParseInstant("2026-03-02T01:00:00Z").value()),
        keys(Keys::Random()) {
    database->SetBatchHook(journal::Positions(keys));
    services = {&*database, &clock, &keys, {}, {}, {}};
    setting.directories = &directories;
    setting.rulebooks = &rulebooks;
    database
        ->Write([&](db::Transaction& tx) -> Status {
          services.org = TRY(people::FoundOrganisation(
              tx, {"远山港", 480, "admin", "not a hash", "管理员"}, clock.Now(), keys));
          return {};
        })
        .value();
  }

  ImportReport Import(const std::string& content, const ImportRequest& request = {"box"},
                      ImportHooks hooks = {}, ImportFormat format = ImportFormat::kJsonl) {
    auto rows = OpenRows(Bytes(content), format, {}, ',');
    if (!rows) return {{}, false, rows.error()};
    return ImportVoices(services, setting, request, **rows, hooks);
  }
  std::vector<std::string> Export(const ExportRequest& request = {}) {
    std::vector<std::string> lines;
    auto count = ExportVoices(services, directories, request, [&](std::string_view line) {
      lines.emplace_back(line);
      return true;
    });
    EXPECT_TRUE(count && *count == static_cast<std::int64_t>(lines.size()));
    return lines;
  }
  // Rows that the journal does not lead to, or the other way round.
  std::size_t Findings() {
    std::size_t findings = 1;
    Status read = database->Read([&](db::Reader& reader) -> Status {
      auto report = TRY(journal::VerifyJournal(reader, services.org, keys, VerifySources(), {}));
      findings = 0;
      for (const auto& finding : report.findings) {
        // This slice's sources alone are given: the founders' rows are people's to verify.
        bool ours = finding.table.starts_with("voice") || finding.table == "campaign" ||
                    finding.table == "import_row";
        findings += ours ? 1 : 0;
      }
      return {};
    });
    EXPECT_TRUE(read);
    return findings;
  }

  db::TestDatabase database;
  ManualClock clock;
  Keys keys;
  people::Directories directories;
  deadlines::Rulebooks rulebooks;
  Setting setting;
  api::Services services;
};

}  // namespace huiyin::voices
