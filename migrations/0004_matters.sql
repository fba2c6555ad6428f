-- Matters: the rectification ledger.

-- owner_id is responsible, due_on the one date. offered_to_id: whoever was asked to take over and has not said yet (0008).
-- raised_to_id: the unit to whose level it was escalated. due_seq to due_chosen say how that date came about (matters/matter.hpp,
-- MatterDue), its extensions and pauses stand in matter_deadline_step; paused_on to paused_until: the latest pause. From solution to
-- decided_due_on: the present decision, null before it. changed_by is null, changed_at a day's start, for what a speaker's rating did.
CREATE TABLE IF NOT EXISTS matter (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  version {int} NOT NULL,
  number {int} NOT NULL,
  state {text} NOT NULL,
  question {text} NOT NULL,
  unit_id {id} NOT NULL,
  track {text},
  owner_id {id} NOT NULL,
  due_on {date} NOT NULL,
  due_seq {int} NOT NULL,
  due_rule {text} NOT NULL,
  due_rule_version {int} NOT NULL,
  due_start {date} NOT NULL,
  due_count {int} NOT NULL,
  due_unit {text} NOT NULL,
  due_chosen {date},
  paused_on {date},
  paused_until {date},
  percent {int} NOT NULL,
  round {int} NOT NULL,
  outcome {text},
  solution {text},
  level {text},
  lead_unit_id {id},
  lead_owner_id {id},
  stand_in_id {id},
  expected_outcome {text},
  decided_by {id},
  recorded_by {id},
  decided_on {date},
  decided_due_on {date},
  answered_on {date},
  closed_on {date},
  created_by {id} NOT NULL,
  created_on {date} NOT NULL,
  changed_by {id},
  changed_at {time} NOT NULL,
  k {bytes} NOT NULL,
  offered_to_id {id},
  raised_to_id {id},
  PRIMARY KEY (org_id, id)
) {strict};
CREATE UNIQUE INDEX IF NOT EXISTS matter_number ON matter (org_id, number);
CREATE INDEX IF NOT EXISTS matter_due ON matter (org_id, state, due_on, id);
CREATE INDEX IF NOT EXISTS matter_owner ON matter (org_id, owner_id, due_on, id);
CREATE INDEX IF NOT EXISTS matter_lead ON matter (org_id, lead_unit_id);
CREATE INDEX IF NOT EXISTS matter_offered ON matter (org_id, offered_to_id);

-- answered_round: the voice's round in which this matter last answered it; 0 = not yet.
CREATE TABLE IF NOT EXISTS matter_voice (
  org_id {id} NOT NULL,
  matter_id {id} NOT NULL,
  voice_id {id} NOT NULL,
  linked_on {date} NOT NULL,
  linked_by {id} NOT NULL,
  answered_round {int} NOT NULL,
  PRIMARY KEY (org_id, matter_id, voice_id)
) {keyed};
-- The voice that was linked first: the one a matter counts with.
CREATE INDEX IF NOT EXISTS matter_voice_first ON matter_voice (org_id, matter_id, linked_on, voice_id);
-- All of the row, so that the matters of a voice are never looked for among all links.
CREATE INDEX IF NOT EXISTS matter_voice_voice ON matter_voice (org_id, voice_id, matter_id, answered_round, linked_on, linked_by);

-- The part of a department that helps: text is what is asked of it, note its last reply.
CREATE TABLE IF NOT EXISTS matter_assist (
  org_id {id} NOT NULL,
  matter_id {id} NOT NULL,
  unit_id {id} NOT NULL,
  body {text},
  state {text} NOT NULL,
  note {text},
  replied_by {id},
  replied_on {date},
  PRIMARY KEY (org_id, matter_id, unit_id)
) {keyed};

CREATE TABLE IF NOT EXISTS matter_progress (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  matter_id {id} NOT NULL,
  seq {int} NOT NULL,
  body {text} NOT NULL,
  percent {int} NOT NULL,
  author_id {id} NOT NULL,
  at {time} NOT NULL,
  PRIMARY KEY (org_id, id)
) {strict};
CREATE INDEX IF NOT EXISTS matter_progress_matter ON matter_progress (org_id, matter_id, seq);

-- due_on: the matter's date when the answer was given.
CREATE TABLE IF NOT EXISTS matter_answer (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  matter_id {id} NOT NULL,
  seq {int} NOT NULL,
  round {int} NOT NULL,
  outcome {text} NOT NULL,
  body {text} NOT NULL,
  author_id {id} NOT NULL,
  at {time} NOT NULL,
  answered_on {date} NOT NULL,
  due_on {date} NOT NULL,
  PRIMARY KEY (org_id, id)
) {strict};
-- With both dates, so that the figures need not touch the answers' rows.
CREATE INDEX IF NOT EXISTS matter_answer_matter ON matter_answer (org_id, matter_id, seq, answered_on, due_on);

-- A call-back or look by somebody other than the answerer.
CREATE TABLE IF NOT EXISTS matter_check (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  matter_id {id} NOT NULL,
  seq {int} NOT NULL,
  round {int} NOT NULL,
  result {text} NOT NULL,
  note {text} NOT NULL,
  checked_by {id} NOT NULL,
  at {time} NOT NULL,
  PRIMARY KEY (org_id, id)
) {strict};
CREATE INDEX IF NOT EXISTS matter_check_matter ON matter_check (org_id, matter_id, seq);

-- Reasons that staff gave for a step (returned, reopened, dissolved, resumed, unlinked, moved); seq is the matter's version after it.
CREATE TABLE IF NOT EXISTS matter_remark (
  org_id {id} NOT NULL,
  matter_id {id} NOT NULL,
  seq {int} NOT NULL,
  kind {text} NOT NULL,
  body {text} NOT NULL,
  author_id {id} NOT NULL,
  made_on {date} NOT NULL,
  PRIMARY KEY (org_id, matter_id, seq)
) {strict};

-- What the board shows; wording for the public beside the verbatim. A withdrawn matter keeps its row: the board says so.
CREATE TABLE IF NOT EXISTS publication (
  org_id {id} NOT NULL,
  matter_id {id} NOT NULL,
  question {text} NOT NULL,
  measures {text} NOT NULL,
  published_on {date} NOT NULL,
  published_by {id} NOT NULL,
  revision {int} NOT NULL,
  withdrawn_on {date},
  withdrawn_by {id},
  withdrawn_reason {text},
  PRIMARY KEY (org_id, matter_id)
) {strict};
CREATE INDEX IF NOT EXISTS publication_order ON publication (org_id, published_on, matter_id);
