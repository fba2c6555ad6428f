-- What published matters are found by: each character and each two neighbours of question and measures (text/grams.hpp), of the
-- wording that stands; nothing of what was taken off. In the order of the board, so that a page is found without sorting. Derived:
-- `huiyin verify` compares it with the publications.
CREATE TABLE IF NOT EXISTS publication_word (
  org_id {id} NOT NULL,
  gram {int} NOT NULL,
  published_on {date} NOT NULL,
  number {int} NOT NULL,
  PRIMARY KEY (org_id, gram, published_on, number)
) {keyed};
