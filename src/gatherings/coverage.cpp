#include <algorithm>

#include "gatherings/gatherings.hpp"

namespace huiyin::gatherings {

Coverage CoverageFrom(const std::vector<Gathering>& gatherings, const people::Directory& directory,
                      const UnitId& within) {
  Coverage coverage;
  for (const Gathering& each : gatherings) {
    if (each.cancelled_reason) continue;
    for (KindCount* count : {&coverage.kinds[each.kind], &coverage.all}) {
      count->gatherings += 1;
      count->people += each.people;
    }
  }
  std::vector<UnitId> wanted;
  for (const people::Unit& unit : directory.units()) {
    if (unit.level == people::Level::kUnit && directory.Within(unit.id, within))
      wanted.push_back(unit.id);
  }
  if (wanted.empty()) wanted.push_back(within);
  for (const UnitId& unit : wanted) {
    bool reached = std::any_of(gatherings.begin(), gatherings.end(), [&](const Gathering& each) {
      return !each.cancelled_reason && directory.Within(each.unit, unit);
    });
    (reached ? coverage.reached : coverage.missed).push_back(unit);
  }
  return coverage;
}

}  // namespace huiyin::gatherings
