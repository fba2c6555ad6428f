#include "journal/verify.hpp"

#include <algorithm>
#include <map>

#include "db/test_database.hpp"
#include "journal/journal.hpp"

namespace huiyin::journal {
namespace {

// A table of its own, journalled as the slices do it.
constexpr db::Migration kNote = {99, "note",
                                 "CREATE TABLE IF NOT EXISTS note (org_id {id} NOT NULL, n {int} "
                                 "NOT NULL, state {text} NOT NULL, body "
                                 "{text}, PRIMARY KEY (org_id, n)) {keyed};\n"};
const OrgId kOrg = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000001").value());

std::vector<db::Migration> Schema() {
  std::vector<db::Migration> all(db::AllMigrations().begin(), db::AllMigrations().end());
  all.push_back(kNote);
  return all;
}

Image Describe(std::int64_t n, std::string_view state, const std::optional<std::string>& body) {
  Image image("note", std::to_string(n));
  image.Code("state", state).Text("body", body, Digest{});
  return image;
}

Status EachNote(db::Reader& reader, const OrgId& org, const ImageFunction& call) {
  return reader.Each(
      "SELECT n, state, body FROM note WHERE org_id = $1", {org},
      [&](const db::Row& row) { call(Describe(row.Int(0), row.Text(1), row.MaybeString(2))); });
}

class Verify : public testing::Test {
 protected:
  Verify() {
    test_->SetBatchHook(journal::Positions(keys_));
    for (std::int64_t n = 1; n <= 12; ++n) {
      Write("INSERT INTO note (org_id, n, state, body) VALUES ($1, $2, 'new', '话')", n,
            Describe(n, "new", "话"));
    }
    Write("UPDATE note SET state = 'done' WHERE org_id = $1 AND n = $2", 3,
          Image::Changed(Describe(3, "new", "话"), Describe(3, "done", "话")));
    Write("DELETE FROM note WHERE org_id = $1 AND n = $2", 4, Image::Removed("note", "4"));
    EXPECT_EQ(Findings(), "");
  }

  void Write(db::Sql sql, std::int64_t n, const Image& image) {
    Status status = test_->Write([&](db::Transaction& tx) -> Status {
      TRY(tx.Run(sql, {kOrg, n}));
      return Journalled(tx, image);
    });
    EXPECT_TRUE(status);
  }
  // About a subject of its own for each note, one version further each time.
  Status Journalled(db::Transaction& tx, const Image& image) {
    Context context{kOrg, Zone{}, now_, LocalDate::Of(now_, Zone{}), &keys_, MakeId<PersonId>(now_),
                    false};
    auto [subject, first] = subjects_.try_emplace(image.row(), Uuid::MakeV7(now_), 0);
    return Append(tx, context,
                  {"note.changed", subject->second.first, ++subject->second.second, {image}});
  }
  // A change behind the program's back.
  void Tamper(db::Sql sql, db::Params params = {}) {
    auto status = test_.Run(sql, params);
    EXPECT_TRUE(status) << (status ? "" : status.error().detail);
  }

  [[nodiscard]] EntryId EntryAt(std::int64_t position) const {
    EntryId id;
    EXPECT_TRUE(test_->Read([&](db::Reader& reader) -> Status {
      id = TRY(ReadAfter(reader, kOrg, position - 1, 1)).at(0).id;
      return {};
    }));
    return id;
  }

