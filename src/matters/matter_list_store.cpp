// Lists and counts of matters, within what the asker hears for (their unit, or the lead unit) or serves (lead or assisting).
#include "matters/duty_store.hpp"
#include "matters/matter_rows.hpp"
#include "matters/matter_store.hpp"

namespace huiyin::matters {
namespace {

// Nobody is in charge of more open matters at once; a count that reaches it says "at least".
constexpr std::int64_t kMostMine = 1000;

// $1 organisation, $2 the asker. Heard for: by their roles; served: as a clerk, or as the head of a unit.
#define HUIYIN_MATTER_SCOPE                                                                     \
  "WITH RECURSIVE hears(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 AND "    \
  "g.person_id = $2 AND g.role IN ('coordinator', 'leader', 'observer') "                       \
  "UNION SELECT c.id FROM unit c JOIN hears s ON c.parent_id = s.id WHERE c.org_id = $1), "     \
  "serves(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 AND g.person_id = $2 " \
  "AND g.role = 'clerk' UNION SELECT u.id FROM unit u WHERE u.org_id = $1 AND u.head_id = $2 "  \
  "UNION SELECT c.id FROM unit c JOIN serves s ON c.parent_id = s.id WHERE c.org_id = $1) "

#define HUIYIN_MATTER_SEEN                                                                         \
  "m.org_id = $1 AND (m.unit_id IN (SELECT id FROM hears) OR m.lead_unit_id IN (SELECT id FROM "   \
  "hears) OR m.lead_unit_id IN (SELECT id FROM serves) OR m.owner_id = $2 OR m.lead_owner_id = "   \
  "$2 OR m.stand_in_id = $2 OR m.created_by = $2 OR m.offered_to_id = $2 OR EXISTS (SELECT 1 "     \
  "FROM "                                                                                          \
  "matter_assist a WHERE a.org_id = $1 AND a.matter_id = m.id AND a.unit_id IN (SELECT id FROM "   \
  "serves)) OR EXISTS (SELECT 1 FROM matter_measure x WHERE x.org_id = $1 AND x.matter_id = m.id " \
  "AND x.owner_id = $2)) "

#define HUIYIN_MATTER_OPEN \
  "m.state IN ('received', 'accepted', 'decided', 'in_progress', 'returned', 'reopened')"
#define HUIYIN_MATTER_TO_DECIDE \
  "(m.state IN ('accepted', 'returned') OR (m.state = 'reopened' AND m.solution IS NULL))"

// Somebody else may be in charge now; who it is, PresentOwner says.
#define HUIYIN_MATTER_AWAY(person_id)                                                           \
  "(EXISTS (SELECT 1 FROM absence a WHERE a.org_id = $1 AND a.person_id = " person_id           \
  " AND "                                                                                       \
  "a.from_on <= $4 AND (a.until_on IS NULL OR a.until_on >= $4)) OR NOT EXISTS (SELECT 1 FROM " \
  "person p WHERE p.org_id = $1 AND p.id = " person_id " AND p.active = 1))"

// A matter with what its line counts: voices, whether it is on the board, measures, done ones, open questions to the parent company.
#define HUIYIN_MATTER_LINES                                                                       \
  "SELECT " HUIYIN_MATTER_COLUMNS                                                                 \
  ", (SELECT count(*) FROM matter_voice l WHERE l.org_id = $1 AND l.matter_id = m.id) AS heard, " \
  "(SELECT count(*) FROM publication p WHERE p.org_id = $1 AND p.matter_id = m.id AND "           \
  "p.withdrawn_on IS NULL), "                                                                     \
  "(SELECT count(*) FROM matter_measure x WHERE x.org_id = $1 AND x.matter_id = m.id AND "        \
  "x.state <> 'dropped'), "                                                                       \
  "(SELECT count(*) FROM matter_measure x WHERE x.org_id = $1 AND x.matter_id = m.id AND "        \
  "x.state = 'done'), "                                                                           \
  "(SELECT count(*) FROM matter_parent q WHERE q.org_id = $1 AND q.matter_id = m.id AND "         \
  "q.reply IS NULL) FROM matter m "

MatterLine ReadLine(const db::Row& row) {
  return {ReadMatter(row),
          row.Int(kMatterColumns),
          row.Int(kMatterColumns + 1) != 0,
          row.Int(kMatterColumns + 2),
          row.Int(kMatterColumns + 3),
          row.Int(kMatterColumns + 4) != 0};
}

}  // namespace

Result<std::vector<MatterLine>> ListMatters(db::Reader& reader, const OrgId& org,
                                            const MatterFilter& f) {
  std::optional<std::string_view> state, track;
  if (f.state) state = kMatterStates.Text(*f.state);
  if (f.track) track = kTracks.Text(*f.track);
  return reader.All(
      HUIYIN_MATTER_SCOPE HUIYIN_MATTER_LINES
      "WHERE ($3 IN ('mine', 'handed_to_me', 'my_measures') OR (" HUIYIN_MATTER_SEEN
      ")) AND m.org_id = $1 "
      "AND ($3 = 'all' OR ($3 = 'open' AND " HUIYIN_MATTER_OPEN
      ") OR ($3 = 'mine' AND (m.owner_id = $2 OR " HUIYIN_MATTER_AWAY("m.owner_id")
      ") AND " HUIYIN_MATTER_OPEN ") OR ($3 = 'to_decide' AND " HUIYIN_MATTER_TO_DECIDE
      ") OR ($3 = 'overdue' AND m.due_on < $4 AND " HUIYIN_MATTER_OPEN
      ") OR ($3 = 'due_soon' AND m.due_on >= $4 AND m.due_on <= $5 AND " HUIYIN_MATTER_OPEN
      ") OR ($3 = 'paused' AND m.paused_until >= $4 AND " HUIYIN_MATTER_OPEN
      ") OR ($3 = 'handed_to_me' AND m.offered_to_id IS NOT NULL AND (m.offered_to_id = $2 OR "
      HUIYIN_MATTER_AWAY("m.offered_to_id")
      ")) OR ($3 = 'my_measures' AND EXISTS (SELECT 1 FROM matter_measure x WHERE x.org_id = $1 AND "
      "x.matter_id = m.id AND x.state = 'open' AND (x.owner_id = $2 OR "
      HUIYIN_MATTER_AWAY("x.owner_id")
      "))) OR ($3 = 'measures_due' AND EXISTS (SELECT 1 FROM matter_measure x WHERE x.org_id = $1 AND "
      "x.matter_id = m.id AND x.state = 'open' AND x.due_on <= $5)) OR ($3 = 'to_parent' AND EXISTS (SELECT 1 FROM matter_parent q WHERE q.org_id = $1 AND "
      "q.matter_id = m.id))) "
      "AND ($11 IS NULL OR m.track = $11) AND ($6 IS NULL OR m.state = $6) AND ($7 IS NULL OR m.lead_unit_id = $7) "
      "AND ($8 IS NULL OR m.due_on > $8 OR (m.due_on = $8 AND m.id > $9)) ORDER BY m.due_on, "
      "m.id LIMIT $10",
      {org, f.me, f.view, f.today, f.soon, state, f.lead_unit, f.after_due, f.after_id, f.limit,
       track},
      ReadLine);
}

Result<std::vector<MatterLine>> ListMostVoiced(db::Reader& reader, const OrgId& org,
                                               const PersonId& me, std::int64_t limit) {
  return reader.All(HUIYIN_MATTER_SCOPE HUIYIN_MATTER_LINES
                    "WHERE " HUIYIN_MATTER_SEEN "AND " HUIYIN_MATTER_OPEN
                    " ORDER BY heard DESC, m.number LIMIT $3",
                    {org, me, limit}, ReadLine);
}

Result<bool> IsForMe(db::Reader& reader, const OrgId& org, const people::Directory& directory,
                     const Matter& matter, const MatterFilter& f) {
  if (f.view == "mine") return PresentOwner(directory, matter, f.today) == f.me;
  if (f.view == "handed_to_me") {
    auto open = TRY(OpenHandover(reader, org, matter.id));
    return open && open->offered_by != f.me &&
           PresentReceiver(directory, matter, *open, f.today) == f.me;
  }
  if (f.view == "my_measures") {
    for (const Measure& measure : TRY(MeasuresOf(reader, org, matter.id))) {
      if (measure.state == MeasureState::kOpen &&
          PresentOwner(directory, matter, measure, f.today) == f.me)
        return true;
    }
    return false;
  }
  return true;
}

Result<MatterCounts> CountMatters(db::Reader& reader, const OrgId& org,
                                  const people::Directory& directory, const MatterFilter& f) {
  MatterCounts counts;
  TRY(reader.Each(
      HUIYIN_MATTER_SCOPE
      "SELECT count(*), coalesce(sum(CASE WHEN " HUIYIN_MATTER_TO_DECIDE
      " THEN 1 ELSE 0 END), 0), "
      "coalesce(sum(CASE WHEN m.due_on >= $3 AND m.due_on <= $4 THEN 1 ELSE 0 END), 0), "
      "coalesce(sum(CASE WHEN m.due_on < $3 THEN 1 ELSE 0 END), 0) FROM matter m "
      "WHERE " HUIYIN_MATTER_SEEN "AND " HUIYIN_MATTER_OPEN,
      {org, f.me, f.today, f.soon}, [&](const db::Row& row) {
        counts = {row.Int(0), 0, row.Int(1), row.Int(2), row.Int(3), 0, 0};
      }));
  MatterFilter mine = f;
  mine.view = "mine";
  mine.limit = kMostMine;
  for (const MatterLine& line : TRY(ListMatters(reader, org, mine)))
    counts.mine += PresentOwner(directory, line.matter, f.today) == f.me ? 1 : 0;
  mine.view = "handed_to_me";
  for (const MatterLine& line : TRY(ListMatters(reader, org, mine)))
    counts.handed += TRY(IsForMe(reader, org, directory, line.matter, mine)) ? 1 : 0;
  mine.view = "my_measures";
  for (const MatterLine& line : TRY(ListMatters(reader, org, mine)))
    counts.measures += TRY(IsForMe(reader, org, directory, line.matter, mine)) ? 1 : 0;
  return counts;
}

Result<std::vector<MatterId>> ListFinished(db::Reader& reader, const OrgId& org,
                                           const LocalDate& answered_before, std::int64_t limit) {
  return reader.All(
      "SELECT m.id FROM matter m WHERE m.org_id = $1 AND (m.state = 'verified' OR (m.state = "
      "'answered' AND m.answered_on < $2)) "
      "AND EXISTS (SELECT 1 FROM matter_voice l WHERE l.org_id = $1 AND l.matter_id = m.id) "
      "AND NOT EXISTS (SELECT 1 FROM matter_voice l JOIN voice v ON v.org_id = l.org_id AND v.id = "
      "l.voice_id "
      "WHERE l.org_id = $1 AND l.matter_id = m.id AND v.state <> 'closed') "
      "AND NOT EXISTS (SELECT 1 FROM matter_measure x WHERE x.org_id = $1 AND x.matter_id = m.id "
      "AND x.state = 'open') ORDER BY m.id LIMIT $3",
      {org, answered_before, limit}, [](const db::Row& row) { return row.IdAs<MatterId>(0); });
}

}  // namespace huiyin::matters
