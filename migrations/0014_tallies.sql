-- Tallies: counts that are kept in the transaction that changes what they count, so that nobody counts everything to answer. They
-- follow from the other tables: not journalled, made anew by `huiyin recount`. The counters 'voice_tally' and
-- 'matter_tally' say by which definition they stand: none, or another one than the program's, and it counts anew when it opens.

-- Voices of one unit by what became of them. entered: written in by staff.
CREATE TABLE IF NOT EXISTS voice_tally (
  org_id {id} NOT NULL,
  unit_id {id} NOT NULL,
  state {text} NOT NULL,
  rating {text} NOT NULL,
  entered {bool} NOT NULL,
  voices {int} NOT NULL,
  PRIMARY KEY (org_id, unit_id, state, rating, entered)
) {keyed};

-- A matter that was published, as the board counts and finds it. progress: the board's word, or withdrawn. on_date: the day it was
-- published, or taken off. on_time: answered by its date. voices: linked to it; first_voices: of these, whose shown matter of the
-- smallest number it is. Both are 0 while it is withdrawn.
CREATE TABLE IF NOT EXISTS published_matter (
  org_id {id} NOT NULL,
  matter_id {id} NOT NULL,
  number {int} NOT NULL,
  on_date {date} NOT NULL,
  unit_id {id} NOT NULL,
  progress {text} NOT NULL,
  settlement {text} NOT NULL,
  on_time {bool} NOT NULL,
  due_on {date} NOT NULL,
  voices {int} NOT NULL,
  first_voices {int} NOT NULL,
  PRIMARY KEY (org_id, matter_id)
) {keyed};
CREATE INDEX IF NOT EXISTS published_matter_standing ON published_matter (org_id, progress, settlement, on_date, number);
CREATE INDEX IF NOT EXISTS published_matter_unit ON published_matter (org_id, unit_id, progress, settlement, on_date, number);

-- Sums over published_matter. voices: first_voices, so that each voice counts once.
CREATE TABLE IF NOT EXISTS matter_tally (
  org_id {id} NOT NULL,
  unit_id {id} NOT NULL,
  progress {text} NOT NULL,
  settlement {text} NOT NULL,
  on_time {bool} NOT NULL,
  matters {int} NOT NULL,
  voices {int} NOT NULL,
  PRIMARY KEY (org_id, unit_id, progress, settlement, on_time)
) {keyed};

-- Those of them that are open, by their date. span: day, month or year that begins on from_on: up to a day there are a few years,
-- a few months and a few days to add up.
CREATE TABLE IF NOT EXISTS matter_due_tally (
  org_id {id} NOT NULL,
  span {text} NOT NULL,
  from_on {date} NOT NULL,
  unit_id {id} NOT NULL,
  matters {int} NOT NULL,
  PRIMARY KEY (org_id, span, from_on, unit_id)
) {keyed};

-- Those that are shown, by how many voices they hold: exactly below a hundred, by the first two digits above (130, 1200). voices: of them all.
CREATE TABLE IF NOT EXISTS matter_size_tally (
  org_id {id} NOT NULL,
  unit_id {id} NOT NULL,
  size {int} NOT NULL,
  matters {int} NOT NULL,
  voices {int} NOT NULL,
  PRIMARY KEY (org_id, unit_id, size)
) {keyed};
