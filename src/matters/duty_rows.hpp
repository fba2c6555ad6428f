// How duties lie in their rows: column lists and readers, shared by the store and the images.
#pragma once

#include "db/sql.hpp"
#include "matters/duties.hpp"

// Literals, so that statements stay literals. Order belongs to the readers; `x` is the table.
#define HUIYIN_HANDOVER_COLUMNS                                                            \
  "x.matter_id, x.seq, x.kind, x.from_id, x.to_id, x.to_unit_id, x.reason, x.offered_by, " \
  "x.offered_at, x.state, x.reply, x.ended_by, x.ended_at"
#define HUIYIN_MEASURE_COLUMNS                                                        \
  "x.matter_id, x.seq, x.body, x.owner_id, x.due_on, x.state, x.note, x.created_by, " \
  "x.created_on, x.ended_by, x.ended_on"
#define HUIYIN_PART_COLUMNS \
  "x.matter_id, x.unit_id, x.body, x.state, x.note, x.replied_by, x.replied_on"
#define HUIYIN_PARENT_COLUMNS                                                            \
  "x.matter_id, x.seq, x.round, x.body, x.asked_by, x.asked_on, x.reply, x.replied_on, " \
  "x.consequence, x.recorded_by, x.recorded_on"

namespace huiyin::matters {

inline constexpr int kHandoverColumns = 13;
inline constexpr int kMeasureColumns = 11;
inline constexpr int kPartColumns = 7;
inline constexpr int kParentColumns = 11;

inline Handover ReadHandover(const db::Row& row) {
  Handover h;
  h.matter = row.IdAs<MatterId>(0);
  h.seq = row.Int(1);
  h.kind = kHandoverKinds.Parse(row.Text(2)).value_or(HandoverKind::kHandOver);
  h.from = row.IdAs<PersonId>(3);
  h.to = row.IdAs<PersonId>(4);
  h.to_unit = row.MaybeId<UnitId>(5);
  h.reason = row.MaybeString(6);
  h.offered_by = row.IdAs<PersonId>(7);
  h.offered_at = row.Time(8);
  h.state = kHandoverStates.Parse(row.Text(9)).value_or(HandoverState::kLapsed);
  h.reply = row.MaybeString(10);
  h.ended_by = row.MaybeId<PersonId>(11);
  h.ended_at = row.MaybeTime(12);
  return h;
}

inline Measure ReadMeasure(const db::Row& row) {
  Measure m;
  m.matter = row.IdAs<MatterId>(0);
  m.seq = row.Int(1);
  m.body = row.String(2);
  m.owner = row.IdAs<PersonId>(3);
  m.due_on = row.Date(4);
  m.state = kMeasureStates.Parse(row.Text(5)).value_or(MeasureState::kOpen);
  m.note = row.MaybeString(6);
  m.created_by = row.IdAs<PersonId>(7);
  m.created_on = row.Date(8);
  m.ended_by = row.MaybeId<PersonId>(9);
  m.ended_on = row.MaybeDate(10);
  return m;
}

inline Part ReadPart(const db::Row& row) {
  Part p;
  p.matter = row.IdAs<MatterId>(0);
  p.unit = row.IdAs<UnitId>(1);
  p.body = row.MaybeString(2);
  p.state = kPartStates.Parse(row.Text(3)).value_or(PartState::kAsked);
  p.note = row.MaybeString(4);
  p.replied_by = row.MaybeId<PersonId>(5);
  p.replied_on = row.MaybeDate(6);
  return p;
}

inline ParentAsk ReadParentAsk(const db::Row& row) {
  ParentAsk a;
  a.matter = row.IdAs<MatterId>(0);
  a.seq = row.Int(1);
  a.round = row.Int(2);
  a.body = row.String(3);
  a.asked_by = row.IdAs<PersonId>(4);
  a.asked_on = row.Date(5);
  a.reply = row.MaybeString(6);
  a.replied_on = row.MaybeDate(7);
  if (!row.IsNull(8)) a.consequence = kConsequences.Parse(row.Text(8));
  a.recorded_by = row.MaybeId<PersonId>(9);
  a.recorded_on = row.MaybeDate(10);
  return a;
}

}  // namespace huiyin::matters
