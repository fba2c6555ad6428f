-- Gatherings: forums, talks, visits - where people were heard face to face, and how many they were. Never who they were.

-- people: how many were heard. cancelled_reason: null while it counts.
CREATE TABLE IF NOT EXISTS gathering (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  version {int} NOT NULL,
  campaign_id {id},
  kind {text} NOT NULL,
  unit_id {id} NOT NULL,
  held_on {date} NOT NULL,
  people {int} NOT NULL,
  host_id {id} NOT NULL,
  topic {text},
  cancelled_reason {text},
  recorded_by {id} NOT NULL,
  changed_by {id} NOT NULL,
  changed_at {time} NOT NULL,
  k {bytes} NOT NULL,
  PRIMARY KEY (org_id, id)
) {strict};
CREATE INDEX IF NOT EXISTS gathering_day ON gathering (org_id, held_on, id);
CREATE INDEX IF NOT EXISTS gathering_campaign ON gathering (org_id, campaign_id);
