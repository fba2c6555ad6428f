#include "board/board_store.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <utility>

namespace huiyin::board {
namespace {

using matters::kMatterStates;
using matters::MatterState;

// p: publication, m: matter, c: the matter as it is counted; order and number belong to ReadListed.
#define HUIYIN_BOARD_COLUMNS                                                            \
  "m.id, m.number, p.question, p.measures, m.lead_unit_id, m.owner_id, m.due_on, "      \
  "m.state, c.progress, m.percent, m.outcome, p.published_on, m.lead_owner_id, "        \
  "m.stand_in_id, m.unit_id, x.class, x.reason, m.track, "                              \
  "m.due_unit, m.due_start, m.due_chosen, m.paused_on, m.paused_until, "                \
  "(SELECT s.reason FROM matter_deadline_step s WHERE s.org_id = $1 AND s.matter_id = " \
  "m.id AND s.kind = 'pause' AND s.due_seq = m.due_seq ORDER BY s.seq DESC LIMIT 1), "  \
  "c.unit_id, c.voices "

#define HUIYIN_BOARD_FROM                                                                \
  "FROM published_matter c JOIN publication p ON p.org_id = c.org_id AND p.matter_id = " \
  "c.matter_id JOIN matter m ON m.org_id = c.org_id AND m.id = c.matter_id LEFT JOIN "   \
  "matter_unresolved x ON x.org_id = c.org_id AND x.matter_id = c.matter_id "

// $1 organisation, $2 unit, $3 progress, $4 standing. t: published_matter or matter_tally.
#define HUIYIN_BOARD_SCOPE                                                                  \
  "WITH RECURSIVE scope(id) AS (SELECT u.id FROM unit u WHERE u.org_id = $1 AND u.id = $2 " \
  "UNION SELECT c.id FROM unit c JOIN scope s ON c.parent_id = s.id WHERE c.org_id = $1) "
#define HUIYIN_BOARD_MATCH                                                                     \
  "AND t.progress <> 'withdrawn' AND ($2 IS NULL OR t.unit_id IN (SELECT id FROM scope)) AND " \
  "($3 IS NULL OR t.progress = $3) AND ($4 IS NULL OR t.settlement = $4 OR ($4 = "             \
  "'not_resolved' AND t.settlement <> 'rectified')) "
#define HUIYIN_ENTERED "CASE WHEN v.entered_by IS NULL THEN 0 ELSE 1 END"

std::optional<std::string_view> ProgressOf(const BoardFilter& filter) {
  if (!filter.progress) return std::nullopt;
  return kProgresses.Text(*filter.progress);
}

std::optional<std::string_view> StandingOf(const BoardFilter& filter) {
  if (!filter.standing) return std::nullopt;
  return kStandings.Text(*filter.standing);
}

MatterState StateIn(const db::Row& row, int column) {
  return kMatterStates.Parse(row.Text(column)).value_or(MatterState::kReceived);
}

ListedMatter ReadListed(const db::Row& row) {
  ListedMatter m;
  m.id = row.IdAs<MatterId>(0);
  m.number = row.Int(1);
  m.question = row.String(2);
  m.measures = row.String(3);
  m.lead_unit = row.MaybeId<UnitId>(4);
  m.owner = row.IdAs<PersonId>(5);
  m.due_on = row.Date(6);
  m.state = StateIn(row, 7);
  m.progress = kProgresses.Parse(row.Text(8)).value_or(Progress::kWaiting);
  m.percent = row.Int(9);
  if (!row.IsNull(10)) m.outcome = voices::kOutcomes.Parse(row.Text(10));
  m.published_on = row.Date(11);
  m.a = row.MaybeId<PersonId>(12);
  m.b = row.MaybeId<PersonId>(13);
  m.unit = row.IdAs<UnitId>(14);
  m.unresolved_class = row.MaybeString(15);
  m.unresolved_reason = row.MaybeString(16);
  if (!row.IsNull(17)) m.track = matters::kTracks.Parse(row.Text(17));
  m.settlement = matters::SettlementOf(m.state, m.outcome, m.percent);
  m.due_unit = kDayUnits.Parse(row.Text(18)).value_or(DayUnit::kWorking);
  m.due_start = row.Date(19);
  m.due_chosen = row.MaybeDate(20);
  m.paused_on = row.MaybeDate(21);
  m.paused_until = row.MaybeDate(22);
  m.paused_reason = row.MaybeString(23);
  m.counted_at = row.IdAs<UnitId>(24);
  m.voices = row.Int(25);
  return m;
}

WithdrawnMatter ReadWithdrawn(const db::Row& row) {
  return {row.Int(0), row.Date(1), row.MaybeString(2).value_or("")};
}

}  // namespace

Result<std::vector<VoiceCount>> CountVoices(db::Reader& reader, const OrgId& org) {
  return reader.All(
      "SELECT state, rating, entered, CAST(sum(voices) AS bigint) FROM voice_tally WHERE org_id = "
      "$1 GROUP BY state, rating, entered",
      {org}, [](const db::Row& row) {
        return VoiceCount{
            voices::kVoiceStates.Parse(row.Text(0)).value_or(voices::VoiceState::kReceived),
            voices::kRatings.Parse(row.Text(1)).value_or(voices::Rating::kUnrated), row.Int(2) == 1,
            row.Int(3)};
      });
}

Result<Tallies> ReadTallies(db::Reader& reader, const OrgId& org, const LocalDate& today) {
  Tallies tallies;
  tallies.voices = TRY(CountVoices(reader, org));
  TRY(reader.Each(
      "SELECT unit_id, progress, settlement, on_time, matters, voices FROM matter_tally WHERE "
      "org_id = $1 AND matters <> 0",
      {org}, [&](const db::Row& row) {
        auto progress = kProgresses.Parse(row.Text(1));
        if (!progress) {
          tallies.withdrawn += row.Int(4);
          return;
        }
        tallies.standings.push_back(
            {row.IdAs<UnitId>(0), *progress,
             matters::kSettlements.Parse(row.Text(2)).value_or(Settlement::kUnresolved),
             row.Int(3) == 1, row.Int(4), row.Int(5)});
      }));
  // Whole years, then the months of this year, then the days of this month.
  std::chrono::year_month_day date(today.sys_days());
  LocalDate month(std::chrono::sys_days(date.year() / date.month() / 1));
  LocalDate year(std::chrono::sys_days(date.year() / 1 / 1));
  TRY(reader.Each(
      "SELECT unit_id, CASE WHEN span = 'day' AND from_on = $2 THEN 1 ELSE 0 END AS today, "
      "CAST(sum(matters) AS bigint) FROM matter_due_tally WHERE (org_id = $1 AND span = 'year' AND "
      "from_on < $4) OR (org_id = $1 AND span = 'month' AND from_on >= $4 AND from_on < $3) OR "
      "(org_id = $1 AND span = 'day' AND from_on >= $3 AND from_on <= $2) GROUP BY unit_id, today",
      {org, today, month, year}, [&](const db::Row& row) {
        tallies.due.push_back({row.IdAs<UnitId>(0), row.Int(1) == 1, row.Int(2)});
      }));
  TRY(reader.Each(
      "SELECT unit_id, size, matters, voices FROM matter_size_tally WHERE org_id = $1 AND matters "
      "<> 0 ORDER BY unit_id, size",
      {org}, [&](const db::Row& row) {
        tallies.sizes.push_back({row.IdAs<UnitId>(0), row.Int(1), row.Int(2), row.Int(3)});
      }));
  tallies.good_deeds = TRY(
      reader.Number("SELECT count(*) FROM good_deed WHERE org_id = $1 AND published = 1", {org}));
  return tallies;
}

namespace {

// Matters that lie in the order of the list.
struct Run {
  UnitId unit;
  std::string progress, settlement;
};

// The runs that hold what the filter asks for; of all units together when it asks for none.
Result<std::vector<Run>> RunsOf(db::Reader& reader, const OrgId& org, const BoardFilter& f) {
  if (f.unit) {
    return reader.All(HUIYIN_BOARD_SCOPE
                      "SELECT DISTINCT t.unit_id, t.progress, t.settlement FROM matter_tally t "
                      "WHERE t.org_id = $1 " HUIYIN_BOARD_MATCH "AND t.matters > 0",
                      {org, f.unit, ProgressOf(f), StandingOf(f)}, [](const db::Row& row) {
                        return Run{row.IdAs<UnitId>(0), row.String(1), row.String(2)};
                      });
  }
  return reader.All(HUIYIN_BOARD_SCOPE
                    "SELECT DISTINCT t.progress, t.settlement FROM matter_tally t WHERE t.org_id = "
                    "$1 " HUIYIN_BOARD_MATCH "AND t.matters > 0",
                    {org, f.unit, ProgressOf(f), StandingOf(f)}, [](const db::Row& row) {
                      return Run{UnitId(), row.String(0), row.String(1)};
                    });
}

// From each run as many as the page may need, and of these the page.
Result<std::vector<Place>> PlacesOf(db::Reader& reader, const OrgId& org, const BoardFilter& f) {
  auto before_on = f.before_on.value_or(LocalDate::Parse("9999-12-31").value_or(LocalDate()));
  std::vector<Place> places;
  auto take = [&](const db::Row& row) { places.push_back({row.Date(0), row.Int(1)}); };
  for (const Run& run : TRY(RunsOf(reader, org, f))) {
    if (f.unit) {
      TRY(reader.Each(
          "SELECT c.on_date, c.number FROM published_matter c WHERE c.org_id = $1 AND c.unit_id = "
          "$2 AND c.progress = $3 AND c.settlement = $4 AND (c.on_date, c.number) < ($5, $6) ORDER "
          "BY c.on_date DESC, c.number DESC LIMIT $7",
          {org, run.unit, run.progress, run.settlement, before_on, f.before_number, f.limit},
          take));
    } else {
      TRY(reader.Each(
          "SELECT c.on_date, c.number FROM published_matter c WHERE c.org_id = $1 AND c.progress = "
          "$2 AND c.settlement = $3 AND (c.on_date, c.number) < ($4, $5) ORDER BY c.on_date DESC, "
          "c.number DESC LIMIT $6",
          {org, run.progress, run.settlement, before_on, f.before_number, f.limit}, take));
    }
  }
  std::ranges::sort(places, std::greater<>(),
                    [](const Place& place) { return std::pair(place.on, place.number); });
  if (places.size() > static_cast<std::size_t>(f.limit))
    places.resize(static_cast<std::size_t>(f.limit));
  return places;
}

}  // namespace

Result<std::vector<ListedMatter>> ListPublished(db::Reader& reader, const OrgId& org,
                                                const BoardFilter& f) {
  std::vector<ListedMatter> listed;
  for (const Place& place : TRY(PlacesOf(reader, org, f))) {
    auto matter = TRY(FindPublished(reader, org, place.number));
    if (matter) listed.push_back(std::move(*matter));
  }
  return listed;
}

Result<std::vector<ListedMatter>> ListNumbers(db::Reader& reader, const OrgId& org,
                                              std::span<const std::int64_t> numbers) {
  auto n = [&](std::size_t i) { return i < numbers.size() ? numbers[i] : 0; };
  return reader.All("SELECT " HUIYIN_BOARD_COLUMNS HUIYIN_BOARD_FROM
                    "WHERE c.org_id = $1 AND m.org_id = $1 AND m.number IN ($2, $3, $4, $5, $6, "
                    "$7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) AND c.progress <> "
                    "'withdrawn' ORDER BY c.on_date DESC, c.number DESC",
                    {org, n(0), n(1), n(2), n(3), n(4), n(5), n(6), n(7), n(8), n(9), n(10), n(11),
                     n(12), n(13), n(14), n(15)},
                    ReadListed);
}

Result<std::int64_t> CountPublished(db::Reader& reader, const OrgId& org, const BoardFilter& f) {
  return reader.Number(HUIYIN_BOARD_SCOPE
                       "SELECT CAST(coalesce(sum(t.matters), 0) AS bigint) FROM matter_tally t "
                       "WHERE t.org_id = $1 " HUIYIN_BOARD_MATCH,
                       {org, f.unit, ProgressOf(f), StandingOf(f)});
}

Result<std::optional<ListedMatter>> FindPublished(db::Reader& reader, const OrgId& org,
                                                  std::int64_t number) {
  return reader.First("SELECT " HUIYIN_BOARD_COLUMNS HUIYIN_BOARD_FROM
                      "WHERE m.org_id = $1 AND m.number = $2 AND c.progress <> 'withdrawn'",
                      {org, number}, ReadListed);
}

Result<std::vector<WithdrawnMatter>> ListWithdrawn(db::Reader& reader, const OrgId& org,
                                                   std::int64_t limit) {
  return reader.All(
      "SELECT c.number, c.on_date, p.withdrawn_reason FROM published_matter c JOIN publication p "
      "ON p.org_id = c.org_id AND p.matter_id = c.matter_id WHERE c.org_id = $1 AND c.progress = "
      "'withdrawn' AND c.settlement = '' ORDER BY c.on_date DESC, c.number DESC LIMIT $2",
      {org, limit}, ReadWithdrawn);
}

Result<std::optional<WithdrawnMatter>> FindWithdrawn(db::Reader& reader, const OrgId& org,
                                                     std::int64_t number) {
  return reader.First(
      "SELECT m.number, p.withdrawn_on, p.withdrawn_reason FROM publication p JOIN matter m ON "
      "m.org_id = p.org_id AND m.id = p.matter_id WHERE p.org_id = $1 AND p.withdrawn_on IS NOT "
      "NULL AND m.number = $2",
      {org, number}, ReadWithdrawn);
}

Result<BothRatings> RatingsOf(db::Reader& reader, const OrgId& org, const MatterId& matter) {
  BothRatings ratings;
  TRY(reader.Each(
      "SELECT v.rating, " HUIYIN_ENTERED
      " AS entered, count(*) FROM matter_voice l JOIN voice v ON v.org_id = l.org_id AND v.id "
      "= l.voice_id "
      "WHERE l.org_id = $1 AND l.matter_id = $2 AND v.state IN ('answered', 'closed') GROUP BY "
      "v.rating, entered",
      {org, matter}, [&](const db::Row& row) {
        auto rating = voices::kRatings.Parse(row.Text(0)).value_or(voices::Rating::kUnrated);
        auto& kind = row.Int(1) == 1 ? ratings.slip : ratings.own;
        kind[static_cast<std::size_t>(rating)] += row.Int(2);
      }));
  return ratings;
}

Result<std::vector<PublicNote>> NotesOf(db::Reader& reader, const OrgId& org,
                                        const MatterId& matter) {
  return reader.All(
      "SELECT at, body, percent FROM matter_progress WHERE org_id = $1 AND matter_id = $2 ORDER BY "
      "seq",
      {org, matter}, [](const db::Row& row) {
        return PublicNote{row.Time(0), row.String(1), row.Int(2)};
      });
}

Result<std::vector<PublicAnswer>> AnswersOf(db::Reader& reader, const OrgId& org,
                                            const MatterId& matter) {
  return reader.All(
      "SELECT at, outcome, body FROM matter_answer WHERE org_id = $1 AND matter_id = $2 ORDER BY "
      "seq",
      {org, matter}, [](const db::Row& row) {
        return PublicAnswer{
            row.Time(0), voices::kOutcomes.Parse(row.Text(1)).value_or(voices::Outcome::kExplained),
            row.String(2)};
      });
}

}  // namespace huiyin::board
