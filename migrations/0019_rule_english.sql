-- What a rule rests on, for those who read English; no row: nobody wrote it.
CREATE TABLE IF NOT EXISTS deadline_rule_english (
  org_id {id} NOT NULL,
  name {text} NOT NULL,
  version {int} NOT NULL,
  basis {text} NOT NULL,
  PRIMARY KEY (org_id, name, version)
) {strict};
