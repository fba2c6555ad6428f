// A photo's image for the journal and for verify, and what verify says about its file.
#include "photos/photo_rows.hpp"
#include "photos/photo_store.hpp"

namespace huiyin::photos {

using journal::Image;

namespace {

Digest Keyed(const Digest& k, std::string_view purpose, const Digest& value) {
  return Hmac(k, {purpose, {reinterpret_cast<const char*>(value.data()), value.size()}});
}

// What walks the table for verify hides nothing: rows without their voice are given too (k is then zeros).
Status EachRow(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong("SELECT " HUIYIN_PHOTO_COLUMNS
                           ", v.k FROM voice_photo p "
                           "LEFT JOIN voice v ON v.org_id = p.org_id AND v.id = p.voice_id "
                           "WHERE p.org_id = $1",
                           {org}, [&](const db::Row& row) {
                             each(Describe(ReadPhoto(row), ReadDigest(row.Bytes(kPhotoColumns))));
                           });
}

}  // namespace

Image Describe(const Photo& p, const Digest& k) {
  Image image("voice_photo", p.id.ToString());
  image.Ref("voice_id", p.voice)
      .Number("slot", p.slot)
      .Number("width", p.width)
      .Number("height", p.height)
      .Number("bytes", p.bytes)
      .Mac("upload", Keyed(k, "photo-upload", p.upload_mac))
      .Mac("file", Keyed(k, "photo-file", p.file_digest))
      .Date("added_on", p.added_on)
      .Ref("added_by", p.added_by);
  if (p.file_key) {
    image.Mac("key", Keyed(k, "photo-key", *p.file_key));
  } else {
    image.Null("key");
  }
  return image;
}

std::vector<journal::TableSource> VerifySources() { return {{"voice_photo", EachRow}}; }

Status CheckFiles(db::Reader& reader, const OrgId& org, const PhotoFiles& files,
                  const std::function<void(journal::Finding)>& found) {
  return EachPhoto(reader, org, [&](const Photo& photo) {
    FileState state = files.Look(photo.id, photo.file_digest);
    if (state == FileState::kWhole) return;
    found({"voice_photo", photo.id.ToString(),
           state == FileState::kMissing ? "its file is missing" : "its file was altered"});
  });
}

}  // namespace huiyin::photos
