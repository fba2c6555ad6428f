-- Deadlines: the calendar's years, the rules, and what was done to a matter's date.

-- holidays, workdays: days joined by ','. basis: the notice, as people cite it. The counter 'deadlines' moves with every change of
-- years and rules (see deadlines/deadlines.hpp).
CREATE TABLE IF NOT EXISTS calendar_year (
  org_id {id} NOT NULL,
  year {int} NOT NULL,
  id {id} NOT NULL,
  version {int} NOT NULL,
  holidays {text} NOT NULL,
  workdays {text} NOT NULL,
  basis {text} NOT NULL,
  changed_by {id},
  changed_at {time} NOT NULL,
  k {bytes} NOT NULL,
  PRIMARY KEY (org_id, year)
) {strict};

-- Only ever inserted: a change is another version; what runs keeps the one that it began under. levels: see deadlines/rule.hpp.
CREATE TABLE IF NOT EXISTS deadline_rule (
  org_id {id} NOT NULL,
  name {text} NOT NULL,
  version {int} NOT NULL,
  id {id} NOT NULL,
  count {int} NOT NULL,
  day_unit {text} NOT NULL,
  basis {text} NOT NULL,
  extend_by {text} NOT NULL,
  extend_days {int} NOT NULL,
  levels {text} NOT NULL,
  made_by {id},
  made_at {time} NOT NULL,
  k {bytes} NOT NULL,
  PRIMARY KEY (org_id, name, version)
) {strict};

-- Dates still to be computed again after a change of the calendar: a list of work, not journalled. after_id: what is done; null:
-- nothing yet.
CREATE TABLE IF NOT EXISTS deadline_recompute (
  org_id {id} NOT NULL,
  target {text} NOT NULL,
  after_id {id},
  PRIMARY KEY (org_id, target)
) {strict};

-- Extensions and pauses of a matter's deadline number due_seq; seq counts within the matter. until_on: a pause's planned last day;
-- ended_on: its last day when it was ended earlier.
CREATE TABLE IF NOT EXISTS matter_deadline_step (
  org_id {id} NOT NULL,
  matter_id {id} NOT NULL,
  seq {int} NOT NULL,
  due_seq {int} NOT NULL,
  kind {text} NOT NULL,
  on_date {date} NOT NULL,
  days {int} NOT NULL,
  until_on {date},
  ended_on {date},
  reason {text} NOT NULL,
  decided_by {id} NOT NULL,
  recorded_by {id} NOT NULL,
  ended_by {id},
  PRIMARY KEY (org_id, matter_id, seq)
) {strict};
