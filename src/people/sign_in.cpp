#include "people/sign_in.hpp"

#include <sodium.h>

#include <array>

#include "people/login_store.hpp"
#include "people/password.hpp"
#include "people/people_store.hpp"

namespace huiyin::people {
namespace {

Error NotSignedIn() {
  return {ErrorCode::kUnauthenticated, {"请先登录", "Please sign in"}, {}, {}, {}};
}
Error WrongSignIn() {
  return {ErrorCode::kUnauthenticated,
          {"登录名或密码不对", "The login or the password is not right"},
          {},
          {},
          {}};
}

std::string MakeToken() {
  std::array<unsigned char, 32> random{};
  randombytes_buf(random.data(), random.size());
  std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text{};
  sodium_bin2base64(text.data(), text.size(), random.data(), random.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return text.data();
}

std::string Cookie(std::string_view value, std::int64_t max_age_seconds,
                   const api::Services& services) {
  std::string text(kSessionCookie);
  text.append("=").append(value).append(
      "; Path=/api/v1/private; HttpOnly; SameSite=Strict; Max-Age=");
  text += std::to_string(max_age_seconds);
  if (services.secure_cookies) text += "; Secure";
  return text;
}

}  // namespace

Result<Candidate> FindCandidate(db::Reader& reader, const OrgId& org, std::string_view login) {
  Candidate candidate;
  candidate.login = NormaliseLogin(login);
  if (auto found = TRY(FindLogin(reader, org, candidate.login))) {
    auto person = TRY(FindPerson(reader, org, found->person));
    candidate.person = found->person;
    if (person && person->active) candidate.password_hash = found->password_hash;
  }
  return candidate;
}

Result<std::string> CheckCandidate(Throttle& throttle, const Candidate& candidate,
                                   std::string_view password, std::string_view peer, Instant now) {
  if (!throttle.Enter(candidate.login, peer, now)) {
    return Error{
        ErrorCode::kRateLimited,
        {"试的次数太多，请 15 分钟后再试", "Too many tries; please try again in 15 minutes"},
        {},
        {},
        {}};
  }
  if (VerifyPassword(candidate.password_hash, password) == Verdict::kWrong) return WrongSignIn();
  throttle.Forget(candidate.login, peer);
  return MakeToken();
}

Result<Actor> OpenSession(db::Transaction& tx, journal::Context context, Directories& directories,
                          const Candidate& candidate, std::string_view token) {
  auto login = TRY(FindLogin(tx, context.org, candidate.login));
  if (!login || login->person != candidate.person ||
      login->password_hash != candidate.password_hash)
    return WrongSignIn();
  Actor actor{login->person, TRY(directories.Get(tx, context.org))};
  const Person* person = actor.directory->person(actor.id);
  if (person == nullptr || !person->active) return WrongSignIn();
  context.actor = actor.id;
  TRY(DeleteExpiredSessions(tx, context));
  TRY(InsertSession(tx, context, *person, token, context.now + kSessionTime));
  return actor;
}

std::string SessionCookie(std::string_view token, const api::Services& services) {
  return Cookie(token, std::chrono::seconds(kSessionTime).count(), services);
}

std::string EndedCookie(const api::Services& services) { return Cookie("", 0, services); }

Result<Actor> SignedIn(db::Reader& reader, const api::Call& call, Directories& directories) {
  std::string_view token = call.request().cookie(kSessionCookie);
  if (token.empty()) return NotSignedIn();
  auto context = call.context();
  auto session = TRY(FindSession(reader, context, token));
  if (!session || session->expires_at <= context.now) return NotSignedIn();
  Actor actor{session->person, TRY(directories.Get(reader, context.org))};
  const Person* person = actor.directory->person(actor.id);
  if (person == nullptr || !person->active) return NotSignedIn();
  return actor;
}

}  // namespace huiyin::people
