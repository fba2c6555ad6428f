#include "matters/duty_store.hpp"

#include "matters/duty_rows.hpp"
#include "matters/open_tally.hpp"

namespace huiyin::matters {

Result<std::vector<Handover>> HandoversOf(db::Reader& reader, const OrgId& org,
                                          const MatterId& id) {
  return reader.All("SELECT " HUIYIN_HANDOVER_COLUMNS
                    " FROM matter_handover x WHERE x.org_id = $1 AND x.matter_id = $2 ORDER BY "
                    "x.seq",
                    {org, id}, ReadHandover);
}

Result<std::optional<Handover>> OpenHandover(db::Reader& reader, const OrgId& org,
                                             const MatterId& id) {
  return reader.First("SELECT " HUIYIN_HANDOVER_COLUMNS
                      " FROM matter_handover x WHERE x.org_id = $1 AND x.matter_id = $2 AND "
                      "x.state = 'offered'",
                      {org, id}, ReadHandover);
}

Status InsertHandover(db::Transaction& tx, const OrgId& org, const Handover& h) {
  TRY(
      tx.Run("INSERT INTO matter_handover (org_id, matter_id, seq, kind, from_id, to_id, "
             "to_unit_id, reason, offered_by, offered_at, state, reply, ended_by, ended_at) VALUES "
             "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
             {org, h.matter, h.seq, kHandoverKinds.Text(h.kind), h.from, h.to, h.to_unit, h.reason,
              h.offered_by, h.offered_at, kHandoverStates.Text(h.state), h.reply, h.ended_by,
              h.ended_at}));
  return {};
}

Status UpdateHandover(db::Transaction& tx, const OrgId& org, const Handover& h) {
  TRY(tx.Run(
      "UPDATE matter_handover SET state = $4, reply = $5, ended_by = $6, ended_at = $7 "
      "WHERE org_id = $1 AND matter_id = $2 AND seq = $3",
      {org, h.matter, h.seq, kHandoverStates.Text(h.state), h.reply, h.ended_by, h.ended_at}));
  return {};
}

Result<std::vector<Measure>> MeasuresOf(db::Reader& reader, const OrgId& org, const MatterId& id) {
  return reader.All("SELECT " HUIYIN_MEASURE_COLUMNS
                    " FROM matter_measure x WHERE x.org_id = $1 AND x.matter_id = $2 ORDER BY "
                    "x.seq",
                    {org, id}, ReadMeasure);
}

Result<std::int64_t> CountOpenMeasures(db::Reader& reader, const OrgId& org, const MatterId& id) {
  return reader.Number(
      "SELECT count(*) FROM matter_measure WHERE org_id = $1 AND matter_id = $2 AND state = "
      "'open'",
      {org, id});
}

Status InsertMeasure(db::Transaction& tx, const OrgId& org, const Measure& m) {
  TRY(tx.Run(
      "INSERT INTO matter_measure (org_id, matter_id, seq, body, owner_id, due_on, state, "
      "note, created_by, created_on, ended_by, ended_on) VALUES ($1, $2, $3, $4, $5, $6, $7, "
      "$8, $9, $10, $11, $12)",
      {org, m.matter, m.seq, m.body, m.owner, m.due_on, kMeasureStates.Text(m.state), m.note,
       m.created_by, m.created_on, m.ended_by, m.ended_on}));
  return RetallyOpen(tx, org, m.matter);
}

Status UpdateMeasure(db::Transaction& tx, const OrgId& org, const Measure& m) {
  TRY(
      tx.Run("UPDATE matter_measure SET body = $4, owner_id = $5, due_on = $6, state = $7, note = "
             "$8, ended_by = $9, ended_on = $10 WHERE org_id = $1 AND matter_id = $2 AND seq = $3",
             {org, m.matter, m.seq, m.body, m.owner, m.due_on, kMeasureStates.Text(m.state), m.note,
              m.ended_by, m.ended_on}));
  return RetallyOpen(tx, org, m.matter);
}

Result<std::vector<Part>> PartsOf(db::Reader& reader, const OrgId& org, const MatterId& id) {
  return reader.All("SELECT " HUIYIN_PART_COLUMNS
                    " FROM matter_assist x WHERE x.org_id = $1 AND x.matter_id = $2 ORDER BY "
                    "x.unit_id",
                    {org, id}, ReadPart);
}

Status InsertPart(db::Transaction& tx, const OrgId& org, const Part& p) {
  TRY(tx.Run(
      "INSERT INTO matter_assist (org_id, matter_id, unit_id, body, state, note, replied_by, "
      "replied_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {org, p.matter, p.unit, p.body, kPartStates.Text(p.state), p.note, p.replied_by,
       p.replied_on}));
  return RetallyOpen(tx, org, p.matter);
}

Status UpdatePart(db::Transaction& tx, const OrgId& org, const Part& p) {
  TRY(
      tx.Run("UPDATE matter_assist SET body = $4, state = $5, note = $6, replied_by = $7, "
             "replied_on = $8 WHERE org_id = $1 AND matter_id = $2 AND unit_id = $3",
             {org, p.matter, p.unit, p.body, kPartStates.Text(p.state), p.note, p.replied_by,
              p.replied_on}));
  return {};
}

Status DeletePart(db::Transaction& tx, const OrgId& org, const Part& p) {
  TRY(tx.Run("DELETE FROM matter_assist WHERE org_id = $1 AND matter_id = $2 AND unit_id = $3",
             {org, p.matter, p.unit}));
  return RetallyOpen(tx, org, p.matter);
}

Result<std::vector<ParentAsk>> ParentAsksOf(db::Reader& reader, const OrgId& org,
                                            const MatterId& id) {
  return reader.All("SELECT " HUIYIN_PARENT_COLUMNS
                    " FROM matter_parent x WHERE x.org_id = $1 AND x.matter_id = $2 ORDER BY x.seq",
                    {org, id}, ReadParentAsk);
}

Status InsertParentAsk(db::Transaction& tx, const OrgId& org, const ParentAsk& a) {
  TRY(
      tx.Run("INSERT INTO matter_parent (org_id, matter_id, seq, round, body, asked_by, asked_on) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7)",
             {org, a.matter, a.seq, a.round, a.body, a.asked_by, a.asked_on}));
  return {};
}

Status UpdateParentAsk(db::Transaction& tx, const OrgId& org, const ParentAsk& a) {
  std::optional<std::string_view> consequence;
  if (a.consequence) consequence = kConsequences.Text(*a.consequence);
  TRY(tx.Run(
      "UPDATE matter_parent SET reply = $4, replied_on = $5, consequence = $6, recorded_by = "
      "$7, recorded_on = $8 WHERE org_id = $1 AND matter_id = $2 AND seq = $3",
      {org, a.matter, a.seq, a.reply, a.replied_on, consequence, a.recorded_by, a.recorded_on}));
  return {};
}

Result<Helpers> HelpersOf(db::Reader& reader, const OrgId& org, const MatterId& id) {
  Helpers helpers;
  for (const Part& part : TRY(PartsOf(reader, org, id))) helpers.units.push_back(part.unit);
  helpers.persons = TRY(reader.All(
      "SELECT DISTINCT owner_id FROM matter_measure WHERE org_id = $1 AND matter_id = $2",
      {org, id}, [](const db::Row& row) { return row.IdAs<PersonId>(0); }));
  return helpers;
}

}  // namespace huiyin::matters
