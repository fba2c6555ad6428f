// Years and rules as an organisation's own data. Today is Monday, 2 March 2026.
#include <gtest/gtest.h>

#include <algorithm>

#include "calendar/test_year.hpp"
#include "db/test_database.hpp"
#include "deadlines/deadline_operations.hpp"
#include "deadlines/deadline_store.hpp"
#include "deadlines/shipped.hpp"
#include "journal/journal.hpp"
#include "people/found_organisation.hpp"

namespace huiyin::deadlines {
namespace {

class YearsAndRules : public testing::Test {
 protected:
  YearsAndRules() {
    database->SetBatchHook(journal::Positions(keys));
    Must([&](db::Transaction& tx) -> Status {
      org = TRY(people::FoundOrganisation(tx, {"远山港", 480, "admin", "not a hash", "管理员"},
                                          clock.Now(), keys));
      return {};
    });
  }
  void Must(const db::Operation& operation) {
    Status status = database->Write(operation);
    ASSERT_TRUE(status) << status.error().detail << status.error().field;
  }
  [[nodiscard]] journal::Context Now() const {
    return {org, Zone{480}, clock.Now(), Day("2026-03-02"), &keys, std::nullopt, false};
  }
  Status Set(const CalendarYear& year, std::optional<std::int64_t> expected = std::nullopt) {
    return database->Write([&](db::Transaction& tx) -> Status {
      TRY(SetYear(tx, Now(), year, expected, nullptr));
      return {};
    });
  }
  std::shared_ptr<const Rulebook> Book() {
    std::shared_ptr<const Rulebook> book;
    EXPECT_TRUE(database->Read([&](db::Reader& reader) -> Status {
      book = TRY(rulebooks.Get(reader, org));
      return {};
    }));
    return book;
  }
  std::size_t Findings() {
    std::size_t findings = 99;
    EXPECT_TRUE(database->Read([&](db::Reader& reader) -> Status {
      auto sources = people::VerifySources();
      for (auto& source : VerifySources()) sources.push_back(source);
      findings = TRY(journal::VerifyJournal(reader, org, keys, sources, {})).findings.size();
      return {};
    }));
    return findings;
  }

