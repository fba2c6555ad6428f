-- Canned texts: sentences that are often written, kept by the administrator; whoever uses one may change it before it is sent.

-- shown: false once it is offered to nobody any more; a row is never removed.
CREATE TABLE IF NOT EXISTS canned_text (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  version {int} NOT NULL,
  purpose {text} NOT NULL,
  title {text} NOT NULL,
  body {text} NOT NULL,
  shown {bool} NOT NULL,
  changed_by {id} NOT NULL,
  changed_at {time} NOT NULL,
  k {bytes} NOT NULL,
  PRIMARY KEY (org_id, id)
) {strict};
