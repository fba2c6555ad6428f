-- Photos of voices. The pictures are files in the data folder, each sealed with the key of its row.

-- slot: 1 to 6 within the voice. bytes: of the sealed file. upload_mac: HMAC(the voice's k, what was sent), by which the same photo sent
-- again is known; it ties no two voices together. file_digest: SHA-256 of the sealed file. file_key: null once the photo is erased.
-- added_by: the member of staff who entered the voice; null for whoever has the code.
CREATE TABLE IF NOT EXISTS voice_photo (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  voice_id {id} NOT NULL,
  slot {int} NOT NULL,
  width {int} NOT NULL,
  height {int} NOT NULL,
  bytes {int} NOT NULL,
  upload_mac {bytes} NOT NULL,
  file_digest {bytes} NOT NULL,
  file_key {bytes},
  added_on {date} NOT NULL,
  added_by {id},
  PRIMARY KEY (org_id, id)
) {keyed};
CREATE UNIQUE INDEX IF NOT EXISTS voice_photo_slot ON voice_photo (org_id, voice_id, slot);
