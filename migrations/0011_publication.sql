-- What is shown to everybody and how it is checked: revisions of a publication, what stays unresolved, call-backs, good deeds.

-- Each wording that stood on the board, and each withdrawal with its reason; rows are only ever inserted. seq counts within the
-- matter. marks: how many places the preview pointed at and whoever published had looked at.
CREATE TABLE IF NOT EXISTS publication_revision (
  org_id {id} NOT NULL,
  matter_id {id} NOT NULL,
  seq {int} NOT NULL,
  kind {text} NOT NULL,
  question {text} NOT NULL,
  measures {text} NOT NULL,
  reason {text},
  marks {int} NOT NULL,
  made_on {date} NOT NULL,
  made_by {id} NOT NULL,
  PRIMARY KEY (org_id, matter_id, seq)
) {strict};

-- Why a matter is not resolved, in plain words for everybody; class: the named class it belongs to (arrears of wages, ...).
CREATE TABLE IF NOT EXISTS matter_unresolved (
  org_id {id} NOT NULL,
  matter_id {id} NOT NULL,
  class {text} NOT NULL,
  reason {text} NOT NULL,
  set_on {date} NOT NULL,
  set_by {id} NOT NULL,
  PRIMARY KEY (org_id, matter_id)
) {strict};

-- One call to a speaker about the answer of one round of their voice; result `unreached` is an attempt.
CREATE TABLE IF NOT EXISTS voice_callback (
  org_id {id} NOT NULL,
  voice_id {id} NOT NULL,
  seq {int} NOT NULL,
  round {int} NOT NULL,
  result {text} NOT NULL,
  note {text} NOT NULL,
  called_by {id} NOT NULL,
  at {time} NOT NULL,
  PRIMARY KEY (org_id, voice_id, seq)
) {strict};

-- Good deeds: what was done for people, with or without a matter behind it. cost_fen: hundredths of a yuan.
CREATE TABLE IF NOT EXISTS good_deed (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  version {int} NOT NULL,
  title {text} NOT NULL,
  body {text} NOT NULL,
  unit_id {id} NOT NULL,
  done_on {date} NOT NULL,
  matter_id {id},
  cost_fen {int},
  published {bool} NOT NULL,
  created_by {id} NOT NULL,
  created_on {date} NOT NULL,
  changed_by {id} NOT NULL,
  changed_at {time} NOT NULL,
  k {bytes} NOT NULL,
  PRIMARY KEY (org_id, id)
) {strict};
CREATE INDEX IF NOT EXISTS good_deed_order ON good_deed (org_id, done_on, id);
