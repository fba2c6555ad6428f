#include "people/people_api.hpp"

#include <algorithm>
#include <set>

#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/render.hpp"
#include "people/operations.hpp"
#include "people/password.hpp"
#include "people/people_json_api.hpp"

namespace huiyin::people {
namespace {

constexpr std::size_t kNameMaxBytes = 200;
constexpr std::size_t kRolesAtOnce = 50;

// Keeps the password out of the stored hash of the content: that hash is quick to compute, so it could be guessed against.
Result<api::Once> ReadOnceWithoutPassword(const api::Call& call) {
  boost::system::error_code failed;
  auto body = boost::json::parse(call.request().body, failed);
  if (failed || !body.is_object()) return api::Once::Read(call);
  body.get_object().erase("password");
  auto request = std::make_shared<http::Request>(call.request());
  request->body = boost::json::serialize(body);
  return api::Once::Read(api::Call(call.services(), std::move(request), call.route()));
}

struct PersonRequest {
  NewPerson person;
  std::string login;  // empty: none
  std::string password;
};

Result<PersonRequest> ReadPerson(const api::Call& call) {
  auto in = TRY(api::Fields::Parse(call.request()));
  PersonRequest request;
  request.person.name = TRY(in.Words("name", kNameMaxBytes));
  request.person.unit = TRY(in.RefTo<UnitId>("unit_id"));
  request.login = NormaliseLogin(TRY(in.MaybeWords("login", kNameMaxBytes)).value_or(""));
  request.password = TRY(in.Text("password", kPasswordMaxBytes));
  for (api::Fields& role : TRY(in.Objects("roles", kRolesAtOnce))) {
    request.person.roles.push_back(
        {TRY(role.Code("role", ParseRole)), TRY(role.RefTo<UnitId>("unit_id"))});
    TRY(role.End());
  }
  TRY(in.End());
  if (request.login.empty() && !request.password.empty()) return api::Fields::Missing("login");
  if (request.login.empty()) return request;
  TRY(CheckNewLogin(request.login));
  TRY(CheckNewPassword("password", request.password, request.login));
  return request;
}

struct PersonFilter {
  std::optional<UnitId> unit;
  std::optional<Role> role;
  std::optional<UnitId> responsible_for;
  std::optional<PersonId> after;
  std::size_t limit = 50;
};

Result<PersonFilter> ReadFilter(const api::Call& call) {
  TRY(call.OnlyQuery({"unit_id", "role", "responsible_for", "cursor", "limit"}));
  PersonFilter filter;
  filter.unit = TRY(call.QueryId<UnitId>("unit_id"));
  if (auto role = call.request().query_value("role")) {
    filter.role = ParseRole(*role);
    if (!filter.role) return api::Call::BadParameter("role");
  }
  filter.responsible_for = TRY(call.QueryId<UnitId>("responsible_for"));
  auto cursor = TRY(api::ReadCursor(call, 1));
  if (!cursor.empty()) {
    filter.after = PersonId::Parse(cursor[0]);
    if (!filter.after) return api::Call::BadParameter("cursor");
  }
  filter.limit = static_cast<std::size_t>(TRY(call.Limit()));
  return filter;
}

// Up to limit + 1 persons in the order of ids. Who is switched off is shown to their administrators only. `logins`: who has one.
using Logins = std::unordered_map<PersonId, std::string, UuidHash>;
std::vector<const Person*> Choose(const Actor& viewer, const PersonFilter& filter,
                                  const Logins& logins) {
  const Directory& directory = *viewer.directory;
  std::set<PersonId> holders;
  for (const Grant& grant : directory.grants()) {
    if (filter.role == grant.role) holders.insert(grant.person);
  }
  std::vector<const Person*> chosen;
  for (const Person& person : directory.persons()) {
    if (filter.after && person.id <= *filter.after) continue;
    if (filter.unit && !directory.Within(person.unit, *filter.unit)) continue;
    if (filter.role && !holders.contains(person.id)) continue;
    if (filter.responsible_for &&
        !(directory.Serves(person.id, *filter.responsible_for) && logins.contains(person.id)))
      continue;
    if (!person.active && !viewer.Has(Role::kAdministrator, person.unit)) continue;
    chosen.push_back(&person);
    if (chosen.size() > filter.limit) break;
  }
  return chosen;
}

}  // namespace

api::Plan PeopleApi::Change(const api::Call& call, std::optional<api::Once> once, Act act,
                            Show show) {
  return api::Plan::Write([=, this](db::Transaction& tx) -> Result<api::Plan> {
    auto actor = TRY(SignedIn(tx, call, directories_));
    auto context = call.context();
    context.actor = actor.id;
    if (once) {
      if (auto before = TRY(once->Find(tx, context))) return show(actor.id, *before);
    }
    Uuid id = TRY(act(tx, context, actor));
    if (once) TRY(once->Keep(tx, context, id));
    return show(actor.id, id);
  });
}

PeopleApi::Show PeopleApi::ShowUnit(const api::Call& call, int status) {
  return [=, this](const PersonId&, const Uuid& id) -> Result<api::Plan> {
    return api::Plan::Read([=, this](db::Reader& reader) -> Result<api::Plan> {
      auto directory = TRY(directories_.Get(reader, call.services().org));
      const Unit* unit = directory->unit(UnitId(id));
      if (unit == nullptr) return NotFound();
      return api::Plan(
          api::WithEtag(api::JsonResponse(status, UnitJson(*directory, *unit)), unit->version));
    });
  };
}

PeopleApi::Show PeopleApi::ShowPerson(const api::Call& call, int status) {
  return [=, this](const PersonId& viewer_id, const Uuid& id) -> Result<api::Plan> {
    return api::Plan::Read([=, this](db::Reader& reader) -> Result<api::Plan> {
      Actor viewer{viewer_id, TRY(directories_.Get(reader, call.services().org))};
      Person person = TRY(FindIn(viewer, PersonId(id)));
      std::optional<std::string> login;
      if (auto found = TRY(LoginOf(reader, call.services().org, person.id))) login = found->login;
      return api::Plan(api::WithEtag(
          api::JsonResponse(status, PersonJson(viewer, person, login, call.context().today)),
          person.version));
    });
  };
}

Result<api::Plan> PeopleApi::ListUnits(const api::Call& call) {
  TRY(call.OnlyQuery({}));
  return api::Plan::Read([=, this](db::Reader& reader) -> Result<api::Plan> {
    auto actor = TRY(SignedIn(reader, call, directories_));
    boost::json::array items;
    for (const Unit& unit : actor.directory->units())
      items.push_back(UnitJson(*actor.directory, unit));
    return api::Plan(api::JsonResponse(200, {{"items", std::move(items)}}));
  });
}

Result<api::Plan> PeopleApi::CreateUnit(const api::Call& call) {
  auto once = TRY(api::Once::Read(call));
  auto in = TRY(api::Fields::Parse(call.request()));
  NewUnit input;
  input.name = TRY(in.Words("name", kNameMaxBytes));
  input.parent = TRY(in.RefTo<UnitId>("parent_id"));
  input.level = TRY(in.Code("level", ParseLevel));
  TRY(in.End());
  auto act = [=](db::Transaction& tx, const journal::Context& context,
                 const Actor& actor) -> Result<Uuid> {
    return TRY(people::CreateUnit(tx, context, actor, input)).uuid();
  };
  return Change(call, once, act, ShowUnit(call, 201));
}

Result<api::Plan> PeopleApi::ChangeUnit(const api::Call& call) {
  auto id = TRY(call.PathId<UnitId>("id"));
  auto once = TRY(api::Once::Read(call));
  auto expected = TRY(api::IfMatch(call, true));
  auto in = TRY(api::Fields::Parse(call.request()));
  UnitChange change;
  change.name = TRY(in.MaybeWords("name", kNameMaxBytes));
  change.head = TRY(in.MaybeRef<PersonId>("head_id"));
  TRY(in.End());
  auto act = [=](db::Transaction& tx, const journal::Context& context,
                 const Actor& actor) -> Result<Uuid> {
    TRY(people::ChangeUnit(tx, context, actor, id, *expected, change));
    return id.uuid();
  };
  return Change(call, once, act, ShowUnit(call, 200));
}

Result<api::Plan> PeopleApi::ListPersons(const api::Call& call) {
  auto filter = TRY(ReadFilter(call));
  return api::Plan::Read([=, this](db::Reader& reader) -> Result<api::Plan> {
    auto actor = TRY(SignedIn(reader, call, directories_));
    if (filter.unit && actor.directory->unit(*filter.unit) == nullptr)
      return api::Call::BadParameter("unit_id");
    if (filter.responsible_for && actor.directory->unit(*filter.responsible_for) == nullptr)
      return api::Call::BadParameter("responsible_for");
    auto read_logins = [&](const PersonId& first, const PersonId& last) -> Result<Logins> {
      Logins logins;
      for (auto& [id, login] : TRY(LoginNames(reader, call.services().org, first, last)))
        logins[id] = std::move(login);
      return logins;
    };
    const auto& everybody = actor.directory->persons();
    Logins logins;
    if (filter.responsible_for)
      logins = TRY(read_logins(everybody.front().id, everybody.back().id));
    auto chosen = Choose(actor, filter, logins);
    boost::json::object page;
    if (chosen.size() > filter.limit) {
      chosen.pop_back();
      page["next_cursor"] = api::MakeCursor({chosen.back()->id.ToString()});
    }
    if (!chosen.empty() && !filter.responsible_for)
      logins = TRY(read_logins(chosen.front()->id, chosen.back()->id));
    boost::json::array items;
    for (const Person* person : chosen) {
      auto login = logins.find(person->id);
      items.push_back(PersonJson(
          actor, *person, login == logins.end() ? std::nullopt : std::optional(login->second),
          call.context().today));
    }
    page["items"] = std::move(items);
    return api::Plan(api::JsonResponse(200, page));
  });
}

Result<api::Plan> PeopleApi::CreatePerson(const api::Call& call) {
  auto once = TRY(ReadOnceWithoutPassword(call));
  auto input = TRY(ReadPerson(call));
  auto change = [=, this](const std::optional<NewLogin>& login) {
    auto act = [=](db::Transaction& tx, const journal::Context& context,
                   const Actor& actor) -> Result<Uuid> {
      return TRY(people::CreatePerson(tx, context, actor, input.person, login)).uuid();
    };
    return Change(call, once, act, ShowPerson(call, 201));
  };
  if (input.login.empty()) return change(std::nullopt);
  // Hashing is dear: nobody gets one without the right to it.
  return api::Plan::Read([=, this](db::Reader& reader) -> Result<api::Plan> {
    auto actor = TRY(SignedIn(reader, call, directories_));
    auto context = call.context();
    context.actor = actor.id;
    if (auto before = TRY(once.Find(reader, context)))
      return ShowPerson(call, 201)(actor.id, *before);
    TRY(MayCreatePerson(actor, input.person));
    return api::Plan::Slow([=]() -> Result<api::Plan> {
      return change(NewLogin{input.login, TRY(HashPassword(input.password))});
    });
  });
}

Result<api::Plan> PeopleApi::ChangePerson(const api::Call& call) {
  auto id = TRY(call.PathId<PersonId>("id"));
  auto once = TRY(api::Once::Read(call));
  auto expected = TRY(api::IfMatch(call, true));
  auto in = TRY(api::Fields::Parse(call.request()));
  PersonChange change;
  change.name = TRY(in.MaybeWords("name", kNameMaxBytes));
  change.unit = TRY(in.MaybeRef<UnitId>("unit_id"));
  change.active = TRY(in.MaybeFlag("active"));
  TRY(in.End());
  auto act = [=](db::Transaction& tx, const journal::Context& context,
                 const Actor& actor) -> Result<Uuid> {
    TRY(people::ChangePerson(tx, context, actor, id, *expected, change));
    return id.uuid();
  };
  return Change(call, once, act, ShowPerson(call, 200));
}

Result<api::Plan> PeopleApi::GrantRole(const api::Call& call) {
  auto id = TRY(call.PathId<PersonId>("id"));
  auto once = TRY(api::Once::Read(call));
  auto in = TRY(api::Fields::Parse(call.request()));
  NewGrant input{TRY(in.Code("role", ParseRole)), TRY(in.RefTo<UnitId>("unit_id"))};
  TRY(in.End());
  auto act = [=](db::Transaction& tx, const journal::Context& context,
                 const Actor& actor) -> Result<Uuid> {
    TRY(people::GrantRole(tx, context, actor, id, input));
    return id.uuid();
  };
  return Change(call, once, act, ShowPerson(call, 201));
}

Result<api::Plan> PeopleApi::RevokeRole(const api::Call& call) {
  auto id = TRY(call.PathId<PersonId>("id"));
  auto grant = TRY(call.PathId<GrantId>("grant_id"));
  auto act = [=](db::Transaction& tx, const journal::Context& context,
                 const Actor& actor) -> Result<Uuid> {
    TRY(people::RevokeRole(tx, context, actor, id, grant));
    return id.uuid();
  };
  return Change(call, std::nullopt, act, ShowPerson(call, 200));
}

Result<api::Plan> PeopleApi::MarkAway(const api::Call& call) {
  auto id = TRY(call.PathId<PersonId>("id"));
  auto once = TRY(api::Once::Read(call));
  auto in = TRY(api::Fields::Parse(call.request()));
  NewAbsence input;
  input.from = TRY(in.Date("from_on"));
  input.until = TRY(in.MaybeDate("until_on"));
  TRY(in.End());
  auto act = [=](db::Transaction& tx, const journal::Context& context,
                 const Actor& actor) -> Result<Uuid> {
    TRY(people::MarkAway(tx, context, actor, id, input));
    return id.uuid();
  };
  return Change(call, once, act, ShowPerson(call, 201));
}

Result<api::Plan> PeopleApi::MarkBack(const api::Call& call) {
  auto id = TRY(call.PathId<PersonId>("id"));
  auto absence = TRY(call.PathId<AbsenceId>("absence_id"));
  auto act = [=](db::Transaction& tx, const journal::Context& context,
                 const Actor& actor) -> Result<Uuid> {
    TRY(people::MarkBack(tx, context, actor, id, absence));
    return id.uuid();
  };
  return Change(call, std::nullopt, act, ShowPerson(call, 200));
}

}  // namespace huiyin::people
