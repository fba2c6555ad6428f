// Canned texts: who keeps them, who reads them, and what the journal knows of them.
#include "canned/keep_canned_text.hpp"

#include "canned/canned.hpp"
#include "canned/canned_store.hpp"
#include "matters/test_administrators.hpp"

namespace huiyin::canned {
namespace {

class Shelf : public matters::AdministeredWorld {
 protected:
  static CannedInput Thanks() {
    return {Purpose::kAnswer, "已收到", "您反映的问题已收到，正在核实。", Shown::kYes};
  }
  template <class Step>
  Status Keeping(const PersonId& who, Step step) {
    return As(
        who, [&](db::Transaction& tx, const journal::Context& context, const people::Actor& actor) {
          return step(KeepAct{&tx, &context, &actor});
        });
  }
  Status Add(const PersonId& who, const CannedInput& input, CannedId* id = nullptr) {
    return Keeping(who, [&](const KeepAct& act) -> Status {
      auto made = TRY(KeepCannedText(act, input));
      if (id != nullptr) *id = made;
      return {};
    });
  }
  Status Change(const PersonId& who, const CannedId& id, std::int64_t version,
                const CannedInput& input) {
    return Keeping(who,
                   [&](const KeepAct& act) { return ChangeCannedText(act, id, version, input); });
  }
  bool Reads(const PersonId& who) {
    bool reads = false;
    EXPECT_TRUE(Keeping(who, [&](const KeepAct& act) -> Status {
      reads = MayReadCanned(*act.actor);
      return {};
    }));
    return reads;
  }
  std::size_t Listed(Offered offered) {
    return Ask([&](db::Reader& reader) { return ListCannedTexts(reader, org, offered); }).size();
  }
};

TEST_F(Shelf, IsKeptByTheAdministratorOfTheWholeOrganisation) {
  for (const PersonId& who : {leader, coordinator, clerk, observer, worker, dock_administrator})
    EXPECT_EQ(Add(who, Thanks()).error().code, ErrorCode::kForbidden);
  CannedId id;
  ASSERT_TRUE(Add(administrator, Thanks(), &id));
  for (const PersonId& who : {coordinator, clerk, dock_administrator})
    EXPECT_EQ(Change(who, id, 1, Thanks()).error().code, ErrorCode::kForbidden);
  EXPECT_TRUE(Change(administrator, id, 1, Thanks()));
  EXPECT_EQ(Change(administrator, id, 1, Thanks()).error().code, ErrorCode::kStale);
  EXPECT_EQ(Change(administrator, CannedId(), 1, Thanks()).error().code, ErrorCode::kNotFound);
}

TEST_F(Shelf, IsReadByWhoeverWritesToSpeakers) {
  for (const PersonId& who : {leader, coordinator, clerk, dock_clerk, administrator})
    EXPECT_TRUE(Reads(who));
  for (const PersonId& who : {worker, observer}) EXPECT_FALSE(Reads(who));
}

TEST_F(Shelf, KeepsWhatIsNoLongerOffered) {
  CannedId id;
  ASSERT_TRUE(Add(administrator, Thanks(), &id));
  ASSERT_TRUE(
      Add(administrator, {Purpose::kDecline, "不属于本单位", "已转告有关部门。", Shown::kYes}));
  auto hidden = Thanks();
  hidden.shown = Shown::kNo;
  ASSERT_TRUE(Change(administrator, id, 1, hidden));
  EXPECT_EQ(Listed(Offered::kShown), 1U);
  EXPECT_EQ(Listed(Offered::kAll), 2U);
}

TEST_F(Shelf, HoldsTwoHundred) {
  for (std::int64_t n = 0; n < kMostCannedTexts; ++n) ASSERT_TRUE(Add(administrator, Thanks()));
  EXPECT_EQ(Add(administrator, Thanks()).error().code, ErrorCode::kConflict);
}

TEST_F(Shelf, ChangedBehindTheJournalIsFound) {
  ASSERT_TRUE(Add(administrator, Thanks()));
  auto findings = [&] {
    return Ask([&](db::Reader& reader) {
             return journal::VerifyJournal(reader, org, keys, VerifySources(), {});
           })
        .findings.size();
  };
  EXPECT_EQ(findings(), 0U);
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE canned_text SET body = 'x' WHERE org_id = $1", {org}));
    return {};
  });
  EXPECT_EQ(findings(), 1U);
}

}  // namespace
}  // namespace huiyin::canned
