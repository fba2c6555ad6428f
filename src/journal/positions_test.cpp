// Anonymous entries wait for their positions until their day is over.
#include <algorithm>

#include "db/test_database.hpp"
#include "journal/journal.hpp"
#include "journal/verify.hpp"

namespace huiyin::journal {
namespace {

const OrgId kOrg = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000001").value());
constexpr db::Migration kNote = {99, "note",
                                 "CREATE TABLE IF NOT EXISTS note (org_id {id} NOT NULL, subject "
                                 "{id} NOT NULL, n {int} NOT NULL, PRIMARY KEY (org_id, subject)) "
                                 "{keyed};\n"};

std::vector<db::Migration> Schema() {
  std::vector<db::Migration> all(db::AllMigrations().begin(), db::AllMigrations().end());
  all.push_back(kNote);
  return all;
}

Status EachNote(db::Reader& reader, const OrgId& org, const ImageFunction& call) {
  return reader.Each("SELECT subject, n FROM note WHERE org_id = $1", {org},
                     [&](const db::Row& row) {
                       Image image("note", row.IdAs<EntryId>(0).ToString());
                       call(image.Number("n", row.Int(1)));
                     });
}

enum class By : std::uint8_t { kStaff, kAnonymous };

class WaitingEntries : public testing::Test {
 protected:
  WaitingEntries() { test_->SetBatchHook(journal::Positions(keys_)); }

  [[nodiscard]] Context At(By by) const {
    Context context{kOrg,         Zone{480},           now_, LocalDate::Of(now_, Zone{480}), &keys_,
                    std::nullopt, by == By::kAnonymous};
    if (by == By::kStaff) context.actor = MakeId<PersonId>(now_);
    return context;
  }
  // The subject's note takes the number `version`, journalled.
  [[nodiscard]] db::Operation Set(By by, const Uuid& subject, std::int64_t version,
                                  Status end = {}) const {
    return [=, this](db::Transaction& tx) -> Status {
      TRY(
          tx.Run("INSERT INTO note (org_id, subject, n) VALUES ($1, $2, $3) ON CONFLICT (org_id, "
                 "subject) DO UPDATE SET n = excluded.n",
                 {kOrg, subject, version}));
      Image image("note", subject.ToString());
      image.Number("n", version);
      TRY(Append(tx, At(by), {"note.changed", subject, version, {image}}));
      return end;
    };
  }
  void Happen(By by, const Uuid& subject, std::int64_t version) {
    ASSERT_TRUE(test_->Write(Set(by, subject, version)));
  }
  Uuid Speak() {
    Uuid subject = Uuid::MakeV7(Instant());
    Happen(By::kAnonymous, subject, 1);
    return subject;
  }
  std::int64_t Settle(std::int64_t limit = 1000) {
    std::int64_t settled = -1;
    EXPECT_TRUE(test_->Write([&](db::Transaction& tx) -> Status {
      settled = TRY(SettleDays(tx, At(By::kStaff), limit));
      return {};
    }));
    return settled;
  }
  void NextDay() { now_ += std::chrono::hours(24); }
  [[nodiscard]] std::vector<StoredEntry> Placed() const {
    std::vector<StoredEntry> entries;
    EXPECT_TRUE(test_->Read([&](db::Reader& reader) -> Status {
      entries = TRY(ReadAfter(reader, kOrg, 0, 1000));
      return {};
    }));
    for (std::size_t i = 0; i < entries.size(); ++i)
      EXPECT_EQ(entries[i].position, static_cast<std::int64_t>(i) + 1);
    return entries;
  }
  void Tamper(db::Sql sql) { ASSERT_TRUE(test_.Run(sql, {kOrg})); }
  [[nodiscard]] std::string Findings() const {
    std::string lines;
    EXPECT_TRUE(test_->Read([&](db::Reader& reader) -> Status {
      auto report = TRY(VerifyJournal(reader, kOrg, keys_, {{"note", EachNote}}, {}));
      for (const Finding& f : report.findings) lines += f.table + ": " + f.problem + "\n";
      return {};
    }));
    return lines;
  }

