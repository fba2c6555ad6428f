#include "journal/seal.hpp"

#include <string>

namespace huiyin::journal {
namespace {

std::string_view View(db::ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string_view View(const Uuid& id) { return View(db::ByteView(id.bytes())); }

}  // namespace

EntryFields ReadFields(const db::Row& row, const OrgId& org) {
  EntryFields fields;
  fields.org = org;
  fields.id = row.IdAs<EntryId>(0).uuid();
  fields.kind = row.Text(1);
  fields.subject = row.IdAs<EntryId>(2).uuid();
  fields.subject_version = row.Int(3);
  if (!row.IsNull(4)) fields.actor = row.IdAs<PersonId>(4).uuid();
  fields.on_date = row.Text(5);
  fields.at = row.MaybeInt(6);
  fields.changes = row.Text(7);
  return fields;
}

Digest ReadSeal(db::ByteView bytes) {
  Digest digest{};
  if (bytes.size() == digest.size()) std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

Digest EntrySeal(const Keys& keys, std::int64_t generation, const EntryFields& entry) {
  // An absent value is an empty part; a present one never is.
  return keys.Hash(
      generation, "journal-entry",
      {View(entry.org.uuid()), View(entry.id), entry.kind, View(entry.subject),
       std::to_string(entry.subject_version), entry.actor ? View(*entry.actor) : std::string_view(),
       entry.on_date, entry.at ? std::to_string(*entry.at) : std::string(), entry.changes});
}

Digest ChainSeal(const Keys& keys, std::int64_t generation, const OrgId& org, const Digest& before,
                 std::int64_t position, const Uuid& entry, const Digest& mac) {
  return keys.Hash(
      generation, "journal-position",
      {View(org.uuid()), View(before), std::to_string(position), View(entry), View(mac)});
}

}  // namespace huiyin::journal
