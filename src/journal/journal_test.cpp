#include "journal/journal.hpp"

#include <future>
#include <latch>

#include "db/test_database.hpp"

namespace huiyin::journal {
namespace {

const OrgId kOrg = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000001").value());
const OrgId kOther = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000002").value());

class Journal : public testing::Test {
 protected:
  Journal() { test_->SetBatchHook(journal::Positions(keys_)); }

  [[nodiscard]] Context At(const OrgId& org) const {
    return {org, Zone{480}, now_, LocalDate::Of(now_, Zone{480}), &keys_, std::nullopt, false};
  }
  static Uuid NewSubject() { return Uuid::MakeV7(Instant()); }
  // One entry about `subject`; a refusal after it when asked for.
  [[nodiscard]] db::Operation Happen(const OrgId& org, const Uuid& subject,
                                     std::int64_t version = 1, Status end = {}) const {
    return [=, this](db::Transaction& tx) -> Status {
      Entry entry{"voice.submitted", subject, version, {}};
      Image image("voice", subject.ToString());
      image.Number("version", version);
      entry.changes.push_back(image);
      entry.changes.emplace_back("voice", "nothing to say");
      TRY(Append(tx, At(org), entry));
      return end;
    };
  }
  [[nodiscard]] std::vector<StoredEntry> After(const OrgId& org, std::int64_t after,
                                               std::int64_t limit = 1000) const {
    std::vector<StoredEntry> entries;
    EXPECT_TRUE(test_->Read([&](db::Reader& reader) -> Status {
      entries = TRY(ReadAfter(reader, org, after, limit));
      return {};
    }));
    return entries;
  }
  [[nodiscard]] std::vector<std::int64_t> Positions(const OrgId& org) const {
    std::vector<std::int64_t> list;
    for (const StoredEntry& entry : After(org, 0)) list.push_back(entry.position);
    return list;
  }

  db::TestDatabase test_{db::AllMigrations()};
  Keys keys_ = Keys::Random();
  Instant now_ = ParseInstant("2026-11-21T01:00:00Z").value();
};

TEST_F(Journal, KeepsWhatHappenedAsItWasTold) {
  auto subject = NewSubject();
  auto actor = MakeId<PersonId>(now_);
  ASSERT_TRUE(test_->Write([&](db::Transaction& tx) -> Status {
    auto context = At(kOrg);
    context.actor = actor;
    Entry entry{"voice.accepted", subject, 2, {}};
    Image image("voice", "r");
    image.Number("version", 2);
    entry.changes.push_back(image);
    return Append(tx, context, entry);
  }));
  auto entries = After(kOrg, 0);
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].position, 1);
  EXPECT_EQ(entries[0].kind, "voice.accepted");
  EXPECT_EQ(entries[0].subject, subject);
  EXPECT_EQ(entries[0].subject_version, 2);
  EXPECT_EQ(entries[0].actor, actor);
  EXPECT_EQ(entries[0].on.ToString(), "2026-11-21");
  EXPECT_EQ(entries[0].at, now_);
  EXPECT_EQ(entries[0].changes, R"([{"t":"voice","i":"r","f":{"version":2}}])");
}

TEST_F(Journal, LeavesOutImagesThatSayNothing) {
  ASSERT_TRUE(test_->Write(Happen(kOrg, NewSubject())));
  EXPECT_EQ(After(kOrg, 0)[0].changes.find("nothing to say"), std::string::npos);
}

TEST_F(Journal, KnowsOnlyTheDayOfWhatWasAnonymous) {
  auto subject = NewSubject();
  ASSERT_TRUE(test_->Write([&](db::Transaction& tx) {
    auto context = At(kOrg);
    context.day_only = true;
    return Append(tx, context, {"voice.submitted", subject, 1, {}});
  }));
  StoredEntry entry;
  ASSERT_TRUE(test_->Read([&](db::Reader& reader) -> Status {
    entry = TRY(ReadSubject(reader, kOrg, subject)).at(0);
    return {};
  }));
  EXPECT_EQ(entry.at, std::nullopt);
  EXPECT_EQ(entry.actor, std::nullopt);
  auto id = entry.id.uuid().bytes();
  std::int64_t ms = 0;
  for (std::size_t i = 0; i < 6; ++i) ms = ms * 256 + id[i];
  EXPECT_EQ(FormatInstant(Instant(std::chrono::milliseconds(ms))), "2026-11-20T16:00:00.000Z")
      << "midnight in China";
}

