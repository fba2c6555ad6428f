-- What a voice may be about, as the administrator lists it. Without rows: the list that comes with the program.

-- version: the list's, at the last change of this row; the row of 'unsure' changes with every change of the list.
-- offered: false once it is offered to nobody any more; a row is never removed, voices keep its code.
CREATE TABLE IF NOT EXISTS category (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  version {int} NOT NULL,
  code {text} NOT NULL,
  place {int} NOT NULL,
  zh {text} NOT NULL,
  en {text} NOT NULL,
  offered {bool} NOT NULL,
  changed_by {id},
  changed_at {time} NOT NULL,
  k {bytes} NOT NULL,
  PRIMARY KEY (org_id, id)
) {strict};
CREATE UNIQUE INDEX IF NOT EXISTS category_code ON category (org_id, code);
