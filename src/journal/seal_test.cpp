// What somebody can do to the journal's own rows without the key file, and how verify names it.
#include "journal/seal.hpp"

#include <map>

#include "db/test_database.hpp"
#include "journal/journal.hpp"
#include "journal/verify.hpp"

namespace huiyin::journal {
namespace {

const OrgId kOrg = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000001").value());
const OrgId kOther = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000002").value());
constexpr const char* kForeign =
    "journal -: no entry fits the key file: it is another installation's, or the whole journal was "
    "written without it\n";

class JournalSeals : public testing::Test {
 protected:
  JournalSeals() {
    test_->SetBatchHook(journal::Positions(keys_));
    for (int i = 0; i < 6; ++i) Happen(kOrg);
    EXPECT_EQ(Findings(), "");
  }

  void Happen(const OrgId& org) {
    ASSERT_TRUE(test_->Write([&](db::Transaction& tx) {
      Context context{
          org,  Zone{480}, now_, LocalDate::Of(now_, Zone{480}), &keys_, MakeId<PersonId>(now_),
          false};
      return Append(tx, context, {"session.opened", Uuid::MakeV7(now_), 1, {}});
    }));
  }
  void Tamper(db::Sql sql) {
    auto status = test_.Run(sql, {kOrg});
    EXPECT_TRUE(status) << (status ? "" : status.error().detail);
  }
  [[nodiscard]] std::string Findings() const { return FindingsWith(keys_); }
  [[nodiscard]] std::string FindingsWith(const Keys& keys, const OrgId& org = kOrg) const {
    std::string lines;
    EXPECT_TRUE(test_->Read([&](db::Reader& reader) -> Status {
      for (const Finding& f : TRY(VerifyJournal(reader, org, keys, {}, {})).findings)
        lines += f.table + " " + f.row + ": " + f.problem + "\n";
      return {};
    }));
    return lines;
  }
  [[nodiscard]] std::string IdAt(std::int64_t position) const {
    std::string id;
    EXPECT_TRUE(test_->Read([&](db::Reader& reader) -> Status {
      id = TRY(ReadAfter(reader, kOrg, position - 1, 1)).at(0).id.ToString();
      return {};
    }));
    return id;
  }

