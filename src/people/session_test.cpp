#include <fstream>

#include <boost/json.hpp>

#include "people/found_organisation.hpp"
#include "people/people_fixture.hpp"
#include "people/sign_in.hpp"

namespace huiyin::people {
namespace {

class Sessions : public PeopleFixture {
 protected:
  Reply SignIn(std::string_view login, std::string_view password,
               const std::string& peer = "192.0.2.1") {
    boost::json::object body{{"login", login}, {"password", password}};
    return Send(&PeopleApi::SignIn, {.body = boost::json::serialize(body), .peer = peer});
  }
  Reply Me(const std::string& token) { return Send(&PeopleApi::GetSession, {.token = token}); }
  Reply SetPassword(const std::string& token, const PersonId& person, boost::json::object body) {
    return Send(&PeopleApi::SetPassword, {.body = boost::json::serialize(body),
                                          .token = token,
                                          .path = {{"id", person.ToString()}}});
  }
  static std::string TokenIn(const std::string& cookie) {
    auto begin = cookie.find('=') + 1;
    return cookie.substr(begin, cookie.find(';') - begin);
  }
  std::int64_t CountSessions() {
    std::int64_t count = 0;
    database
        ->Read([&](db::Reader& reader) -> Status {
          count =
              TRY(reader.Number("SELECT count(*) FROM session WHERE org_id = $1", {services.org}));
          return {};
        })
        .value();
    return count;
  }
};

TEST_F(Sessions, OpenWithLoginAndPassword) {
  Reply reply = SignIn("ADMIN", kAdminPassword);
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(reply.Text("name"), "安洁");
  EXPECT_EQ(reply.Json().at("unit").at("name"), "远山集团");
  EXPECT_EQ(reply.Json().at("roles").at(0).at("role"), "administrator");
  std::string token = TokenIn(reply.cookie);
  EXPECT_EQ(token.size(), 43U);
  EXPECT_EQ(reply.cookie, "huiyin_session=" + token +
                              "; Path=/api/v1/private; HttpOnly; SameSite=Strict; Max-Age=43200");
  EXPECT_EQ(Me(token).Text("id"), admin.ToString());
  EXPECT_EQ(Kinds().back(), "session.opened");
  EXPECT_EQ(Findings(), "");
}

TEST_F(Sessions, CookieIsSecureBehindHttps) {
  services.secure_cookies = true;
  EXPECT_TRUE(SignIn("admin", kAdminPassword).cookie.ends_with("; Secure"));
}

TEST_F(Sessions, RefuseUnknownLoginAndWrongPasswordAlike) {
  Reply wrong = SignIn("admin", "three lamps at dawn");
  Reply unknown = SignIn("nobody", kAdminPassword);
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(unknown.status, 401);
  EXPECT_EQ(wrong.body, unknown.body);
  EXPECT_EQ(wrong.cookie, "");
  EXPECT_EQ(CountSessions(), 0);
}

TEST_F(Sessions, RefuseWhoIsSwitchedOffAlike) {
  As(admin, [&](auto& tx, auto& context, auto& actor) {
    return ChangePerson(tx, context, actor, worker, VersionOf(worker),
                        {std::nullopt, std::nullopt, false});
  });
  Reply off = SignIn("worker", kAdminPassword);
  EXPECT_EQ(off.status, 401);
  EXPECT_EQ(off.body, SignIn("nobody", kAdminPassword).body);
}

TEST_F(Sessions, RefuseBadBodies) {
  for (const char* body :
       {"", "[]", R"({"login":"admin"})", R"({"login":1,"password":"x"})",
        R"({"login":"admin","password":"three lamps at dusk","remember":true})"}) {
    EXPECT_GE(Send(&PeopleApi::SignIn, {.body = body}).status, 400) << body;
  }
  EXPECT_EQ(SignIn("admin", std::string(257, 'x')).status, 400);
}

TEST_F(Sessions, EndAfterTwelveHours) {
  std::string token = TokenIn(SignIn("admin", kAdminPassword).cookie);
  clock.Advance(std::chrono::hours(12) - std::chrono::milliseconds(1));
  EXPECT_EQ(Me(token).status, 200);
  clock.Advance(std::chrono::milliseconds(1));
  EXPECT_EQ(Me(token).status, 401);
  EXPECT_EQ(CountSessions(), 1);
  EXPECT_EQ(SignIn("worker", kAdminPassword).status, 200);  // clears what expired
  EXPECT_EQ(CountSessions(), 1);
}

TEST_F(Sessions, NeedTheirToken) {
  (void)TokenOf(admin);
  EXPECT_EQ(Me("").status, 401);
  EXPECT_EQ(Me("token-of-nobody").status, 401);
  EXPECT_EQ(Send(&PeopleApi::SignOut, {}).status, 401);
  EXPECT_EQ(Send(&PeopleApi::SignOutEverywhere, {}).status, 401);
}

TEST_F(Sessions, EndWhenThePersonIsSwitchedOff) {
  std::string token = TokenOf(worker);
  EXPECT_EQ(Me(token).status, 200);
  As(admin, [&](auto& tx, auto& context, auto& actor) {
    return ChangePerson(tx, context, actor, worker, VersionOf(worker),
                        {std::nullopt, std::nullopt, false});
  });
  EXPECT_EQ(Me(token).status, 401);
  EXPECT_EQ(CountSessions(), 0);
  EXPECT_EQ(Kinds().back(), "session.ended");
}

TEST_F(Sessions, SignOutEndsThisOneOnly) {
  std::string here = TokenOf(worker);
  std::string there = TokenOf(worker);
  Reply reply = Send(&PeopleApi::SignOut, {.token = here});
  EXPECT_EQ(reply.status, 204);
  EXPECT_TRUE(reply.cookie.starts_with("huiyin_session=; ") && reply.cookie.ends_with("Max-Age=0"))
      << reply.cookie;
  EXPECT_EQ(Me(here).status, 401);
  EXPECT_EQ(Me(there).status, 200);
}

TEST_F(Sessions, SignOutEverywhereEndsAllOfThePerson) {
  std::string here = TokenOf(worker);
  std::string there = TokenOf(worker);
  std::string other = TokenOf(leader);
  EXPECT_EQ(Send(&PeopleApi::SignOutEverywhere, {.token = here}).status, 204);
  EXPECT_EQ(Me(here).status, 401);
  EXPECT_EQ(Me(there).status, 401);
  EXPECT_EQ(Me(other).status, 200);
}

TEST_F(Sessions, OutliveARotationOfKeys) {
  auto load = [&](const std::string& name, const std::string& text) {
    std::ofstream(folder.File(name)) << text;
    return Keys::Load(folder.File(name)).value();
  };
  std::string first =
      "receipt 1 " + std::string(64, 'a') + "\nhash 1 " + std::string(64, 'b') + "\n";
  keys = load("keys1", first);
  std::string token = TokenOf(worker);
  keys = load("keys2", first + "hash 2 " + std::string(64, 'c') + "\n");
  EXPECT_EQ(Me(token).status, 200);
  EXPECT_EQ(Send(&PeopleApi::SignOut, {.token = token}).status, 204);
  EXPECT_EQ(Me(token).status, 401);
}

TEST_F(Sessions, GuessingStopsAfterTenTries) {
  for (int i = 0; i < Throttle::kTries; ++i)
    EXPECT_EQ(SignIn("worker", "wrong wrong wrong").status, 401);
  EXPECT_EQ(SignIn("worker", kAdminPassword).status, 429);
  EXPECT_EQ(SignIn("leader", kAdminPassword).status, 200);
  clock.Advance(std::chrono::minutes(15));
  EXPECT_EQ(SignIn("worker", kAdminPassword).status, 200);
}

TEST_F(Sessions, GuessingFromElsewhereLocksNobodyOut) {
  for (int i = 0; i < Throttle::kTries; ++i)
    EXPECT_EQ(SignIn("worker", "wrong wrong wrong", "198.51.100.9").status, 401);
  EXPECT_EQ(SignIn("worker", kAdminPassword, "198.51.100.9").status, 429);
  EXPECT_EQ(SignIn("worker", kAdminPassword).status, 200);
}

TEST_F(Sessions, OwnPasswordNeedsTheOldOneAndKeepsThisSession) {
  std::string here = TokenOf(worker);
  std::string there = TokenOf(worker);
  Reply wrong = SetPassword(here, worker,
                            {{"password", "a new lamp tonight"}, {"old_password", "not this one"}});
  EXPECT_EQ(wrong.status, 400);
  EXPECT_EQ(wrong.Text("field"), "old_password");
  EXPECT_EQ(SetPassword(here, worker, {{"password", "a new lamp tonight"}}).status, 400);
  EXPECT_EQ(SetPassword(here, worker, {{"password", "worker"}, {"old_password", kAdminPassword}})
                .Text("field"),
            "password");
  EXPECT_EQ(SetPassword(here, worker,
                        {{"password", "a new lamp tonight"}, {"old_password", kAdminPassword}})
                .status,
            204);
  EXPECT_EQ(Me(here).status, 200);
  EXPECT_EQ(Me(there).status, 401);
  EXPECT_EQ(SignIn("worker", kAdminPassword).status, 401);
  EXPECT_EQ(SignIn("worker", "a new lamp tonight").status, 200);
  EXPECT_EQ(Findings(), "");
}

TEST_F(Sessions, AdministratorSetsAnothersPasswordAndUnlocks) {
  std::string theirs = TokenOf(worker);
  for (int i = 0; i < Throttle::kTries; ++i) (void)SignIn("worker", "wrong wrong wrong");
  EXPECT_EQ(SetPassword(TokenOf(mine_admin), worker, {{"password", "a new lamp tonight"}}).status,
            204);
  EXPECT_EQ(Me(theirs).status, 401);
  EXPECT_EQ(SignIn("worker", "a new lamp tonight").status, 200);
}

TEST_F(Sessions, PasswordsOfOthersAreForTheirAdministrators) {
  boost::json::object body{{"password", "a new lamp tonight"}};
  EXPECT_EQ(SetPassword("", worker, body).status, 401);
  EXPECT_EQ(SetPassword(TokenOf(leader), worker, body).status, 403);
  EXPECT_EQ(SetPassword(TokenOf(mine_admin), leader, body).status, 403);
  EXPECT_EQ(SetPassword(TokenOf(admin), PersonId(), body).status, 404);
  EXPECT_EQ(SetPassword(TokenOf(admin), docker, body).status, 409);  // has no login
}

TEST_F(Sessions, InitLetsTheAdministratorInAgain) {
  std::string old = TokenOf(worker);
  As(admin, [&](auto& tx, auto& context, auto& actor) {
    return ChangePerson(tx, context, actor, worker, VersionOf(worker),
                        {std::nullopt, std::nullopt, false});
  });
  auto reset = [&](const char* login) {
    return Change([&](db::Transaction& tx) {
      return ResetAdministrator(tx, services.org, login, "$argon2id$new", clock.Now(), keys);
    });
  };
  EXPECT_TRUE(reset("Worker").has_value());
  EXPECT_TRUE(Now()->Has(worker, Role::kAdministrator, root));
  EXPECT_EQ(Me(old).status, 401);
  EXPECT_TRUE(reset("worker").has_value());
  EXPECT_EQ(reset("nobody").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(Findings(), "");
}

}  // namespace
}  // namespace huiyin::people
