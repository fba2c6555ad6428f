// Lists and counts of matters, within what the asker hears for (their unit, or the lead unit) or serves (lead or assisting).
#include <algorithm>
#include <set>
#include <tuple>

#include "matters/duty_store.hpp"
#include "matters/matter_rows.hpp"
#include "matters/matter_store.hpp"
#include "matters/open_tally.hpp"

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
  "$2 OR m.stand_in_id = $2 OR (m.created_by = $2 AND EXISTS (SELECT 1 FROM role_grant g WHERE "   \
  "g.org_id = $1 AND g.person_id = $2 AND g.role IN ('clerk', 'coordinator'))) OR "                \
  "m.offered_to_id = $2 OR EXISTS (SELECT 1 "                                                      \
  "FROM "                                                                                          \
  "matter_assist a WHERE a.org_id = $1 AND a.matter_id = m.id AND a.unit_id IN (SELECT id FROM "   \
  "serves)) OR EXISTS (SELECT 1 FROM matter_measure x WHERE x.org_id = $1 AND x.matter_id = m.id " \
  "AND x.owner_id = $2)) "

// Open matters that $2 sees for another reason than their units.
#define HUIYIN_MATTER_READERS                                                                    \
  "SELECT r.matter_id FROM open_matter_reader r WHERE r.org_id = $1 AND r.way = 'person' AND "   \
  "r.reader_id = $2 UNION SELECT r.matter_id FROM open_matter_reader r WHERE r.org_id = $1 AND " \
  "r.way = 'creator' AND r.reader_id = $2 AND EXISTS (SELECT 1 FROM role_grant g WHERE "         \
  "g.org_id = $1 AND g.person_id = $2 AND g.role IN ('clerk', 'coordinator')) UNION SELECT "     \
  "r.matter_id FROM open_matter_reader r WHERE r.org_id = $1 AND r.way = 'assist' AND "          \
  "r.reader_id IN (SELECT id FROM serves)"

#define HUIYIN_MATTER_OPEN \
  "m.state IN ('received', 'accepted', 'decided', 'in_progress', 'returned', 'reopened')"
#define HUIYIN_MATTER_TO_DECIDE \
  "(m.state IN ('accepted', 'returned') OR (m.state = 'reopened' AND m.solution IS NULL))"

// Whose things somebody may have to do on that day: their own, and those of whoever is away or has left. Who is in charge of which,
// PresentOwner says.
#define HUIYIN_MATTER_MINE(today)                                                               \
  "SELECT w.id FROM person w WHERE w.org_id = $1 AND (w.id = $2 OR w.active = 0) UNION SELECT " \
  "a.person_id FROM absence a WHERE a.org_id = $1 AND a.from_on <= " today                      \
  " AND (a.until_on IS NULL OR a.until_on >= " today ")"

// A unit and those below it, in a place of the statement's own.
#define HUIYIN_UNITS_WITHIN(unit)                                                               \
  "(WITH RECURSIVE within(id) AS (SELECT w.id FROM unit w WHERE w.org_id = $1 AND w.id = " unit \
  " UNION SELECT c.id FROM unit c JOIN within ON c.parent_id = within.id WHERE c.org_id = $1) " \
  "SELECT id FROM within)"
// What each list ends with: $3 track, $4 lead unit, $5 and $6 behind which line, $7 how many, $8 of which unit and below.
#define HUIYIN_MATTER_REST                                                                       \
  "AND ($3 IS NULL OR m.track = $3) AND ($4 IS NULL OR m.lead_unit_id = $4) AND ($8 IS NULL OR " \
  "coalesce(m.lead_unit_id, m.unit_id) IN " HUIYIN_UNITS_WITHIN(                                 \
      "$8") ") AND (m.due_on, m.id) > ($5, $6) ORDER BY m.due_on, m.id LIMIT $7"
#define HUIYIN_MATTER_PLACES "SELECT m.due_on, m.id FROM matter m WHERE m.org_id = $1 AND "
// From the few that `those` gives (SQLite keeps the order of a CROSS JOIN).
#define HUIYIN_MATTER_PLACES_OF(those)                    \
  "SELECT m.due_on, m.id FROM (" those                    \
  ") d CROSS JOIN matter m WHERE m.org_id = $1 AND m.id " \
  "= d.id "
