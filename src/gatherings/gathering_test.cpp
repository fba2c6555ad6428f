// What is recorded, by whom, and which units it reaches: the dock and logistics below the company.
#include "gatherings/gathering_store.hpp"
#include "matters/test_world.hpp"

namespace huiyin::gatherings {
namespace {

class Gatherings : public matters::World {
 protected:
  Gatherings() {
    Must([&](db::Transaction& tx) -> Status {
      TRY(tx.Run("UPDATE unit SET level = 'unit' WHERE org_id = $1 AND id <> $2", {org, root}));
      return {};
    });
  }
  Gathering Visit(const UnitId& unit, std::int64_t people = 12) {
    Gathering g;
    g.kind = Kind::kVisit;
    g.unit = unit;
    g.held_on = Today();
    g.people = people;
    g.host = leader;
    g.topic = "听夜班的意见";
    return g;
  }
  template <class Step>
  Status Try(const PersonId& who, Step step) {
    return database->Write([&](db::Transaction& tx) -> Status {
      auto context = Now();
      context.actor = who;
      return step(tx, context, people::Actor{who, TRY(directories.Get(tx, org))});
    });
  }
  Status TryRecord(const PersonId& who, const Gathering& input, GatheringId* id = nullptr) {
    return Try(who, [&](auto& tx, const auto& context, const people::Actor& actor) -> Status {
      auto made = TRY(RecordGathering(tx, context, actor, input));
      if (id != nullptr) *id = made;
      return {};
    });
  }
  GatheringId Record(const PersonId& who, const Gathering& input) {
    GatheringId id;
    EXPECT_TRUE(TryRecord(who, input, &id));
    return id;
  }
  Status TryChange(const PersonId& who, const Gathering& input) {
    return Try(who, [&](auto& tx, const auto& context, const people::Actor& actor) {
      return ChangeGathering(tx, context, actor, input);
    });
  }
  Gathering Present(const GatheringId& id) {
    return *Ask([&](db::Reader& reader) { return FindGathering(reader, org, id); });
  }
  Coverage Covered(const UnitId& within) {
    auto all = Ask([&](db::Reader& reader) {
      return ListGatherings(reader, org, {{}, within, {}, {}}, Cancelled::kIncluded);
    });
    auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
    return CoverageFrom(all, *directory, within);
  }
  std::string Verified() {
    auto report = Ask([&](db::Reader& reader) {
      return journal::VerifyJournal(reader, org, keys, VerifySources(), {});
    });
    std::string lines;
    for (const auto& finding : report.findings) lines += finding.table + ": " + finding.problem;
    return lines;
  }
};

TEST_F(Gatherings, ReachAUnitWhenTheyAreHeldInItOrBelowIt) {
  EXPECT_EQ(Covered(root).missed, (std::vector<UnitId>{logistics, dock}));
  Record(leader, Visit(root));  // above both: neither was visited
  EXPECT_EQ(Covered(root).missed, (std::vector<UnitId>{logistics, dock}));
  Record(leader, Visit(dock));
  Record(leader, Visit(logistics, 7));
  auto covered = Covered(root);
  EXPECT_TRUE(covered.missed.empty());
  EXPECT_EQ(covered.all.gatherings, 3);
  EXPECT_EQ(covered.all.people, 31);
  EXPECT_EQ(covered.kinds[Kind::kVisit].people, 31);
}

TEST_F(Gatherings, CountNoMoreOnceTheyAreCancelled) {
  auto id = Record(leader, Visit(logistics));
  auto cancelled = Present(id);
  cancelled.cancelled_reason = "记重了";
  EXPECT_TRUE(TryChange(leader, cancelled));
  EXPECT_EQ(Covered(root).all.gatherings, 0);
  EXPECT_EQ(Covered(logistics).missed, std::vector<UnitId>{logistics});
  auto again = Present(id);
  again.cancelled_reason.reset();
  EXPECT_EQ(TryChange(leader, again).error().code, ErrorCode::kConflict);
}

TEST_F(Gatherings, AreRecordedOnlyByThoseOverTheUnit) {
  EXPECT_TRUE(TryRecord(dock_coordinator, Visit(dock)));
  EXPECT_EQ(TryRecord(dock_coordinator, Visit(logistics)).error().code, ErrorCode::kForbidden);
  EXPECT_EQ(TryRecord(worker, Visit(dock)).error().code, ErrorCode::kForbidden);
  EXPECT_EQ(TryRecord(observer, Visit(dock)).error().code, ErrorCode::kForbidden);
}

TEST_F(Gatherings, AreChangedByWhoeverRecordedThemOrACoordinator) {
  auto id = Record(leader, Visit(dock));
  auto changed = Present(id);
  changed.people = 20;
  EXPECT_TRUE(TryChange(dock_coordinator, changed));
  EXPECT_EQ(TryChange(leader, changed).error().code, ErrorCode::kStale);
  auto fresh = Present(id);
  EXPECT_EQ(TryChange(worker, fresh).error().code, ErrorCode::kNotFound);
  fresh.unit = logistics;  // out of the coordinator's reach
  EXPECT_EQ(TryChange(dock_coordinator, fresh).error().code, ErrorCode::kForbidden);
}

TEST_F(Gatherings, RefuseWhatCannotBe) {
  auto later = Visit(dock);
  later.held_on = later.held_on.Plus(1);
  EXPECT_EQ(TryRecord(leader, later).error().field, "held_on");
  auto nowhere = Visit(dock);
  nowhere.unit = MakeId<UnitId>(clock.Now());
  EXPECT_EQ(TryRecord(leader, nowhere).error().field, "unit_id");
  auto nobody = Visit(dock);
  nobody.host = MakeId<PersonId>(clock.Now());
  EXPECT_EQ(TryRecord(leader, nobody).error().field, "host_id");
  auto unknown = Visit(dock);
  unknown.campaign = MakeId<voices::CampaignId>(clock.Now());
  EXPECT_EQ(TryRecord(leader, unknown).error().field, "campaign_id");
}

TEST_F(Gatherings, AreFoundChangedBehindTheProgramsBack) {
  auto id = Record(leader, Visit(dock));
  auto changed = Present(id);
  changed.people = 20;
  ASSERT_TRUE(TryChange(leader, changed));
  EXPECT_EQ(Verified(), "");
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE gathering SET people = 200 WHERE org_id = $1", {org}));
    return {};
  });
  EXPECT_EQ(Verified(), "gathering: differs from the journal in people");
}

}  // namespace
}  // namespace huiyin::gatherings
