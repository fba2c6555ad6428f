#include "people/login_store.hpp"

#include <algorithm>

#include "journal/journal.hpp"
#include "people/people_store.hpp"

namespace huiyin::people {
namespace {

using journal::Context;
using journal::Image;

Login MakeLogin(const db::Row& row) {
  return {row.IdAs<PersonId>(0), row.String(1), row.String(2)};
}

Digest TokenHash(const Context& context, std::int64_t generation, std::string_view token) {
  return context.keys->Hash(generation, "session", {token});
}

Status NoteSession(db::Transaction& tx, const Context& context, const Person& person,
                   std::string_view kind) {
  return journal::Append(tx, context, {kind, person.id.uuid(), person.version, {}});
}

}  // namespace

Image Describe(const Login& login, const Digest& k) {
  return Image("login", login.person.ToString())
      .Text("login", login.login, k)
      .Text("password_hash", login.password_hash, k);
}

Result<std::optional<Login>> FindLogin(db::Reader& reader, const OrgId& org,
                                       std::string_view login) {
  return reader.First(
      "SELECT person_id, login, password_hash FROM login WHERE org_id = $1 AND login = $2",
      {org, login}, MakeLogin);
}

Result<bool> HasLogin(db::Reader& reader, const OrgId& org, const PersonId& person) {
  return TRY(LoginOf(reader, org, person)).has_value();
}

Result<std::optional<Login>> LoginOf(db::Reader& reader, const OrgId& org, const PersonId& person) {
  return reader.First(
      "SELECT person_id, login, password_hash FROM login WHERE org_id = $1 AND person_id = $2",
      {org, person}, MakeLogin);
}

Result<bool> MayBeResponsible(db::Reader& reader, const OrgId& org, const Directory& directory,
                              const PersonId& person, const UnitId& unit) {
  if (!directory.Serves(person, unit)) return false;
  return HasLogin(reader, org, person);
}

Result<std::vector<std::pair<PersonId, std::string>>> LoginNames(db::Reader& reader,
                                                                 const OrgId& org,
                                                                 const PersonId& first,
                                                                 const PersonId& last) {
  return reader.All(
      "SELECT person_id, login FROM login WHERE org_id = $1 AND person_id >= $2 AND person_id <= "
      "$3",
      {org, first, last},
      [](const db::Row& row) { return std::pair(row.IdAs<PersonId>(0), row.String(1)); });
}

Status InsertLogin(db::Transaction& tx, const Context& context, Person& person,
                   const Login& login) {
  auto added =
      tx.Run("INSERT INTO login (org_id, login, person_id, password_hash) VALUES ($1, $2, $3, $4)",
             {context.org, login.login, login.person, login.password_hash});
  if (!added && db::IsUniqueViolation(added.error())) {
    return Error{ErrorCode::kConflict,
                 {"这个登录名已经有人用了，请换一个", "This login is taken; please choose another"},
                 "login",
                 {},
                 {}};
  }
  if (!added) return added.error();
  return TouchPerson(tx, context, person, "login.set", Describe(login, person.k));
}

Status UpdatePassword(db::Transaction& tx, const Context& context, Person& person,
                      const Login& login, std::string_view password_hash) {
  Login after = login;
  after.password_hash = password_hash;
  auto rows =
      TRY(tx.Run("UPDATE login SET password_hash = $1 WHERE org_id = $2 AND person_id = $3 AND "
                 "password_hash = $4",
                 {after.password_hash, context.org, login.person, login.password_hash}));
  if (rows != 1)
    return Conflict(
        {"密码刚刚被改过，请再试一次", "The password has just been changed; please try again"});
  return TouchPerson(tx, context, person, "password.set",
                     Image::Changed(Describe(login, person.k), Describe(after, person.k)));
}

Result<std::optional<Session>> FindSession(db::Reader& reader, const Context& context,
                                           std::string_view token) {
  for (std::int64_t generation : context.keys->generations(KeyUse::kHash)) {
    Digest hash = TokenHash(context, generation, token);
    auto found = TRY(reader.First(
        "SELECT person_id, expires_at FROM session WHERE org_id = $1 AND token_hash = $2",
        {context.org, db::ByteView(hash)}, [](const db::Row& row) {
          return Session{row.IdAs<PersonId>(0), row.Time(1)};
        }));
    if (found) return found;
  }
  return std::optional<Session>();
}

Status InsertSession(db::Transaction& tx, const Context& context, const Person& person,
                     std::string_view token, Instant expires_at) {
  Digest hash = TokenHash(context, context.keys->newest(KeyUse::kHash), token);
  TRY(
      tx.Run("INSERT INTO session (org_id, token_hash, person_id, created_at, expires_at) VALUES "
             "($1, $2, $3, $4, $5)",
             {context.org, db::ByteView(hash), person.id, context.now, expires_at}));
  return NoteSession(tx, context, person, "session.opened");
}

Status DeleteSession(db::Transaction& tx, const Context& context, const Person& person,
                     std::string_view token) {
  std::int64_t ended = 0;
  for (std::int64_t generation : context.keys->generations(KeyUse::kHash)) {
    Digest hash = TokenHash(context, generation, token);
    ended += TRY(tx.Run("DELETE FROM session WHERE org_id = $1 AND token_hash = $2",
                        {context.org, db::ByteView(hash)}));
  }
  if (ended == 0) return {};
  return NoteSession(tx, context, person, "session.ended");
}

Status DeleteSessions(db::Transaction& tx, const Context& context, const Person& person,
                      std::string_view kept_token) {
  std::vector<Digest> kept;
  for (std::int64_t generation : context.keys->generations(KeyUse::kHash)) {
    if (!kept_token.empty()) kept.push_back(TokenHash(context, generation, kept_token));
  }
  std::vector<Digest> ending;
  TRY(tx.Each("SELECT token_hash FROM session WHERE org_id = $1 AND person_id = $2",
              {context.org, person.id}, [&](const db::Row& row) {
                Digest hash{};
                auto bytes = row.Bytes(0);
                std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
                if (std::find(kept.begin(), kept.end(), hash) == kept.end()) ending.push_back(hash);
              }));
  for (const Digest& hash : ending) {
    TRY(tx.Run("DELETE FROM session WHERE org_id = $1 AND token_hash = $2",
               {context.org, db::ByteView(hash)}));
  }
  if (ending.empty()) return {};
  return NoteSession(tx, context, person, "session.ended");
}

Status DeleteExpiredSessions(db::Transaction& tx, const Context& context) {
  TRY(tx.Run("DELETE FROM session WHERE org_id = $1 AND expires_at <= $2",
             {context.org, context.now}));
  return {};
}

Status EachLogin(db::Reader& reader, const OrgId& org, const journal::ImageFunction& found) {
  // A login without its person keeps an empty k and so differs from the journal.
  return reader.Each(
      "SELECT l.person_id, l.login, l.password_hash, p.k FROM login l "
      "LEFT JOIN person p ON p.org_id = l.org_id AND p.id = l.person_id WHERE l.org_id = $1",
      {org}, [&](const db::Row& row) {
        Digest k{};
        auto bytes = row.Bytes(3);
        if (bytes.size() == k.size()) std::copy(bytes.begin(), bytes.end(), k.begin());
        found(Describe(MakeLogin(row), k));
      });
}

}  // namespace huiyin::people
