#include "figures/brief_store.hpp"

#include "figures/figures_store.hpp"

namespace huiyin::figures {

Result<std::vector<Campaign>> AllCampaigns(db::Reader& reader, const OrgId& org) {
  return reader.All(
      "SELECT c.id, c.name, c.starts_on, c.ends_on FROM campaign c WHERE c.org_id = $1 ORDER BY "
      "c.starts_on DESC, c.id",
      {org}, [](const db::Row& row) {
        return Campaign{row.IdAs<voices::CampaignId>(0), row.String(1), row.Date(2),
                        row.MaybeDate(3)};
      });
}

Result<std::vector<OpenMatter>> OpenMatters(db::Reader& reader, const OrgId& org, const Asked& a) {
  return reader.All(
      "WITH RECURSIVE " HUIYIN_FIGURE_SCOPE
      "SELECT m.id, m.number, m.question, m.state, coalesce(m.lead_unit_id, m.unit_id), m.due_on, "
      "(SELECT count(*) FROM matter_voice l CROSS JOIN voice v WHERE v.org_id = l.org_id AND v.id "
      "= "
      "l.voice_id AND l.org_id = $1 AND l.matter_id = m.id AND v.campaign_id = $4), "
      "coalesce((SELECT r.body FROM matter_remark r WHERE r.org_id = $1 AND r.matter_id = m.id AND "
      "r.kind IN ('returned', 'reopened', 'paused', 'extended') ORDER BY r.seq DESC LIMIT 1), "
      "(SELECT p.body FROM matter_progress p WHERE p.org_id = $1 AND p.matter_id = m.id ORDER BY "
      "p.seq DESC LIMIT 1)) FROM matter m WHERE m.org_id = $1 AND ($2 IS NULL OR m.unit_id IN "
      "(SELECT id FROM oversees) OR m.lead_unit_id IN (SELECT id FROM hears)) AND ($3 IS NULL OR "
      "coalesce(m.lead_unit_id, m.unit_id) IN (SELECT id FROM within)) AND m.state IN ('received', "
      "'accepted', 'decided', 'in_progress', 'returned', 'reopened') AND EXISTS (SELECT 1 FROM "
      "matter_voice l CROSS JOIN voice v WHERE v.org_id = l.org_id AND v.id = l.voice_id AND "
      "l.org_id = "
      "$1 AND l.matter_id = m.id AND v.campaign_id = $4) ORDER BY m.number",
      {org, a.reader, a.unit, a.campaign}, [](const db::Row& row) {
        return OpenMatter{row.IdAs<MatterId>(0), row.Int(1),  row.String(2), row.String(3),
                          row.IdAs<UnitId>(4),   row.Date(5), row.Int(6),    row.MaybeString(7)};
      });
}

}  // namespace huiyin::figures
