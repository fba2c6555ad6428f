#include "matters/open_matters.hpp"

#include "matters/matter_store.hpp"

namespace huiyin::matters {

Result<std::vector<OpenMatter>> OpenMatters(db::Reader& reader, const OrgId& org,
                                            const people::Actor& actor, const LocalDate& today,
                                            std::int64_t most) {
  MatterFilter filter;
  filter.me = actor.id;
  filter.view = "open";
  filter.today = today;
  filter.soon = today;
  filter.limit = most;
  std::vector<OpenMatter> open;
  for (auto& line : TRY(ListMatters(reader, org, filter))) {
    if (actor.Has(people::Role::kCoordinator, line.matter.unit))
      open.push_back({line.matter.id, line.matter.number, std::move(line.matter.question)});
  }
  return open;
}

}  // namespace huiyin::matters
