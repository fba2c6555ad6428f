-- Who is away.

-- From from_on up to and including until_on (null: until they are back) the person is away and their stand-in takes over.
CREATE TABLE IF NOT EXISTS absence (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  person_id {id} NOT NULL,
  from_on {date} NOT NULL,
  until_on {date},
  recorded_by {id} NOT NULL,
  PRIMARY KEY (org_id, id)
) {strict};
CREATE INDEX IF NOT EXISTS absence_person ON absence (org_id, person_id, from_on);
