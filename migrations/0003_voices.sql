-- Voices: what was said, and what became of it for whoever said it.
-- Rows that an anonymous request writes are {keyed}: stored in the order of their random ids, not of their coming.

-- The numbers of forms are in campaign_count (0010).
CREATE TABLE IF NOT EXISTS campaign (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  version {int} NOT NULL,
  name {text} NOT NULL,
  kind {text} NOT NULL,
  starts_on {date} NOT NULL,
  ends_on {date},
  target_voices {int},
  k {bytes} NOT NULL,
  PRIMARY KEY (org_id, id)
) {strict};
CREATE UNIQUE INDEX IF NOT EXISTS campaign_name ON campaign (org_id, name);

-- received_at is null for anonymous voices. code_hash: keyed hash of the receipt code; null for imported voices.
-- answer_due_on: while no matter holds it. accept_rule, answer_rule, rate_rule: the versions of the rules that its dates began under.
-- receipt_key and hash_key name the keys in the key file that made code and code_hash. k: see 0002.
-- entered_by: the member of staff who wrote it in for its speaker; null for the speaker's own. Such a voice has a code only once its slip
-- is printed. source_sheet: the number on the paper form. about_matter_id: the matter that it is said to be about as
-- well; a suggestion, no link.
CREATE TABLE IF NOT EXISTS voice (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  version {int} NOT NULL,
  state {text} NOT NULL,
  identity {text} NOT NULL,
  channel {text} NOT NULL,
  category {text} NOT NULL,
  speaker_group {text},
  unit_id {id} NOT NULL,
  place {text},
  campaign_id {id},
  origin {text},
  entered_by {id},
  source_sheet {text},
  about_matter_id {id},
  owner_id {id} NOT NULL,
  received_on {date} NOT NULL,
  received_at {time},
  accept_due_on {date} NOT NULL,
  answer_due_on {date} NOT NULL,
  accept_rule {int} NOT NULL,
  answer_rule {int} NOT NULL,
  rate_rule {int},
  round {int} NOT NULL,
  answered_on {date},
  rate_by {date},
  closed_on {date},
  rating {text} NOT NULL,
  decline_reason {text},
  declined_by {id},
  first_answerer_id {id},
  code_hash {bytes},
  receipt_key {int},
  hash_key {int},
  k {bytes} NOT NULL,
  PRIMARY KEY (org_id, id)
) {keyed};
CREATE UNIQUE INDEX IF NOT EXISTS voice_code ON voice (org_id, code_hash);
CREATE INDEX IF NOT EXISTS voice_inbox ON voice (org_id, state, accept_due_on, id);
CREATE INDEX IF NOT EXISTS voice_campaign ON voice (org_id, campaign_id);
CREATE UNIQUE INDEX IF NOT EXISTS voice_sheet ON voice (org_id, campaign_id, source_sheet);
CREATE INDEX IF NOT EXISTS voice_about ON voice (org_id, about_matter_id);
CREATE INDEX IF NOT EXISTS voice_rate_by ON voice (org_id, rate_by);

-- The words, byte for byte. Rows are only ever inserted; erasure by law is the one way out.
CREATE TABLE IF NOT EXISTS voice_text (
  org_id {id} NOT NULL,
  voice_id {id} NOT NULL,
  title {text},
  body {text} NOT NULL,
  PRIMARY KEY (org_id, voice_id)
) {keyed};

-- Named voices only. person_id: when the speaker was signed in.
CREATE TABLE IF NOT EXISTS voice_speaker (
  org_id {id} NOT NULL,
  voice_id {id} NOT NULL,
  person_id {id},
  name {text} NOT NULL,
  contact {text},
  PRIMARY KEY (org_id, voice_id)
) {keyed};
CREATE INDEX IF NOT EXISTS voice_speaker_person ON voice_speaker (org_id, person_id, voice_id);

-- What the speaker added later. seq counts within the voice.
CREATE TABLE IF NOT EXISTS voice_note (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  voice_id {id} NOT NULL,
  seq {int} NOT NULL,
  body {text} NOT NULL,
  noted_on {date} NOT NULL,
  PRIMARY KEY (org_id, id)
) {keyed};
CREATE INDEX IF NOT EXISTS voice_note_voice ON voice_note (org_id, voice_id, seq);

-- Each answer as this voice's speaker reads it. matter_id is null for a direct answer; reason says why no matter was needed.
-- due_on: the date that was promised when it was given.
CREATE TABLE IF NOT EXISTS voice_answer (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  voice_id {id} NOT NULL,
  seq {int} NOT NULL,
  matter_id {id},
  round {int} NOT NULL,
  outcome {text} NOT NULL,
  body {text} NOT NULL,
  reason {text},
  answered_by {id} NOT NULL,
  unit_id {id} NOT NULL,
  answered_on {date} NOT NULL,
  due_on {date} NOT NULL,
  PRIMARY KEY (org_id, id)
) {strict};
-- With the outcome, so that the figures by outcome need not touch the answers' rows.
CREATE INDEX IF NOT EXISTS voice_answer_voice ON voice_answer (org_id, voice_id, seq, outcome);
-- The figures ask for each answered voice whether an answer of its round came late: those are few.
CREATE INDEX IF NOT EXISTS voice_answer_late ON voice_answer (org_id, voice_id, round) WHERE answered_on > due_on;

-- Reasons that staff gave for a step (declined, reviewed, unlinked); seq is the voice's version after that step.
CREATE TABLE IF NOT EXISTS voice_remark (
  org_id {id} NOT NULL,
  voice_id {id} NOT NULL,
  seq {int} NOT NULL,
  kind {text} NOT NULL,
  body {text} NOT NULL,
  author_id {id} NOT NULL,
  made_on {date} NOT NULL,
  PRIMARY KEY (org_id, voice_id, seq)
) {strict};

CREATE TABLE IF NOT EXISTS voice_rating (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  voice_id {id} NOT NULL,
  round {int} NOT NULL,
  rating {text} NOT NULL,
  comment {text},
  rated_on {date} NOT NULL,
  PRIMARY KEY (org_id, id)
) {keyed};
CREATE UNIQUE INDEX IF NOT EXISTS voice_rating_round ON voice_rating (org_id, voice_id, round);

-- Identity of an imported row: source, its id there, SHA-256 of time, title and text, and which occurrence of these it is.
CREATE TABLE IF NOT EXISTS import_row (
  org_id {id} NOT NULL,
  source {text} NOT NULL,
  source_id {text} NOT NULL,
  digest {bytes} NOT NULL,
  occurrence {int} NOT NULL,
  voice_id {id} NOT NULL,
  source_time {text},
  seq {int} NOT NULL,
  PRIMARY KEY (org_id, source, source_id, digest, occurrence)
) {strict};
CREATE INDEX IF NOT EXISTS import_row_voice ON import_row (org_id, voice_id);
CREATE UNIQUE INDEX IF NOT EXISTS import_row_seq ON import_row (org_id, seq);
