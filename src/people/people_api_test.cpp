#include <set>

#include <boost/json.hpp>

#include "people/found_organisation.hpp"
#include "people/people_fixture.hpp"

namespace huiyin::people {
namespace {

using boost::json::serialize;

class PeopleRoutes : public PeopleFixture {
 protected:
  static std::string Etag(std::int64_t version) { return '"' + std::to_string(version) + '"'; }
  Ask About(const PersonId& person, boost::json::object body, const PersonId& actor) {
    return {.body = serialize(body),
            .token = TokenOf(actor),
            .path = {{"id", person.ToString()}},
            .seen = Etag(VersionOf(person))};
  }
  Ask About(const UnitId& unit, boost::json::object body, const PersonId& actor) {
    return {.body = serialize(body),
            .token = TokenOf(actor),
            .path = {{"id", unit.ToString()}},
            .seen = Etag(VersionOf(unit))};
  }
  Ask New(boost::json::object body, const PersonId& actor) {
    return {.body = serialize(body), .token = TokenOf(actor)};
  }
  Reply Revoke(const PersonId& person, const GrantId& grant, const PersonId& actor) {
    return Send(&PeopleApi::RevokeRole,
                {.token = TokenOf(actor),
                 .path = {{"id", person.ToString()}, {"grant_id", grant.ToString()}}});
  }
  GrantId GrantOf(const PersonId& person) {
    for (const Grant& grant : Now()->grants()) {
      if (grant.person == person) return grant.id;
    }
    return {};
  }
  boost::json::object UnitBody(const UnitId& parent) {
    return {{"name", "通风队"}, {"parent_id", parent.ToString()}, {"level", "unit"}};
  }
  boost::json::object PersonBody(const UnitId& unit) {
    return {{"name", "孙风"}, {"unit_id", unit.ToString()}};
  }
  boost::json::object RoleBody(std::string_view role, const UnitId& unit) {
    return {{"role", role}, {"unit_id", unit.ToString()}};
  }
};

TEST_F(PeopleRoutes, UnitsAreListedParentsFirst) {
  Reply reply = Send(&PeopleApi::ListUnits, {.token = TokenOf(worker)});
  ASSERT_EQ(reply.status, 200);
  auto items = reply.Json().at("items").as_array();
  ASSERT_EQ(items.size(), 4U);
  EXPECT_EQ(items[0].at("name"), "远山集团");
  EXPECT_EQ(items[0].at("level"), "company");
  EXPECT_FALSE(items[0].as_object().contains("parent_id"));
  EXPECT_EQ(items[1].at("parent_id").as_string(), root.ToString());
}

TEST_F(PeopleRoutes, UnitIsCreatedAndChanged) {
  Reply made = Send(&PeopleApi::CreateUnit, New(UnitBody(mine), mine_admin));
  ASSERT_EQ(made.status, 201) << made.body;
  auto id = UnitId::Parse(made.Text("id")).value();
  EXPECT_EQ(made.Text("parent_id"), mine.ToString());
  Reply changed = Send(&PeopleApi::ChangeUnit,
                       About(id, {{"name", "通风一队"}, {"head_id", worker.ToString()}}, admin));
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.Text("name"), "通风一队");
  EXPECT_EQ(changed.Json().at("head").at("name"), "王工");
  EXPECT_EQ(changed.Json().at("version"), 2);
  EXPECT_EQ(
      Send(&PeopleApi::ChangeUnit, About(id, {{"name", "通风一队"}}, admin)).Json().at("version"),
      2);
  EXPECT_EQ(Findings(), "");
}

TEST_F(PeopleRoutes, RenamingTheRootRenamesTheOrganisation) {
  EXPECT_EQ(Send(&PeopleApi::ChangeUnit, About(root, {{"name", "远海集团"}}, admin)).status, 200);
  EXPECT_EQ(Now()->organisation(), "远海集团");
}

TEST_F(PeopleRoutes, UnitRefusesWhatDoesNotFit) {
  auto status = [&](boost::json::object body) {
    return Send(&PeopleApi::CreateUnit, New(std::move(body), admin)).status;
  };
  EXPECT_EQ(status(UnitBody(UnitId())), 400);
  EXPECT_EQ(status({{"name", "甲"}, {"parent_id", crew.ToString()}, {"level", "line"}}), 400);
  EXPECT_EQ(status({{"name", "  "}, {"parent_id", crew.ToString()}, {"level", "unit"}}), 400);
  EXPECT_EQ(
      status({{"name", std::string(201, 'x')}, {"parent_id", crew.ToString()}, {"level", "unit"}}),
      400);
  EXPECT_EQ(status({{"name", "甲"}, {"parent_id", crew.ToString()}, {"level", "team"}}), 400);
  EXPECT_EQ(
      Send(&PeopleApi::ChangeUnit, About(crew, {{"head_id", PersonId().ToString()}}, admin)).status,
      400);
  EXPECT_EQ(Send(&PeopleApi::ChangeUnit, About(UnitId(), {{"name", "甲"}}, admin)).status, 404);
}

TEST_F(PeopleRoutes, PersonIsCreatedWithLoginAndRoles) {
  auto body = PersonBody(crew);
  body["login"] = "Sun.Feng";
  body["password"] = "wind in the shaft";
  body["roles"] = {RoleBody("clerk", crew), RoleBody("observer", mine)};
  Reply made = Send(&PeopleApi::CreatePerson, New(body, mine_admin));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.Text("login"), "sun.feng");
  EXPECT_EQ(made.Json().at("roles").as_array().size(), 2U);
  EXPECT_EQ(made.Json().at("active"), true);
  EXPECT_EQ(Findings(), "");
  EXPECT_EQ(
      Send(&PeopleApi::SignIn, {.body = R"({"login":"sun.feng","password":"wind in the shaft"})"})
          .status,
      200);
  Reply again = Send(&PeopleApi::CreatePerson, New(body, mine_admin));
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.Text("field"), "login");
}

