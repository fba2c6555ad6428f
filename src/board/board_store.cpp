#include "board/board_store.hpp"

namespace huiyin::board {
namespace {

using matters::kMatterStates;
using matters::MatterState;

// p: publication, m: matter; order and number belong to ReadListed.
#define HUIYIN_BOARD_COLUMNS                                                            \
  "m.id, m.number, p.question, p.measures, m.lead_unit_id, m.owner_id, m.due_on, "      \
  "m.state, " HUIYIN_BOARD_PROGRESS                                                     \
  ", m.percent, m.outcome, p.published_on, m.lead_owner_id, m.stand_in_id, m.unit_id, " \
  "x.class, x.reason, m.track, "                                                        \
  "m.due_unit, m.due_start, m.due_chosen, m.paused_on, m.paused_until, "                \
  "(SELECT s.reason FROM matter_deadline_step s WHERE s.org_id = $1 AND s.matter_id = " \
  "m.id AND s.kind = 'pause' AND s.due_seq = m.due_seq ORDER BY s.seq DESC LIMIT 1) "

#define HUIYIN_BOARD_PROGRESS                                                \
  "CASE WHEN m.state IN ('decided', 'in_progress') THEN 'in_progress' "      \
  "WHEN m.state = 'reopened' AND m.solution IS NOT NULL THEN 'in_progress' " \
  "WHEN m.state IN ('answered', 'verified') THEN 'answered' "                \
  "WHEN m.state = 'closed' THEN 'closed' ELSE 'waiting' END"

// As matters::SettlementOf; held together by a test.
#define HUIYIN_BOARD_SETTLEMENT                                                         \
  "CASE WHEN m.state NOT IN ('answered', 'verified', 'closed') THEN 'unresolved' "      \
  "WHEN m.outcome IN ('at_once', 'on_the_spot') THEN 'rectified' "                      \
  "WHEN m.outcome IN ('timetable', 'escalated') AND m.percent >= 100 THEN 'rectified' " \
  "WHEN m.outcome = 'explained' THEN 'explained' ELSE 'unresolved' END"

#define HUIYIN_BOARD_FROM                                                           \
  "FROM publication p JOIN matter m ON m.org_id = p.org_id AND m.id = p.matter_id " \
  "LEFT JOIN matter_unresolved x ON x.org_id = p.org_id AND x.matter_id = p.matter_id "

// $1 organisation, $2 unit, $3 progress, $4 pattern, $5 standing.
#define HUIYIN_BOARD_SCOPE                                                                  \
  "WITH RECURSIVE scope(id) AS (SELECT u.id FROM unit u WHERE u.org_id = $1 AND u.id = $2 " \
  "UNION SELECT c.id FROM unit c JOIN scope s ON c.parent_id = s.id WHERE c.org_id = $1) "
#define HUIYIN_BOARD_MATCH                                                             \
  "WHERE p.org_id = $1 AND p.withdrawn_on IS NULL "                                    \
  "AND ($2 IS NULL OR coalesce(m.lead_unit_id, m.unit_id) IN (SELECT id FROM scope)) " \
  "AND ($3 IS NULL OR " HUIYIN_BOARD_PROGRESS                                          \
  " = $3) "                                                                            \
  "AND ($4 IS NULL OR lower(p.question) LIKE lower($4) ESCAPE '!' "                    \
  "OR lower(p.measures) LIKE lower($4) ESCAPE '!') "                                   \
  "AND ($5 IS NULL OR " HUIYIN_BOARD_SETTLEMENT                                        \
  " = $5 OR ($5 = 'not_resolved' AND " HUIYIN_BOARD_SETTLEMENT " <> 'rectified')) "

// Of the latest answer while the matter is answered, else of the matter.
#define HUIYIN_BOARD_LATEST(column)                                                            \
  "coalesce((SELECT a." column                                                                 \
  " FROM matter_answer a WHERE a.org_id = $1 AND a.matter_id = m.id AND m.answered_on IS NOT " \
  "NULL ORDER BY a.seq DESC LIMIT 1), m." column ")"

#define HUIYIN_ENTERED "CASE WHEN v.entered_by IS NULL THEN 0 ELSE 1 END"

// The words anywhere, each of their characters meaning itself.
std::optional<std::string> PatternOf(const std::optional<std::string>& words) {
  if (!words) return std::nullopt;
  std::string pattern = "%";
  for (char c : *words) {
    if (c == '%' || c == '_' || c == '!') pattern.push_back('!');
    pattern.push_back(c);
  }
  return pattern + "%";
}

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
  return m;
}

WithdrawnMatter ReadWithdrawn(const db::Row& row) {
  return {row.Int(0), row.Date(1), row.MaybeString(2).value_or("")};
}

}  // namespace

Result<std::vector<VoiceCount>> CountVoices(db::Reader& reader, const OrgId& org) {
  return reader.All(
      "SELECT v.state, v.rating, " HUIYIN_ENTERED
      " AS entered, count(*) FROM voice v WHERE v.org_id = $1 GROUP BY v.state, v.rating, entered",
      {org}, [](const db::Row& row) {
        return VoiceCount{
            voices::kVoiceStates.Parse(row.Text(0)).value_or(voices::VoiceState::kReceived),
            voices::kRatings.Parse(row.Text(1)).value_or(voices::Rating::kUnrated), row.Int(2) == 1,
            row.Int(3)};
      });
}

