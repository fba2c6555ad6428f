#include "photos/photo_store.hpp"

#include "photos/photo_rows.hpp"

namespace huiyin::photos {

Status InsertPhoto(db::Transaction& tx, const OrgId& org, const Photo& p) {
  db::Param key = nullptr;
  if (p.file_key) key = db::ByteView(*p.file_key);
  TRY(
      tx.Run("INSERT INTO voice_photo (org_id, id, voice_id, slot, width, height, bytes, "
             "upload_mac, file_digest, file_key, added_on, added_by) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
             {org, p.id, p.voice, p.slot, p.width, p.height, p.bytes, db::ByteView(p.upload_mac),
              db::ByteView(p.file_digest), key, p.added_on, p.added_by}));
  return {};
}

Result<std::vector<Photo>> PhotosOf(db::Reader& reader, const OrgId& org, const VoiceId& voice) {
  return reader.All("SELECT " HUIYIN_PHOTO_COLUMNS
                    " FROM voice_photo p WHERE p.org_id = $1 AND p.voice_id = $2 ORDER BY p.slot",
                    {org, voice}, ReadPhoto);
}

Result<Photo> GetPhoto(db::Reader& reader, const OrgId& org, const VoiceId& voice,
                       std::int64_t slot) {
  auto photo = TRY(
      reader.First("SELECT " HUIYIN_PHOTO_COLUMNS
                   " FROM voice_photo p WHERE p.org_id = $1 AND p.voice_id = $2 AND p.slot = $3",
                   {org, voice, slot}, ReadPhoto));
  if (!photo) return NotFound();
  return std::move(*photo);
}

Result<std::set<std::string>> FileNames(db::Reader& reader, const OrgId& org) {
  std::set<std::string> names;
  TRY(reader.Each("SELECT id FROM voice_photo WHERE org_id = $1 AND file_key IS NOT NULL", {org},
                  [&](const db::Row& row) { names.insert(row.IdAs<PhotoId>(0).ToString()); }));
  return names;
}

Status EachPhoto(db::Reader& reader, const OrgId& org,
                 const std::function<void(const Photo&)>& each) {
  return reader.Each("SELECT " HUIYIN_PHOTO_COLUMNS
                     " FROM voice_photo p WHERE p.org_id = $1 AND p.file_key IS NOT NULL",
                     {org}, [&](const db::Row& row) { each(ReadPhoto(row)); });
}

}  // namespace huiyin::photos
