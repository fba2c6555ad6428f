// Similar: matters on the board that a text may be about as well.
//
// Found by the index of matters/publication_words.hpp. The work does not grow with the board: a bounded number of index rows and
// of matters is looked at, the latest published ones. Threads: functions work inside the caller's read. Errors: those of
// db/database.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "db/database.hpp"
#include "themes/likeness.hpp"

namespace huiyin::themes {

struct SimilarMatter {
  std::int64_t number = 0;
  std::string question;  // the wording for everybody
  Likeness likeness;
};

// The most alike first, `most` at the most.
Result<std::vector<SimilarMatter>> SimilarPublished(db::Reader& reader, const OrgId& org,
                                                    std::string_view text, std::size_t most);

}  // namespace huiyin::themes
