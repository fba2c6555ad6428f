// Journal: one append-only row for each thing that happened, written in the same transaction as the change.
//
//   Entry entry{"voice.accepted", voice.id.uuid(), voice.version};
//   entry.changes.push_back(Image::Changed(before, after));
//   TRY(Append(tx, context, entry));
//
// Positions are dense per organisation and given when the batch that holds the entry commits: readers follow positions only,
// never times or ids. An entry of an anonymous request (it has a day and no instant) would be dated by its neighbours: it waits
// and gets its position when its day is over, in the order of the random ids. So the entries of one subject are ordered by
// subject_version, not by position. Format of a row: docs/formats/journal.md; of the changes: journal/image.hpp.
// Threads: functions work inside the caller's transaction. Privacy: ids, states, dates, actor and HMACs; never text.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "db/database.hpp"
#include "journal/context.hpp"
#include "journal/image.hpp"

namespace huiyin::journal {

struct Entry {
  std::string_view kind;  // "voice.submitted": a literal, listed in docs/formats/journal.md
  Uuid subject;           // the voice, matter, person, ... it is about
  std::int64_t subject_version =
      0;                       // the subject's version after it; orders the entries of one subject
  std::vector<Image> changes;  // empty images are left out
};

Status Append(db::Transaction& tx, const Context& context, const Entry& entry);

// A row read back. `changes` is the JSON list as stored.
struct StoredEntry {
  std::int64_t position = 0;
  EntryId id;
  std::string kind;
  Uuid subject;
  std::int64_t subject_version = 0;
  std::optional<PersonId> actor;
  LocalDate on;
  std::optional<Instant> at;
  std::string changes;
};

// Entries after a position, in order.
Result<std::vector<StoredEntry>> ReadAfter(db::Reader& reader, const OrgId& org, std::int64_t after,
                                           std::int64_t limit);
// Everything about one subject, in the order it happened (position is not filled).
Result<std::vector<StoredEntry>> ReadSubject(db::Reader& reader, const OrgId& org,
                                             const Uuid& subject);
Result<std::int64_t> LastPosition(db::Reader& reader, const OrgId& org);

using BatchHook = std::function<Status(db::Transaction&, const db::Announced&)>;
// The batch hook of an engine with one writer: gives positions at the end of each batch, or lets entries wait for theirs. Keeps
// a copy of the keys.
BatchHook Positions(const Keys& keys);
// Gives positions to at most `limit` waiting entries whose day is over by ten minutes: what was on its way at midnight must not
// come last by itself. Gives their number; to be called again while it is `limit`.
Result<std::int64_t> SettleDays(db::Transaction& tx, const Context& context, std::int64_t limit);

}  // namespace huiyin::journal
