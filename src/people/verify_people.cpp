#include "people/login_store.hpp"
#include "people/people_store.hpp"

namespace huiyin::people {

std::vector<journal::TableSource> VerifySources() {
  using journal::ImageFunction;
  return {
      {"organisation",
       [](db::Reader& reader, const OrgId& org, const ImageFunction& found) -> Status {
         auto zone = TRY(OrganisationZone(reader, org));
         if (zone) found(DescribeOrganisation(org, *zone));
         return {};
       }},
      {"unit", EachUnit},
      {"person", EachPerson},
      {"role_grant", EachGrant},
      {"absence",
       [](db::Reader& reader, const OrgId& org, const ImageFunction& found) -> Status {
         for (const Absence& absence : TRY(AllAbsences(reader, org))) found(Describe(absence));
         return {};
       }},
      {"login", [](db::Reader& reader, const OrgId& org,
                   const ImageFunction& found) { return EachLogin(reader, org, found); }},
  };
}

}  // namespace huiyin::people
