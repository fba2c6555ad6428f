#include "journal/journal.hpp"

#include "journal/announce.hpp"
#include "journal/seal.hpp"

namespace huiyin::journal {
namespace {

StoredEntry MakeStored(const db::Row& row) {
  StoredEntry entry;
  entry.position = row.Int(0);
  entry.id = row.IdAs<EntryId>(1);
  entry.kind = row.String(2);
  entry.subject = row.IdAs<EntryId>(3).uuid();
  entry.subject_version = row.Int(4);
  entry.actor = row.MaybeId<PersonId>(5);
  entry.on = row.Date(6);
  entry.at = row.MaybeTime(7);
  entry.changes = row.String(8);
  return entry;
}

}  // namespace

Status Append(db::Transaction& tx, const Context& context, const Entry& entry) {
  std::string changes = "[";
  for (const Image& image : entry.changes) {
    if (image.empty()) continue;
    if (changes.size() > 1) changes.push_back(',');
    image.AppendJson(changes);
  }
  changes.push_back(']');
  if (context.keys == nullptr) return Internal("an entry without keys");
  auto id = context.NewId<EntryId>();
  std::string day = context.today.ToString();
  EntryFields fields{context.org, id.uuid(), entry.kind,   entry.subject, entry.subject_version,
                     {},          day,       std::nullopt, changes};
  if (context.actor) fields.actor = context.actor->uuid();
  if (auto at = context.at()) fields.at = at->time_since_epoch().count();
  Digest mac = EntrySeal(*context.keys, context.keys->newest(KeyUse::kHash), fields);
  TRY(
      tx.Queue("INSERT INTO journal (org_id, id, kind, subject_id, subject_version, actor_id, "
               "on_date, at, changes, mac) "
               "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
               {context.org, id, entry.kind, entry.subject, entry.subject_version, context.actor,
                context.today, context.at(), changes, db::ByteView(mac)}));
  tx.Announce(context.org, id.uuid(), NoteOf(mac, day, !fields.at));
  return {};
}

Result<std::vector<StoredEntry>> ReadAfter(db::Reader& reader, const OrgId& org, std::int64_t after,
                                           std::int64_t limit) {
  return reader.All(
      "SELECT p.position, j.id, j.kind, j.subject_id, j.subject_version, j.actor_id, j.on_date, "
      "j.at, j.changes "
      "FROM journal_position p JOIN journal j ON j.org_id = p.org_id AND j.id = p.entry_id "
      "WHERE p.org_id = $1 AND p.position > $2 ORDER BY p.position LIMIT $3",
      {org, after, limit}, MakeStored);
}

Result<std::vector<StoredEntry>> ReadSubject(db::Reader& reader, const OrgId& org,
                                             const Uuid& subject) {
  return reader.All(
      "SELECT 0, id, kind, subject_id, subject_version, actor_id, on_date, at, changes "
      "FROM journal WHERE org_id = $1 AND subject_id = $2 ORDER BY subject_version",
      {org, subject}, MakeStored);
}

Result<std::int64_t> LastPosition(db::Reader& reader, const OrgId& org) {
  return reader.Number("SELECT max(position) FROM journal_position WHERE org_id = $1", {org});
}

}  // namespace huiyin::journal
