-- What every slice stands on: the organisation, the journal with its positions, idempotency, counters.

-- One row a tenant. people_version moves with every change of units, persons and roles (see people/directory.hpp).
CREATE TABLE IF NOT EXISTS organisation (
  org_id {id} NOT NULL PRIMARY KEY,
  name {text} NOT NULL,
  utc_offset_minutes {int} NOT NULL,
  people_version {int} NOT NULL,
  created_at {time} NOT NULL
) {strict};

-- Append only. changes: JSON list of {"t": table, "i": row, "f": {column: value}}; ids, states, dates and HMACs, never text.
-- at is null for what an anonymous request did. subject_version orders the entries of one subject.
-- mac: keyed hash over every other column (journal/seal.hpp).
CREATE TABLE IF NOT EXISTS journal (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  kind {text} NOT NULL,
  subject_id {id} NOT NULL,
  subject_version {int} NOT NULL,
  actor_id {id},
  on_date {date} NOT NULL,
  at {time},
  changes {text} NOT NULL,
  mac {bytes} NOT NULL,
  PRIMARY KEY (org_id, id)
) {keyed};
CREATE INDEX IF NOT EXISTS journal_subject ON journal (org_id, subject_id, subject_version);

-- Dense, given after (on SQLite: at the end of) the commit that holds the entry; consumers read positions only.
-- chain: keyed hash over the chain before it, the position, the entry's id and mac.
CREATE TABLE IF NOT EXISTS journal_position (
  org_id {id} NOT NULL,
  position {int} NOT NULL,
  entry_id {id} NOT NULL,
  chain {bytes} NOT NULL,
  PRIMARY KEY (org_id, position)
) {keyed};

-- Entries of anonymous requests: they get their positions when their day is over, in the order of their random ids.
CREATE TABLE IF NOT EXISTS journal_waiting (
  org_id {id} NOT NULL,
  on_date {date} NOT NULL,
  entry_id {id} NOT NULL,
  PRIMARY KEY (org_id, on_date, entry_id)
) {keyed};

-- Where the journal ends: its last position, and how many entries wait with the sum of their macs. seal: keyed hash over the rest.
CREATE TABLE IF NOT EXISTS journal_head (
  org_id {id} NOT NULL PRIMARY KEY,
  position {int} NOT NULL,
  chain {bytes} NOT NULL,
  waiting {int} NOT NULL,
  waiting_sum {bytes} NOT NULL,
  seal {bytes} NOT NULL
) {keyed};

-- What a request with an Idempotency-Key made: keyed hashes only, never a reply. Kept for ever.
CREATE TABLE IF NOT EXISTS idempotency (
  org_id {id} NOT NULL,
  key_hash {bytes} NOT NULL,
  content_hash {bytes} NOT NULL,
  result_id {id} NOT NULL,
  on_date {date} NOT NULL,
  PRIMARY KEY (org_id, key_hash)
) {keyed};

-- Which of several servers does what a server does by itself, and until when; nothing on an engine with one server.
CREATE TABLE IF NOT EXISTS job_lease (
  org_id {id} NOT NULL,
  name {text} NOT NULL,
  owner {id} NOT NULL,
  expires_at {time} NOT NULL,
  PRIMARY KEY (org_id, name)
) {keyed};

-- Running numbers that people read (the ledger's number), changed in the transaction that uses them.
CREATE TABLE IF NOT EXISTS counter (
  org_id {id} NOT NULL,
  name {text} NOT NULL,
  value {int} NOT NULL,
  PRIMARY KEY (org_id, name)
) {keyed};
