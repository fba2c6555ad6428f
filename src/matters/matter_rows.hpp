// How a matter lies in its row: the column list and its reader, shared by the store's files.
#pragma once

#include <algorithm>

#include "db/sql.hpp"
#include "matters/matter.hpp"

// A literal, so that statements stay literals. Order and number belong to ReadMatter.
#define HUIYIN_MATTER_COLUMNS                                                                  \
  "m.id, m.version, m.number, m.state, m.question, m.unit_id, m.track, m.owner_id, m.due_on, " \
  "m.percent, m.round, "                                                                       \
  "m.outcome, m.solution, m.level, m.lead_unit_id, m.lead_owner_id, m.stand_in_id, "           \
  "m.expected_outcome, m.decided_by, "                                                         \
  "m.recorded_by, m.decided_on, m.answered_on, m.closed_on, m.created_by, m.created_on, "      \
  "m.changed_by, m.changed_at, m.k, m.offered_to_id, m.raised_to_id, m.due_seq, m.due_rule, "  \
  "m.due_rule_version, m.due_start, "                                                          \
  "m.due_count, m.due_unit, m.due_chosen, m.paused_on, m.paused_until, m.decided_due_on"

namespace huiyin::matters {

inline constexpr int kMatterColumns = 40;

// Zeros when it has another length.
inline Digest ReadDigest(db::ByteView bytes) {
  Digest digest{};
  if (bytes.size() == digest.size()) std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

inline Matter ReadMatter(const db::Row& row) {
  Matter m;
  m.id = row.IdAs<MatterId>(0);
  m.version = row.Int(1);
  m.number = row.Int(2);
  m.state = kMatterStates.Parse(row.Text(3)).value_or(MatterState::kReceived);
  m.question = row.String(4);
  m.unit = row.IdAs<UnitId>(5);
  if (!row.IsNull(6)) m.track = kTracks.Parse(row.Text(6));
  m.owner = row.IdAs<PersonId>(7);
  m.due_on = row.Date(8);
  m.percent = row.Int(9);
  m.round = row.Int(10);
  if (!row.IsNull(11)) m.outcome = voices::kOutcomes.Parse(row.Text(11));
  if (!row.IsNull(12)) {
    m.decision =
        Decision{row.String(12),
                 people::ParseLevel(row.Text(13)).value_or(people::Level::kUnit),
                 row.IdAs<UnitId>(14),
                 row.IdAs<PersonId>(15),
                 row.IdAs<PersonId>(16),
                 voices::kOutcomes.Parse(row.Text(17)).value_or(voices::Outcome::kTimetable),
                 row.IdAs<PersonId>(18),
                 row.IdAs<PersonId>(19),
                 row.Date(20),
                 row.Date(39)};
  }
  m.answered_on = row.MaybeDate(21);
  m.closed_on = row.MaybeDate(22);
  m.created_by = row.IdAs<PersonId>(23);
  m.created_on = row.Date(24);
  m.changed_by = row.MaybeId<PersonId>(25);
  m.changed_at = row.Time(26);
  m.k = ReadDigest(row.Bytes(27));
  m.offered_to = row.MaybeId<PersonId>(28);
  m.raised_to = row.MaybeId<UnitId>(29);
  m.due = {row.Int(30),
           deadlines::kRuleNames.Parse(row.Text(31)).value_or(deadlines::RuleName::kDecideMatter),
           row.Int(32),
           row.Date(33),
           static_cast<int>(row.Int(34)),
           kDayUnits.Parse(row.Text(35)).value_or(DayUnit::kWorking),
           row.MaybeDate(36),
           row.MaybeDate(37),
           row.MaybeDate(38)};
  return m;
}

}  // namespace huiyin::matters
