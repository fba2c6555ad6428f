#include "people/found_organisation.hpp"
#include "people/people_fixture.hpp"

namespace huiyin::people {
namespace {

class VerifyPeople : public PeopleFixture {
 protected:
  // Changes a row behind the program's back; gives what verify then finds.
  std::string After(db::Sql sql, db::Params params) {
    Change([&](db::Transaction& tx) -> Status {
      EXPECT_EQ(TRY(tx.Run(sql, params)), 1);
      return {};
    }).value();
    return Findings();
  }
};

TEST_F(VerifyPeople, IsCleanAfterFounding) {
  EXPECT_EQ(Findings(), "");
  auto kinds = Kinds();
  std::vector<std::string> first(kinds.begin(), kinds.begin() + 5);
  EXPECT_EQ(first, (std::vector<std::string>{"organisation.founded", "unit.created",
                                             "person.created", "login.set", "role.granted"}));
}

TEST_F(VerifyPeople, JournalHoldsNoNames) {
  std::string all;
  database
      ->Read([&](db::Reader& reader) -> Status {
        for (const auto& entry : TRY(journal::ReadAfter(reader, services.org, 0, 1000)))
          all += entry.changes;
        return {};
      })
      .value();
  for (const char* name : {"远山", "王工", "worker\"", "argon2"})
    EXPECT_EQ(all.find(name), std::string::npos) << name;
}

TEST_F(VerifyPeople, FindsAChangedUnit) {
  EXPECT_EQ(After("UPDATE unit SET name = 'x' WHERE org_id = $1 AND id = $2", {services.org, crew}),
            "unit differs from the journal in name\n");
}
TEST_F(VerifyPeople, FindsAMovedUnit) {
  EXPECT_EQ(After("UPDATE unit SET parent_id = $3 WHERE org_id = $1 AND id = $2",
                  {services.org, crew, port}),
            "unit differs from the journal in parent_id\n");
}
TEST_F(VerifyPeople, FindsAChangedPerson) {
  EXPECT_EQ(
      After("UPDATE person SET active = 0 WHERE org_id = $1 AND id = $2", {services.org, worker}),
      "person differs from the journal in active\n");
}
TEST_F(VerifyPeople, FindsARaisedRole) {
  EXPECT_EQ(
      After("UPDATE role_grant SET role = 'administrator' WHERE org_id = $1 AND person_id = $2",
            {services.org, leader}),
      "role_grant differs from the journal in role\n");
}
// Words that nobody knows are read as the least of their kind: where that is what stood there, verify must not be fooled.
TEST_F(VerifyPeople, FindsCodesThatNobodyKnows) {
  EXPECT_EQ(
      After("UPDATE unit SET level = 'x' WHERE org_id = $1 AND id = $2", {services.org, crew}),
      "unit differs from the journal in level\n");
}
TEST_F(VerifyPeople, FindsARoleThatNobodyKnows) {
  As(admin, [&](auto& tx, auto& context, auto& actor) {
    return GrantRole(tx, context, actor, worker, {Role::kWorker, root});
  });
  EXPECT_EQ(After("UPDATE role_grant SET role = 'x' WHERE org_id = $1 AND person_id = $2",
                  {services.org, worker}),
            "role_grant differs from the journal in role\n");
}
TEST_F(VerifyPeople, FindsAnotherNumberThatMeansActive) {
  EXPECT_EQ(
      After("UPDATE person SET active = 5 WHERE org_id = $1 AND id = $2", {services.org, worker}),
      "person differs from the journal in active\n");
}
TEST_F(VerifyPeople, FindsAnAddedRole) {
  EXPECT_EQ(After("INSERT INTO role_grant (org_id, id, person_id, role, unit_id) VALUES ($1, $2, "
                  "$3, 'administrator', $4)",
                  {services.org, MakeId<GrantId>(clock.Now()), worker, root}),
            "role_grant does not follow from the journal\n");
}
TEST_F(VerifyPeople, FindsAChangedPassword) {
  EXPECT_EQ(After("UPDATE login SET password_hash = 'x' WHERE org_id = $1 AND login = 'worker'",
                  {services.org}),
            "login differs from the journal in password_hash\n");
}
TEST_F(VerifyPeople, FindsARemovedLogin) {
  EXPECT_EQ(After("DELETE FROM login WHERE org_id = $1 AND login = 'worker'", {services.org}),
            "login is missing: the journal says it is there\n");
}
TEST_F(VerifyPeople, FindsAChangedOffset) {
  EXPECT_EQ(
      After("UPDATE organisation SET utc_offset_minutes = 0 WHERE org_id = $1", {services.org}),
      "organisation differs from the journal in utc_offset_minutes\n");
}

TEST_F(VerifyPeople, OneOrganisationIsFoundAndSeveralAreNot) {
  auto found = [&] {
    Result<std::optional<OrgId>> org = std::optional<OrgId>();
    (void)database->Read([&](db::Reader& reader) -> Status {
      org = FindOrganisation(reader);
      return {};
    });
    return org;
  };
  EXPECT_EQ(found().value(), services.org);
  NewOrganisation second{"近水集团", 480, "admin", "$argon2id$x", "陈水"};
  auto add = [&] {
    return Change([&](db::Transaction& tx) -> Status {
      TRY(FoundOrganisation(tx, second, clock.Now(), keys));
      return {};
    });
  };
  second.utc_offset_minutes = 900;
  EXPECT_EQ(add().error().field, "utc_offset_minutes");
  second.utc_offset_minutes = 480;
  second.name = "";
  EXPECT_EQ(add().error().field, "name");
  second.name = "近水集团";
  EXPECT_TRUE(add().has_value());
  EXPECT_EQ(found().error().code, ErrorCode::kConflict);
}

}  // namespace
}  // namespace huiyin::people