#define HUIYIN_MATTER_OF_STATE                                                                  \
  "m.state = $9 AND m.due_on >= $10 AND m.due_on <= $11 AND ($12 <> 'to_decide' OR m.state <> " \
  "'reopened' OR m.solution IS NULL) AND " HUIYIN_MATTER_SEEN HUIYIN_MATTER_REST
// $9 state or null.
#define HUIYIN_MATTER_STATE "AND ($9 IS NULL OR m.state = $9) "

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

// Where the asker sees open matters: of which units, and led by which.
struct Seen {
  std::set<UnitId> heard;
  std::set<UnitId> led;
  bool all = false;  // every unit is heard
};
Result<Seen> UnitsSeen(db::Reader& reader, const OrgId& org, const PersonId& me) {
  Seen seen;
  TRY(reader.Each(HUIYIN_MATTER_SCOPE "SELECT id, 1 FROM hears UNION ALL SELECT id, 0 FROM serves",
                  {org, me}, [&](const db::Row& row) {
                    auto unit = row.IdAs<UnitId>(0);
                    if (row.Int(1) == 1) seen.heard.insert(unit);
                    seen.led.insert(unit);
                  }));
  auto units = TRY(reader.Number("SELECT count(*) FROM unit WHERE org_id = $1", {org}));
  seen.all = static_cast<std::int64_t>(seen.heard.size()) == units;
  return seen;
}

}  // namespace

