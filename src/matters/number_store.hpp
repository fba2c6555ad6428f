// The ledger's running numbers against the counter that gives them, for `huiyin verify`: no journal entry leads to a counter, but
// the matters do. A counter that was set back would give a number a second time.
//
//   TRY(CheckNumbers(reader, org, [&](journal::Finding finding) { findings.push_back(std::move(finding)); }));
//
// Threads: works inside the caller's reading.
#pragma once

#include <functional>

#include "journal/verify.hpp"

namespace huiyin::matters {

Status CheckNumbers(db::Reader& reader, const OrgId& org,
                    const std::function<void(journal::Finding)>& found);

}  // namespace huiyin::matters
