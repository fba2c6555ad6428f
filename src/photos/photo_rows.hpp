// How a photo lies in its row: the column list and its reader, shared by the store's files.
#pragma once

#include <algorithm>

#include "db/sql.hpp"
#include "photos/photos.hpp"

// A literal, so that statements stay literals. Order and number belong to ReadPhoto.
#define HUIYIN_PHOTO_COLUMNS                                                            \
  "p.id, p.voice_id, p.slot, p.width, p.height, p.bytes, p.upload_mac, p.file_digest, " \
  "p.file_key, p.added_on, p.added_by"

namespace huiyin::photos {

inline constexpr int kPhotoColumns = 11;

// Zeros when it has another length.
inline Digest ReadDigest(db::ByteView bytes) {
  Digest digest{};
  if (bytes.size() == digest.size()) std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

inline Photo ReadPhoto(const db::Row& row) {
  Photo p;
  p.id = row.IdAs<PhotoId>(0);
  p.voice = row.IdAs<VoiceId>(1);
  p.slot = row.Int(2);
  p.width = row.Int(3);
  p.height = row.Int(4);
  p.bytes = row.Int(5);
  p.upload_mac = ReadDigest(row.Bytes(6));
  p.file_digest = ReadDigest(row.Bytes(7));
  if (!row.IsNull(8)) p.file_key = ReadDigest(row.Bytes(8));
  p.added_on = row.Date(9);
  p.added_by = row.MaybeId<PersonId>(10);
  return p;
}

}  // namespace huiyin::photos
