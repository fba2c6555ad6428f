// Count: sums by key and the lines behind them, from what is kept and what has changed since. Inside this slice only.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "figures/kept.hpp"

namespace huiyin::figures {

// The sums of each dimension, in one pass for all of them; asked.by is not looked at.
Result<std::vector<std::map<Key, Counts>>> CountByKeys(db::Reader& reader, const OrgId& org,
                                                       What what, const Asked& asked,
                                                       std::span<const Dimension> by);
// Those that count in the figure, oldest first, by asked.by.
Result<std::vector<Line>> LinesBehind(db::Reader& reader, const OrgId& org, What what,
                                      const Asked& asked, std::uint32_t figure,
                                      const Behind& behind, const PageOf& page);

}  // namespace huiyin::figures
