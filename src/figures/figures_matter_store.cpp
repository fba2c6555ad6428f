// Matters, counted and listed by the same facts.
#include "figures/figures_store.hpp"

namespace huiyin::figures {
namespace {

// What a matter with several voices counts with: the one that was linked first (on one day: the smallest id).
#define HUIYIN_FIRST_VOICE(column)                                                          \
  "(SELECT v." column                                                                       \
  " FROM matter_voice l CROSS JOIN voice v WHERE l.org_id = $1 AND l.matter_id = m.id AND " \
  "v.org_id = l.org_id AND v.id = l.voice_id ORDER BY l.linked_on, v.id LIMIT 1)"
#define HUIYIN_MATTER_LATE \
  "m.answered_on IS NOT NULL AND (SELECT " HUIYIN_FLAG("a.answered_on > a.due_on")              \
  " FROM matter_answer a WHERE a.org_id = $1 AND a.matter_id = m.id ORDER BY a.seq DESC LIMIT " \
  "1) = 1"
#define HUIYIN_MATTER_UNANSWERED \
  "m.state IN ('received', 'accepted', 'decided', 'in_progress', 'returned', 'reopened')"
#define HUIYIN_CHECKED(result)                                                      \
  HUIYIN_FLAG(                                                                      \
      "(SELECT c.result FROM matter_check c WHERE c.org_id = $1 AND c.matter_id = " \
      "m.id ORDER BY c.seq DESC LIMIT 1) = '" result "'")

#define HUIYIN_MATTER_FACTS(key) \
  "SELECT m.id AS id, m.number AS number, m.question AS question, m.state AS state, "             \
  "coalesce(m.lead_unit_id, m.unit_id) AS unit_id, m.created_on AS created_on, " key              \
  " AS key, " HUIYIN_FLAG(HUIYIN_MATTER_UNANSWERED) " AS unanswered, "                            \
  HUIYIN_FLAG(HUIYIN_MATTER_UNANSWERED " AND m.due_on < $7") " AS overdue, "                      \
  HUIYIN_FLAG("m.answered_on IS NOT NULL") " AS answered, "                                       \
  HUIYIN_FLAG(HUIYIN_MATTER_LATE) " AS late, "                                                    \
  HUIYIN_FLAG("m.state = 'closed' AND m.answered_on IS NULL") " AS dissolved, "                   \
  HUIYIN_CHECKED("satisfied") " AS checked_satisfied, "                                           \
  HUIYIN_CHECKED("partly") " AS checked_partly, " HUIYIN_CHECKED("not") " AS checked_not "        \
  "FROM matter m WHERE m.org_id = $1 AND ($2 IS NULL OR m.unit_id IN (SELECT id FROM oversees) "  \
  "OR m.lead_unit_id IN (SELECT id FROM hears)) AND ($3 IS NULL OR coalesce(m.lead_unit_id, "     \
  "m.unit_id) IN (SELECT id FROM within)) AND ($4 IS NULL OR m.created_on >= $4) AND ($5 IS "     \
  "NULL OR m.created_on <= $5) AND ($6 IS NULL OR EXISTS (SELECT 1 FROM matter_voice l CROSS JOIN "     \
  "voice v WHERE v.org_id = l.org_id AND v.id = l.voice_id AND l.org_id = $1 AND l.matter_id = "   \
  "m.id AND v.campaign_id = $6))"

#define HUIYIN_MATTER_SUMS(key)                                                                 \
  "WITH RECURSIVE " HUIYIN_FIGURE_SCOPE                                                         \
  "SELECT f.key, count(*), sum(f.unanswered), sum(f.overdue), sum(f.answered), sum(f.late), "   \
  "sum(f.dissolved), sum(f.checked_satisfied), sum(f.checked_partly), sum(f.checked_not) FROM " \
  "(" HUIYIN_MATTER_FACTS(key) ") f GROUP BY f.key"

// $8 figure, $9 which rows, $10 key, $11 and $12 cursor, $13 limit.
#define HUIYIN_MATTER_LINES(key) \
  "WITH RECURSIVE " HUIYIN_FIGURE_SCOPE                                                         \
  "SELECT f.id, f.number, f.question, f.state, f.unit_id, f.created_on FROM " \
  "("                    \
  HUIYIN_MATTER_FACTS(key)                                                                        \
  ") f WHERE ($9 = 'all' OR ($9 = 'none' AND f.key IS NULL) OR ($9 = 'key' AND f.key = $10)) "    \
  "AND CASE $8 WHEN 'made' THEN 1 WHEN 'open' THEN f.unanswered WHEN 'overdue' THEN f.overdue "   \
  "WHEN 'answered' THEN f.answered WHEN 'on_time' THEN f.answered - f.late WHEN 'late' THEN "     \
  "f.late WHEN 'dissolved' THEN f.dissolved WHEN 'checked_satisfied' THEN f.checked_satisfied "   \
  "WHEN 'checked_partly' THEN f.checked_partly WHEN 'checked_not' THEN f.checked_not ELSE 0 END " \
  "= 1 AND ($11 IS NULL OR f.created_on > $11 OR (f.created_on = $11 AND f.id > $12)) ORDER BY "  \
  "f.created_on, f.id LIMIT $13"

#define HUIYIN_MATTER_KEYS(each)                                                                   \
  each(kUnit, "coalesce(m.lead_unit_id, m.unit_id)") each(kChannel, HUIYIN_FIRST_VOICE("channel")) \
      each(kSpeakerGroup, HUIYIN_FIRST_VOICE("speaker_group"))                                     \
          each(kOrigin, HUIYIN_FIRST_VOICE("origin"))                                              \
              each(kCategory, HUIYIN_FIRST_VOICE("category"))                                      \
                  each(kCampaign, HUIYIN_FIRST_VOICE("campaign_id")) each(kTrack, "m.track")       \
                      each(kLevel, "m.level")                                                      \
                          each(kOutcome, "CASE WHEN m.answered_on IS NOT NULL THEN m.outcome END")

TableRow ReadSums(const db::Row& row, Dimension by) {
  TableRow sums;
  if (!row.IsNull(0)) sums.key = ReadKey(row, 0, by);
  int column = 0;
  for (const auto& code : kMatterFigures.all()) {
    if (code.value != MatterFigure::kOnTime) sums.matters[code.value] = row.Int(++column);
  }
  sums.matters[MatterFigure::kOnTime] =
      sums.matters[MatterFigure::kAnswered] - sums.matters[MatterFigure::kLate];
  return sums;
}

Line ReadLine(const db::Row& row) {
  return {row.IdAs<MatterId>(0).uuid(), row.Int(1), row.String(2), row.String(3),
          row.IdAs<UnitId>(4),          row.Date(5)};
}

}  // namespace

Result<std::vector<TableRow>> CountMatters(db::Reader& reader, const OrgId& org, const Asked& a) {
  auto read = [&](const db::Row& row) { return ReadSums(row, a.by); };
  switch (a.by) {
#define HUIYIN_CASE(name, key)                 \
  case Dimension::name:                        \
    return reader.All(HUIYIN_MATTER_SUMS(key), \
                      {org, a.reader, a.unit, a.from, a.to, a.campaign, a.today}, read);
    HUIYIN_MATTER_KEYS(HUIYIN_CASE)
#undef HUIYIN_CASE
  }
  return Internal("unknown dimension");
}

Result<std::vector<Line>> MattersBehind(db::Reader& reader, const OrgId& org, const Asked& a,
                                        MatterFigure figure, const Behind& behind,
                                        const PageOf& page) {
  KeyParams k(a.by, behind);
  auto name = kMatterFigures.Text(figure);
  switch (a.by) {
#define HUIYIN_CASE(dimension, key_sql)                                                      \
  case Dimension::dimension:                                                                 \
    return reader.All(HUIYIN_MATTER_LINES(key_sql),                                          \
                      {org, a.reader, a.unit, a.from, a.to, a.campaign, a.today, name, k.of, \
                       k.key, page.after_on, page.after_id, page.limit},                     \
                      ReadLine);
    HUIYIN_MATTER_KEYS(HUIYIN_CASE)
#undef HUIYIN_CASE
  }
  return Internal("unknown dimension");
}

}  // namespace huiyin::figures
