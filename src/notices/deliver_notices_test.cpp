// What is told to whom, on the real operations.
#include <algorithm>

#include "matters/test_world.hpp"
#include "notices/notice_store.hpp"
#include "notices/notices.hpp"

namespace huiyin::notices {
namespace {

class NoticeDelivery : public matters::World {
 protected:
  std::int64_t Tell(std::int64_t limit = 1000) {
    std::int64_t read = 0;
    Must([&](db::Transaction& tx) -> Status {
      read = TRY(Deliver(tx, Now(), setting, limit));
      return {};
    });
    return read;
  }
  std::vector<std::string> Kinds(const PersonId& person) {
    std::vector<std::string> kinds;
    for (const Notice& notice : List(person)) kinds.push_back(notice.kind);
    std::reverse(kinds.begin(), kinds.end());
    return kinds;
  }
  std::vector<Notice> List(const PersonId& person) {
    return Ask([&](db::Reader& reader) { return ListNotices(reader, org, person, {}, 1000); });
  }
  std::int64_t Unseen(const PersonId& person) {
    return Ask([&](db::Reader& reader) { return CountUnseen(reader, org, person, 1000); });
  }
  bool News() {
    return Ask([&](db::Reader& reader) { return HasNews(reader, org); });
  }
  using Words = std::vector<std::string>;
};

TEST_F(NoticeDelivery, TellsOfADecisionEverybodyWhoActsOnIt) {
  auto id = Make(coordinator, {Speak("水管漏水")});
  Decide(id);
  Tell();
  EXPECT_EQ(Kinds(clerk), Words{"matter.decided"});  // A, and a clerk of the lead unit: once
  EXPECT_EQ(Kinds(cook), Words{"matter.decided"});   // B
  EXPECT_EQ(Kinds(coordinator), Words{"matter.decided"});
  EXPECT_EQ(Kinds(dock_clerk), Words());
  EXPECT_EQ(Kinds(observer), Words());
}

TEST_F(NoticeDelivery, NeverTellsWhoeverDidIt) {
  auto id = Make(coordinator, {Speak("水管漏水")});
  Decide(id);
  Answer(clerk, id);
  Tell();
  EXPECT_EQ(Kinds(clerk), Words{"matter.decided"});
  EXPECT_EQ(Kinds(leader), Words{"matter.created"});
  EXPECT_EQ(Kinds(coordinator), (Words{"matter.decided", "matter.answered"}));
}

TEST_F(NoticeDelivery, TellsTheLeaderOfWhatWaitsForADecision) {
  auto id = Make(coordinator, {Speak("水管漏水")});
  Decide(id);
  Do(clerk, id, [](const matters::Act& act) { return matters::ReturnMatter(act, "归电工班管"); });
  Tell();
  EXPECT_EQ(Kinds(leader), (Words{"matter.created", "matter.returned"}));
}

TEST_F(NoticeDelivery, TellsTheStandInWhileTheOwnerIsAway) {
  auto id = Make(coordinator, {Speak("水管漏水")});
  Decide(id);
  Tell();
  Must([&](db::Transaction& tx) -> Status {
    TRY(
        tx.Run("INSERT INTO absence (org_id, id, person_id, from_on, until_on, recorded_by) VALUES "
               "($1, $2, $3, $4, NULL, $3)",
               {org, MakeId<people::AbsenceId>(clock.Now()), clerk, Today()}));
    TRY(tx.Run("UPDATE organisation SET people_version = people_version + 1 WHERE org_id = $1",
               {org}));
    return {};
  });
  auto another = Speak("我家也漏");
  Do(coordinator, id, [&](const matters::Act& act) { return matters::LinkVoices(act, {another}); });
  Tell();
  EXPECT_EQ(Kinds(cook), (Words{"matter.decided", "matter.linked"}));
}

TEST_F(NoticeDelivery, ReadsEachEntryOnceAcrossAnyNumberOfRuns) {
  auto id = Make(coordinator, {Speak("水管漏水")});
  Decide(id);
  while (Tell(1) == 1) {
  }
  EXPECT_EQ(Kinds(clerk), Words{"matter.decided"});
  EXPECT_EQ(Tell(), 0);
  EXPECT_FALSE(News());
  Answer(clerk, id);
  EXPECT_TRUE(News());
}

TEST_F(NoticeDelivery, SaysNothingOfAnAnonymousVoiceBeforeItsDayIsOver) {
  Speak("水管漏水");
  Tell();
  EXPECT_EQ(Unseen(dock_coordinator), 0);
  Days(1);
  Must([&](db::Transaction& tx) -> Status {
    TRY(journal::SettleDays(tx, Now(), 1000));
    return {};
  });
  Tell();
  ASSERT_EQ(Kinds(dock_coordinator), Words{"voice.submitted"});
  EXPECT_FALSE(List(dock_coordinator).front().at.has_value());
  EXPECT_FALSE(List(dock_coordinator).front().actor.has_value());
}

TEST_F(NoticeDelivery, SaysNothingOfAVoiceThatIsInHandByThen) {
  auto voice = Speak("水管漏水");
  Make(coordinator, {voice});
  Days(1);
  Must([&](db::Transaction& tx) -> Status {
    TRY(journal::SettleDays(tx, Now(), 1000));
    return {};
  });
  Tell();
  EXPECT_EQ(Kinds(dock_coordinator), Words());
}

TEST_F(NoticeDelivery, IsSeenUpToAPositionAndNeverLessThanBefore) {
  auto id = Make(coordinator, {Speak("水管漏水")});
  Decide(id);
  Answer(clerk, id);
  Tell();
  ASSERT_EQ(Unseen(coordinator), 2);
  auto list = List(coordinator);
  auto mark = [&](std::int64_t position) {
    Must([&](db::Transaction& tx) { return MarkSeen(tx, org, coordinator, position); });
  };
  mark(list[1].position);
  EXPECT_EQ(Unseen(coordinator), 1);
  mark(list[0].position);
  mark(list[1].position);
  EXPECT_EQ(Unseen(coordinator), 0);
}

TEST_F(NoticeDelivery, LeavesOutWhatIsOldAndDropsWhatWasKeptLong) {
  auto id = Make(coordinator, {Speak("水管漏水")});
  Decide(id);
  Days(31);
  Tell();
  EXPECT_EQ(Kinds(clerk), Words());
  Answer(clerk, id);
  Tell();
  ASSERT_EQ(Kinds(coordinator), Words{"matter.answered"});
  auto drop = [&] {
    Must([&](db::Transaction& tx) -> Status {
      TRY(DropOld(tx, Now(), 1000));
      return {};
    });
  };
  Days(180);
  drop();
  EXPECT_EQ(Kinds(coordinator).size(), 1U);
  Days(1);
  drop();
  EXPECT_EQ(Kinds(coordinator), Words());
}

// A kind of the journal that is new and names nobody would be news for nobody, unseen: each is looked at here.
TEST(NoticeTable, HasASentenceForWhateverItTells) {
  for (std::string_view kind : {"matter.decided", "matter.answered", "voice.noted"}) {
    EXPECT_NE(AudienceOf(kind), kNobody) << kind;
    EXPECT_NE(SentenceOf(kind, Subject::kMatter).zh, SentenceOf("?", Subject::kMatter).zh) << kind;
  }
  EXPECT_EQ(AudienceOf("session.opened"), kNobody);
  EXPECT_TRUE(IsNewsForSpeaker("voice.answered"));
  EXPECT_FALSE(IsNewsForSpeaker("voice.rated"));
}

}  // namespace
}  // namespace huiyin::notices
