// Small groups: which counts of people may be published. A row of fewer than five could point at a person.
//
//   std::vector<ShownGroup> rows = RollUp({{root, {}, 0, {}}, {crew, root, 3, {1}}, {port, root, 9, {2}}});
//   // one row: root with 12 people, columns {3}; nobody can tell how many of them the crew's 3 are
//   std::vector<Shown> shown = HideSmall({12, 2}, 14);   // kHidden, kHidden: 14 - 12 would tell the 2
//
// RollUp is for tables that are split along a tree and must add up. The rows it gives are disjoint and add up to the total, so
// that whatever is computed from rows and total is a sum of whole rows: five people or more, or nobody.
// HideSmall is for lists whose entries are hidden one by one while their total is known; LeastShown says the same of counts by size.
// Every published figure goes through one of them. Rule: design contracts, section 6.
// Threads: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/ids.hpp"

namespace huiyin::board {

// The smallest number of people that a published row may hold. An organisation may want more (house::BoardView), never fewer: whatever
// is given as `fewest`, it counts as five at least.
inline constexpr std::int64_t kFewestPeople = 5;

// A unit with what is counted at itself, without the units below it. Nobody is counted in two rows.
struct GroupRow {
  UnitId unit;
  std::optional<UnitId> parent;  // nothing, or a unit that has no row: a root
  std::int64_t people = 0;
  std::vector<std::int64_t> columns;  // further counts, added up along with the people
};

struct ShownGroup {
  std::optional<UnitId> unit;  // nothing: "other", out of several trees
  std::int64_t people = 0;
  std::vector<std::int64_t> columns;
  std::vector<UnitId>
      members;  // the units counted in it, `unit` among them when it counts anything itself
};

// Rows of fewer than `fewest` people move into their parent's row until each has as many. What is left at a root takes the smallest
// row next to it along, so that it is not the one row that is missing. No rows at all when the total is below that.
// Units that count nothing get no row. In the order of `rows`; "other" comes last.
std::vector<ShownGroup> RollUp(const std::vector<GroupRow>& rows,
                               std::int64_t fewest = kFewestPeople);

enum class Shown : bool { kHidden, kShown };

// Hides counts below `fewest`, and as many of the next smallest as it takes until `total` minus what is shown leaves at least as
// many people or nobody. `total` may be less than the sum of the counts where people are counted in several of them.
std::vector<Shown> HideSmall(std::span<const std::int64_t> counts, std::int64_t total,
                             std::int64_t fewest = kFewestPeople);

// Counts that are as good as equal, taken together: how many people they hold.
struct Sized {
  std::int64_t size = 0;
  std::int64_t people = 0;
};
// The same rule for a list that is too long to look at entry by entry: gives the smallest size that may be shown. Hides at least what
// HideSmall would, and whatever is of the same size as the largest that it hides. `rising`: by size, each once.
std::int64_t LeastShown(std::span<const Sized> rising, std::int64_t total,
                        std::int64_t fewest = kFewestPeople);

}  // namespace huiyin::board
