-- Lists: pages of the inbox and the ledger are read from an index in their own order, whatever they are narrowed to.

CREATE INDEX IF NOT EXISTS voice_unit ON voice (org_id, unit_id, state, accept_due_on, id);
CREATE INDEX IF NOT EXISTS voice_owner ON voice (org_id, owner_id, state, accept_due_on, id);
DROP INDEX IF EXISTS voice_campaign;
CREATE INDEX IF NOT EXISTS voice_campaign ON voice (org_id, campaign_id, state, accept_due_on, id) WHERE campaign_id IS NOT NULL;
-- Most voices have none of these: only those that have are in it, which pays for the two above.
DROP INDEX IF EXISTS voice_sheet;
CREATE UNIQUE INDEX IF NOT EXISTS voice_sheet ON voice (org_id, campaign_id, source_sheet) WHERE source_sheet IS NOT NULL;
DROP INDEX IF EXISTS voice_about;
CREATE INDEX IF NOT EXISTS voice_about ON voice (org_id, about_matter_id) WHERE about_matter_id IS NOT NULL;
DROP INDEX IF EXISTS voice_rate_by;
CREATE INDEX IF NOT EXISTS voice_rate_by ON voice (org_id, rate_by) WHERE rate_by IS NOT NULL;

-- What is whose: open matters by owner, those that were offered to somebody, and measures that are not done: few beside all the others.
DROP INDEX IF EXISTS matter_owner;
CREATE INDEX IF NOT EXISTS matter_owner ON matter (org_id, owner_id, state, due_on, id);
DROP INDEX IF EXISTS matter_offered;
CREATE INDEX IF NOT EXISTS matter_offered ON matter (org_id, offered_to_id) WHERE offered_to_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS matter_measure_open ON matter_measure (org_id, due_on, matter_id) WHERE state = 'open';

-- Good deeds that everybody may read.
CREATE INDEX IF NOT EXISTS good_deed_published ON good_deed (org_id, done_on, id) WHERE published = 1;
