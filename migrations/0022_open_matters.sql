-- What is open, counted for whoever looks (docs/decisions/0014-tallies.md). Like the other tallies it follows from the other tables:
-- not journalled, made anew by `huiyin recount`, true while the counter 'open_tally' says so.

-- A matter that somebody waits for. lead_unit_id is null before the decision. to_decide: it waits for one.
CREATE TABLE IF NOT EXISTS open_matter (
  org_id {id} NOT NULL,
  matter_id {id} NOT NULL,
  number {int} NOT NULL,
  unit_id {id} NOT NULL,
  lead_unit_id {id},
  due_on {date} NOT NULL,
  to_decide {bool} NOT NULL,
  voices {int} NOT NULL,
  PRIMARY KEY (org_id, matter_id)
) {keyed};
CREATE INDEX IF NOT EXISTS open_matter_unit ON open_matter (org_id, unit_id, voices DESC, number);
CREATE INDEX IF NOT EXISTS open_matter_lead ON open_matter (org_id, lead_unit_id, voices DESC, number);

-- Who sees it beside those who hear for its units. way: person (responsible, A, B, offered, a measure's owner), creator, or assist,
-- where reader_id is a unit.
CREATE TABLE IF NOT EXISTS open_matter_reader (
  org_id {id} NOT NULL,
  way {text} NOT NULL,
  reader_id {id} NOT NULL,
  matter_id {id} NOT NULL,
  PRIMARY KEY (org_id, way, reader_id, matter_id)
) {keyed};
CREATE INDEX IF NOT EXISTS open_matter_reader_matter ON open_matter_reader (org_id, matter_id);

-- Sums over open_matter by its date: span is the day, month or year that begins on from_on. Of each unit under the lead unit
-- 00000000-0000-0000-0000-000000000000 all its matters, and under every other lead unit those that this one leads for it.
CREATE TABLE IF NOT EXISTS open_matter_tally (
  org_id {id} NOT NULL,
  lead_unit_id {id} NOT NULL,
  unit_id {id} NOT NULL,
  span {text} NOT NULL,
  from_on {date} NOT NULL,
  matters {int} NOT NULL,
  to_decide {int} NOT NULL,
  PRIMARY KEY (org_id, lead_unit_id, unit_id, span, from_on)
) {keyed};

-- Voices of a unit and owner that wait to be accepted, or to be answered without a matter, by the date of that. No row counts nothing.
CREATE TABLE IF NOT EXISTS voice_due_tally (
  org_id {id} NOT NULL,
  unit_id {id} NOT NULL,
  owner_id {id} NOT NULL,
  due_on {date} NOT NULL,
  voices {int} NOT NULL,
  PRIMARY KEY (org_id, unit_id, owner_id, due_on)
) {keyed};

-- In the order in which they are due, and matters of one lead unit in the order of the ledger.
CREATE INDEX IF NOT EXISTS voice_answer_due ON voice (org_id, unit_id, answer_due_on, id) WHERE state = 'accepted';
DROP INDEX IF EXISTS matter_lead;
CREATE INDEX IF NOT EXISTS matter_lead_due ON matter (org_id, lead_unit_id, state, due_on, id) WHERE lead_unit_id IS NOT NULL;

-- Voices of a campaign by unit. entered: of these, written in by staff.
CREATE TABLE IF NOT EXISTS campaign_tally (
  org_id {id} NOT NULL,
  campaign_id {id} NOT NULL,
  unit_id {id} NOT NULL,
  voices {int} NOT NULL,
  entered {int} NOT NULL,
  PRIMARY KEY (org_id, campaign_id, unit_id)
) {keyed};

-- A voice under a name whose speaker is to be called, or was reached. kind, of an answered one: to_call, or the result of the latest call
-- about its present answer (unreached: to be called again); of another one: what was said last, until there is another answer.
CREATE TABLE IF NOT EXISTS voice_call (
  org_id {id} NOT NULL,
  voice_id {id} NOT NULL,
  unit_id {id} NOT NULL,
  answered_on {date} NOT NULL,
  kind {text} NOT NULL,
  PRIMARY KEY (org_id, voice_id)
) {keyed};
CREATE INDEX IF NOT EXISTS voice_call_due ON voice_call (org_id, answered_on, voice_id, unit_id) WHERE kind IN ('to_call', 'unreached');

-- Voices of a unit by that kind, and answered ones that are anonymous.
CREATE TABLE IF NOT EXISTS call_tally (
  org_id {id} NOT NULL,
  unit_id {id} NOT NULL,
  kind {text} NOT NULL,
  voices {int} NOT NULL,
  PRIMARY KEY (org_id, unit_id, kind)
) {keyed};
