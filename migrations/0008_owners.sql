-- Who owes what for a matter: hand-overs, measures, and what the parent company was asked.

-- Asked to take a matter over. from_id was responsible when it was offered, and stays so until to_id accepts. kind: hand_over, proposal
-- (a clerk's matter that waits for a coordinator), escalation (to_unit_id: to whose level). reason is null for a proposal.
CREATE TABLE IF NOT EXISTS matter_handover (
  org_id {id} NOT NULL,
  matter_id {id} NOT NULL,
  seq {int} NOT NULL,
  kind {text} NOT NULL,
  from_id {id} NOT NULL,
  to_id {id} NOT NULL,
  to_unit_id {id},
  reason {text},
  offered_by {id} NOT NULL,
  offered_at {time} NOT NULL,
  state {text} NOT NULL,
  reply {text},
  ended_by {id},
  ended_at {time},
  PRIMARY KEY (org_id, matter_id, seq)
) {strict};
CREATE UNIQUE INDEX IF NOT EXISTS matter_handover_open ON matter_handover (org_id, matter_id) WHERE state = 'offered';

-- A decision broken down by the responsible section. note: what was done, or why it was dropped.
CREATE TABLE IF NOT EXISTS matter_measure (
  org_id {id} NOT NULL,
  matter_id {id} NOT NULL,
  seq {int} NOT NULL,
  body {text} NOT NULL,
  owner_id {id} NOT NULL,
  due_on {date} NOT NULL,
  state {text} NOT NULL,
  note {text},
  created_by {id} NOT NULL,
  created_on {date} NOT NULL,
  ended_by {id},
  ended_on {date},
  PRIMARY KEY (org_id, matter_id, seq)
) {strict};
CREATE INDEX IF NOT EXISTS matter_measure_owner ON matter_measure (org_id, owner_id, state, matter_id);

-- Escalated outside: what the parent company was asked, and what came back. consequence: stands, or answer_again.
CREATE TABLE IF NOT EXISTS matter_parent (
  org_id {id} NOT NULL,
  matter_id {id} NOT NULL,
  seq {int} NOT NULL,
  round {int} NOT NULL,
  body {text} NOT NULL,
  asked_by {id} NOT NULL,
  asked_on {date} NOT NULL,
  reply {text},
  replied_on {date},
  consequence {text},
  recorded_by {id},
  recorded_on {date},
  PRIMARY KEY (org_id, matter_id, seq)
) {strict};

-- The same for a voice that no matter holds yet.
CREATE TABLE IF NOT EXISTS voice_handover (
  org_id {id} NOT NULL,
  voice_id {id} NOT NULL,
  seq {int} NOT NULL,
  from_id {id} NOT NULL,
  to_id {id} NOT NULL,
  reason {text} NOT NULL,
  offered_by {id} NOT NULL,
  offered_at {time} NOT NULL,
  state {text} NOT NULL,
  reply {text},
  ended_by {id},
  ended_at {time},
  PRIMARY KEY (org_id, voice_id, seq)
) {strict};
CREATE UNIQUE INDEX IF NOT EXISTS voice_handover_open ON voice_handover (org_id, voice_id) WHERE state = 'offered';
CREATE INDEX IF NOT EXISTS voice_handover_to ON voice_handover (org_id, to_id, state);