Result<std::vector<PublishedMatter>> AllPublished(db::Reader& reader, const OrgId& org) {
  return reader.All(
      "SELECT m.id, m.number, coalesce(m.lead_unit_id, m.unit_id), m.state, "
      // Answered: the date that was valid then, and the day of the answer itself.
      HUIYIN_BOARD_LATEST("due_on") ", " HUIYIN_BOARD_LATEST("answered_on") ", "
      "(SELECT count(*) FROM matter_voice l WHERE l.org_id = $1 AND l.matter_id = "
      "m.id), m.outcome, m.percent " HUIYIN_BOARD_FROM
      "WHERE p.org_id = $1 AND p.withdrawn_on IS NULL ORDER BY m.number",
      {org}, [](const db::Row& row) {
        std::optional<voices::Outcome> outcome;
        if (!row.IsNull(7)) outcome = voices::kOutcomes.Parse(row.Text(7));
        auto state = StateIn(row, 3);
        return PublishedMatter{row.IdAs<MatterId>(0), row.Int(1),
                               row.IdAs<UnitId>(2),   state,
                               row.Date(4),           row.MaybeDate(5),
                               row.Int(6),            matters::SettlementOf(state, outcome, row.Int(8))};
      });
}

Result<std::vector<std::int64_t>> CountedBefore(db::Reader& reader, const OrgId& org) {
  std::vector<std::int64_t> numbers;
  VoiceId last;
  TRY(
      reader.Each("SELECT l.voice_id, m.number FROM matter_voice l "
                  "JOIN publication p ON p.org_id = l.org_id AND p.matter_id = l.matter_id "
                  "AND p.withdrawn_on IS NULL "
                  "JOIN matter m ON m.org_id = l.org_id AND m.id = l.matter_id "
                  "WHERE l.org_id = $1 AND l.voice_id IN (SELECT s.voice_id FROM matter_voice s "
                  "WHERE s.org_id = $1 "
                  "GROUP BY s.voice_id HAVING count(*) > 1) ORDER BY l.voice_id, m.number",
                  {org}, [&](const db::Row& row) {
                    auto voice = row.IdAs<VoiceId>(0);
                    if (voice == last) numbers.push_back(row.Int(1));
                    last = voice;
                  }));
  return numbers;
}

Result<std::vector<ListedMatter>> ListPublished(db::Reader& reader, const OrgId& org,
                                                const BoardFilter& f) {
  return reader.All(
      HUIYIN_BOARD_SCOPE
      "SELECT " HUIYIN_BOARD_COLUMNS HUIYIN_BOARD_FROM HUIYIN_BOARD_MATCH
      "AND ($6 IS NULL OR p.published_on < $6 OR (p.published_on = $6 AND m.number < $7)) "
      "ORDER BY p.published_on DESC, m.number DESC LIMIT $8",
      {org, f.unit, ProgressOf(f), PatternOf(f.words), StandingOf(f), f.before_on, f.before_number,
       f.limit},
      ReadListed);
}

Result<std::vector<ListedMatter>> ListNumbers(db::Reader& reader, const OrgId& org,
                                              std::span<const std::int64_t> numbers) {
  auto n = [&](std::size_t i) { return i < numbers.size() ? numbers[i] : 0; };
  return reader.All("SELECT " HUIYIN_BOARD_COLUMNS HUIYIN_BOARD_FROM
                    "WHERE p.org_id = $1 AND m.number IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, "
                    "$11, $12, $13, $14, $15, $16, $17) AND p.withdrawn_on IS NULL "
                    "ORDER BY p.published_on DESC, m.number DESC",
                    {org, n(0), n(1), n(2), n(3), n(4), n(5), n(6), n(7), n(8), n(9), n(10), n(11),
                     n(12), n(13), n(14), n(15)},
                    ReadListed);
}

Result<std::int64_t> CountPublished(db::Reader& reader, const OrgId& org, const BoardFilter& f) {
  return reader.Number(HUIYIN_BOARD_SCOPE "SELECT count(*) " HUIYIN_BOARD_FROM HUIYIN_BOARD_MATCH,
                       {org, f.unit, ProgressOf(f), PatternOf(f.words), StandingOf(f)});
}

Result<std::optional<ListedMatter>> FindPublished(db::Reader& reader, const OrgId& org,
                                                  std::int64_t number) {
  return reader.First("SELECT " HUIYIN_BOARD_COLUMNS HUIYIN_BOARD_FROM
                      "WHERE p.org_id = $1 AND m.number = $2 AND p.withdrawn_on IS NULL",
                      {org, number}, ReadListed);
}

Result<std::vector<WithdrawnMatter>> ListWithdrawn(db::Reader& reader, const OrgId& org,
                                                   std::int64_t limit) {
  return reader.All(
      "SELECT m.number, p.withdrawn_on, p.withdrawn_reason FROM publication p JOIN matter m ON "
      "m.org_id = p.org_id AND m.id = p.matter_id WHERE p.org_id = $1 AND p.withdrawn_on IS NOT "
      "NULL ORDER BY p.withdrawn_on DESC, m.number DESC LIMIT $2",
      {org, limit}, ReadWithdrawn);
}

Result<std::int64_t> CountWithdrawn(db::Reader& reader, const OrgId& org) {
  return reader.Number(
      "SELECT count(*) FROM publication WHERE org_id = $1 AND withdrawn_on IS NOT NULL", {org});
}

Result<std::optional<WithdrawnMatter>> FindWithdrawn(db::Reader& reader, const OrgId& org,
                                                     std::int64_t number) {
  return reader.First(
      "SELECT m.number, p.withdrawn_on, p.withdrawn_reason FROM publication p JOIN matter m ON "
      "m.org_id = p.org_id AND m.id = p.matter_id WHERE p.org_id = $1 AND p.withdrawn_on IS NOT "
      "NULL AND m.number = $2",
      {org, number}, ReadWithdrawn);
}

Result<std::int64_t> CountGoodDeeds(db::Reader& reader, const OrgId& org) {
  return reader.Number("SELECT count(*) FROM good_deed WHERE org_id = $1 AND published = 1", {org});
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