  Instant now_ = ParseInstant("2026-03-02T01:00:00Z").value();
  Keys keys_ = Keys::Random();
  db::TestDatabase test_{db::AllMigrations(), {}, db::TestEngine::kFile};
};

#define HUIYIN_THIRD                                                                          \
  " WHERE org_id = $1 AND id = (SELECT entry_id FROM journal_position WHERE org_id = $1 AND " \
  "position = 3)"

TEST_F(JournalSeals, NameAnEntryOfWhichAnyColumnWasChanged) {
  const db::Sql changes[] = {
      "UPDATE journal SET kind = 'voice.noted'" HUIYIN_THIRD,
      "UPDATE journal SET subject_id = org_id" HUIYIN_THIRD,
      "UPDATE journal SET subject_version = 2" HUIYIN_THIRD,
      "UPDATE journal SET actor_id = org_id" HUIYIN_THIRD,
      "UPDATE journal SET actor_id = NULL" HUIYIN_THIRD,
      "UPDATE journal SET on_date = '2026-03-01'" HUIYIN_THIRD,
      "UPDATE journal SET on_date = ''" HUIYIN_THIRD,
      "UPDATE journal SET at = at + 1" HUIYIN_THIRD,
      "UPDATE journal SET at = 0" HUIYIN_THIRD,
      "UPDATE journal SET at = NULL" HUIYIN_THIRD,
      "UPDATE journal SET changes = '[ ]'" HUIYIN_THIRD,
      "UPDATE journal SET mac = x'00'" HUIYIN_THIRD,
  };
  for (const db::Sql& sql : changes) {
    test_.Close();
    std::string copy = test_.path() + ".before";
    std::filesystem::copy_file(test_.path(), copy,
                               std::filesystem::copy_options::overwrite_existing);
    test_.Reopen();
    std::string id = IdAt(3);
    Tamper(sql);
    EXPECT_NE(Findings().find("journal " + id + ": differs from its seal\n"), std::string::npos)
        << sql.text();
    test_.Close();
    std::filesystem::copy_file(copy, test_.path(),
                               std::filesystem::copy_options::overwrite_existing);
    test_.Reopen();
    ASSERT_EQ(Findings(), "");
  }
}

TEST_F(JournalSeals, NameTwoPositionsThatWereSwapped) {
  Tamper(
      "UPDATE journal_position SET position = position + 100 WHERE org_id = $1 AND position = 2");
  Tamper("UPDATE journal_position SET position = 2 WHERE org_id = $1 AND position = 5");
  Tamper("UPDATE journal_position SET position = 5 WHERE org_id = $1 AND position = 102");
  EXPECT_EQ(Findings(),
            "journal_position 2-3: differs from its seal\n"
            "journal_position 5-6: differs from its seal\n");
}

TEST_F(JournalSeals, NameTwoEntriesThatWereSwapped) {
  Tamper(
      "UPDATE journal_position AS p SET entry_id = (SELECT o.entry_id FROM journal_position o "
      "WHERE o.org_id = p.org_id AND o.position = 7 - p.position) "
      "WHERE p.org_id = $1 AND p.position IN (3, 4)");
  EXPECT_NE(Findings().find("journal_position 3"), std::string::npos);
}

TEST_F(JournalSeals, NameAnEntryThatWasSlippedIn) {
  Tamper(
      "INSERT INTO journal SELECT org_id, org_id, kind, subject_id, subject_version, actor_id, "
      "on_date, at, '[]', mac FROM journal" HUIYIN_THIRD);
  const std::string entry = "journal " + kOrg.ToString();
  EXPECT_EQ(Findings(), entry + ": has no position and does not wait for one\n" + entry +
                            ": differs from its seal\n");
  Tamper(
      "INSERT INTO journal_position SELECT org_id, 7, org_id, chain FROM journal_position WHERE "
      "org_id = $1 AND position = 6");
  EXPECT_EQ(Findings(),
            "journal_position 7: differs from its seal\n"
            "journal_head -: the last positions were taken away or added\n" +
                entry + ": differs from its seal\n");
}

TEST_F(JournalSeals, NameThePositionFromWhichOnAnEntryIsGone) {
  Tamper("DELETE FROM journal" HUIYIN_THIRD);
  Tamper("DELETE FROM journal_position WHERE org_id = $1 AND position = 3");
  for (int i = 0; i < 3; ++i) {
    Tamper(
        "UPDATE journal_position SET position = position - 1 WHERE org_id = $1 AND position = "
        "(SELECT min(p.position) FROM journal_position p WHERE p.org_id = $1 AND p.position > 3 "
        "AND NOT EXISTS (SELECT 1 FROM journal_position q WHERE q.org_id = $1 AND q.position = "
        "p.position - 1))");
  }
  EXPECT_EQ(Findings(),
            "journal_position 3-5: differs from its seal\n"
            "journal_head -: the last positions were taken away or added\n");
}

TEST_F(JournalSeals, NameTheEndThatWasCutOffAlsoAfterFurtherEntries) {
  Tamper("DELETE FROM journal_position WHERE org_id = $1 AND position > 4");
  Tamper(
      "DELETE FROM journal WHERE org_id = $1 AND id NOT IN (SELECT entry_id FROM journal_position "
      "WHERE org_id = $1)");
  EXPECT_EQ(Findings(), "journal_head -: the last positions were taken away or added\n");
  Happen(kOrg);
  EXPECT_EQ(Findings(),
            "journal_position 7: does not follow the one before: positions are not dense\n");
}

TEST_F(JournalSeals, AHeadThatWasChangedOrTakenAwayNeverGetsAnotherSeal) {
  Tamper("UPDATE journal_head SET position = 5 WHERE org_id = $1");
  EXPECT_EQ(Findings(), "journal_head -: differs from its seal\n");
  Happen(kOrg);
  EXPECT_EQ(Findings(), "journal_head -: differs from its seal\n");
  Tamper("DELETE FROM journal_head WHERE org_id = $1");
  EXPECT_EQ(Findings(), "journal_head -: is missing\n");
  Happen(kOrg);
  EXPECT_EQ(Findings(), "journal_head -: differs from its seal\n");
}

TEST_F(JournalSeals, OfAnotherKeyFileAreOneFinding) {
  EXPECT_EQ(FindingsWith(Keys::Random()), kForeign);
}

TEST_F(JournalSeals, StayWithTheirOrganisation) {
  Happen(kOther);
  Happen(kOther);
  EXPECT_EQ(FindingsWith(keys_, kOther), "");
  Tamper("DELETE FROM journal_position WHERE org_id = $1");
  EXPECT_EQ(FindingsWith(keys_, kOther), "");
}

TEST(EntrySeal, TellsAbsentFromEmptyAndOnePartFromTheNext) {
  Keys keys = Keys::Random();
  EntryFields base{kOrg, kOrg.uuid(), "ab", kOther.uuid(), 1, std::nullopt, "c", std::nullopt, "d"};
  auto seal = [&](auto change) {
    EntryFields fields = base;
    change(fields);
    return EntrySeal(keys, 1, fields);
  };
  std::map<Digest, int> seen;
  ++seen[seal([](EntryFields&) {})];
  ++seen[seal([](EntryFields& f) { f.actor = Uuid(); })];
  ++seen[seal([](EntryFields& f) { f.at = 0; })];
  ++seen[seal([](EntryFields& f) { f.kind = "a"; })];
  ++seen[seal([](EntryFields& f) { f.on_date = "", f.changes = "cd"; })];
  ++seen[seal([](EntryFields& f) { f.on_date = "cd", f.changes = ""; })];
  ++seen[seal([](EntryFields& f) { f.org = kOther; })];
  EXPECT_EQ(seen.size(), 7U);
  EXPECT_EQ(seal([](EntryFields&) {}), seal([](EntryFields&) {}));
  EXPECT_NE(EntrySeal(Keys::Random(), 1, base), EntrySeal(keys, 1, base));
}

}  // namespace
}  // namespace huiyin::journal
