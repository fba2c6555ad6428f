-- Who is away, and whose hands a matter passes into.

-- From from_on up to and including until_on (null: until they are back) the person is away and their stand-in takes over.
CREATE TABLE IF NOT EXISTS absence (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  person_id {id} NOT NULL,
  from_on {date} NOT NULL,
  until_on {date},
  recorded_by {id} NOT NULL,
  PRIMARY KEY (org_id, id)
) {strict};
CREATE INDEX IF NOT EXISTS absence_person ON absence (org_id, person_id, from_on);

-- A hand-over moves the owner only when the receiver accepts. At most one is asked at a time (see the unique index).
-- open_matter_id: the matter while it waits for the receiver, null afterwards.
CREATE TABLE IF NOT EXISTS matter_handover (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  matter_id {id} NOT NULL,
  open_matter_id {id},
  seq {int} NOT NULL,
  state {text} NOT NULL,
  from_id {id} NOT NULL,
  to_id {id} NOT NULL,
  asked_by {id} NOT NULL,
  reason {text} NOT NULL,
  asked_at {time} NOT NULL,
  answered_by {id},
  answer {text},
  answered_at {time},
  PRIMARY KEY (org_id, id)
) {strict};
CREATE INDEX IF NOT EXISTS matter_handover_matter ON matter_handover (org_id, matter_id, seq);
CREATE UNIQUE INDEX IF NOT EXISTS matter_handover_open ON matter_handover (org_id, open_matter_id);
CREATE INDEX IF NOT EXISTS matter_handover_to ON matter_handover (org_id, to_id, state);
