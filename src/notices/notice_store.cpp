#include "notices/notice_store.hpp"

namespace huiyin::notices {

Status InsertNotice(db::Transaction& tx, const OrgId& org, const Notice& n) {
  TRY(tx.Run(
      "INSERT INTO notice (org_id, person_id, position, kind, subject, subject_id, actor_id, "
      "made_on, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (org_id, "
      "person_id, position) DO NOTHING",
      {org, n.person, n.position, n.kind, kSubjects.Text(n.subject), n.subject_id, n.actor, n.on,
       n.at}));
  return {};
}

Result<std::int64_t> DeleteNotices(db::Transaction& tx, const OrgId& org, const LocalDate& before,
                                   std::int64_t limit) {
  return tx.Run(
      "DELETE FROM notice WHERE org_id = $1 AND (person_id, position) IN (SELECT n.person_id, "
      "n.position FROM notice n WHERE n.org_id = $1 AND n.made_on < $2 LIMIT $3)",
      {org, before, limit});
}

Status MarkSeen(db::Transaction& tx, const OrgId& org, const PersonId& person,
                std::int64_t position) {
  TRY(tx.Run(
      "INSERT INTO notice_seen (org_id, person_id, position) VALUES ($1, $2, $3) ON CONFLICT "
      "(org_id, person_id) DO UPDATE SET position = excluded.position WHERE "
      "excluded.position > notice_seen.position",
      {org, person, position}));
  return {};
}

Result<std::vector<Notice>> ListNotices(db::Reader& reader, const OrgId& org,
                                        const PersonId& person,
                                        const std::optional<std::int64_t>& before,
                                        std::int64_t limit) {
  return reader.All(
      "SELECT position, kind, subject, subject_id, actor_id, made_on, made_at FROM notice WHERE "
      "org_id = $1 AND person_id = $2 AND ($3 IS NULL OR position < $3) ORDER BY position DESC "
      "LIMIT $4",
      {org, person, before, limit}, [&](const db::Row& row) {
        Notice n;
        n.person = person;
        n.position = row.Int(0);
        n.kind = row.String(1);
        n.subject = kSubjects.Parse(row.Text(2)).value_or(Subject::kMatter);
        n.subject_id = Uuid::FromBytes(row.Bytes(3)).value_or(Uuid());
        n.actor = row.MaybeId<PersonId>(4);
        n.on = row.Date(5);
        n.at = row.MaybeTime(6);
        return n;
      });
}

Result<std::int64_t> SeenUpTo(db::Reader& reader, const OrgId& org, const PersonId& person) {
  return reader.Number("SELECT position FROM notice_seen WHERE org_id = $1 AND person_id = $2",
                       {org, person});
}

Result<std::int64_t> CountUnseen(db::Reader& reader, const OrgId& org, const PersonId& person,
                                 std::int64_t most) {
  return reader.Number(
      "SELECT count(*) FROM (SELECT position FROM notice WHERE org_id = $1 AND person_id = $2 AND "
      "position > coalesce((SELECT s.position FROM notice_seen s WHERE s.org_id = $1 AND "
      "s.person_id = $2), 0) LIMIT $3) AS unseen",
      {org, person, most});
}

}  // namespace huiyin::notices
