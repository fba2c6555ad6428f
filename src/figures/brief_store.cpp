#include "figures/brief_store.hpp"

namespace huiyin::figures {
namespace {

// What stands after WITH RECURSIVE: the units that $2 reads voices of, those over which they also read every matter, and $3 with all below it.
#define HUIYIN_FIGURE_SCOPE                                                                       \
  "hears(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 AND "                     \
  "g.person_id = $2 AND g.role IN ('clerk', 'coordinator', 'leader', 'observer') "                \
  "UNION SELECT c.id FROM unit c JOIN hears s ON c.parent_id = s.id WHERE c.org_id = $1), "       \
  "oversees(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 AND g.person_id = $2 " \
  "AND g.role IN ('coordinator', 'leader', 'observer') "                                          \
  "UNION SELECT c.id FROM unit c JOIN oversees s ON c.parent_id = s.id WHERE c.org_id = $1), "    \
  "within(id) AS (SELECT u.id FROM unit u WHERE u.org_id = $1 AND u.id = $3 "                     \
  "UNION SELECT c.id FROM unit c JOIN within s ON c.parent_id = s.id WHERE c.org_id = $1) "

// The matters that hold a voice of the campaign `param`.
#define HUIYIN_CAMPAIGN_MATTERS(param)                                                  \
  "(SELECT l.matter_id FROM voice c CROSS JOIN matter_voice l WHERE c.org_id = $1 AND " \
  "c.campaign_id = " param " AND l.org_id = c.org_id AND l.voice_id = c.id)"

}  // namespace

Result<std::vector<Campaign>> AllCampaigns(db::Reader& reader, const OrgId& org) {
  return reader.All(
      "SELECT c.id, c.name, c.starts_on, c.ends_on FROM campaign c WHERE c.org_id = $1 ORDER BY "
      "c.starts_on DESC, c.id",
      {org}, [](const db::Row& row) {
        return Campaign{row.IdAs<voices::CampaignId>(0), row.String(1), row.Date(2),
                        row.MaybeDate(3)};
      });
}

Result<std::vector<CategoryName>> CategoryNames(db::Reader& reader, const OrgId& org) {
  return reader.All("SELECT code, zh, en FROM category WHERE org_id = $1 ORDER BY place", {org},
                    [](const db::Row& row) {
                      return CategoryName{row.String(0), row.String(1), row.String(2)};
                    });
}

Result<Ground> GroundOf(db::Reader& reader, const OrgId& org, const voices::CampaignId& campaign) {
  Ground ground;
  TRY(reader.Each(
      "SELECT forms_out, forms_back FROM campaign_count WHERE org_id = $1 AND campaign_id = $2 "
      "ORDER BY seq DESC LIMIT 1",
      {org, campaign}, [&](const db::Row& row) {
        ground.forms_out = row.Int(0);
        ground.forms_back = row.Int(1);
      }));
  ground.held = TRY(reader.All(
      "SELECT kind, count(*), sum(people) FROM gathering WHERE org_id = $1 AND campaign_id = $2 "
      "AND cancelled_reason IS NULL GROUP BY kind ORDER BY kind",
      {org, campaign}, [](const db::Row& row) {
        return Ground::Held{row.String(0), row.Int(1), row.Int(2)};
      }));
  ground.deeds = TRY(reader.Number(
      "SELECT count(*) FROM good_deed d WHERE d.org_id = $1 AND EXISTS (SELECT 1 FROM "
      "matter_voice l JOIN voice v ON v.org_id = l.org_id AND v.id = l.voice_id WHERE l.org_id = "
      "$1 AND l.matter_id = d.matter_id AND v.campaign_id = $2)",
      {org, campaign}));
  return ground;
}

Result<std::vector<OpenMatter>> OpenMatters(db::Reader& reader, const OrgId& org, const Asked& a) {
  return reader.All(
      "WITH RECURSIVE " HUIYIN_FIGURE_SCOPE
      "SELECT m.id, m.number, m.question, m.state, coalesce(m.lead_unit_id, m.unit_id), m.due_on, "
      "CASE WHEN m.due_unit = 'working' AND (m.due_chosen IS NULL OR m.due_chosen <> m.due_on) "
      "THEN m.due_start END, (SELECT count(*) FROM matter_voice l CROSS JOIN voice v WHERE "
      "v.org_id = l.org_id AND v.id "
      "= "
      "l.voice_id AND l.org_id = $1 AND l.matter_id = m.id AND v.campaign_id = $4), "
      "coalesce((SELECT u.reason FROM matter_unresolved u WHERE u.org_id = $1 AND u.matter_id = "
      "m.id), (SELECT s.reason FROM matter_deadline_step s WHERE s.org_id = $1 AND s.matter_id = "
      "m.id AND s.kind = 'pause' AND s.due_seq = m.due_seq ORDER BY s.seq DESC LIMIT 1), "
      "(SELECT r.body FROM matter_remark r WHERE r.org_id = $1 AND r.matter_id = m.id AND "
      "r.kind IN ('returned', 'reopened') ORDER BY r.seq DESC LIMIT 1), "
      "(SELECT p.body FROM matter_progress p WHERE p.org_id = $1 AND p.matter_id = m.id ORDER BY "
      "p.seq DESC LIMIT 1)) FROM matter m WHERE m.org_id = $1 AND ($2 IS NULL OR m.unit_id IN "
      "(SELECT id FROM oversees) OR m.lead_unit_id IN (SELECT id FROM hears)) AND ($3 IS NULL OR "
      "coalesce(m.lead_unit_id, m.unit_id) IN (SELECT id FROM within)) AND m.state IN ('received', "
      "'accepted', 'decided', 'in_progress', 'returned', 'reopened') AND m.id "
      "IN " HUIYIN_CAMPAIGN_MATTERS("$4") " ORDER BY m.number",
      {org, a.reader, a.unit, a.campaign}, [](const db::Row& row) {
        return OpenMatter{row.IdAs<MatterId>(0), row.Int(1),          row.String(2),
                          row.String(3),         row.IdAs<UnitId>(4), row.Date(5),
                          row.MaybeDate(6),      row.Int(7),          row.MaybeString(8)};
      });
}

}  // namespace huiyin::figures