TEST_F(PeopleRoutes, PersonRefusesWhatDoesNotFit) {
  auto field = [&](auto change) {
    auto body = PersonBody(crew);
    change(body);
    Reply reply = Send(&PeopleApi::CreatePerson, New(body, admin));
    return std::to_string(reply.status) + " " + reply.Text("field");
  };
  EXPECT_EQ(field([](auto& body) { body["login"] = "sun"; }), "400 password");
  EXPECT_EQ(field([](auto& body) { body["password"] = "wind in the shaft"; }), "400 login");
  EXPECT_EQ(
      field([](auto& body) { body["login"] = "a b", body["password"] = "wind in the shaft"; }),
      "400 login");
  EXPECT_EQ(field([&](auto& body) {
              body["roles"] = {RoleBody("clerk", crew), RoleBody("clerk", crew)};
            }),
            "400 roles");
  EXPECT_EQ(field([&](auto& body) { body["roles"] = {RoleBody("king", crew)}; }), "400 role");
  EXPECT_EQ(field([](auto& body) { body["unit_id"] = UnitId().ToString(); }), "400 unit_id");
  EXPECT_EQ(field([](auto& body) { body["name"] = std::string("a\0b", 3); }), "400 name");
}

TEST_F(PeopleRoutes, PersonIsRenamedMovedAndSwitchedOff) {
  Reply moved = Send(&PeopleApi::ChangePerson,
                     About(worker, {{"name", "王大工"}, {"unit_id", port.ToString()}}, admin));
  ASSERT_EQ(moved.status, 200) << moved.body;
  EXPECT_EQ(moved.Json().at("unit").at("id").as_string(), port.ToString());
  Reply off = Send(&PeopleApi::ChangePerson, About(worker, {{"active", false}}, admin));
  EXPECT_EQ(off.Json().at("active"), false);
  EXPECT_EQ(
      Send(&PeopleApi::ChangePerson, About(worker, {{"active", true}}, admin)).Json().at("active"),
      true);
  EXPECT_EQ(Findings(), "");
}

TEST_F(PeopleRoutes, RoleIsGrantedOnceAndRevoked) {
  Reply granted = Send(&PeopleApi::GrantRole, About(docker, RoleBody("clerk", crew), mine_admin));
  ASSERT_EQ(granted.status, 201) << granted.body;
  EXPECT_EQ(granted.Json().at("roles").at(0).at("role"), "clerk");
  EXPECT_FALSE(granted.Json().contains("login"));
  EXPECT_EQ(Send(&PeopleApi::GrantRole, About(docker, RoleBody("clerk", crew), admin)).status, 409);
  EXPECT_EQ(Revoke(worker, GrantOf(docker), admin).status, 404);  // not that person's
  EXPECT_EQ(Revoke(docker, GrantOf(docker), mine_admin).status, 200);
  EXPECT_FALSE(Now()->Has(docker, Role::kClerk, crew));
  EXPECT_EQ(Kinds().back(), "role.revoked");
  EXPECT_EQ(Findings(), "");
}