  db::TestDatabase database{db::AllMigrations()};
  ManualClock clock{ParseInstant("2026-03-02T01:00:00Z").value()};
  Keys keys = Keys::Random();
  Rulebooks rulebooks;
  OrgId org;
};

TEST_F(YearsAndRules, AreKnownToTheNextReader) {
  EXPECT_FALSE(Book()->calendar().HasYear(2026));
  EXPECT_EQ(Book()->rule(RuleName::kAcceptVoice).count, 2) << "what the program ships stands in";
  ASSERT_TRUE(Set(Year2026()));
  EXPECT_TRUE(Book()->calendar().HasYear(2026));
  EXPECT_EQ(Book()->years().front().version, 1);
  EXPECT_EQ(Book()->DueOn(RuleName::kAcceptVoice, Day("2026-04-03")), Day("2026-04-08"));
  EXPECT_EQ(Findings(), 0U);
}

TEST_F(YearsAndRules, TheShippedOnesAreStoredOnceAndNeverOverData) {
  CalendarYear own{2026, {Day("2026-03-03")}, {}, "本单位的安排"};
  ASSERT_TRUE(Set(own));
  for (int i = 0; i < 2; ++i)
    Must([&](db::Transaction& tx) -> Status { return LoadShipped(tx, Now()); });
  EXPECT_EQ(Book()->years().front().year, own);
  EXPECT_EQ(database.Number("SELECT count(*) FROM deadline_rule"), 6);
  EXPECT_EQ(database.Number("SELECT count(*) FROM calendar_year"), 1);
  EXPECT_TRUE(database->Read([&](db::Reader& reader) -> Status {
    EXPECT_FALSE(TRY(LacksShipped(reader, org)));
    return {};
  }));
  EXPECT_EQ(Findings(), 0U);
}

TEST_F(YearsAndRules, AYearIsReplacedOnlyByWhoeverSawItsLatestVersion) {
  ASSERT_TRUE(Set(Year2026()));
  CalendarYear other = Year2026();
  other.holidays.pop_back();
  EXPECT_EQ(Set(other, 7).error().code, ErrorCode::kStale);
  ASSERT_TRUE(Set(other, 1));
  EXPECT_EQ(Book()->years().front().version, 2);
  ASSERT_TRUE(Set(other, 2));
  EXPECT_EQ(Book()->years().front().version, 2) << "the same again changes nothing";
  EXPECT_EQ(Findings(), 0U);
}

TEST_F(YearsAndRules, AYearWithoutWorkIsRefused) {
  CalendarYear year{2028, {}, {}, "抄错的通知"};
  for (int day = 0; day < 366; ++day) year.holidays.push_back(Day("2028-01-01").Plus(day));
  Status status = Set(year);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().field, "holidays");
}

TEST_F(YearsAndRules, BadDataStoresNothing) {
  auto field = [&](CalendarYear year) { return Set(year).error().field; };
  EXPECT_EQ(field({2026, {Day("2027-01-01")}, {}, "通知"}), "holidays");
  EXPECT_EQ(field({2026, {}, {Day("2026-03-02")}, "通知"}), "workdays");
  EXPECT_EQ(field({2026, {}, {}, ""}), "basis");
  EXPECT_EQ(field({1999, {}, {}, "通知"}), "year");
  EXPECT_EQ(database.Number("SELECT count(*) FROM calendar_year"), 0);
  EXPECT_EQ(database.Number("SELECT count(*) FROM deadline_recompute"), 0);
}

TEST_F(YearsAndRules, AChangeLeavesWorkForEveryTargetFromTheBeginning) {
  ASSERT_TRUE(Set(Year2026()));
  Must([&](db::Transaction& tx) -> Status {
    TRY(RecomputedUpTo(tx, org, Target::kMatter, org.uuid()));
    EXPECT_EQ(TRY(RecomputeFrom(tx, org, Target::kMatter)), org.uuid());
    return RecomputedAll(tx, org, Target::kVoice);
  });
  ASSERT_TRUE(Set({2027, {}, {}, "通知"}));
  Must([&](db::Transaction& tx) -> Status {
    EXPECT_EQ(TRY(RecomputeFrom(tx, org, Target::kMatter)), Uuid());
    EXPECT_EQ(TRY(RecomputeFrom(tx, org, Target::kVoice)), Uuid());
    TRY(RecomputedAll(tx, org, Target::kMatter));
    EXPECT_EQ(TRY(RecomputeFrom(tx, org, Target::kMatter)), std::nullopt);
    return {};
  });
}

TEST_F(YearsAndRules, WhatIsUndoneIsNotRemembered) {
  Status undone = database->Write([&](db::Transaction& tx) -> Status {
    TRY(SetYear(tx, Now(), Year2026(), std::nullopt, nullptr));
    EXPECT_TRUE(TRY(rulebooks.Get(tx, org))->calendar().HasYear(2026));
    return NotFound();
  });
  EXPECT_FALSE(undone);
  ASSERT_TRUE(Set({2027, {}, {}, "通知"}));
  EXPECT_FALSE(Book()->calendar().HasYear(2026));
  EXPECT_TRUE(Book()->calendar().HasYear(2027));
}

TEST_F(YearsAndRules, VerifySeesWhatWasChangedBehindItsBack) {
  Must([&](db::Transaction& tx) -> Status { return LoadShipped(tx, Now()); });
  EXPECT_EQ(Findings(), 0U);
  for (db::Sql sql : {db::Sql("UPDATE calendar_year SET holidays = '' WHERE org_id = $1"),
                      db::Sql("UPDATE calendar_year SET basis = 'x' WHERE org_id = $1"),
                      db::Sql("UPDATE deadline_rule SET levels = 'x' WHERE org_id = $1 AND name = "
                              "'accept_voice'"),
                      db::Sql("UPDATE deadline_rule SET day_unit = 'x' WHERE org_id = $1 AND name "
                              "= 'accept_voice'"),
                      db::Sql("DELETE FROM deadline_rule WHERE org_id = $1 AND name = "
                              "'accept_voice'")}) {
    auto before = Findings();
    Must([&](db::Transaction& tx) -> Status {
      TRY(tx.Run(sql, {org}));
      return {};
    });
    EXPECT_GE(Findings(), std::max<std::size_t>(before, 1)) << sql.text();
  }
}

}  // namespace
}  // namespace huiyin::deadlines
