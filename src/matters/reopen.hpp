// Opening a matter again, shared by a coordinator's reopening, a check that found "not", and a speaker's "not".
#pragma once

#include <cstdint>
#include <vector>

#include "matters/matter_store.hpp"

namespace huiyin::matters {

// Whether all linked voices wait for another answer too (a speaker's "not" reopens only that speaker's voice).
enum class VoicesToo : std::uint8_t { kNo, kYes };

Status Reopen(db::Transaction& tx, const journal::Context& context, const Setting& setting,
              const Matter& before, VoicesToo voices_too, std::vector<journal::Image> more);

}  // namespace huiyin::matters
