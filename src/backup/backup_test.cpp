#include "backup/backup.hpp"

#include <fstream>
#include <set>
#include <sstream>

#include "backup/blocks.hpp"
#include "backup/move.hpp"
#include "db/table_copy.hpp"
#include "db/test_database.hpp"

namespace huiyin::backup {
namespace {

const std::vector<db::Table>& Tables() {
  static const auto kTables = db::ReadCatalog(db::AllMigrations()).value();
  return kTables;
}

std::string Id(std::size_t n) {
  std::string id(16, '\x01');
  id[14] = static_cast<char>(n >> 8);
  id[15] = static_cast<char>(n);
  return id;
}

// A value of row `n`: different in every row, and such that nothing of it may be lost.
db::Value Made(db::ColumnType type, std::size_t n) {
  switch (type) {
    case db::ColumnType::kId:
      return Id(n);
    case db::ColumnType::kBytes:
      return std::string("\0\xff\n", 3) + std::to_string(n);
    case db::ColumnType::kText:
      return "食堂 \xF0\x9F\x8D\x9A '\"\\ " + std::to_string(n);
    case db::ColumnType::kInt:
    case db::ColumnType::kTime:
      return static_cast<std::int64_t>(n) * 1'000'000'007 - 5;
    case db::ColumnType::kDate:
      return "2026-03-" + std::to_string(10 + n % 20);
    case db::ColumnType::kBool:
      return static_cast<std::int64_t>(n % 2);
  }
  return {};
}

void Insert(db::Database& database, const db::Table& table, std::size_t n) {
  db::Values row;
  for (const db::Column& column : table.columns) {
    bool organisation = column.name == "org_id";
    row.push_back(organisation ? db::Value(Id(table.name == "organisation" ? n : 0))
                               : Made(column.type, n));
  }
  Status stored = database.Write(
      [&](db::Transaction& tx) -> Status { return db::TableCopy(table).Insert(tx, row); });
  EXPECT_TRUE(stored) << table.name << (stored ? "" : ": " + stored.error().detail);
}

// Whether the organisation alone is the key.
bool HasOneRow(const db::Table& table) { return table.key.size() == 1 && table.key[0] == 0; }

void Fill(db::Database& database, std::size_t rows) {
  for (const db::Table& table : Tables()) {
    std::size_t most = HasOneRow(table) ? 1 : rows;
    for (std::size_t n = 0; n < most; ++n) Insert(database, table, n);
  }
}

std::vector<db::Values> Rows(db::Database& database, const db::Table& table) {
  std::vector<db::Values> rows;
  EXPECT_TRUE(database.Read([&](db::Reader& reader) -> Status {
    TRY(db::TableCopy(table).Page(reader, std::nullopt, 1'000'000,
                                  [&](db::Values row) { rows.push_back(std::move(row)); }));
    return {};
  }));
  return rows;
}

void ExpectSame(db::Database& a, db::Database& b) {
  for (const db::Table& table : Tables()) {
    EXPECT_TRUE(Rows(a, table) == Rows(b, table)) << table.name;
  }
}

std::string ReadFile(const std::string& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}
void WriteFile(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

class BackupTest : public testing::Test {
 protected:
  BackupTest() {
    std::filesystem::create_directory(folder_.File("photos"));
    WriteFile(folder_.File("photos/one"), std::string(3 << 20, 'p'));
    WriteFile(folder_.File("photos/two"), "");
  }
  std::string Path() { return folder_.File("huiyin.backup"); }
  Result<Totals> SaveIt() {
    return Save(*database_, folder_.File("photos"), Path(), Instant(), [](std::int64_t) {});
  }
  Result<Totals> RestoreIt(db::Database& target) {
    return Restore(target, folder_.File("restored"), Path(), [](std::int64_t) {});
  }

  db::TestFolder folder_;
  db::TestDatabase database_{db::AllMigrations()};
};

TEST(Catalog, KnowsEveryTableWithItsKey) {
  std::set<std::string> names;
  for (const db::Table& table : Tables()) {
    EXPECT_TRUE(names.insert(table.name).second) << table.name;
    EXPECT_FALSE(table.key.empty()) << table.name;
    EXPECT_FALSE(table.columns.empty()) << table.name;
  }
  db::TestDatabase file(db::AllMigrations(), {}, db::TestEngine::kFile);
  auto tables = file.Number(
      "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name <> 'schema_version'");
  EXPECT_EQ(static_cast<std::int64_t>(names.size()), tables);
  EXPECT_EQ(Tables().front().name, "organisation");
}

TEST_F(BackupTest, BringsBackEveryRowOfEveryTableAndEveryFile) {
  Fill(*database_, 25);
  auto saved = SaveIt();
  ASSERT_TRUE(saved) << saved.error().detail;
  EXPECT_EQ(saved->tables, static_cast<std::int64_t>(Tables().size()));
  EXPECT_EQ(saved->files, 2);
  db::TestDatabase target({});
  auto restored = RestoreIt(*target);
  ASSERT_TRUE(restored) << restored.error().detail;
  EXPECT_EQ(restored->rows, saved->rows);
  ExpectSame(*database_, *target);
  for (const char* name : {"one", "two"}) {
    EXPECT_EQ(ReadFile(folder_.File(std::string("restored/") + name)),
              ReadFile(folder_.File(std::string("photos/") + name)));
  }
}

TEST_F(BackupTest, GoesFromTheServerToAFileAndBack) {
  Fill(*database_, 3);
  ASSERT_TRUE(SaveIt());
  db::TestDatabase file({}, {}, db::TestEngine::kFile);
  ASSERT_TRUE(RestoreIt(*file));
  ExpectSame(*database_, *file);
}

TEST_F(BackupTest, SeesOneMoment) {
  Fill(*database_, 3);
  bool written = false;
  auto saved = Save(*database_, folder_.File("photos"), Path(), Instant(), [&](std::int64_t) {
    if (std::exchange(written, true)) return;
    for (const db::Table& table : Tables()) {
      if (!HasOneRow(table)) Insert(*database_, table, 90);
    }
  });
  ASSERT_TRUE(saved);
  std::int64_t expected = 0;
  for (const db::Table& table : Tables()) expected += HasOneRow(table) ? 1 : 3;
  EXPECT_EQ(saved->rows, expected);
}

TEST_F(BackupTest, IsForItsOwnerOnlyAndNeverOverwrites) {
  ASSERT_TRUE(SaveIt());
  auto rights = std::filesystem::status(Path()).permissions();
  EXPECT_EQ(rights, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  auto before = ReadFile(Path());
  auto again = SaveIt();
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::kConflict);
  EXPECT_EQ(ReadFile(Path()), before);
}

TEST_F(BackupTest, ThatIsDamagedIsRefusedWithThePlaceAndRestoresNothing) {
  std::filesystem::remove(folder_.File("photos/one"));
  Fill(*database_, 2);
  ASSERT_TRUE(SaveIt());
  const std::string whole = ReadFile(Path());
  db::TestDatabase target(db::AllMigrations());
  for (std::size_t at = 0; at < whole.size(); at += 211) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x20);
    WriteFile(Path(), changed);
    auto checked = Check(Path());
    ASSERT_FALSE(checked) << at;
    EXPECT_NE(checked.error().detail.find("block "), std::string::npos) << checked.error().detail;
    EXPECT_NE(checked.error().detail.find("at byte "), std::string::npos);
    WriteFile(Path(), whole.substr(0, at));
    ASSERT_FALSE(Check(Path())) << "cut off at " << at;
  }
  ASSERT_FALSE(RestoreIt(*target));
  for (const db::Table& table : Tables()) EXPECT_TRUE(Rows(*target, table).empty()) << table.name;
}

// At the end of each block too, where no block is half.
TEST_F(BackupTest, ThatEndsBetweenTwoBlocksIsRefused) {
  Fill(*database_, 2);
  ASSERT_TRUE(SaveIt());
  const std::string whole = ReadFile(Path());
  std::vector<std::int64_t> ends;
  BlockReader in = BlockReader::Open(Path()).value();
  while (auto block = in.Next().value()) ends.push_back(block->offset);
  ASSERT_GT(ends.size(), Tables().size());
  for (std::int64_t end : ends) {
    WriteFile(Path(), whole.substr(0, static_cast<std::size_t>(end)));
    EXPECT_FALSE(Check(Path())) << end;
  }
  WriteFile(Path(), whole + "x");
  EXPECT_FALSE(Check(Path())) << "something behind the end";
  WriteFile(Path(), whole);
  EXPECT_TRUE(Check(Path()));
}

TEST_F(BackupTest, GoesIntoAnEmptyPlaceOnly) {
  Fill(*database_, 1);
  ASSERT_TRUE(SaveIt());
  auto restored = RestoreIt(*database_);
  ASSERT_FALSE(restored);
  EXPECT_EQ(restored.error().code, ErrorCode::kConflict);
  EXPECT_EQ(restored.error().field, "HUIYIN_DATABASE");
}

class MoveTest : public BackupTest {
 protected:
  Result<MoveReport> MoveIt() {
    return Move(*source_, *database_, [](const MoveProgress&) {});
  }
  db::TestDatabase source_{db::AllMigrations(), {}, db::TestEngine::kFile};
};

TEST_F(MoveTest, BringsEverythingAndLooksAgain) {
  Fill(*source_, 12);
  auto report = MoveIt();
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_TRUE(report->differences.empty());
  EXPECT_EQ(report->rows, report->brought);
  ExpectSame(*source_, *database_);
  // And back, into another file.
  db::TestDatabase back(db::AllMigrations(), {}, db::TestEngine::kFile);
  ASSERT_TRUE(Move(*database_, *back, [](const MoveProgress&) {}));
  ExpectSame(*source_, *back);
}

TEST_F(MoveTest, GoesOnAfterItWasCutOff) {
  Fill(*source_, 12);
  ASSERT_TRUE(MoveIt());
  // As if some had not come, some were of another moment, and some had gone since.
  ASSERT_TRUE(database_.Run("DELETE FROM voice"));
  ASSERT_TRUE(database_.Run("UPDATE counter SET value = 1"));
  Insert(*database_, Tables().back(), 77);
  auto report = MoveIt();
  ASSERT_TRUE(report);
  EXPECT_EQ(report->brought, 24);
  EXPECT_EQ(report->removed, 1);
  EXPECT_TRUE(report->differences.empty());
  ExpectSame(*source_, *database_);
  EXPECT_EQ(MoveIt()->brought, 0);
}

TEST_F(MoveTest, SaysWhatWasWrittenMeanwhile) {
  const db::Table& large = Tables()[1];
  for (std::size_t n = 0; n < 1001; ++n) Insert(*source_, large, n);
  bool late = false;
  auto report = Move(*source_, *database_, [&](const MoveProgress& progress) {
    if (!progress.checking && !std::exchange(late, true)) Insert(*source_, large, 2000);
  });
  ASSERT_TRUE(report);
  ASSERT_TRUE(late);
  EXPECT_EQ(report->differences, std::vector<std::string>{large.name + ": 1"});
  EXPECT_EQ(MoveIt()->brought, 1) << "the next run brings it";
}

TEST_F(MoveTest, RefusesAnotherOrganisationsDatabase) {
  Fill(*source_, 1);
  Insert(*database_, Tables().front(), 9);
  auto report = MoveIt();
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::kConflict);
  EXPECT_EQ(Rows(*database_, Tables().front()).size(), 1U);
}

}  // namespace
}  // namespace huiyin::backup
