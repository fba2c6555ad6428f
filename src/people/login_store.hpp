// Login store: the tables login and session.
//
// A login is stored in lower case, its password as an argon2id string. A session row holds the keyed hash of the cookie's token
// and is no part of what `huiyin verify` compares: opening and ending are journalled as events of the person.
// Threads: functions work inside the caller's transaction.
// Privacy: the journal gets HMAC(person's k, text) of login and password string, which finds a change behind the program's back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journal/context.hpp"
#include "people/people.hpp"

namespace huiyin::people {

struct Login {
  PersonId person;
  std::string login;
  std::string password_hash;
};

journal::Image Describe(const Login& login, const Digest& k);

Result<std::optional<Login>> FindLogin(db::Reader& reader, const OrgId& org,
                                       std::string_view login);
Result<std::optional<Login>> LoginOf(db::Reader& reader, const OrgId& org, const PersonId& person);
// Login names of persons whose ids lie between `first` and `last`.
Result<std::vector<std::pair<PersonId, std::string>>> LoginNames(db::Reader& reader,
                                                                 const OrgId& org,
                                                                 const PersonId& first,
                                                                 const PersonId& last);

// `person` is left as it is after the change. Errors: kConflict naming `login` when another person has that login.
Status InsertLogin(db::Transaction& tx, const journal::Context& context, Person& person,
                   const Login& login);
Status UpdatePassword(db::Transaction& tx, const journal::Context& context, Person& person,
                      const Login& login, std::string_view password_hash);

struct Session {
  PersonId person;
  Instant expires_at;
};

// By the cookie's token, under every generation of the hash key.
Result<std::optional<Session>> FindSession(db::Reader& reader, const journal::Context& context,
                                           std::string_view token);
Status InsertSession(db::Transaction& tx, const journal::Context& context, const Person& person,
                     std::string_view token, Instant expires_at);
Status DeleteSession(db::Transaction& tx, const journal::Context& context, const Person& person,
                     std::string_view token);
// Every session of the person but that of `kept_token` (empty: none is kept). Journalled when there was one.
Status DeleteSessions(db::Transaction& tx, const journal::Context& context, const Person& person,
                      std::string_view kept_token);
Status DeleteExpiredSessions(db::Transaction& tx, const journal::Context& context);

// The row and k of each login, for `huiyin verify`.
Status EachLogin(db::Reader& reader, const OrgId& org, const journal::ImageFunction& found);

}  // namespace huiyin::people
