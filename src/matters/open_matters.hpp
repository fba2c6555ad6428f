// Open matters as they are known to whoever coordinates them. For suggestions.
// Threads: inside the caller's read. Errors: those of db/database.hpp.
#pragma once

#include <string>
#include <vector>

#include "db/database.hpp"
#include "people/people.hpp"

namespace huiyin::matters {

struct OpenMatter {
  MatterId id;
  std::int64_t number = 0;
  std::string question;  // the ledger's wording
};

// Where the actor is coordinator, of the `most` due earliest that they see.
Result<std::vector<OpenMatter>> OpenMatters(db::Reader& reader, const OrgId& org,
                                            const people::Actor& actor, const LocalDate& today,
                                            std::int64_t most);

}  // namespace huiyin::matters
