#include <algorithm>
#include <array>
#include <utility>

#include "people/people.hpp"
#include "people/people_store.hpp"

namespace huiyin::people {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 7> kRoles{
    {{Role::kWorker, "worker"},
     {Role::kClerk, "clerk"},
     {Role::kCoordinator, "coordinator"},
     {Role::kLeader, "leader"},
     {Role::kObserver, "observer"},
     {Role::kCustodian, "custodian"},
     {Role::kAdministrator, "administrator"}}};
constexpr std::array<std::pair<Level, std::string_view>, 3> kLevels{
    {{Level::kCompany, "company"}, {Level::kLine, "line"}, {Level::kUnit, "unit"}}};

// Parents before children, so that the root is first and one pass can use what is above.
std::vector<Unit> TreeOrder(std::vector<Unit> units) {
  std::vector<Unit> ordered;
  ordered.reserve(units.size());
  for (const Unit& unit : units) {
    if (!unit.parent) ordered.push_back(unit);
  }
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    UnitId above = ordered[i].id;
    for (const Unit& unit : units) {
      if (unit.parent == above) ordered.push_back(unit);
    }
  }
  return ordered;
}

}  // namespace

std::string_view ToString(Role role) { return kRoles[static_cast<std::size_t>(role)].second; }
std::optional<Role> ParseRole(std::string_view text) {
  for (const auto& [role, name] : kRoles) {
    if (name == text) return role;
  }
  return std::nullopt;
}
std::string_view ToString(Level level) { return kLevels[static_cast<std::size_t>(level)].second; }
std::optional<Level> ParseLevel(std::string_view text) {
  for (const auto& [level, name] : kLevels) {
    if (name == text) return level;
  }
  return std::nullopt;
}

Result<std::shared_ptr<const Directory>> Directory::Load(db::Reader& reader, const OrgId& org,
                                                         std::int64_t version) {
  auto directory = std::make_shared<Directory>();
  directory->version_ = version;
  directory->organisation_ = TRY(OrganisationName(reader, org));
  directory->units_ = TreeOrder(TRY(AllUnits(reader, org)));
  directory->persons_ = TRY(AllPersons(reader, org));
  directory->grants_ = TRY(AllGrants(reader, org));
  directory->absences_ = TRY(AllAbsences(reader, org));
  if (directory->units_.empty()) return Internal("an organisation without units");
  for (std::size_t i = 0; i < directory->units_.size(); ++i)
    directory->unit_at_[directory->units_[i].id] = i;
  for (std::size_t i = 0; i < directory->persons_.size(); ++i)
    directory->person_at_[directory->persons_[i].id] = i;
  return std::shared_ptr<const Directory>(std::move(directory));
}

const Unit* Directory::unit(const UnitId& id) const {
  auto it = unit_at_.find(id);
  return it == unit_at_.end() ? nullptr : &units_[it->second];
}

const Person* Directory::person(const PersonId& id) const {
  auto it = person_at_.find(id);
  return it == person_at_.end() ? nullptr : &persons_[it->second];
}

std::string_view Directory::UnitName(const UnitId& id) const {
  const Unit* found = unit(id);
  return found == nullptr ? std::string_view("?") : std::string_view(found->name);
}

std::string_view Directory::PersonName(const PersonId& id) const {
  const Person* found = person(id);
  return found == nullptr ? std::string_view("?") : std::string_view(found->name);
}

bool Directory::Within(const UnitId& inner, const UnitId& outer) const {
  for (const Unit* at = unit(inner); at != nullptr; at = at->parent ? unit(*at->parent) : nullptr) {
    if (at->id == outer) return true;
  }
  return false;
}

UnitId Directory::Common(const UnitId& a, const UnitId& b) const {
  for (const Unit* at = unit(a); at != nullptr; at = at->parent ? unit(*at->parent) : nullptr) {
    if (Within(b, at->id)) return at->id;
  }
  return root().id;
}

bool Directory::Has(const PersonId& person_id, Role role, const UnitId& at) const {
  const Person* who = person(person_id);
  if (who == nullptr || !who->active) return false;
  return std::any_of(grants_.begin(), grants_.end(), [&](const Grant& grant) {
    return grant.person == person_id && grant.role == role && Within(at, grant.unit);
  });
}

