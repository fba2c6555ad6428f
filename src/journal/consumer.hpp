// Consumer: follows the journal by position; its place moves in the transaction of its effect, so that each entry has it once.
//
//   while (TRY(Consume(tx, org, "notices", 500, [&](const StoredEntry& entry) { return Tell(tx, entry); })) == 500) {}
//
// A consumer is on nobody's way: it runs after the commit that made the entries. Anonymous entries come a day late, by their
// positions (journal/journal.hpp). Threads: works inside the caller's transaction.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "journal/journal.hpp"

namespace huiyin::journal {

// Gives each of the next entries, at most `limit`, to `effect`; gives their number.
Result<std::int64_t> Consume(db::Transaction& tx, const OrgId& org, std::string_view name,
                             std::int64_t limit,
                             const std::function<Status(const StoredEntry&)>& effect);
// Whether entries wait for the consumer: a read, so that a consumer with nothing to do writes nothing.
Result<bool> HasMore(db::Reader& reader, const OrgId& org, std::string_view name);

}  // namespace huiyin::journal
