// The SQL of tallies.
#include "matters/matter_store.hpp"
#include "matters/tally.hpp"

namespace huiyin::matters {
namespace {

// Moves when what is counted changes.
constexpr std::int64_t kDefinition = 1;

#define HUIYIN_COUNTED_COLUMNS                                                                   \
  "c.matter_id, c.number, c.on_date, c.unit_id, c.progress, c.settlement, c.on_time, c.due_on, " \
  "c.voices, c.first_voices"

CountedMatter ReadCounted(const db::Row& row) {
  return {row.IdAs<MatterId>(0), row.Int(1),      row.Date(2), row.IdAs<UnitId>(3), row.String(4),
          row.String(5),         row.Int(6) == 1, row.Date(7), row.Int(8),          row.Int(9)};
}

// Of the latest answer while the matter is answered, else of the matter: the date that was valid then, and the day of the answer.
#define HUIYIN_LATEST(column)                                                                  \
  "coalesce((SELECT a." column                                                                 \
  " FROM matter_answer a WHERE a.org_id = $1 AND a.matter_id = m.id AND m.answered_on IS NOT " \
  "NULL ORDER BY a.seq DESC LIMIT 1), m." column ")"

#define HUIYIN_FACTS \
  "SELECT m.id, m.number, p.published_on, p.withdrawn_on, coalesce(m.lead_unit_id, m.unit_id), " \
  "m.state, CASE WHEN m.solution IS NULL THEN 0 ELSE 1 END, m.outcome, m.percent, "             \
  HUIYIN_LATEST("due_on") ", " HUIYIN_LATEST("answered_on")                                     \
  " FROM publication p JOIN matter m ON m.org_id = p.org_id AND m.id = p.matter_id "

CountedMatter ReadFacts(const db::Row& row) {
  CountedMatter m;
  m.id = row.IdAs<MatterId>(0);
  m.number = row.Int(1);
  m.unit = row.IdAs<UnitId>(4);
  m.due_on = row.Date(9);
  if (auto withdrawn = row.MaybeDate(3)) {
    m.on = *withdrawn;
    m.progress = kWithdrawn;
    return m;
  }
  m.on = row.Date(2);
  auto state = kMatterStates.Parse(row.Text(5)).value_or(MatterState::kReceived);
  std::optional<voices::Outcome> outcome;
  if (!row.IsNull(7)) outcome = voices::kOutcomes.Parse(row.Text(7));
  m.progress = ProgressOf(state, row.Int(6) == 1);
  // On the board whatever was not rectified or explained is unresolved.
  auto settlement = SettlementOf(state, outcome, row.Int(8));
  if (settlement == Settlement::kDissolved) settlement = Settlement::kUnresolved;
  m.settlement = kSettlements.Text(settlement);
  auto answered = row.MaybeDate(10);
  m.on_time = !IsOpen(state) && answered && *answered <= m.due_on;
  return m;
}

}  // namespace

Result<std::optional<CountedMatter>> FindCounted(db::Reader& reader, const OrgId& org,
                                                 const MatterId& id) {
  return reader.First("SELECT " HUIYIN_COUNTED_COLUMNS
                      " FROM published_matter c WHERE c.org_id = $1 AND c.matter_id = $2",
                      {org, id}, ReadCounted);
}

Result<std::optional<CountedMatter>> FindCountedByNumber(db::Reader& reader, const OrgId& org,
                                                         std::int64_t number) {
  return reader.First("SELECT " HUIYIN_COUNTED_COLUMNS
                      " FROM matter m JOIN published_matter c ON c.org_id = m.org_id AND "
                      "c.matter_id = m.id WHERE m.org_id = $1 AND m.number = $2",
                      {org, number}, ReadCounted);
}

Result<std::optional<CountedMatter>> FindFacts(db::Reader& reader, const OrgId& org,
                                               const MatterId& id) {
  return reader.First(HUIYIN_FACTS "WHERE p.org_id = $1 AND p.matter_id = $2", {org, id},
                      ReadFacts);
}

Status EachFacts(db::Reader& reader, const OrgId& org,
                 const std::function<void(const CountedMatter&)>& each) {
  return reader.EachOfLong(HUIYIN_FACTS "WHERE p.org_id = $1", {org},
                           [&](const db::Row& row) { each(ReadFacts(row)); });
}

Status EachCounted(db::Reader& reader, const OrgId& org,
                   const std::function<void(const CountedMatter&)>& each) {
  return reader.EachOfLong("SELECT " HUIYIN_COUNTED_COLUMNS
                           " FROM published_matter c WHERE c.org_id = $1",
                           {org}, [&](const db::Row& row) { each(ReadCounted(row)); });
}

Status EachPublishedLink(db::Reader& reader, const OrgId& org,
                         const std::function<void(const VoiceId&, const MatterId&)>& each) {
  return reader.Each(
      "SELECT l.voice_id, l.matter_id FROM matter_voice l JOIN publication p ON p.org_id = "
      "l.org_id "
      "AND p.matter_id = l.matter_id WHERE l.org_id = $1 ORDER BY l.voice_id, l.matter_id",
      {org}, [&](const db::Row& row) { each(row.IdAs<VoiceId>(0), row.IdAs<MatterId>(1)); });
}

Result<std::optional<CountedMatter>> FirstOther(db::Reader& reader, const OrgId& org,
                                                const MatterId& matter, const VoiceId& voice) {
  return reader.First(
      "SELECT " HUIYIN_COUNTED_COLUMNS
      " FROM matter_voice l JOIN published_matter c ON c.org_id = l.org_id AND c.matter_id = "
      "l.matter_id AND c.progress <> 'withdrawn' WHERE l.org_id = $1 AND l.voice_id = $2 AND "
      "l.matter_id <> $3 ORDER BY c.number LIMIT 1",
      {org, voice, matter}, ReadCounted);
}

Result<std::map<std::int64_t, std::int64_t>> SharedWith(db::Reader& reader, const OrgId& org,
                                                        const MatterId& matter) {
  std::map<std::int64_t, std::int64_t> shared;
  TRY(reader.Each(
      "SELECT coalesce(min(c.number), 0) FROM matter_voice l LEFT JOIN matter_voice o ON o.org_id "
      "= "
      "l.org_id AND o.voice_id = l.voice_id AND o.matter_id <> l.matter_id LEFT JOIN "
      "published_matter c ON c.org_id = o.org_id AND c.matter_id = o.matter_id AND c.progress <> "
      "'withdrawn' WHERE l.org_id = $1 AND l.matter_id = $2 GROUP BY l.voice_id",
      {org, matter}, [&](const db::Row& row) { ++shared[row.Int(0)]; }));
  return shared;
}

Status PutCounted(db::Transaction& tx, const OrgId& org, const CountedMatter& m) {
  return tx.Queue(
      "INSERT INTO published_matter (org_id, matter_id, number, on_date, unit_id, progress, "
      "settlement, on_time, due_on, voices, first_voices) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
      "$9, $10, $11) ON CONFLICT (org_id, matter_id) DO UPDATE SET on_date = excluded.on_date, "
      "unit_id = excluded.unit_id, progress = excluded.progress, settlement = "
      "excluded.settlement, on_time = excluded.on_time, due_on = excluded.due_on, voices = "
      "excluded.voices, first_voices = excluded.first_voices",
      {org, m.id, m.number, m.on, m.unit, m.progress, m.settlement, m.on_time, m.due_on, m.voices,
       m.first_voices});
}

Status AddSums(db::Transaction& tx, const OrgId& org, const Sums& sums) {
  for (const auto& [key, sum] : sums.standings) {
    if (sum == Sums::Sum()) continue;
    const auto& [unit, progress, settlement, on_time] = key;
    TRY(tx.Queue(
        "INSERT INTO matter_tally (org_id, unit_id, progress, settlement, on_time, matters, "
        "voices) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (org_id, unit_id, progress, settlement, "
        "on_time) DO UPDATE SET matters = matter_tally.matters + excluded.matters, voices = "
        "matter_tally.voices + excluded.voices",
        {org, unit, progress, settlement, on_time, sum.matters, sum.voices}));
  }
  for (const auto& [key, matters] : sums.dues) {
    if (matters == 0) continue;
    const auto& [span, from, unit] = key;
    TRY(
        tx.Queue("INSERT INTO matter_due_tally (org_id, span, from_on, unit_id, matters) VALUES "
                 "($1, $2, $3, $4, $5) ON CONFLICT (org_id, span, from_on, unit_id) DO UPDATE SET "
                 "matters = matter_due_tally.matters + excluded.matters",
                 {org, span, from, unit, matters}));
  }
  for (const auto& [key, sum] : sums.sizes) {
    if (sum == Sums::Sum()) continue;
    const auto& [unit, size] = key;
    TRY(
        tx.Queue("INSERT INTO matter_size_tally (org_id, unit_id, size, matters, voices) VALUES "
                 "($1, $2, $3, $4, $5) ON CONFLICT (org_id, unit_id, size) DO UPDATE SET matters = "
                 "matter_size_tally.matters + excluded.matters, voices = matter_size_tally.voices "
                 "+ excluded.voices",
                 {org, unit, size, sum.matters, sum.voices}));
  }
  return {};
}

Result<bool> MattersAreTallied(db::Reader& reader, const OrgId& org) {
  auto made = TRY(reader.Number(
      "SELECT value FROM counter WHERE org_id = $1 AND name = 'matter_tally'", {org}));
  return made == kDefinition;
}

Status MarkTallied(db::Transaction& tx, const OrgId& org) {
  TRY(tx.Run(
      "INSERT INTO counter (org_id, name, value) VALUES ($1, 'matter_tally', $2) ON CONFLICT "
      "(org_id, name) DO UPDATE SET value = excluded.value",
      {org, kDefinition}));
  return {};
}

Status RemoveCounted(db::Transaction& tx, const OrgId& org) {
  TRY(tx.Run("DELETE FROM published_matter WHERE org_id = $1", {org}));
  TRY(tx.Run("DELETE FROM matter_tally WHERE org_id = $1", {org}));
  TRY(tx.Run("DELETE FROM matter_due_tally WHERE org_id = $1", {org}));
  TRY(tx.Run("DELETE FROM matter_size_tally WHERE org_id = $1", {org}));
  return {};
}

Result<Sums> ReadSums(db::Reader& reader, const OrgId& org) {
  Sums sums;
  TRY(reader.Each(
      "SELECT unit_id, progress, settlement, on_time, matters, voices FROM matter_tally WHERE "
      "org_id = $1",
      {org}, [&](const db::Row& row) {
        sums.standings[{row.IdAs<UnitId>(0), row.String(1), row.String(2), row.Int(3) == 1}] = {
            row.Int(4), row.Int(5)};
      }));
  TRY(reader.Each("SELECT span, from_on, unit_id, matters FROM matter_due_tally WHERE org_id = $1",
                  {org}, [&](const db::Row& row) {
                    sums.dues[{row.String(0), row.Date(1), row.IdAs<UnitId>(2)}] = row.Int(3);
                  }));
  TRY(reader.Each("SELECT unit_id, size, matters, voices FROM matter_size_tally WHERE org_id = $1",
                  {org}, [&](const db::Row& row) {
                    sums.sizes[{row.IdAs<UnitId>(0), row.Int(1)}] = {row.Int(2), row.Int(3)};
                  }));
  return sums;
}

}  // namespace huiyin::matters