TEST_F(Journal, PositionsCountFromOneForEachOrganisation) {
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(test_->Write(Happen(kOrg, NewSubject())));
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(test_->Write(Happen(kOther, NewSubject())));
  test_.Reopen();
  test_->SetBatchHook(journal::Positions(keys_));
  ASSERT_TRUE(test_->Write(Happen(kOrg, NewSubject())));
  EXPECT_EQ(Positions(kOrg), (std::vector<std::int64_t>{1, 2, 3, 4}));
  EXPECT_EQ(Positions(kOther), (std::vector<std::int64_t>{1, 2}));
}

TEST_F(Journal, AnEmptyOneEndsAtZero) {
  EXPECT_TRUE(After(kOrg, 0).empty());
  ASSERT_TRUE(test_->Read([](db::Reader& reader) -> Status {
    EXPECT_EQ(TRY(LastPosition(reader, kOrg)), 0);
    return {};
  }));
}

TEST_F(Journal, PositionsStayDenseWhereOperationsFail) {
  std::latch gate(1);
  std::promise<void> held;
  test_->Submit(
      [&, once = false](db::Transaction&) mutable -> Status {
        if (!once) held.set_value();
        once = true;
        gate.wait();
        return {};
      },
      [](Status) {});
  held.get_future().wait();
  std::vector<std::promise<Status>> done(20);
  for (std::size_t i = 0; i < done.size(); ++i) {
    Status end = i % 3 == 0 ? Status(NotFound()) : Status();
    test_->Submit(Happen(i % 2 == 0 ? kOrg : kOther, NewSubject(), 1, end),
                  [&, i](Status status) { done[i].set_value(std::move(status)); });
  }
  gate.count_down();
  for (std::size_t i = 0; i < done.size(); ++i)
    EXPECT_EQ(done[i].get_future().get().has_value(), i % 3 != 0);
  EXPECT_EQ(Positions(kOrg), (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(Positions(kOther), (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7}));
}

TEST_F(Journal, IsReadPageByPageWithoutLossOrRepeat) {
  for (int i = 0; i < 10; ++i) ASSERT_TRUE(test_->Write(Happen(kOrg, NewSubject())));
  for (std::int64_t limit : {1, 3, 5, 10, 100}) {
    std::vector<std::int64_t> seen;
    for (std::int64_t after = 0;;) {
      auto page = After(kOrg, after, limit);
      EXPECT_LE(page.size(), static_cast<std::size_t>(limit));
      if (page.empty()) break;
      for (const StoredEntry& entry : page) seen.push_back(entry.position);
      after = page.back().position;
    }
    EXPECT_EQ(seen, Positions(kOrg)) << limit;
  }
}

TEST_F(Journal, TellsASubjectsStoryInItsOrder) {
  auto subject = NewSubject();
  for (std::int64_t version : {3, 1, 2}) ASSERT_TRUE(test_->Write(Happen(kOrg, subject, version)));
  ASSERT_TRUE(test_->Write(Happen(kOrg, NewSubject(), 9)));
  ASSERT_TRUE(test_->Write(Happen(kOther, subject, 7)));
  std::vector<std::int64_t> versions;
  ASSERT_TRUE(test_->Read([&](db::Reader& reader) -> Status {
    for (const StoredEntry& entry : TRY(ReadSubject(reader, kOrg, subject)))
      versions.push_back(entry.subject_version);
    return {};
  }));
  EXPECT_EQ(versions, (std::vector<std::int64_t>{1, 2, 3}));
}

}  // namespace
}  // namespace huiyin::journal