TEST_F(PeopleRoutes, LastAdministratorStays) {
  EXPECT_EQ(Send(&PeopleApi::ChangePerson, About(admin, {{"active", false}}, admin)).status, 409);
  EXPECT_EQ(Revoke(admin, GrantOf(admin), admin).status, 409);
  EXPECT_TRUE(Now()->Has(admin, Role::kAdministrator, root));
  // One without a login, or over a part only, is none to rely on.
  EXPECT_EQ(
      Send(&PeopleApi::GrantRole, About(docker, RoleBody("administrator", root), admin)).status,
      201);
  EXPECT_EQ(Revoke(admin, GrantOf(admin), admin).status, 409);
  EXPECT_EQ(
      Send(&PeopleApi::GrantRole, About(worker, RoleBody("administrator", root), admin)).status,
      201);
  EXPECT_EQ(Revoke(admin, GrantOf(admin), admin).status, 200);
  EXPECT_EQ(Send(&PeopleApi::ChangePerson, About(worker, {{"active", false}}, worker)).status, 409);
  EXPECT_EQ(Findings(), "");
}

TEST_F(PeopleRoutes, PersonsComeInPages) {
  std::set<std::string> seen;
  std::string query = "limit=4";
  for (int count = 0; count < 2; ++count) {
    Reply reply = Send(&PeopleApi::ListPersons, {.token = TokenOf(worker), .query = query});
    ASSERT_EQ(reply.status, 200) << reply.body;
    auto page = reply.Json();
    for (const auto& item : page.at("items").as_array())
      seen.insert(std::string(item.at("name").as_string()));
    EXPECT_EQ(reply.Json().contains("next_cursor"), count == 0);
    query = "limit=4&cursor=" + reply.Text("next_cursor");
  }
  EXPECT_EQ(seen.size(), 6U);
}

TEST_F(PeopleRoutes, PersonsAreChosenByUnitAndRole) {
  auto names = [&](std::string query) {
    std::string all;
    Reply reply =
        Send(&PeopleApi::ListPersons, {.token = TokenOf(worker), .query = std::move(query)});
    auto page = reply.Json();
    for (const auto& item : page.at("items").as_array())
      all += std::string(item.at("name").as_string()) + " ";
    return all;
  };
  EXPECT_EQ(names("unit_id=" + mine.ToString()), "马安 郭调 王工 ");
  EXPECT_EQ(names("role=coordinator"), "郭调 ");
  EXPECT_EQ(names("role=administrator&unit_id=" + mine.ToString()), "马安 ");
  EXPECT_EQ(names("role=custodian"), "");
  for (const char* query :
       {"role=king", "unit_id=x", "unit_id=00000000-0000-0000-0000-000000000000", "limit=0",
        "cursor=!", "cursor=eA"}) {
    EXPECT_EQ(Send(&PeopleApi::ListPersons, {.token = TokenOf(worker), .query = query}).status, 400)
        << query;
  }
  EXPECT_EQ(Send(&PeopleApi::ListPersons, {.token = TokenOf(worker), .query = "unit=x"}).status,
            400);
  EXPECT_EQ(Send(&PeopleApi::ListUnits, {.token = TokenOf(worker), .query = "limit=5"}).status,
            400);
}

TEST_F(PeopleRoutes, LoginsAndRolesAreForAdministratorsOfTheUnit) {
  auto shown = [&](const PersonId& viewer, const PersonId& about) {
    Reply reply = Send(&PeopleApi::ListPersons, {.token = TokenOf(viewer)});
    auto page = reply.Json();
    for (const auto& item : page.at("items").as_array()) {
      if (item.at("id").as_string() != about.ToString()) continue;
      const auto& person = item.as_object();
      return std::string(person.contains("login") ? "login " : "") +
             (person.contains("roles") ? "roles" : "");
    }
    return std::string("nothing");
  };
  EXPECT_EQ(shown(leader, worker), "");
  EXPECT_EQ(shown(admin, worker), "login roles");
  EXPECT_EQ(shown(mine_admin, worker), "login roles");
  EXPECT_EQ(shown(mine_admin, leader), "roles");  // of his own units: none
  As(admin, [&](auto& tx, auto& context, auto& actor) {
    return ChangePerson(tx, context, actor, worker, VersionOf(worker),
                        {std::nullopt, std::nullopt, false});
  });
  EXPECT_EQ(shown(leader, worker), "nothing");
  EXPECT_EQ(shown(mine_admin, worker), "login roles");
}

TEST_F(PeopleRoutes, RepeatedRequestChangesThingsOnce) {
  Ask ask = New(UnitBody(mine), admin);
  ask.key = "0123456789abcdefghijkl";
  Reply first = Send(&PeopleApi::CreateUnit, ask);
  auto entries = Kinds().size();
  EXPECT_EQ(Send(&PeopleApi::CreateUnit, ask).body, first.body);
  EXPECT_EQ(Kinds().size(), entries);
  ask.body = serialize(UnitBody(port));
  EXPECT_EQ(Send(&PeopleApi::CreateUnit, ask).status, 422);
  ask.key = "short";
  EXPECT_EQ(Send(&PeopleApi::CreateUnit, ask).status, 400);
}

