#include "people/operations.hpp"
#include "people/people_store.hpp"

namespace huiyin::people {

Result<Login> MaySetPassword(db::Reader& reader, const journal::Context& context,
                             const Actor& actor, const PersonId& id) {
  Person person = TRY(FindIn(actor, id));
  if (id != actor.id) TRY(MustAdminister(actor, person));
  auto login = TRY(LoginOf(reader, context.org, id));
  if (!login) return Conflict({"这个人还没有登录名", "This person has no login yet"});
  return *login;
}

Status SetPassword(db::Transaction& tx, const journal::Context& context, const Actor& actor,
                   const Login& login, std::string_view password_hash,
                   std::string_view kept_token) {
  TRY(MaySetPassword(tx, context, actor, login.person));
  Person person = TRY(FindIn(actor, login.person));
  TRY(UpdatePassword(tx, context, person, login, password_hash));
  return DeleteSessions(tx, context, person, kept_token);
}

}  // namespace huiyin::people
