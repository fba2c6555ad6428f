#include "people/login_store.hpp"
#include "people/people_store.hpp"

namespace huiyin::people {
namespace {

template <class Rows>
Status DescribeAll(Result<Rows> rows, const journal::ImageFunction& found) {
  for (const auto& row : TRY(std::move(rows))) found(Describe(row));
  return {};
}

}  // namespace

std::vector<journal::TableSource> VerifySources() {
  using journal::ImageFunction;
  return {
      {"organisation",
       [](db::Reader& reader, const OrgId& org, const ImageFunction& found) -> Status {
         auto zone = TRY(OrganisationZone(reader, org));
         if (zone) found(DescribeOrganisation(org, *zone));
         return {};
       }},
      {"unit",
       [](db::Reader& reader, const OrgId& org, const ImageFunction& found) {
         return DescribeAll(AllUnits(reader, org), found);
       }},
      {"person",
       [](db::Reader& reader, const OrgId& org, const ImageFunction& found) {
         return DescribeAll(AllPersons(reader, org), found);
       }},
      {"role_grant",
       [](db::Reader& reader, const OrgId& org, const ImageFunction& found) {
         return DescribeAll(AllGrants(reader, org), found);
       }},
      {"absence",
       [](db::Reader& reader, const OrgId& org, const ImageFunction& found) {
         return DescribeAll(AllAbsences(reader, org), found);
       }},
      {"login", [](db::Reader& reader, const OrgId& org,
                   const ImageFunction& found) { return EachLogin(reader, org, found); }},
  };
}

}  // namespace huiyin::people
