// Seal: the keyed hashes over the journal's rows, so that nobody without the key file can write, change or move one.
//
//   Digest mac = EntrySeal(keys, keys.newest(KeyUse::kHash), fields);
//   bool own = FitsOneKey(keys, stored, [&](std::int64_t generation) { return EntrySeal(keys, generation, fields); });
//
// Made with the hash key under labels of their own; each part is preceded by its length. Format: docs/formats/journal.md.
// Threads: pure functions. Privacy: a seal tells nothing to whoever does not have the key file.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/ids.hpp"
#include "db/sql.hpp"
#include "keys/keys.hpp"

namespace huiyin::journal {

// A row of the journal as it stands in the table; nothing is parsed, so that no two rows look alike.
struct EntryFields {
  OrgId org;
  Uuid id;
  std::string_view kind;
  Uuid subject;
  std::int64_t subject_version = 0;
  std::optional<Uuid> actor;
  std::string_view on_date;
  std::optional<std::int64_t> at;
  std::string_view changes;
};

// The columns that ReadFields takes, from column 0 on.
#define HUIYIN_ENTRY_COLUMNS                                                                \
  "j.id, j.kind, j.subject_id, j.subject_version, j.actor_id, j.on_date, j.at, j.changes, " \
  "j.mac"
EntryFields ReadFields(const db::Row& row, const OrgId& org);
inline constexpr int kMacColumn = 8;

// Bytes of a column as a digest; zeros when it has another length.
Digest ReadSeal(db::ByteView bytes);

Digest EntrySeal(const Keys& keys, std::int64_t generation, const EntryFields& entry);
// `before`: the chain of the position before; zeros for the first.
Digest ChainSeal(const Keys& keys, std::int64_t generation, const OrgId& org, const Digest& before,
                 std::int64_t position, const Uuid& entry, const Digest& mac);

// Whether any generation of the key makes `stored`.
template <class Make>
bool FitsOneKey(const Keys& keys, db::ByteView stored, Make make) {
  for (std::int64_t generation : keys.generations(KeyUse::kHash)) {
    Digest made = make(generation);
    if (std::equal(stored.begin(), stored.end(), made.begin(), made.end())) return true;
  }
  return false;
}

}  // namespace huiyin::journal
