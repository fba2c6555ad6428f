#include <deque>
#include <future>

#include "people/people_fixture.hpp"

namespace huiyin::people {
namespace {

class DirectoryOf : public PeopleFixture {
 protected:
  void Give(const PersonId& person, Role role, const UnitId& unit) {
    clock.Advance(std::chrono::seconds(1));
    As(admin, [&](auto& tx, auto& context, auto& actor) {
      return GrantRole(tx, context, actor, person, {role, unit});
    });
  }
  void SwitchOff(const PersonId& person) {
    As(admin, [&](auto& tx, auto& context, auto& actor) {
      return ChangePerson(tx, context, actor, person, VersionOf(person),
                          {std::nullopt, std::nullopt, false});
    });
  }
};

TEST_F(DirectoryOf, WithinHoldsForAUnitItselfAndAllBelow) {
  auto directory = Now();
  EXPECT_TRUE(directory->Within(crew, crew));
  EXPECT_TRUE(directory->Within(crew, mine));
  EXPECT_TRUE(directory->Within(crew, root));
  EXPECT_FALSE(directory->Within(mine, crew));
  EXPECT_FALSE(directory->Within(port, mine));
  EXPECT_FALSE(directory->Within(UnitId(), root));
}

TEST_F(DirectoryOf, CommonIsTheLowestUnitAboveBoth) {
  auto directory = Now();
  EXPECT_EQ(directory->Common(crew, mine), mine);
  EXPECT_EQ(directory->Common(crew, crew), crew);
  EXPECT_EQ(directory->Common(crew, port), root);
}

TEST_F(DirectoryOf, UnitsComeParentsFirst) {
  auto directory = Now();
  ASSERT_EQ(directory->units().size(), 4U);
  for (std::size_t i = 1; i < directory->units().size(); ++i) {
    bool seen = false;
    for (std::size_t j = 0; j < i; ++j)
      seen = seen || directory->units()[j].id == directory->units()[i].parent;
    EXPECT_TRUE(seen);
  }
}

TEST_F(DirectoryOf, RolesReachDownAndNeverUp) {
  auto directory = Now();
  EXPECT_TRUE(directory->Has(coordinator, Role::kCoordinator, crew));
  EXPECT_FALSE(directory->Has(coordinator, Role::kCoordinator, root));
  EXPECT_FALSE(directory->Has(coordinator, Role::kCoordinator, port));
  EXPECT_FALSE(directory->Has(coordinator, Role::kLeader, crew));
}

TEST_F(DirectoryOf, WhoIsSwitchedOffHasNoRight) {
  SwitchOff(coordinator);
  EXPECT_FALSE(Now()->Has(coordinator, Role::kCoordinator, crew));
  EXPECT_TRUE(Now()->Scopes(coordinator, {Role::kCoordinator}).empty());
}

TEST_F(DirectoryOf, ScopesAreTheTopmostOnly) {
  Give(coordinator, Role::kCoordinator, crew);
  Give(coordinator, Role::kClerk, port);
  using Units = std::vector<UnitId>;
  EXPECT_EQ(Now()->Scopes(coordinator, {Role::kCoordinator}), Units{mine});
  EXPECT_EQ(Now()->Scopes(coordinator, {Role::kCoordinator, Role::kClerk}), (Units{mine, port}));
  EXPECT_TRUE(Now()->Scopes(coordinator, {Role::kLeader}).empty());
}

TEST_F(DirectoryOf, DutyClimbsToTheNearestHolder) {
  EXPECT_EQ(Now()->OnDuty(crew, Role::kCoordinator), coordinator);
  Give(worker, Role::kCoordinator, crew);
  EXPECT_EQ(Now()->OnDuty(crew, Role::kCoordinator), worker);
  EXPECT_EQ(Now()->OnDuty(mine, Role::kCoordinator), coordinator);
}

TEST_F(DirectoryOf, DutyGoesToTheEarliestGrant) {
  Give(worker, Role::kCoordinator, mine);
  EXPECT_EQ(Now()->OnDuty(mine, Role::kCoordinator), coordinator);
  SwitchOff(coordinator);
  EXPECT_EQ(Now()->OnDuty(mine, Role::kCoordinator), worker);
}

TEST_F(DirectoryOf, DutyFallsBackToAnAdministrator) {
  EXPECT_EQ(Now()->OnDuty(port, Role::kCoordinator), admin);
}

TEST_F(DirectoryOf, NamesAreAQuestionMarkForUnknownIds) {
  EXPECT_EQ(Now()->UnitName(crew), "掘进队");
  EXPECT_EQ(Now()->PersonName(worker), "王工");
  EXPECT_EQ(Now()->UnitName(UnitId()), "?");
  EXPECT_EQ(Now()->PersonName(PersonId()), "?");
}

TEST_F(DirectoryOf, ForgetsWhatATransactionSawAndLost) {
  auto before = Now();
  Actor actor = ActorOf(admin);
  Status lost = Change([&](db::Transaction& tx) -> Status {
    TRY(GrantRole(tx, Context(), actor, worker, {Role::kAdministrator, root}));
    auto inside = TRY(directories.Get(tx, services.org));
    EXPECT_TRUE(inside->Has(worker, Role::kAdministrator, root));
    return Internal("lost");
  });
  EXPECT_FALSE(lost.has_value());
  Give(docker, Role::kClerk, port);  // takes the same version number
  EXPECT_EQ(Now()->version(), before->version() + 1);
  EXPECT_FALSE(Now()->Has(worker, Role::kAdministrator, root));
  EXPECT_TRUE(Now()->Has(docker, Role::kClerk, port));
}

TEST_F(DirectoryOf, SeesAChangeOfItsOwnBatchAndForgetsItWithTheOperation) {
  auto before = Now();
  Actor actor = ActorOf(admin);
  auto grant = [&](db::Transaction& tx) -> Status {
    EXPECT_EQ(TRY(directories.Get(tx, services.org)), before);
    TRY(GrantRole(tx, Context(), actor, worker, {Role::kClerk, port}));
    EXPECT_TRUE(TRY(directories.Get(tx, services.org))->Has(worker, Role::kClerk, port));
    return {};
  };
  // All in one batch: the writer is busy with the first while the others come.
  std::promise<void> gate, held;
  std::shared_future<void> open = gate.get_future().share();
  std::vector<std::future<Status>> ends;
  std::deque<std::promise<Status>> promises;
  auto submit = [&](db::Operation operation) {
    ends.push_back(promises.emplace_back().get_future());
    database->Submit(std::move(operation),
                     [&end = promises.back()](Status status) { end.set_value(status); });
  };
  submit([&, once = false](db::Transaction&) mutable -> Status {
    if (!once) held.set_value();
    once = true;
    open.wait();
    return {};
  });
  held.get_future().wait();
  submit([&](db::Transaction& tx) -> Status {
    TRY(grant(tx));
    return Internal("lost");
  });
  submit(grant);
  submit([&](db::Transaction& tx) -> Status {
    EXPECT_EQ(TRY(directories.Get(tx, services.org))->version(), before->version() + 1);
    return {};
  });
  gate.set_value();
  EXPECT_TRUE(ends[0].get());
  EXPECT_FALSE(ends[1].get());
  EXPECT_TRUE(ends[2].get());
  EXPECT_TRUE(ends[3].get());
  EXPECT_TRUE(Now()->Has(worker, Role::kClerk, port));
}

TEST_F(DirectoryOf, RemembersWhatATransactionSawOnceItIsStored) {
  Give(docker, Role::kClerk, port);
  std::shared_ptr<const Directory> inside;
  Status stored = Change([&](db::Transaction& tx) -> Status {
    inside = TRY(directories.Get(tx, services.org));
    return {};
  });
  ASSERT_TRUE(stored);
  EXPECT_EQ(Now(), inside);
}

}  // namespace
}  // namespace huiyin::people
