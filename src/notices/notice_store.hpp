// The SQL of notices. Every statement names the organisation. Errors: those of db/database.hpp.
#pragma once

#include <optional>
#include <vector>

#include "db/database.hpp"
#include "notices/notice.hpp"

namespace huiyin::notices {

// Does nothing when the person has this position already.
Status InsertNotice(db::Transaction& tx, const OrgId& org, const Notice& notice);
Result<std::int64_t> DeleteNotices(db::Transaction& tx, const OrgId& org, const LocalDate& before,
                                   std::int64_t limit);
// Never moves back.
Status MarkSeen(db::Transaction& tx, const OrgId& org, const PersonId& person,
                std::int64_t position);

// Newest first.
Result<std::vector<Notice>> ListNotices(db::Reader& reader, const OrgId& org,
                                        const PersonId& person,
                                        const std::optional<std::int64_t>& before,
                                        std::int64_t limit);
Result<std::int64_t> SeenUpTo(db::Reader& reader, const OrgId& org, const PersonId& person);
// Counts to `most` and no further.
Result<std::int64_t> CountUnseen(db::Reader& reader, const OrgId& org, const PersonId& person,
                                 std::int64_t most);

}  // namespace huiyin::notices
