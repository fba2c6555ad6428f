#include "people/found_organisation.hpp"

#include "people/login_store.hpp"
#include "people/password.hpp"
#include "people/people_store.hpp"

namespace huiyin::people {
namespace {

constexpr std::size_t kNameMaxBytes = 200;

bool IsName(std::string_view name) { return !name.empty() && name.size() <= kNameMaxBytes; }

journal::Context MakeContext(const OrgId& org, Zone zone, Instant now, const Keys& keys) {
  return {org, zone, now, LocalDate::Of(now, zone), &keys, std::nullopt, false};
}

Error WrongName(std::string field) {
  return Invalid(std::move(field), {"名称要 1 到 200 个字节", "A name has 1 to 200 bytes"});
}

}  // namespace

Result<OrgId> FoundOrganisation(db::Transaction& tx, const NewOrganisation& input, Instant now,
                                const Keys& keys) {
  if (!IsName(input.name)) return WrongName("name");
  if (!IsName(input.admin_name)) return WrongName("admin_name");
  if (input.utc_offset_minutes < -14 * 60 || input.utc_offset_minutes > 14 * 60) {
    return Invalid("utc_offset_minutes", {"时区要在 -840 到 840 分钟之间",
                                          "The offset lies between -840 and 840 minutes"});
  }
  std::string login = NormaliseLogin(input.admin_login);
  TRY(CheckNewLogin(login));

  auto context = MakeContext(MakeId<OrgId>(now), Zone{input.utc_offset_minutes}, now, keys);
  TRY(InsertOrganisation(tx, context, input.name));
  Unit root{context.NewId<UnitId>(),
            std::nullopt,
            Level::kCompany,
            input.name,
            std::nullopt,
            1,
            RandomKey()};
  TRY(InsertUnit(tx, context, root));
  Person administrator{context.NewId<PersonId>(), root.id, input.admin_name, true, 1, RandomKey()};
  TRY(InsertPerson(tx, context, administrator));
  TRY(InsertLogin(tx, context, administrator,
                  {administrator.id, login, input.admin_password_hash}));
  TRY(InsertGrant(tx, context, administrator,
                  {context.NewId<GrantId>(), administrator.id, Role::kAdministrator, root.id}));
  return context.org;
}

Result<std::optional<OrgId>> FindOrganisation(db::Reader& reader) {
  auto found = TRY(FirstOrganisations(reader));
  if (found.empty()) return std::optional<OrgId>();
  if (found.size() > 1) {
    return Conflict({"数据库里有多个组织，请指明是哪一个",
                     "The database holds several organisations; say which one"});
  }
  return std::optional(found.front());
}

Result<Zone> ZoneOf(db::Reader& reader, const OrgId& org) {
  auto zone = TRY(OrganisationZone(reader, org));
  if (!zone) return NotFound();
  return *zone;
}

Status ResetAdministrator(db::Transaction& tx, const OrgId& org, std::string_view login_name,
                          std::string_view password_hash, Instant now, const Keys& keys) {
  auto context = MakeContext(org, TRY(ZoneOf(tx, org)), now, keys);
  auto login = TRY(FindLogin(tx, org, NormaliseLogin(login_name)));
  if (!login) return NotFound();
  auto person = TRY(FindPerson(tx, org, login->person));
  auto root = TRY(RootUnit(tx, org));
  if (!person || !root) return Internal("a login without its person, or no root unit");
  if (!person->active) {
    Person active = *person;
    active.active = true;
    TRY(UpdatePerson(tx, context, *person, active));
  }
  if (!TRY(FindGrant(tx, org, person->id, Role::kAdministrator, *root))) {
    TRY(InsertGrant(tx, context, *person,
                    {context.NewId<GrantId>(), person->id, Role::kAdministrator, *root}));
  }
  TRY(UpdatePassword(tx, context, *person, *login, password_hash));
  return DeleteSessions(tx, context, *person, {});
}

}  // namespace huiyin::people
