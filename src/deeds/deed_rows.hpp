// How a deed lies in its row: the column list and its reader, shared by the store's files.
#pragma once

#include <algorithm>

#include "db/sql.hpp"
#include "deeds/deed.hpp"

// A literal, so that statements stay literals. Order and number belong to ReadDeed.
#define HUIYIN_DEED_COLUMNS                                                           \
  "d.id, d.version, d.title, d.body, d.unit_id, d.done_on, d.matter_id, d.cost_fen, " \
  "d.published, d.created_by, d.created_on, d.changed_by, d.changed_at, d.k"

namespace huiyin::deeds {

inline Deed ReadDeed(const db::Row& row) {
  Deed d;
  d.id = row.IdAs<DeedId>(0);
  d.version = row.Int(1);
  d.title = row.String(2);
  d.body = row.String(3);
  d.unit = row.IdAs<UnitId>(4);
  d.done_on = row.Date(5);
  d.matter = row.MaybeId<MatterId>(6);
  if (!row.IsNull(7)) d.cost_fen = row.Int(7);
  d.published = row.Int(8) != 0 ? Shown::kYes : Shown::kNo;
  d.created_by = row.IdAs<PersonId>(9);
  d.created_on = row.Date(10);
  d.changed_by = row.IdAs<PersonId>(11);
  d.changed_at = row.Time(12);
  auto bytes = row.Bytes(13);
  if (bytes.size() == d.k.size()) std::copy(bytes.begin(), bytes.end(), d.k.begin());
  return d;
}

}  // namespace huiyin::deeds