  [[nodiscard]] VerifyReport Report(std::int64_t rows_per_slice = 200'000) const {
    return ReportWith(keys_, rows_per_slice);
  }
  [[nodiscard]] VerifyReport ReportWith(const Keys& keys, std::int64_t rows_per_slice) const {
    VerifyReport report;
    std::vector<TableSource> sources{{"note", EachNote}};
    Status status = test_->Read([&](db::Reader& reader) -> Status {
      VerifyOptions options;
      options.rows_per_slice = rows_per_slice;
      report = TRY(VerifyJournal(reader, kOrg, keys, sources, options));
      return {};
    });
    EXPECT_TRUE(status);
    return report;
  }
  // "table row: problem" of each finding; the same in however many slices the journal is read.
  [[nodiscard]] std::string Findings() const {
    std::string first;
    for (std::int64_t rows_per_slice : {200'000, 5, 1}) {
      std::vector<std::string> lines;
      for (const Finding& finding : Report(rows_per_slice).findings) {
        lines.push_back(finding.table + " " + finding.row + ": " + finding.problem + "\n");
      }
      std::sort(lines.begin(), lines.end());
      std::string all;
      for (const std::string& line : lines) all += line;
      if (rows_per_slice == 200'000) first = all;
      EXPECT_EQ(all, first) << rows_per_slice << " rows a slice";
    }
    return first;
  }

  Instant now_ = ParseInstant("2026-03-02T01:00:00Z").value();
  Keys keys_ = Keys::Random();
  std::map<std::string, std::pair<Uuid, std::int64_t>> subjects_;
  std::vector<db::Migration> schema_ = Schema();
  db::TestDatabase test_{schema_};
};

TEST_F(Verify, CountsEveryEntryAndRowOnceInAnyNumberOfSlices) {
  for (std::int64_t rows_per_slice : {200'000, 4, 1}) {
    auto report = Report(rows_per_slice);
    EXPECT_EQ(report.entries, 14);
    EXPECT_EQ(report.rows, 11);
    EXPECT_TRUE(report.findings.empty());
  }
}

TEST_F(Verify, TellsItsProgressUpToTheEnd) {
  std::vector<TableSource> sources{{"note", EachNote}};
  std::int64_t last_done = 0;
  std::int64_t last_all = 0;
  VerifyOptions options{.rows_per_slice = 5, .progress = [&](std::int64_t done, std::int64_t all) {
                          EXPECT_GE(done, last_done);
                          last_done = done;
                          last_all = all;
                        }};
  ASSERT_TRUE(test_->Read([&](db::Reader& reader) -> Status {
    TRY(VerifyJournal(reader, kOrg, keys_, sources, options));
    return {};
  }));
  EXPECT_EQ(last_all, 3 * 14);
  EXPECT_EQ(last_done, last_all);
}

TEST_F(Verify, NamesARowThatWasSlippedIn) {
  Tamper("INSERT INTO note (org_id, n, state) VALUES ($1, 77, 'new')", {kOrg});
  EXPECT_EQ(Findings(), "note 77: does not follow from the journal\n");
}

TEST_F(Verify, NamesARowThatWasTakenAway) {
  Tamper("DELETE FROM note WHERE org_id = $1 AND n = 5", {kOrg});
  EXPECT_EQ(Findings(), "note 5: is missing: the journal says it is there\n");
}

TEST_F(Verify, NamesTheColumnsThatWereChanged) {
  Tamper("UPDATE note SET state = 'new' WHERE org_id = $1 AND n = 3", {kOrg});
  Tamper("UPDATE note SET state = 'lost', body = '假话' WHERE org_id = $1 AND n = 6", {kOrg});
  Tamper("UPDATE note SET body = NULL WHERE org_id = $1 AND n = 7", {kOrg});
  EXPECT_EQ(Findings(),
            "note 3: differs from the journal in state\n"
            "note 6: differs from the journal in state, body\n"
            "note 7: differs from the journal in body\n");
}

TEST_F(Verify, NamesARowThatCameBackAfterItsRemoval) {
  Tamper("INSERT INTO note (org_id, n, state, body) VALUES ($1, 4, 'new', '话')", {kOrg});
  EXPECT_EQ(Findings(), "note 4: does not follow from the journal\n");
}

TEST_F(Verify, NamesAnEntryThatWasTakenAway) {
  Tamper(
      "DELETE FROM journal WHERE org_id = $1 AND id = (SELECT entry_id FROM journal_position WHERE "
      "org_id = $1 AND position = 2)",
      {kOrg});
  EXPECT_EQ(Findings(),
            "journal_position 2: its entry is missing\n"
            "note 2: does not follow from the journal\n");
}

TEST_F(Verify, NamesAGapInThePositions) {
  Tamper("UPDATE journal_position SET position = 15 WHERE org_id = $1 AND position = 14", {kOrg});
  EXPECT_EQ(Findings(),
            "journal_head -: the last positions were taken away or added\n"
            "journal_position 15: does not follow the one before: positions are not dense\n");
}

TEST_F(Verify, NamesAnEntryWithoutAPosition) {
  auto id = EntryAt(14);
  Tamper("DELETE FROM journal_position WHERE org_id = $1 AND position = 14", {kOrg});
  EXPECT_EQ(Findings(), "journal " + id.ToString() +
                            ": has no position and does not wait for one\n"
                            "journal_head -: the last positions were taken away or added\n");
}

TEST_F(Verify, NamesEntriesThatCannotBeRead) {
  for (const char* damaged : {"", "nonsense", R"([{"t":1,"i":2}])", R"({"t":"note"})"}) {
    Tamper(
        "UPDATE journal SET changes = $2 WHERE org_id = $1 AND id = (SELECT entry_id FROM "
        "journal_position WHERE org_id = $1 AND position = 2)",
        {kOrg, damaged});
    auto findings = Findings();
    EXPECT_NE(findings.find(": changes cannot be read\n"), std::string::npos) << damaged;
    EXPECT_NE(findings.find("note 2: does not follow from the journal\n"), std::string::npos);
  }
}

TEST_F(Verify, NamesARemovalOfWhatWasNeverThere) {
  ASSERT_TRUE(test_->Write(
      [this](db::Transaction& tx) { return Journalled(tx, Image::Removed("note", "1000")); }));
  EXPECT_EQ(Findings(), "note 1000: removed by the journal before it was there\n");
}

TEST_F(Verify, NamesATableThatNobodyCompares) {
  ASSERT_TRUE(test_->Write([this](db::Transaction& tx) {
    Image image("forgotten", "1");
    image.Number("n", 1);
    return Journalled(tx, image);
  }));
  EXPECT_EQ(Findings(), "forgotten 1: is missing: the journal says it is there\n");
}

TEST_F(Verify, LooksAtOneOrganisationOnly) {
  const OrgId other = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000002").value());
  Tamper("INSERT INTO note (org_id, n, state) VALUES ($1, 1, 'new')", {other});
  EXPECT_EQ(Findings(), "");
}

TEST_F(Verify, NamesColumnsNeverValues) {
  Tamper("UPDATE note SET body = 'gossip' WHERE org_id = $1", {kOrg});
  EXPECT_EQ(Findings().find("gossip"), std::string::npos);
}

}  // namespace
}  // namespace huiyin::journal
