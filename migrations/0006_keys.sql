-- Which keys this database has been used with.

-- One row for each key of HUIYIN_KEY_FILE: an HMAC of a constant under that key, by which a foreign key file is recognised. Of the
-- installation, not of an organisation.
CREATE TABLE IF NOT EXISTS key_fingerprint (
  key_use {text} NOT NULL,
  generation {int} NOT NULL,
  fingerprint {bytes} NOT NULL,
  PRIMARY KEY (key_use, generation)
) {keyed};
