#include "api/fields.hpp"
#include "api/render.hpp"
#include "people/operations.hpp"
#include "people/password.hpp"
#include "people/people_api.hpp"
#include "people/people_json_api.hpp"
#include "people/sign_in.hpp"

namespace huiyin::people {
namespace {

http::Response WithCookie(http::Response response, std::string cookie) {
  response.headers.push_back({"Set-Cookie", std::move(cookie)});
  return response;
}

// Whoever may sign this out, with the context of their act.
struct Leaving {
  Actor actor;
  journal::Context context;
};

Result<Leaving> FindLeaving(db::Transaction& tx, const api::Call& call, Directories& directories) {
  Leaving leaving{TRY(SignedIn(tx, call, directories)), call.context()};
  leaving.context.actor = leaving.actor.id;
  return leaving;
}

// A new password on its way: whose, the words, and the session that goes on.
struct Passwords {
  PersonId person;
  std::string fresh;
  std::string old;
  std::string peer;
};

Result<std::string> CheckAndHash(Throttle& throttle, const Login& login, const Passwords& passwords,
                                 const PersonId& actor, Instant now) {
  if (login.person == actor) {
    auto checked = CheckCandidate(throttle, {login.login, login.person, login.password_hash},
                                  passwords.old, passwords.peer, now);
    if (!checked && checked.error().code == ErrorCode::kUnauthenticated) {
      return Invalid("old_password", {"原密码不对", "The old password is not right"});
    }
    if (!checked) return checked.error();
  }
  TRY(CheckNewPassword("password", passwords.fresh, login.login));
  return HashPassword(passwords.fresh);
}

}  // namespace

Result<api::Plan> PeopleApi::SignIn(const api::Call& call) {
  auto in = TRY(api::Fields::Parse(call.request()));
  std::string login = TRY(in.Words("login", 200));
  std::string password = TRY(in.Text("password", kPasswordMaxBytes));
  TRY(in.End());
  return api::Plan::Read([=, this](db::Reader& reader) -> Result<api::Plan> {
    auto candidate = TRY(FindCandidate(reader, call.services().org, login));
    return api::Plan::Slow([=, this]() -> Result<api::Plan> {
      std::string token = TRY(
          CheckCandidate(throttle_, candidate, password, call.request().peer, call.context().now));
      return api::Plan::Write([=, this](db::Transaction& tx) -> Result<api::Plan> {
        auto actor = TRY(OpenSession(tx, call.context(), directories_, candidate, token));
        return api::Plan(WithCookie(
            api::JsonResponse(200, MeJson(actor, call.services().zone, call.context().today)),
            SessionCookie(token, call.services())));
      });
    });
  });
}

Result<api::Plan> PeopleApi::GetSession(const api::Call& call) {
  return api::Plan::Read([=, this](db::Reader& reader) -> Result<api::Plan> {
    return api::Plan(api::JsonResponse(200, MeJson(TRY(SignedIn(reader, call, directories_)),
                                                   call.services().zone, call.context().today)));
  });
}

Result<api::Plan> PeopleApi::SignOut(const api::Call& call) {
  return api::Plan::Write([=, this](db::Transaction& tx) -> Result<api::Plan> {
    auto leaving = TRY(FindLeaving(tx, call, directories_));
    TRY(DeleteSession(tx, leaving.context, leaving.actor.person(),
                      call.request().cookie(kSessionCookie)));
    return api::Plan(WithCookie(api::EmptyResponse(), EndedCookie(call.services())));
  });
}

Result<api::Plan> PeopleApi::SignOutEverywhere(const api::Call& call) {
  return api::Plan::Write([=, this](db::Transaction& tx) -> Result<api::Plan> {
    auto leaving = TRY(FindLeaving(tx, call, directories_));
    TRY(DeleteSessions(tx, leaving.context, leaving.actor.person(), {}));
    return api::Plan(WithCookie(api::EmptyResponse(), EndedCookie(call.services())));
  });
}

Result<api::Plan> PeopleApi::SetPassword(const api::Call& call) {
  Passwords passwords{TRY(call.PathId<PersonId>("id")), {}, {}, call.request().peer};
  auto in = TRY(api::Fields::Parse(call.request()));
  passwords.fresh = TRY(in.Text("password", kPasswordMaxBytes));
  passwords.old = TRY(in.Text("old_password", kPasswordMaxBytes));
  TRY(in.End());
  return api::Plan::Read([=, this](db::Reader& reader) -> Result<api::Plan> {
    auto actor = TRY(SignedIn(reader, call, directories_));
    auto login = TRY(MaySetPassword(reader, call.context(), actor, passwords.person));
    return api::Plan::Slow([=, this, asker = actor.id]() -> Result<api::Plan> {
      std::string hash = TRY(CheckAndHash(throttle_, login, passwords, asker, call.context().now));
      return api::Plan::Write([=, this](db::Transaction& tx) -> Result<api::Plan> {
        auto setter = TRY(FindLeaving(tx, call, directories_));
        if (setter.actor.id != asker) return Forbidden();
        std::string_view kept =
            asker == login.person ? call.request().cookie(kSessionCookie) : std::string_view();
        TRY(people::SetPassword(tx, setter.context, setter.actor, login, hash, kept));
        return api::Plan::Read([=, this](db::Reader&) -> Result<api::Plan> {
          throttle_.Forget(login.login);  // whoever was locked out may try with the new one
          return api::Plan(api::EmptyResponse());
        });
      });
    });
  });
}

}  // namespace huiyin::people
