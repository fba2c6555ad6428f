// Who is told when a date comes near and goes by.
#include "matters/remind.hpp"

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

}  // namespace
}  // namespace huiyin::matters
