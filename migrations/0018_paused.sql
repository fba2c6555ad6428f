-- Matters whose clock is stopped, by the day it runs again: few beside all the others.
CREATE INDEX IF NOT EXISTS matter_paused ON matter (org_id, paused_until) WHERE paused_until IS NOT NULL;
