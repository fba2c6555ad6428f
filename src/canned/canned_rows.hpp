// How a canned text lies in its row: the column list and its reader, shared by the store's files.
#pragma once

#include <algorithm>

#include "canned/canned_text.hpp"
#include "db/sql.hpp"

// A literal, so that statements stay literals. Order and number belong to ReadCanned.
#define HUIYIN_CANNED_COLUMNS \
  "c.id, c.version, c.purpose, c.title, c.body, c.shown, c.changed_by, c.changed_at, c.k"

namespace huiyin::canned {

inline CannedText ReadCanned(const db::Row& row) {
  CannedText c;
  c.id = row.IdAs<CannedId>(0);
  c.version = row.Int(1);
  c.purpose = kPurposes.Parse(row.Text(2)).value_or(Purpose::kAnswer);
  c.title = row.String(3);
  c.body = row.String(4);
  c.shown = row.Int(5) != 0 ? Shown::kYes : Shown::kNo;
  c.changed_by = row.IdAs<PersonId>(6);
  c.changed_at = row.Time(7);
  auto bytes = row.Bytes(8);
  if (bytes.size() == c.k.size()) std::copy(bytes.begin(), bytes.end(), c.k.begin());
  return c;
}

}  // namespace huiyin::canned