  Instant now_ = ParseInstant("2026-03-02T01:00:00Z").value();
  Keys keys_ = Keys::Random();
  std::vector<db::Migration> schema_ = Schema();
  db::TestDatabase test_{schema_};
};

TEST_F(WaitingEntries, HaveNoPlaceBetweenThoseWithAMoment) {
  auto desk = Uuid::MakeV7(now_);
  Happen(By::kStaff, desk, 1);
  auto said = Speak();
  Happen(By::kStaff, desk, 2);
  ASSERT_EQ(Placed().size(), 2U);
  EXPECT_TRUE(Placed()[0].at && Placed()[1].at);
  EXPECT_EQ(Settle(), 0) << "the day is not over";
  NextDay();
  Happen(By::kStaff, desk, 3);
  EXPECT_EQ(Settle(), 1);
  ASSERT_EQ(Placed().size(), 4U);
  EXPECT_EQ(Placed()[3].subject, said);
  EXPECT_EQ(Settle(), 0);
  EXPECT_EQ(Findings(), "");
}

TEST_F(WaitingEntries, AreOrderedByDayThenByTheirRandomIds) {
  std::vector<Uuid> spoken;
  for (int day = 0; day < 2; ++day, NextDay()) {
    for (int i = 0; i < 20; ++i) spoken.push_back(Speak());
  }
  EXPECT_EQ(Settle(7), 7);
  EXPECT_EQ(Findings(), "") << "half way";
  EXPECT_EQ(Settle(), 33);
  auto placed = Placed();
  ASSERT_EQ(placed.size(), 40U);
  std::vector<Uuid> order;
  for (const auto& entry : placed) order.push_back(entry.subject);
  EXPECT_TRUE(std::is_sorted(placed.begin(), placed.end(),
                             [](const auto& a, const auto& b) { return a.id < b.id; }));
  EXPECT_NE(order, spoken) << "20 of a day in the order of their coming: 1 in 20!";
  EXPECT_EQ(Findings(), "");
}

TEST_F(WaitingEntries, OfTheLastSecondComeWithTheirDay) {
  now_ = ParseInstant("2026-03-02T15:59:59Z").value();  // 23:59:59
  (void)Speak();
  now_ += std::chrono::minutes(9);
  EXPECT_EQ(Settle(), 0) << "somebody's request of that day may still be on its way";
  now_ += std::chrono::minutes(2);
  EXPECT_EQ(Settle(), 1);
}

TEST_F(WaitingEntries, AreReplayedInTheOrderOfTheirSubject) {
  auto voice = Speak();
  Happen(By::kStaff, voice, 2);
  Happen(By::kAnonymous, voice, 3);
  Happen(By::kStaff, voice, 4);
  EXPECT_EQ(Findings(), "") << "the first and third have no position";
  Happen(By::kAnonymous, voice, 5);
  EXPECT_EQ(Findings(), "");
  NextDay();
  EXPECT_EQ(Settle(), 3);
  EXPECT_EQ(Findings(), "") << "positions are not in the order of versions";
}

TEST_F(WaitingEntries, OfOperationsThatFailAreNotCounted) {
  (void)Speak();
  EXPECT_FALSE(test_->Write(Set(By::kAnonymous, Uuid::MakeV7(Instant()), 1, NotFound())));
  EXPECT_EQ(Findings(), "");
}

TEST_F(WaitingEntries, ThatAreTakenAwayWithAllTheirTracesAreMissed) {
  auto voice = Speak();
  (void)Speak();
  ASSERT_TRUE(test_->Write([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("DELETE FROM note WHERE org_id = $1 AND subject = $2", {kOrg, voice}));
    TRY(
        tx.Run("DELETE FROM journal_waiting WHERE org_id = $1 AND entry_id = (SELECT id FROM "
               "journal WHERE org_id = $1 AND subject_id = $2)",
               {kOrg, voice}));
    TRY(tx.Run("DELETE FROM journal WHERE org_id = $1 AND subject_id = $2", {kOrg, voice}));
    return {};
  }));
  const std::string missed =
      "journal_head: entries that wait for a position were taken away or added\n";
  EXPECT_EQ(Findings(), missed);
  (void)Speak();
  EXPECT_EQ(Findings(), missed) << "what comes later covers nothing up";
  NextDay();
  EXPECT_EQ(Settle(), 2);
  EXPECT_EQ(Findings(), missed);
}

TEST_F(WaitingEntries, AreNamedWhenTheyCannotBeWaiting) {
  (void)Speak();
  Tamper("UPDATE journal_waiting SET on_date = '2027-01-01' WHERE org_id = $1");
  EXPECT_EQ(Findings(), "journal_waiting: waits for another day than its own\n");
  Tamper("DELETE FROM journal_waiting WHERE org_id = $1");
  EXPECT_NE(Findings().find("journal: has no position and does not wait for one\n"),
            std::string::npos);
  Happen(By::kStaff, Uuid::MakeV7(now_), 1);
  Tamper(
      "INSERT INTO journal_waiting SELECT org_id, on_date, id FROM journal WHERE org_id = $1 AND "
      "at IS NOT NULL");
  EXPECT_NE(Findings().find("journal_waiting: has no position although its moment is known\n"),
            std::string::npos);
}

}  // namespace
}  // namespace huiyin::journal
