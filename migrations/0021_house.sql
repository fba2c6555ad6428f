-- What the organisation sets for itself; each change is another row. Without a row: as the program comes (version 1).

-- What the board shows beside what it always shows (docs/decisions/0018).
CREATE TABLE IF NOT EXISTS board_view (
  org_id {id} NOT NULL,
  version {int} NOT NULL,
  id {id} NOT NULL,
  responsible {text} NOT NULL,
  track {bool} NOT NULL,
  voices {bool} NOT NULL,
  ratings {bool} NOT NULL,
  published_on {bool} NOT NULL,
  units {bool} NOT NULL,
  fewest_people {int} NOT NULL,
  changed_by {id} NOT NULL,
  changed_at {time} NOT NULL,
  PRIMARY KEY (org_id, version)
) {strict};

-- Sentences of the organisation's own on the pages for everybody; '' where there is none.
CREATE TABLE IF NOT EXISTS own_words (
  org_id {id} NOT NULL,
  version {int} NOT NULL,
  id {id} NOT NULL,
  name_zh {text} NOT NULL,
  name_en {text} NOT NULL,
  greeting_zh {text} NOT NULL,
  greeting_en {text} NOT NULL,
  receipt_zh {text} NOT NULL,
  receipt_en {text} NOT NULL,
  board_zh {text} NOT NULL,
  board_en {text} NOT NULL,
  changed_by {id} NOT NULL,
  changed_at {time} NOT NULL,
  k {bytes} NOT NULL,
  PRIMARY KEY (org_id, version)
) {strict};
