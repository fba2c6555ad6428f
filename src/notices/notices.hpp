// Notices: each person's list of what is new for them, made from the journal - the door of this slice.
//
//   TRY(Deliver(tx, context, setting, 500));          // a consumer of the journal: after commits, by the server
//   auto page = TRY(ListNotices(reader, org, person, {}, 50));
//
// Map of the folder: notices.hpp (this door), notice.hpp (who is told of what, as a table), deliver_notices (the consumer),
// notice_store (SQL), notices_api (HTTP).
//
// A notice holds ids only; the words are read with the rights that its reader has then. What is older than 30 days is news for
// nobody; notices go after 180 days. Threads: functions work inside the caller's transaction. Privacy: speakers without an
// account get no notices - they look by their code.
#pragma once

#include "journal/context.hpp"
#include "matters/matters.hpp"
#include "notices/notice.hpp"

namespace huiyin::notices {

// Tells the people concerned about the next entries of the journal, at most `limit`; gives how many entries it read.
Result<std::int64_t> Deliver(db::Transaction& tx, const journal::Context& context,
                             const matters::Setting& setting, std::int64_t limit);
// Whether entries wait.
Result<bool> HasNews(db::Reader& reader, const OrgId& org);
// Removes notices older than 180 days, at most `limit`; gives how many.
Result<std::int64_t> DropOld(db::Transaction& tx, const journal::Context& context,
                             std::int64_t limit);

}  // namespace huiyin::notices
