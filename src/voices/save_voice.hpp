// What this slice does on top of SaveVoice. Inside this slice only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/stale.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

// Whether `expected` (If-Match) is the version that stands. Errors: kStale with who changed it and when.
Status MustBeAsSeen(db::Reader& reader, const people::Actor& actor, const api::Seen& seen,
                    std::optional<std::int64_t> expected);

// SaveVoice together with the reason that staff gave.
Status SaveWithRemark(db::Transaction& tx, const journal::Context& context, std::string_view kind,
                      const Voice& before, Voice& after, std::string_view remark_kind,
                      const std::string& reason, std::vector<journal::Image> more = {});

}  // namespace huiyin::voices
