-- Entry on behalf: how many forms of a campaign were handed out and came back.

-- Each row is the whole number so far, as somebody counted it; the last one holds. seq: the campaign's version after it.
CREATE TABLE IF NOT EXISTS campaign_count (
  org_id {id} NOT NULL,
  campaign_id {id} NOT NULL,
  seq {int} NOT NULL,
  forms_out {int} NOT NULL,
  forms_back {int} NOT NULL,
  counted_by {id} NOT NULL,
  counted_on {date} NOT NULL,
  PRIMARY KEY (org_id, campaign_id, seq)
) {strict};
