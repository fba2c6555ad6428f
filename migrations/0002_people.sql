-- Units (a tree), persons, roles with scopes, logins, sessions.
-- k: a random key per row; the journal holds HMAC(k, text) of the row's texts.

CREATE TABLE IF NOT EXISTS unit (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  parent_id {id},
  level {text} NOT NULL,
  name {text} NOT NULL,
  head_id {id},
  version {int} NOT NULL,
  k {bytes} NOT NULL,
  PRIMARY KEY (org_id, id)
) {strict};
CREATE INDEX IF NOT EXISTS unit_parent ON unit (org_id, parent_id);

CREATE TABLE IF NOT EXISTS person (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  unit_id {id} NOT NULL,
  name {text} NOT NULL,
  active {bool} NOT NULL,
  version {int} NOT NULL,
  k {bytes} NOT NULL,
  PRIMARY KEY (org_id, id)
) {strict};
CREATE INDEX IF NOT EXISTS person_unit ON person (org_id, unit_id);

CREATE TABLE IF NOT EXISTS role_grant (
  org_id {id} NOT NULL,
  id {id} NOT NULL,
  person_id {id} NOT NULL,
  role {text} NOT NULL,
  unit_id {id} NOT NULL,
  PRIMARY KEY (org_id, id)
) {strict};
CREATE UNIQUE INDEX IF NOT EXISTS role_grant_once ON role_grant (org_id, person_id, role, unit_id);

-- password_hash: argon2id in its standard string form. login is stored in lower case.
CREATE TABLE IF NOT EXISTS login (
  org_id {id} NOT NULL,
  login {text} NOT NULL,
  person_id {id} NOT NULL,
  password_hash {text} NOT NULL,
  PRIMARY KEY (org_id, login)
) {strict};
CREATE UNIQUE INDEX IF NOT EXISTS login_person ON login (org_id, person_id);

-- token_hash: keyed hash of the cookie's value.
CREATE TABLE IF NOT EXISTS session (
  org_id {id} NOT NULL,
  token_hash {bytes} NOT NULL,
  person_id {id} NOT NULL,
  created_at {time} NOT NULL,
  expires_at {time} NOT NULL,
  PRIMARY KEY (org_id, token_hash)
) {strict};
CREATE INDEX IF NOT EXISTS session_person ON session (org_id, person_id);
CREATE INDEX IF NOT EXISTS session_expiry ON session (org_id, expires_at);