namespace {

// A place in the list.
struct Place {
  LocalDate on;
  MatterId id;
  auto operator<=>(const Place&) const = default;
};
const LocalDate kFirstDay = LocalDate::Parse("0001-01-01").value_or(LocalDate());
const LocalDate kLastDay = LocalDate::Parse("9999-12-31").value_or(LocalDate());

bool IsByState(std::string_view view) {
  return view == "all" || view == "open" || view == "to_decide" || view == "due_soon" ||
         view == "overdue";
}

bool Holds(const MatterFilter& f, MatterState state) {
  if (f.state && *f.state != state) return false;
  if (f.view == "all") return true;
  if (f.view == "to_decide")
    return state == MatterState::kAccepted || state == MatterState::kReturned ||
           state == MatterState::kReopened;
  return IsOpen(state);
}

// State by state, each in the order of its index: as many of each as the page may need.
Status EachByState(db::Reader& reader, const OrgId& org, const MatterFilter& f,
                   const std::optional<std::string_view>& track, const Place& after,
                   const db::RowFunction& take) {
  LocalDate from = f.view == "due_soon" ? f.today : kFirstDay;
  LocalDate until = f.view == "due_soon"  ? f.soon
                    : f.view == "overdue" ? f.today.Plus(-1)
                                          : kLastDay;
  for (const auto& code : kMatterStates.all()) {
    if (!Holds(f, code.value)) continue;
    // With a lead unit from the index that begins with it.
    const db::Sql sql =
        f.lead_unit ? db::Sql(HUIYIN_MATTER_SCOPE HUIYIN_MATTER_PLACES
                              "m.lead_unit_id = $4 AND " HUIYIN_MATTER_OF_STATE)
                    : db::Sql(HUIYIN_MATTER_SCOPE HUIYIN_MATTER_PLACES HUIYIN_MATTER_OF_STATE);
    TRY(reader.Each(sql,
                    {org, f.me, track, f.lead_unit, after.on, after.id, f.limit, f.unit, code.text,
                     from, until, f.view},
                    take));
  }
  return {};
}

// From what is somebody's, or owed for a matter: these are few beside all matters.
Status EachByDuty(db::Reader& reader, const OrgId& org, const MatterFilter& f,
                  const std::optional<std::string_view>& track, const Place& after,
                  const db::RowFunction& take) {
  std::optional<std::string_view> state;
  if (f.state) state = kMatterStates.Text(*f.state);
  if (f.view == "mine") {
    return reader.Each(
        HUIYIN_MATTER_PLACES
        "m.owner_id IN (" HUIYIN_MATTER_MINE("$10") ") AND " HUIYIN_MATTER_OPEN
                                                    " " HUIYIN_MATTER_STATE HUIYIN_MATTER_REST,
        {org, f.me, track, f.lead_unit, after.on, after.id, f.limit, f.unit, state, f.today}, take);
  }
  if (f.view == "handed_to_me") {
    return reader.Each(
        HUIYIN_MATTER_PLACES
        "m.offered_to_id IS NOT NULL AND m.offered_to_id IN (" HUIYIN_MATTER_MINE(
            "$10") ") " HUIYIN_MATTER_STATE HUIYIN_MATTER_REST,
        {org, f.me, track, f.lead_unit, after.on, after.id, f.limit, f.unit, state, f.today}, take);
  }
  if (f.view == "my_measures") {
    return reader.Each(
        HUIYIN_MATTER_PLACES_OF("SELECT DISTINCT x.matter_id AS id FROM matter_measure x WHERE "
                                "x.org_id = $1 AND x.state = 'open' AND x.due_on <= $11 AND "
                                "x.owner_id IN (" HUIYIN_MATTER_MINE("$10") ")")
            HUIYIN_MATTER_STATE HUIYIN_MATTER_REST,
        {org, f.me, track, f.lead_unit, after.on, after.id, f.limit, f.unit, state, f.today,
         kLastDay},
        take);
  }
  if (f.view == "measures_due") {
    return reader.Each(
        HUIYIN_MATTER_SCOPE HUIYIN_MATTER_PLACES_OF(
            "SELECT DISTINCT x.matter_id AS id FROM matter_measure x WHERE x.org_id = $1 AND "
            "x.state = 'open' AND x.due_on <= $10") "AND " HUIYIN_MATTER_SEEN HUIYIN_MATTER_STATE
            HUIYIN_MATTER_REST,
        {org, f.me, track, f.lead_unit, after.on, after.id, f.limit, f.unit, state, f.soon}, take);
  }
  if (f.view == "paused") {
    return reader.Each(
        HUIYIN_MATTER_SCOPE HUIYIN_MATTER_PLACES
        "m.paused_until IS NOT NULL AND m.paused_until >= $10 AND " HUIYIN_MATTER_OPEN
        " AND " HUIYIN_MATTER_SEEN HUIYIN_MATTER_STATE HUIYIN_MATTER_REST,
        {org, f.me, track, f.lead_unit, after.on, after.id, f.limit, f.unit, state, f.today}, take);
  }
  return reader.Each(HUIYIN_MATTER_SCOPE HUIYIN_MATTER_PLACES_OF(
                         "SELECT DISTINCT q.matter_id AS id FROM matter_parent q WHERE q.org_id = "
                         "$1") "AND " HUIYIN_MATTER_SEEN HUIYIN_MATTER_STATE HUIYIN_MATTER_REST,
                     {org, f.me, track, f.lead_unit, after.on, after.id, f.limit, f.unit, state},
                     take);
}

}  // namespace

Result<std::vector<MatterLine>> ListMatters(db::Reader& reader, const OrgId& org,
                                            const MatterFilter& f) {
  std::optional<std::string_view> track;
  if (f.track) track = kTracks.Text(*f.track);
  Place after{f.after_due.value_or(kFirstDay), f.after_id.value_or(MatterId())};
  std::vector<Place> places;
  auto take = [&](const db::Row& row) { places.push_back({row.Date(0), row.IdAs<MatterId>(1)}); };
  TRY(IsByState(f.view) ? EachByState(reader, org, f, track, after, take)
                        : EachByDuty(reader, org, f, track, after, take));
  std::ranges::sort(places);
  if (places.size() > static_cast<std::size_t>(f.limit))
    places.resize(static_cast<std::size_t>(f.limit));
  std::vector<Uuid> ids;
  for (const Place& place : places) ids.push_back(place.id.uuid());
  std::vector<MatterLine> lines;
  TRY(reader.EachOfIds(HUIYIN_MATTER_LINES "WHERE m.org_id = $1 AND m.id = $2", org, ids,
                       [&](const db::Row& row) { lines.push_back(ReadLine(row)); }));
  return lines;
}

