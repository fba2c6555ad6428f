// Publication words: the index by which published matters are found (table publication_word, text/grams.hpp).
//
// Kept in the transaction of each publication, correction and withdrawal, so that the board never finds what it does not show.
// Derived from `publication` alone: what an older program left without it is filled in by a job at the start of the server.
// Threads: functions work inside the caller's transaction. Errors: those of db/database.hpp.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "db/database.hpp"
#include "journal/journal.hpp"
#include "journal/verify.hpp"
#include "matters/publication.hpp"

namespace huiyin::matters {

// From what was shown before to what is shown after the change; nothing: not published before.
Status IndexWords(db::Transaction& tx, const OrgId& org, const std::optional<Publication>& before,
                  const Publication& after);

// Indexes up to `most` matters that were published before there was an index; gives how many it looked at.
Result<std::int64_t> IndexOldWords(db::Transaction& tx, const journal::Context& context,
                                   std::int64_t most);

// Compares the index with the publications: a finding for each matter that would be missed, or found without reason.
Status CheckWords(db::Reader& reader, const OrgId& org,
                  const std::function<void(journal::Finding)>& found);

}  // namespace huiyin::matters
