// The register of good deeds: who keeps it, what is refused, what everybody reads.
#include "deeds/keep_deed.hpp"

#include "deeds/deed_store.hpp"
#include "deeds/deeds.hpp"
#include "matters/test_world.hpp"

namespace huiyin::deeds {
namespace {

class Register : public matters::World {
 protected:
  DeedInput Kettles() {
    DeedInput input;
    input.title = "给候工室装热水器";
    input.body = "装了三台热水器，夜里也有热水";
    input.unit = logistics;
    input.done_on = Today();
    input.cost_fen = 1234500;
    return input;
  }
  Result<DeedId> Enter(const PersonId& who, const DeedInput& input) {
    std::optional<DeedId> id;
    Status status = database->Write([&](db::Transaction& tx) -> Status {
      auto context = Now();
      context.actor = who;
      people::Actor actor{who, TRY(directories.Get(tx, org))};
      id = TRY(EnterDeed({&tx, &context, &actor}, input));
      return {};
    });
    if (!status) return status.error();
    return *id;
  }
  Status Change(const PersonId& who, const DeedId& id, std::int64_t version,
                const DeedInput& input) {
    return database->Write([&](db::Transaction& tx) -> Status {
      auto context = Now();
      context.actor = who;
      people::Actor actor{who, TRY(directories.Get(tx, org))};
      return ChangeDeed({&tx, &context, &actor}, id, version, input);
    });
  }
  std::string DeedFindings(db::Reader& reader) {
    std::string found;
    auto report = journal::VerifyJournal(reader, org, keys, VerifySources(), {});
    for (const auto& f : report->findings) found += f.problem + "\n";
    return found;
  }
};

TEST_F(Register, IsKeptByClerksAndCoordinatorsOverTheUnit) {
  for (const PersonId& who : {leader, observer, cook, dock_clerk, dock_coordinator, worker})
    EXPECT_EQ(Enter(who, Kettles()).error().code, ErrorCode::kForbidden);
  auto id = Enter(clerk, Kettles());
  ASSERT_TRUE(id);
  auto changed = Kettles();
  changed.title = "给两个候工室装热水器";
  EXPECT_EQ(Change(dock_clerk, *id, 1, changed).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(Change(leader, *id, 1, changed).error().code, ErrorCode::kForbidden);
  EXPECT_TRUE(Change(coordinator, *id, 1, changed));
  EXPECT_EQ(Change(clerk, *id, 1, changed).error().code, ErrorCode::kStale);
  auto moved = changed;
  moved.unit = dock;
  EXPECT_EQ(Change(clerk, *id, 2, moved).error().code, ErrorCode::kForbidden)
      << "the new unit counts too";
}

TEST_F(Register, RefusesWhatCannotBe) {
  auto field = [&](auto change) {
    auto input = Kettles();
    change(input);
    auto id = Enter(coordinator, input);
    return id ? std::string("entered") : id.error().field;
  };
  EXPECT_EQ(field([&](DeedInput& d) { d.done_on = Today().Plus(1); }), "done_on");
  EXPECT_EQ(field([](DeedInput& d) { d.unit = UnitId(); }), "unit_id");
  EXPECT_EQ(field([](DeedInput& d) { d.matter = MatterId(); }), "matter_id");
  EXPECT_EQ(field([](DeedInput&) {}), "entered");
}

TEST_F(Register, ShowsToEverybodyOnlyWhatWasLookedAt) {
  auto input = Kettles();
  input.body = "王师傅家里困难，送去五百元";
  input.published = Shown::kYes;
  EXPECT_EQ(Enter(clerk, input).error().code, ErrorCode::kConflict);
  auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
  input.looked = CheckDeed(*directory, input).looked;
  ASSERT_TRUE(Enter(clerk, input));
  ASSERT_TRUE(Enter(clerk, Kettles()));
  auto shown =
      Ask([&](db::Reader& reader) { return ListDeeds(reader, org, {.published = Shown::kYes}); });
  EXPECT_EQ(shown.size(), 1U);
  auto counts = Ask([&](db::Reader& reader) { return CountDeeds(reader, org, {}); });
  EXPECT_EQ(counts.deeds, 2);
  EXPECT_EQ(counts.cost_fen, 2469000);
}

TEST_F(Register, IsReadByThoseWhoHearOrWorkForTheUnit) {
  ASSERT_TRUE(Enter(clerk, Kettles()));
  auto seen = [&](const PersonId& who) {
    return Ask([&](db::Reader& reader) { return ListDeeds(reader, org, {.reader = who}); }).size();
  };
  EXPECT_EQ(seen(clerk), 1U);
  EXPECT_EQ(seen(observer), 1U);
  EXPECT_EQ(seen(dock_clerk), 0U);
  EXPECT_EQ(seen(worker), 0U);
}

TEST_F(Register, VerifySeesChangesBehindItsBack) {
  ASSERT_TRUE(Enter(clerk, Kettles()));
  EXPECT_EQ(Ask([&](db::Reader& reader) -> Result<std::string> { return DeedFindings(reader); }),
            "");
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE good_deed SET cost_fen = 1 WHERE org_id = $1", {org}));
    EXPECT_NE(DeedFindings(tx).find("cost_fen"), std::string::npos);
    TRY(tx.Run("DELETE FROM good_deed WHERE org_id = $1", {org}));
    EXPECT_NE(DeedFindings(tx), "");
    return {};
  });
}

}  // namespace
}  // namespace huiyin::deeds
