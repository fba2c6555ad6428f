// Who is in charge only because others are away reads what they answer for, as long as that lasts.
#include "matters/duty_operations.hpp"
#include "matters/test_world.hpp"

namespace huiyin::matters {
namespace {

class StandingIn : public World {
 protected:
  void HeadOf(const UnitId& unit, const PersonId& who) {
    Must([&](db::Transaction& tx) -> Status {
      TRY(tx.Run("UPDATE unit SET head_id = $3 WHERE org_id = $1 AND id = $2", {org, unit, who}));
      TRY(tx.Run("UPDATE organisation SET people_version = people_version + 1 WHERE org_id = $1",
                 {org}));
      return {};
    });
  }
  bool ReadsThrough(const PersonId& who, const VoiceId& voice) {
    people::Actor actor{who, Ask([&](db::Reader& reader) { return directories.Get(reader, org); })};
    return Ask([&](db::Reader& reader) {
      return port->MayReadThrough(reader, org, actor, voice, Today());
    });
  }
  bool ReadsMatter(const PersonId& who, const MatterId& id) {
    people::Actor actor{who, Ask([&](db::Reader& reader) { return directories.Get(reader, org); })};
    return Ask([&](db::Reader& reader) { return MayReadMatter(reader, org, actor, id, Today()); });
  }
};

TEST_F(StandingIn, BeforeTheDecisionReadsItsVoicesWhileItLasts) {
  HeadOf(dock, worker);
  auto voice = Speak("码头的灯不亮");
  auto other = Speak("码头的路滑");
  auto id = Make(coordinator, {voice});
  EXPECT_FALSE(ReadsThrough(worker, voice)) << "somebody else is here";
  for (const PersonId& who : {coordinator, second_coordinator, dock_coordinator}) Away(who, 0, 2);
  ASSERT_EQ(PresentOwnerOf(id), worker);
  EXPECT_TRUE(ReadsMatter(worker, id));
  EXPECT_TRUE(ReadsThrough(worker, voice));
  EXPECT_FALSE(ReadsThrough(worker, other)) << "no matter holds it";
  EXPECT_FALSE(ReadsThrough(cook, voice));
  Days(3);
  EXPECT_FALSE(ReadsThrough(worker, voice)) << "the coordinators are back";
  EXPECT_FALSE(ReadsMatter(worker, id));
}

TEST_F(StandingIn, ForAReceiverReadsWhatIsOffered) {
  HeadOf(dock, worker);
  auto voice = Speak("码头的灯不亮");
  auto id = Make(coordinator, {voice});
  Do(coordinator, id, [&](const Act& act) { return HandOver(act, dock_coordinator, "请你来"); });
  EXPECT_FALSE(ReadsThrough(worker, voice));
  for (const PersonId& who : {second_coordinator, dock_coordinator}) Away(who, 0, 2);
  ASSERT_EQ(PresentOwnerOf(id), coordinator);
  EXPECT_TRUE(ReadsThrough(worker, voice)) << "the head answers for the receiver";
  EXPECT_FALSE(ReadsThrough(dock_clerk, voice));
  Do(worker, id, AcceptHandover);
  EXPECT_EQ(MatterNow(id).owner, dock_coordinator);
}

}  // namespace
}  // namespace huiyin::matters
