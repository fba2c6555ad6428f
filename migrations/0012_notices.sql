-- What people are told inside the product. Made from the journal by a consumer: it may be thrown away and made again, so it is
-- neither journalled nor verified.

-- How far a consumer of the journal has come; moves in the transaction of its effect.
CREATE TABLE IF NOT EXISTS journal_consumer (
  org_id {id} NOT NULL,
  name {text} NOT NULL,
  position {int} NOT NULL,
  PRIMARY KEY (org_id, name)
) {keyed};

-- One row for each person that an entry of the journal is news for. subject: matter, voice (of those who handle it) or my_voice (of
-- whoever said it under their name).
CREATE TABLE IF NOT EXISTS notice (
  org_id {id} NOT NULL,
  person_id {id} NOT NULL,
  position {int} NOT NULL,
  kind {text} NOT NULL,
  subject {text} NOT NULL,
  subject_id {id} NOT NULL,
  actor_id {id},
  made_on {date} NOT NULL,
  made_at {time},
  PRIMARY KEY (org_id, person_id, position)
) {keyed};
CREATE INDEX IF NOT EXISTS notice_day ON notice (org_id, made_on);

-- Up to which position each person has seen their notices.
CREATE TABLE IF NOT EXISTS notice_seen (
  org_id {id} NOT NULL,
  person_id {id} NOT NULL,
  position {int} NOT NULL,
  PRIMARY KEY (org_id, person_id)
) {keyed};
