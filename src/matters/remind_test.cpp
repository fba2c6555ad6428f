// Who is told when a date comes near and goes by.
#include "matters/remind.hpp"

#include "matters/duty_operations.hpp"
#include "matters/test_world.hpp"

namespace huiyin::matters {
namespace {

using deadlines::Told;

class Reminding : public World {
 protected:
  Reminding() {
    Must([&](db::Transaction& tx) -> Status {
      TRY(tx.Run("UPDATE unit SET head_id = $3 WHERE org_id = $1 AND id = $2",
                 {org, logistics, worker}));
      TRY(tx.Run("UPDATE organisation SET people_version = people_version + 1 WHERE org_id = $1",
                 {org}));
      return {};
    });
  }
  std::vector<Told> As(const PersonId& who) {
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    std::vector<Told> told;
    for (const auto& each : Ask([&](db::Reader& reader) {
           return RemindersFor(reader, org, *directory, setting, who, Today(), 100);
         }))
      told.push_back(each.as);
    return told;
  }
  // Eight working days from Monday, 2 March: due on Thursday, 12 March.
  MatterId DecidedOne() {
    auto id = Make(coordinator, {Speak("水管漏水")});
    Decide(id);
    return id;
  }
  using List = std::vector<Told>;
};

TEST_F(Reminding, TellsTheOwnerBeforeThenTheHeadThenTheLeader) {
  DecidedOne();
  EXPECT_EQ(As(clerk), List{});
  Days(7);  // Monday, 9 March: three working days are left
  EXPECT_EQ(As(clerk), List{Told::kOwner});
  EXPECT_EQ(As(cook), List{Told::kStandIn});
  EXPECT_EQ(As(worker), List{});
  Days(4);  // Friday, one working day late
  EXPECT_EQ(As(clerk), List{Told::kOwner});
  EXPECT_EQ(As(worker), List{Told::kHead});
  EXPECT_EQ(As(leader), List{});
  Days(10);  // Monday, 23 March: seven late
  EXPECT_EQ(As(dock_coordinator), List{Told::kCoordinator}) << "whoever is on duty for its unit";
  EXPECT_EQ(As(leader), List{Told::kLeader});
  EXPECT_EQ(As(dock_clerk), List{});
  EXPECT_EQ(As(observer), List{}) << "who only looks on is not told";
}

TEST_F(Reminding, TellsNobodyWhileItIsDeferredOrAnswered) {
  auto paused = DecidedOne();
  auto answered = DecidedOne();
  Do(leader, paused, [&](const Act& act) {
    return PauseMatter(act, {Today().Plus(60), "等材料", leader});
  });
  Days(20);
  EXPECT_EQ(As(clerk), List{Told::kOwner});
  Answer(clerk, answered);
  EXPECT_EQ(As(clerk), List{});
}

// As whom the person is told of measures, "in charge" for whoever has the matter.
class RemindingOfMeasures : public Reminding {
 protected:
  std::vector<std::string> AsOf(const PersonId& who) {
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    std::vector<std::string> told;
    for (const auto& each : Ask([&](db::Reader& reader) {
           return MeasureRemindersFor(reader, org, *directory, setting, who, Today(), 100);
         }))
      told.emplace_back(each.as ? deadlines::kTold.Text(*each.as) : "in charge");
    return told;
  }
  using Names = std::vector<std::string>;
};

TEST_F(RemindingOfMeasures, TellsItsOwnerAndWhoeverHasTheMatter) {
  auto id = DecidedOne();
  Do(clerk, id, [&](const Act& act) {
    return AddMeasure(act, {"换锅炉", worker, Today().Plus(9)});
  });
  EXPECT_EQ(AsOf(worker), Names{});
  Days(7);  // Monday, 9 March: two working days before
  EXPECT_EQ(AsOf(worker), Names{"owner"}) << "its owner, though they head the unit too";
  EXPECT_EQ(AsOf(clerk), Names{"in charge"});
  EXPECT_EQ(AsOf(cook), Names{"stand_in"});
  EXPECT_EQ(AsOf(leader), Names{});
  Days(14);  // eight working days late
  EXPECT_EQ(AsOf(worker), Names{"owner"});
  EXPECT_EQ(AsOf(clerk), Names{"in charge"});
  EXPECT_EQ(AsOf(leader), Names{"leader"});
  EXPECT_EQ(AsOf(observer), Names{});
  Do(worker, id, [](const Act& act) { return FinishMeasure(act, 1, "换好了"); });
  EXPECT_EQ(AsOf(worker), Names{});
  EXPECT_EQ(AsOf(leader), Names{});
}

TEST_F(RemindingOfMeasures, GoesOnAfterAnAnswerThatPromisedMore) {
  auto id = DecidedOne();
  Do(clerk, id, [&](const Act& act) { return AddMeasure(act, {"换锅炉", cook, Today().Plus(9)}); });
  Do(clerk, id, [](const Act& act) {
    return AnswerMatter(act, {voices::Outcome::kTimetable, "月底换好", {}});
  });
  Days(21);
  EXPECT_EQ(As(clerk), List{}) << "the matter itself is answered";
  EXPECT_EQ(AsOf(cook), Names{"owner"});
}

class RemindingOfVoices : public Reminding {
 protected:
  std::vector<voices::VoiceReminder> Of(const PersonId& who) {
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    auto rulebook = Ask([&](db::Reader& reader) { return rulebooks.Get(reader, org); });
    return Ask([&](db::Reader& reader) {
      return voices::VoiceRemindersFor(reader, org, *directory, *rulebook, who, Today(), 100);
    });
  }
};

TEST_F(RemindingOfVoices, ClimbsFromTheOwnerToTheHeadAndTheLeader) {
  auto id = Speak("宿舍没有热水", logistics);  // to be accepted by Wednesday, 4 March
  EXPECT_TRUE(Of(coordinator).empty());
  Days(2);
  ASSERT_EQ(Of(coordinator).size(), 1U);
  EXPECT_EQ(Of(coordinator)[0].as, Told::kOwner);
  EXPECT_EQ(Of(coordinator)[0].excerpt, "宿舍没有热水");
  EXPECT_TRUE(Of(worker).empty());
  Days(1);
  ASSERT_EQ(Of(worker).size(), 1U);
  EXPECT_EQ(Of(worker)[0].as, Told::kHead);
  EXPECT_EQ(Of(worker)[0].excerpt, std::nullopt) << "a head without a role reads no words";
  EXPECT_TRUE(Of(leader).empty());
  Days(4);  // Monday, 9 March: three working days late
  ASSERT_EQ(Of(leader).size(), 1U);
  EXPECT_EQ(Of(leader)[0].as, Told::kLeader);
  EXPECT_EQ(Of(leader)[0].voice.id, id);
  EXPECT_TRUE(Of(dock_coordinator).empty()) << "of another unit";
  EXPECT_TRUE(Of(observer).empty());
  auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
  auto counts = Ask([&](db::Reader& reader) {
    return voices::CountVoices(reader, org, *directory, coordinator, Today());
  });
  EXPECT_EQ(counts.overdue, 1) << "the summary counts what the list names";
  Make(coordinator, {id});
  EXPECT_TRUE(Of(coordinator).empty()) << "a matter has its own date";
}

TEST_F(RemindingOfVoices, TellsWhoeverStandsInForAnAbsentOwner) {
  Speak("宿舍没有热水", logistics);
  Away(coordinator, 0, 30);
  Days(2);
  EXPECT_TRUE(Of(coordinator).empty());
  ASSERT_EQ(Of(second_coordinator).size(), 1U);
  EXPECT_EQ(Of(second_coordinator)[0].as, Told::kOwner);
}

TEST_F(RemindingOfVoices, PagesThroughManyInTheOrderOfTheirDates) {
  for (int i = 0; i < 205; ++i) Speak("第" + std::to_string(i) + "句", logistics);
  Days(2);
  Speak("后来的一句", logistics);
  EXPECT_EQ(Of(coordinator).size(), 100U);
  auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
  auto rulebook = Ask([&](db::Reader& reader) { return rulebooks.Get(reader, org); });
  auto all = Ask([&](db::Reader& reader) {
    return voices::VoiceRemindersFor(reader, org, *directory, *rulebook, coordinator, Today(), 999);
  });
  EXPECT_EQ(all.size(), 205U);
}

}  // namespace
}  // namespace huiyin::matters