// Unit by unit the first ones, and those that are seen for another reason. Within a unit: what each there leads, and what is its own
// and led by none.
Result<std::vector<MatterLine>> ListMostVoiced(db::Reader& reader, const OrgId& org,
                                               const PersonId& me, std::int64_t limit,
                                               const std::optional<UnitId>& unit) {
  using Place = std::tuple<std::int64_t, std::int64_t, MatterId>;  // fewest last, then by number
  std::set<Place> places;
  auto take = [&](const db::Row& row) {
    places.emplace(-row.Int(0), row.Int(1), row.IdAs<MatterId>(2));
  };
  auto seen = TRY(UnitsSeen(reader, org, me));
  std::set<UnitId> within;
  if (!unit) within = seen.led;
  if (unit)
    TRY(reader.Each(
        "SELECT u.id FROM unit u WHERE u.org_id = $1 AND u.id IN " HUIYIN_UNITS_WITHIN("$2"),
        {org, *unit}, [&](const db::Row& row) { within.insert(row.IdAs<UnitId>(0)); }));
  for (const UnitId& each : within) {
    TRY(reader.Each(HUIYIN_MATTER_SCOPE
                    "SELECT voices, number, matter_id FROM open_matter WHERE org_id = $1 AND "
                    "lead_unit_id = $3 AND ($5 = 1 OR unit_id IN (SELECT id FROM hears)) ORDER BY "
                    "voices DESC, number LIMIT $4",
                    {org, me, each, limit, std::int64_t{seen.led.contains(each)}}, take));
    if (!seen.heard.contains(each)) continue;
    TRY(reader.Each(
        "SELECT voices, number, matter_id FROM open_matter WHERE org_id = $1 AND unit_id = $2 AND "
        "($4 = 0 OR lead_unit_id IS NULL) ORDER BY voices DESC, number LIMIT $3",
        {org, each, limit, std::int64_t{unit.has_value()}}, take));
  }
  TRY(reader.Each(HUIYIN_MATTER_SCOPE
                  "SELECT o.voices, o.number, o.matter_id FROM (" HUIYIN_MATTER_READERS
                  ") d CROSS JOIN open_matter o WHERE o.org_id = $1 AND o.matter_id = d.matter_id "
                  "AND ($4 IS NULL OR coalesce(o.lead_unit_id, o.unit_id) IN " HUIYIN_UNITS_WITHIN(
                      "$4") ") ORDER BY o.voices DESC, o.number LIMIT $3",
                  {org, me, limit, unit}, take));
  std::vector<Uuid> ids;
  for (const auto& [voices, number, id] : places) {
    if (static_cast<std::int64_t>(ids.size()) < limit) ids.push_back(id.uuid());
  }
  std::vector<MatterLine> lines;
  TRY(reader.EachOfIds(HUIYIN_MATTER_LINES "WHERE m.org_id = $1 AND m.id = $2", org, ids,
                       [&](const db::Row& row) { lines.push_back(ReadLine(row)); }));
  return lines;
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

namespace {

// Of all open matters of a unit, or those that a lead unit leads for it: up to a day there are some years, at most eleven months and
// thirty-one days to add up. What lies further ahead than `soon` is in the years.
#define HUIYIN_OPEN_SUMS                                                                        \
  "coalesce(sum(CASE WHEN t.span = 'year' THEN t.matters END), 0), "                            \
  "coalesce(sum(CASE WHEN t.span = 'year' THEN t.to_decide END), 0), "                          \
  "coalesce(sum(CASE WHEN t.span = 'day' AND t.from_on >= $3 THEN t.matters END), 0), "         \
  "coalesce(sum(CASE WHEN (t.span = 'year' AND t.from_on < $5) OR (t.span = 'month' AND "       \
  "t.from_on >= $5 AND t.from_on < $6) OR (t.span = 'day' AND t.from_on >= $6 AND t.from_on < " \
  "$3) THEN t.matters END), 0) FROM open_matter_tally t WHERE t.org_id = $1 AND (t.span = "     \
  "'year' OR (t.span = 'month' AND t.from_on >= $5 AND t.from_on < $6) OR (t.span = 'day' AND " \
  "t.from_on >= $6 AND t.from_on <= $4)) "

Result<MatterCounts> CountOpen(db::Reader& reader, const OrgId& org, const MatterFilter& f) {
  MatterCounts counts;
  auto add = [&](const db::Row& row) {
    counts.open += row.Int(0);
    counts.to_decide += row.Int(1);
    counts.due_soon += row.Int(2);
    counts.overdue += row.Int(3);
  };
  // A month that `soon` reaches into begins with days of its own: they are counted from the month of today on.
  LocalDate year = YearOf(f.today), month = MonthOf(f.today);
  TRY(reader.Each(HUIYIN_MATTER_SCOPE "SELECT " HUIYIN_OPEN_SUMS
                                      "AND t.lead_unit_id = $7 AND t.unit_id IN (SELECT id FROM "
                                      "hears)",
                  {org, f.me, f.today, f.soon, year, month, UnitId()}, add));
  auto seen = TRY(UnitsSeen(reader, org, f.me));
  if (!seen.all)
    TRY(reader.Each(HUIYIN_MATTER_SCOPE
                    "SELECT " HUIYIN_OPEN_SUMS
                    "AND t.lead_unit_id <> $7 AND t.lead_unit_id IN (SELECT id FROM hears UNION "
                    "SELECT id FROM serves) AND t.unit_id NOT IN (SELECT id FROM hears)",
                    {org, f.me, f.today, f.soon, year, month, UnitId()}, add));
  TRY(reader.Each(
      HUIYIN_MATTER_SCOPE
      "SELECT count(*), coalesce(sum(o.to_decide), 0), coalesce(sum(CASE WHEN o.due_on >= $3 AND "
      "o.due_on <= $4 THEN 1 ELSE 0 END), 0), coalesce(sum(CASE WHEN o.due_on < $3 THEN 1 ELSE 0 "
      "END), 0) FROM (" HUIYIN_MATTER_READERS
      ") d CROSS JOIN open_matter o WHERE o.org_id = $1 AND o.matter_id = d.matter_id AND "
      "o.unit_id NOT IN (SELECT id FROM hears) AND (o.lead_unit_id IS NULL OR (o.lead_unit_id NOT "
      "IN (SELECT id FROM hears) AND o.lead_unit_id NOT IN (SELECT id FROM serves)))",
      {org, f.me, f.today, f.soon}, add));
  return counts;
}

}  // namespace

Result<MatterCounts> CountMatters(db::Reader& reader, const OrgId& org,
                                  const people::Directory& directory, const MatterFilter& f) {
  MatterCounts counts = TRY(CountOpen(reader, org, f));
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
      "SELECT m.id FROM (SELECT o.id FROM matter o WHERE o.org_id = $1 AND o.state IN ('answered', "
      "'verified')) d CROSS JOIN matter m WHERE m.org_id = $1 AND m.id = d.id AND (m.state = "
      "'verified' OR m.answered_on < $2) "
      "AND EXISTS (SELECT 1 FROM matter_voice l WHERE l.org_id = $1 AND l.matter_id = m.id) "
      "AND NOT EXISTS (SELECT 1 FROM matter_voice l JOIN voice v ON v.org_id = l.org_id AND v.id = "
      "l.voice_id "
      "WHERE l.org_id = $1 AND l.matter_id = m.id AND v.state <> 'closed') "
      "AND NOT EXISTS (SELECT 1 FROM matter_measure x WHERE x.org_id = $1 AND x.matter_id = m.id "
      "AND x.state = 'open') ORDER BY m.id LIMIT $3",
      {org, answered_before, limit}, [](const db::Row& row) { return row.IdAs<MatterId>(0); });
}

}  // namespace huiyin::matters
