#include "matters/matter_deadline.hpp"
#include "matters/matter_rows.hpp"

namespace huiyin::matters {
namespace {

#define HUIYIN_STEP_COLUMNS                                                            \
  "s.matter_id, s.seq, s.due_seq, s.kind, s.on_date, s.days, s.until_on, s.ended_on, " \
  "s.reason, s.decided_by, s.recorded_by, s.ended_by"
constexpr int kStepColumns = 12;

DueStep ReadStep(const db::Row& row) {
  return {row.IdAs<MatterId>(0),
          row.Int(1),
          row.Int(2),
          kDueStepKinds.Parse(row.Text(3)).value_or(DeadlineStep::Kind::kExtend),
          row.Date(4),
          static_cast<int>(row.Int(5)),
          row.MaybeDate(6),
          row.MaybeDate(7),
          row.String(8),
          row.IdAs<PersonId>(9),
          row.IdAs<PersonId>(10),
          row.MaybeId<PersonId>(11)};
}

}  // namespace

journal::Image Describe(const DueStep& s, const Digest& k) {
  return journal::Image("matter_deadline_step", s.matter.ToString() + "/" + std::to_string(s.seq))
      .Number("due_seq", s.due_seq)
      .Code("kind", kDueStepKinds.Text(s.kind))
      .Date("on_date", s.on)
      .Number("days", std::int64_t{s.days})
      .Date("until_on", s.until)
      .Date("ended_on", s.ended_on)
      .Text("reason", s.reason, k)
      .Ref("decided_by", s.decided_by)
      .Ref("recorded_by", s.recorded_by)
      .Ref("ended_by", s.ended_by);
}

Status InsertDueStep(db::Transaction& tx, const OrgId& org, const DueStep& s) {
  TRY(
      tx.Run("INSERT INTO matter_deadline_step (org_id, matter_id, seq, due_seq, kind, on_date, "
             "days, until_on, ended_on, reason, decided_by, recorded_by, ended_by) VALUES ($1, $2, "
             "$3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
             {org, s.matter, s.seq, s.due_seq, kDueStepKinds.Text(s.kind), s.on, s.days, s.until,
              s.ended_on, s.reason, s.decided_by, s.recorded_by, s.ended_by}));
  return {};
}

Status UpdateDueStep(db::Transaction& tx, const OrgId& org, const DueStep& s) {
  TRY(
      tx.Run("UPDATE matter_deadline_step SET ended_on = $4, ended_by = $5 WHERE org_id = $1 AND "
             "matter_id = $2 AND seq = $3",
             {org, s.matter, s.seq, s.ended_on, s.ended_by}));
  return {};
}

Result<std::vector<DueStep>> DueStepsOf(db::Reader& reader, const OrgId& org, const MatterId& id) {
  return reader.All("SELECT " HUIYIN_STEP_COLUMNS
                    " FROM matter_deadline_step s WHERE s.org_id = $1 AND s.matter_id = $2 ORDER "
                    "BY s.seq",
                    {org, id}, ReadStep);
}

Status EachDueStep(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.Each("SELECT " HUIYIN_STEP_COLUMNS
                     ", m.k FROM matter_deadline_step s LEFT JOIN matter m ON m.org_id = s.org_id "
                     "AND m.id = s.matter_id WHERE s.org_id = $1",
                     {org}, [&](const db::Row& row) {
                       each(Describe(ReadStep(row), ReadDigest(row.Bytes(kStepColumns)))
                                .Stands("kind", row.MaybeString(3)));
                     });
}

Result<std::vector<MatterId>> ListOpen(db::Reader& reader, const OrgId& org, const MatterId& after,
                                       std::int64_t limit) {
  return reader.All(
      "SELECT id FROM matter WHERE org_id = $1 AND id > $2 AND state IN ('received', 'accepted', "
      "'decided', 'in_progress', 'returned', 'reopened') ORDER BY id LIMIT $3",
      {org, after, limit}, [](const db::Row& row) { return row.IdAs<MatterId>(0); });
}

}  // namespace huiyin::matters