TEST_F(PeopleRoutes, RepeatedPersonIsFoundWithoutItsPassword) {
  auto body = PersonBody(crew);
  body["login"] = "sun";
  body["password"] = "wind in the shaft";
  Ask ask = New(body, admin);
  ask.key = "0123456789abcdefghijkl";
  Reply first = Send(&PeopleApi::CreatePerson, ask);
  EXPECT_EQ(first.status, 201);
  body["password"] =
      "another wind there";  // the stored hash of the content does not hold the password
  ask.body = serialize(body);
  EXPECT_EQ(Send(&PeopleApi::CreatePerson, ask).body, first.body);
  body["name"] = "孙雨";
  ask.body = serialize(body);
  EXPECT_EQ(Send(&PeopleApi::CreatePerson, ask).status, 422);
}

// Every change: nobody, somebody without the right, an administrator of another unit.
TEST_F(PeopleRoutes, RefuseWhoHasNoRight) {
  PersonId none;
  struct Row {
    PersonId actor;
    int status;
  };
  for (const auto& [actor, status] :
       {Row{none, 401}, Row{leader, 403}, Row{worker, 403}, Row{mine_admin, 403}}) {
    auto entries = Kinds().size();
    auto send = [&, who = actor](Route route, Ask ask) {
      ask.token = who == none ? "" : TokenOf(who);
      entries = Kinds().size();
      int got = Send(route, ask).status;
      EXPECT_EQ(Kinds().size(), entries);
      return got;
    };
    EXPECT_EQ(send(&PeopleApi::CreateUnit, New(UnitBody(port), admin)), status);
    EXPECT_EQ(send(&PeopleApi::ChangeUnit, About(port, {{"name", "甲"}}, admin)), status);
    EXPECT_EQ(send(&PeopleApi::CreatePerson, New(PersonBody(port), admin)), status);
    auto with_login = PersonBody(port);
    with_login["login"] = "sun";
    with_login["password"] = "wind in the shaft";
    EXPECT_EQ(send(&PeopleApi::CreatePerson, New(with_login, admin)), status);
    auto with_role = PersonBody(crew);
    with_role["roles"] = {RoleBody("administrator", root)};
    EXPECT_EQ(send(&PeopleApi::CreatePerson, New(with_role, admin)), status);
    EXPECT_EQ(send(&PeopleApi::ChangePerson, About(docker, {{"active", false}}, admin)), status);
    EXPECT_EQ(send(&PeopleApi::ChangePerson, About(worker, {{"unit_id", port.ToString()}}, admin)),
              status);
    EXPECT_EQ(send(&PeopleApi::GrantRole, About(worker, RoleBody("administrator", root), admin)),
              status);
    EXPECT_EQ(send(&PeopleApi::RevokeRole,
                   {.path = {{"id", leader.ToString()}, {"grant_id", GrantOf(leader).ToString()}}}),
              status);
    if (actor == none) {
      EXPECT_EQ(send(&PeopleApi::ListUnits, {}), 401);
      EXPECT_EQ(send(&PeopleApi::ListPersons, {}), 401);
    }
  }
}

TEST_F(PeopleRoutes, NobodyTakesOverAnAccountThatCanDoMore) {
  // The leader moves to the mine: its administrator now administers the unit, not the leader's role over everything.
  EXPECT_EQ(
      Send(&PeopleApi::ChangePerson, About(leader, {{"unit_id", mine.ToString()}}, admin)).status,
      200);
  EXPECT_EQ(
      Send(&PeopleApi::SetPassword, About(leader, {{"password", "wind in the shaft"}}, mine_admin))
          .status,
      403);
  EXPECT_EQ(Send(&PeopleApi::ChangePerson, About(leader, {{"active", false}}, mine_admin)).status,
            403);
}

TEST_F(PeopleRoutes, RightTakenAwayIsGoneForTheNextRequest) {
  std::string token = TokenOf(mine_admin);
  Ask ask{.body = serialize(UnitBody(mine)), .token = token};
  EXPECT_EQ(Send(&PeopleApi::CreateUnit, ask).status, 201);
  EXPECT_EQ(Revoke(mine_admin, GrantOf(mine_admin), admin).status, 200);
  EXPECT_EQ(Send(&PeopleApi::CreateUnit, ask).status, 403);
}

}  // namespace
}  // namespace huiyin::people
