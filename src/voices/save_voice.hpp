// SaveWithRemark: SaveVoice together with the reason that staff gave. Inside this slice only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "voices/voices.hpp"

namespace huiyin::voices {

Status SaveWithRemark(db::Transaction& tx, const journal::Context& context, std::string_view kind,
                      const Voice& before, Voice& after, std::string_view remark_kind,
                      const std::string& reason, std::vector<journal::Image> more = {});

}  // namespace huiyin::voices
