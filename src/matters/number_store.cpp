#include "matters/number_store.hpp"

namespace huiyin::matters {

Status CheckNumbers(db::Reader& reader, const OrgId& org,
                    const std::function<void(journal::Finding)>& found) {
  // A matter is never deleted, and a number that was given with a change that failed is taken back with it.
  auto last =
      TRY(reader.Number("SELECT coalesce(max(number), 0) FROM matter WHERE org_id = $1", {org}));
  auto counter = TRY(reader.Number(
      "SELECT coalesce(max(value), 0) FROM counter WHERE org_id = $1 AND name = 'matter'", {org}));
  if (counter != last) found({"counter", "matter", "value: not the last matter's number"});
  return {};
}

}  // namespace huiyin::matters