bool Directory::Serves(const PersonId& person_id, const UnitId& at) const {
  const Person* who = person(person_id);
  if (who == nullptr || !who->active) return false;
  bool any = false, looks_only = true;
  for (const Grant& grant : grants_) {
    if (grant.person != person_id) continue;
    any = true;
    looks_only = looks_only && (grant.role == Role::kObserver || grant.role == Role::kCustodian);
  }
  if (any && looks_only) return false;
  if (Within(who->unit, at) || Has(person_id, Role::kClerk, at)) return true;
  for (const Unit* above = unit(at); above != nullptr;
       above = above->parent ? unit(*above->parent) : nullptr) {
    if (above->head == person_id) return true;
  }
  return false;
}

std::vector<UnitId> Directory::Scopes(const PersonId& person_id,
                                      std::initializer_list<Role> roles) const {
  std::vector<UnitId> all;
  const Person* who = person(person_id);
  if (who == nullptr || !who->active) return all;
  for (const Grant& grant : grants_) {
    if (grant.person == person_id &&
        std::find(roles.begin(), roles.end(), grant.role) != roles.end())
      all.push_back(grant.unit);
  }
  std::vector<UnitId> top;
  for (const UnitId& unit_id : all) {
    bool covered = std::any_of(all.begin(), all.end(), [&](const UnitId& other) {
      return other != unit_id && Within(unit_id, other);
    });
    if (!covered && std::find(top.begin(), top.end(), unit_id) == top.end()) top.push_back(unit_id);
  }
  return top;
}

std::optional<PersonId> Directory::OnDuty(const UnitId& unit_id, Role role) const {
  auto holder = [&](Role wanted, const UnitId& at) -> std::optional<PersonId> {
    for (const Grant& grant : grants_) {
      const Person* who = person(grant.person);
      if (grant.role == wanted && grant.unit == at && who != nullptr && who->active)
        return grant.person;
    }
    return std::nullopt;
  };
  for (const Unit* at = unit(unit_id); at != nullptr;
       at = at->parent ? unit(*at->parent) : nullptr) {
    if (auto found = holder(role, at->id)) return found;
  }
  for (const Unit& at : units_) {
    if (auto found = holder(Role::kAdministrator, at.id)) return found;
  }
  return std::nullopt;
}

std::optional<PersonId> Directory::HeadOver(const UnitId& unit_id) const {
  for (const Unit* at = unit(unit_id); at != nullptr;
       at = at->parent ? unit(*at->parent) : nullptr) {
    if (at->head) return at->head;
  }
  return std::nullopt;
}

bool Directory::IsHere(const PersonId& person_id, const LocalDate& day) const {
  const Person* who = person(person_id);
  if (who == nullptr || !who->active) return false;
  return std::none_of(absences_.begin(), absences_.end(), [&](const Absence& absence) {
    return absence.person == person_id && absence.Covers(day);
  });
}

PersonId Directory::InCharge(std::span<const PersonId> wanted, const UnitId& unit_id,
                             const LocalDate& day, const std::optional<PersonId>& except) const {
  auto may = [&](const PersonId& who) { return who != except && IsHere(who, day); };
  for (const PersonId& each : wanted) {
    if (may(each)) return each;
  }
  auto above = [&](const Unit& at) { return at.parent ? unit(*at.parent) : nullptr; };
  for (const Unit* at = unit(unit_id); at != nullptr; at = above(*at)) {
    if (at->head && may(*at->head)) return *at->head;
  }
  for (const Unit* at = unit(unit_id); at != nullptr; at = above(*at)) {
    for (const Grant& grant : grants_) {
      if (grant.role == Role::kCoordinator && grant.unit == at->id && may(grant.person))
        return grant.person;
    }
  }
  for (const Grant& grant : grants_) {
    if (grant.role == Role::kAdministrator && may(grant.person)) return grant.person;
  }
  return wanted.front();
}

Result<std::shared_ptr<const Directory>> Directories::Get(db::Reader& reader, const OrgId& org) {
  return newest_.Get(reader, org, {kMemo, PeopleVersion, Directory::Load});
}

}  // namespace huiyin::people
