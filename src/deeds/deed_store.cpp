#include "deeds/deed_store.hpp"

#include "deeds/deed_rows.hpp"

namespace huiyin::deeds {
namespace {

// $1 organisation, $2 the reader or null, $3 published or null.
#define HUIYIN_DEED_SCOPE                                                                    \
  "WITH RECURSIVE scope(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 AND " \
  "g.person_id = $2 AND g.role IN ('clerk', 'coordinator', 'leader', 'observer') "           \
  "UNION SELECT c.id FROM unit c JOIN scope s ON c.parent_id = s.id WHERE c.org_id = $1) "
#define HUIYIN_DEED_MATCH                                                             \
  " FROM good_deed d WHERE d.org_id = $1 AND ($2 IS NULL OR d.unit_id IN (SELECT id " \
  "FROM scope)) AND ($3 IS NULL OR d.published = $3) "

std::int64_t Flag(Shown shown) { return shown == Shown::kYes ? 1 : 0; }
std::optional<std::int64_t> MaybeFlag(const std::optional<Shown>& shown) {
  if (!shown) return std::nullopt;
  return Flag(*shown);
}

}  // namespace

Status InsertDeed(db::Transaction& tx, const OrgId& org, const Deed& d) {
  TRY(tx.Run(
      "INSERT INTO good_deed (org_id, id, version, title, body, unit_id, done_on, matter_id, "
      "cost_fen, published, created_by, created_on, changed_by, changed_at, k) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
      {org, d.id, d.version, d.title, d.body, d.unit, d.done_on, d.matter, d.cost_fen,
       Flag(d.published), d.created_by, d.created_on, d.changed_by, d.changed_at,
       db::ByteView(d.k)}));
  return {};
}

Result<std::int64_t> UpdateDeed(db::Transaction& tx, const OrgId& org, const Deed& d,
                                std::int64_t expected_version) {
  return tx.Run(
      "UPDATE good_deed SET version = $3, title = $4, body = $5, unit_id = $6, done_on = $7, "
      "matter_id = $8, cost_fen = $9, published = $10, changed_by = $11, changed_at = $12 "
      "WHERE org_id = $1 AND id = $2 AND version = $13",
      {org, d.id, d.version, d.title, d.body, d.unit, d.done_on, d.matter, d.cost_fen,
       Flag(d.published), d.changed_by, d.changed_at, expected_version});
}

Result<std::optional<Deed>> FindDeed(db::Reader& reader, const OrgId& org, const DeedId& id) {
  return reader.First("SELECT " HUIYIN_DEED_COLUMNS
                      " FROM good_deed d WHERE d.org_id = $1 AND d.id = $2",
                      {org, id}, ReadDeed);
}

Result<std::vector<Deed>> ListDeeds(db::Reader& reader, const OrgId& org, const DeedFilter& f) {
  return reader.All(
      HUIYIN_DEED_SCOPE "SELECT " HUIYIN_DEED_COLUMNS HUIYIN_DEED_MATCH
                        "AND ($4 IS NULL OR d.done_on < $4 OR (d.done_on = $4 AND d.id < $5)) "
                        "ORDER BY d.done_on DESC, d.id DESC LIMIT $6",
      {org, f.reader, MaybeFlag(f.published), f.before_on, f.before_id, f.limit}, ReadDeed);
}

Result<DeedCounts> CountDeeds(db::Reader& reader, const OrgId& org, const DeedFilter& f) {
  DeedCounts counts;
  TRY(reader.Each(HUIYIN_DEED_SCOPE
                  "SELECT count(*), coalesce(sum(d.cost_fen), 0)" HUIYIN_DEED_MATCH,
                  {org, f.reader, MaybeFlag(f.published)}, [&](const db::Row& row) {
                    counts = {row.Int(0), row.Int(1)};
                  }));
  return counts;
}

Result<std::optional<std::int64_t>> PublicNumber(db::Reader& reader, const OrgId& org,
                                                 const MatterId& matter) {
  return reader.First(
      "SELECT m.number FROM matter m JOIN publication p ON p.org_id = m.org_id AND p.matter_id = "
      "m.id WHERE m.org_id = $1 AND m.id = $2 AND p.withdrawn_on IS NULL",
      {org, matter}, [](const db::Row& row) { return row.Int(0); });
}

}  // namespace huiyin::deeds
