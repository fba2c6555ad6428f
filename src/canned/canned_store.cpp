#include "canned/canned_store.hpp"

#include "canned/canned_rows.hpp"

namespace huiyin::canned {
namespace {

std::int64_t Flag(Shown shown) { return shown == Shown::kYes ? 1 : 0; }

}  // namespace

Status InsertCannedText(db::Transaction& tx, const OrgId& org, const CannedText& c) {
  TRY(tx.Run(
      "INSERT INTO canned_text (org_id, id, version, purpose, title, body, shown, changed_by, "
      "changed_at, k) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {org, c.id, c.version, kPurposes.Text(c.purpose), c.title, c.body, Flag(c.shown),
       c.changed_by, c.changed_at, db::ByteView(c.k)}));
  return {};
}

Result<std::int64_t> UpdateCannedText(db::Transaction& tx, const OrgId& org, const CannedText& c,
                                      std::int64_t expected_version) {
  return tx.Run(
      "UPDATE canned_text SET version = $3, purpose = $4, title = $5, body = $6, shown = $7, "
      "changed_by = $8, changed_at = $9 WHERE org_id = $1 AND id = $2 AND version = $10",
      {org, c.id, c.version, kPurposes.Text(c.purpose), c.title, c.body, Flag(c.shown),
       c.changed_by, c.changed_at, expected_version});
}

Result<std::optional<CannedText>> FindCannedText(db::Reader& reader, const OrgId& org,
                                                 const CannedId& id) {
  return reader.First("SELECT " HUIYIN_CANNED_COLUMNS
                      " FROM canned_text c WHERE c.org_id = $1 AND c.id = $2",
                      {org, id}, ReadCanned);
}

Result<std::vector<CannedText>> ListCannedTexts(db::Reader& reader, const OrgId& org,
                                                Offered offered) {
  std::int64_t least = offered == Offered::kShown ? 1 : 0;
  return reader.All("SELECT " HUIYIN_CANNED_COLUMNS
                    " FROM canned_text c WHERE c.org_id = $1 AND c.shown >= $2 "
                    "ORDER BY c.purpose, c.title, c.id LIMIT $3",
                    {org, least, kMostCannedTexts}, ReadCanned);
}

Result<std::int64_t> CountCannedTexts(db::Reader& reader, const OrgId& org) {
  return reader.Number("SELECT count(*) FROM canned_text WHERE org_id = $1", {org});
}

}  // namespace huiyin::canned
