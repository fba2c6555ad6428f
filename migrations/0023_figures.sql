-- Figures as they are kept (docs/decisions/0019-figures-are-kept.md). They follow from the other tables: not journalled, made anew by
-- `huiyin recount`, true while the counter 'figures' says so.

-- Voices and matters that have changed since they were counted. what: voice or matter; a matter stands for its voices too.
CREATE TABLE IF NOT EXISTS uncounted (
  org_id {id} NOT NULL,
  what {text} NOT NULL,
  id {id} NOT NULL,
  PRIMARY KEY (org_id, what, id)
) {keyed};

-- As what each of them is counted. lead_unit_id: of matters. overdue_after: while open, the last day on which it is not overdue.
-- figures: a bit for each figure that it counts in, but overdue.
CREATE TABLE IF NOT EXISTS figure_fact (
  org_id {id} NOT NULL,
  what {text} NOT NULL,
  id {id} NOT NULL,
  unit_id {id} NOT NULL,
  lead_unit_id {id},
  on_date {date} NOT NULL,
  overdue_after {date},
  figures {int} NOT NULL,
  channel {text},
  speaker_group {text},
  origin {text},
  category {text},
  campaign_id {id},
  track {text},
  level {text},
  outcome {text},
  PRIMARY KEY (org_id, what, id)
) {keyed};
CREATE INDEX IF NOT EXISTS figure_fact_day ON figure_fact (org_id, what, on_date, unit_id, id);
CREATE INDEX IF NOT EXISTS figure_fact_overdue ON figure_fact (org_id, what, overdue_after, id) WHERE overdue_after IS NOT NULL;

-- Their sums by period: 0 (all), a year (2026), a month (202611) or a day (20261122) of on_date; by unit and lead unit, of which
-- 00000000-0000-0000-0000-000000000000 is none; and (of_all) matters once more under that unit and where they count, whoever heard
-- them. sums: src/figures/sum.hpp.
CREATE TABLE IF NOT EXISTS figure_sum (
  org_id {id} NOT NULL,
  what {text} NOT NULL,
  of_all {bool} NOT NULL,
  period {int} NOT NULL,
  unit_id {id} NOT NULL,
  lead_unit_id {id} NOT NULL,
  sums {bytes} NOT NULL,
  PRIMARY KEY (org_id, what, of_all, period, unit_id, lead_unit_id)
) {keyed};
