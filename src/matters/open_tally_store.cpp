// The SQL of open_tally.hpp.
#include "matters/open_tally.hpp"

namespace huiyin::matters {
namespace {

// Moves when what is counted changes.
constexpr std::int64_t kDefinition = 1;

constexpr std::string_view kPerson = "person";

#define HUIYIN_OPEN_COLUMNS \
  "o.matter_id, o.number, o.unit_id, o.lead_unit_id, o.due_on, o.to_decide, o.voices"
#define HUIYIN_OPEN_FACTS                                                                          \
  "SELECT m.id, m.number, m.unit_id, m.lead_unit_id, m.due_on, CASE WHEN m.state IN ('accepted', " \
  "'returned') OR (m.state = 'reopened' AND m.solution IS NULL) THEN 1 ELSE 0 END, (SELECT "       \
  "count(*) FROM matter_voice l WHERE l.org_id = $1 AND l.matter_id = m.id), m.owner_id, "         \
  "m.lead_owner_id, m.stand_in_id, m.offered_to_id, m.created_by FROM matter m WHERE m.org_id = "  \
  "$1 AND m.state IN ('received', 'accepted', 'decided', 'in_progress', 'returned', 'reopened')"
// Those who have to do with a matter by other tables.
#define HUIYIN_OPEN_HELPERS(one)                                                            \
  "SELECT x.matter_id, 'person', x.owner_id FROM matter_measure x WHERE x.org_id = $1 " one \
  "UNION SELECT x.matter_id, 'assist', x.unit_id FROM matter_assist x WHERE x.org_id = $1 " one

OpenFacts ReadOpen(const db::Row& row) {
  return {row.IdAs<MatterId>(0), row.Int(1),      row.IdAs<UnitId>(2), row.MaybeId<UnitId>(3),
          row.Date(4),           row.Int(5) == 1, row.Int(6)};
}
OpenFacts ReadFacts(const db::Row& row) {
  OpenFacts facts = ReadOpen(row);
  for (int column = 7; column <= 10; ++column) {
    if (auto person = row.MaybeId<PersonId>(column)) facts.readers.emplace(kPerson, person->uuid());
  }
  facts.readers.emplace("creator", row.IdAs<PersonId>(11).uuid());
  return facts;
}
auto Reader(const db::Row& row, int column) {
  return std::pair(row.String(column), row.IdAs<PersonId>(column + 1).uuid());
}

}  // namespace

Result<std::optional<OpenFacts>> FindOpen(db::Reader& reader, const OrgId& org,
                                          const MatterId& id) {
  auto open = TRY(reader.First("SELECT " HUIYIN_OPEN_COLUMNS
                               " FROM open_matter o WHERE o.org_id = $1 AND o.matter_id = $2",
                               {org, id}, ReadOpen));
  if (!open) return open;
  TRY(reader.Each(
      "SELECT way, reader_id FROM open_matter_reader WHERE org_id = $1 AND matter_id = $2",
      {org, id}, [&](const db::Row& row) { open->readers.insert(Reader(row, 0)); }));
  return open;
}

Result<std::optional<OpenFacts>> FindOpenFacts(db::Reader& reader, const OrgId& org,
                                               const MatterId& id) {
  auto facts = TRY(reader.First(HUIYIN_OPEN_FACTS " AND m.id = $2", {org, id}, ReadFacts));
  if (!facts) return facts;
  TRY(reader.Each(HUIYIN_OPEN_HELPERS("AND x.matter_id = $2 "), {org, id},
                  [&](const db::Row& row) { facts->readers.insert(Reader(row, 1)); }));
  return facts;
}

Result<std::map<MatterId, OpenFacts>> AllOpen(db::Reader& reader, const OrgId& org) {
  std::map<MatterId, OpenFacts> all;
  TRY(reader.EachOfLong("SELECT " HUIYIN_OPEN_COLUMNS " FROM open_matter o WHERE o.org_id = $1",
                        {org}, [&](const db::Row& row) {
                          auto open = ReadOpen(row);
                          all.emplace(open.id, std::move(open));
                        }));
  TRY(reader.EachOfLong(
      "SELECT matter_id, way, reader_id FROM open_matter_reader WHERE org_id = $1", {org},
      [&](const db::Row& row) {
        auto& open = all[row.IdAs<MatterId>(0)];  // one without a matter differs from every other
        open.readers.insert(Reader(row, 1));
      }));
  return all;
}

Result<std::map<MatterId, OpenFacts>> AllOpenFacts(db::Reader& reader, const OrgId& org) {
  std::map<MatterId, OpenFacts> all;
  TRY(reader.EachOfLong(HUIYIN_OPEN_FACTS, {org}, [&](const db::Row& row) {
    auto facts = ReadFacts(row);
    all.emplace(facts.id, std::move(facts));
  }));
  TRY(reader.EachOfLong(HUIYIN_OPEN_HELPERS(""), {org}, [&](const db::Row& row) {
    auto found = all.find(row.IdAs<MatterId>(0));
    if (found != all.end()) found->second.readers.insert(Reader(row, 1));
  }));
  return all;
}

Status PutOpen(db::Transaction& tx, const OrgId& org, const OpenFacts* kept, const OpenFacts& m) {
  TRY(tx.Queue(
      "INSERT INTO open_matter (org_id, matter_id, number, unit_id, lead_unit_id, due_on, "
      "to_decide, voices) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (org_id, matter_id) "
      "DO UPDATE SET unit_id = excluded.unit_id, lead_unit_id = excluded.lead_unit_id, due_on = "
      "excluded.due_on, to_decide = excluded.to_decide, voices = excluded.voices",
      {org, m.id, m.number, m.unit, m.lead, m.due_on, m.to_decide ? 1 : 0, m.voices}));
  for (const auto& [way, reader] : m.readers) {
    if (kept != nullptr && kept->readers.contains({way, reader})) continue;
    TRY(
        tx.Queue("INSERT INTO open_matter_reader (org_id, way, reader_id, matter_id) VALUES ($1, "
                 "$2, $3, $4) ON CONFLICT (org_id, way, reader_id, matter_id) DO NOTHING",
                 {org, way, reader, m.id}));
  }
  if (kept == nullptr) return {};
  for (const auto& [way, reader] : kept->readers) {
    if (m.readers.contains({way, reader})) continue;
    TRY(
        tx.Queue("DELETE FROM open_matter_reader WHERE org_id = $1 AND way = $2 AND reader_id = "
                 "$3 AND matter_id = $4",
                 {org, way, reader, m.id}));
  }
  return {};
}

Status RemoveOpen(db::Transaction& tx, const OrgId& org, const MatterId& id) {
  TRY(tx.Queue("DELETE FROM open_matter_reader WHERE org_id = $1 AND matter_id = $2", {org, id}));
  return tx.Queue("DELETE FROM open_matter WHERE org_id = $1 AND matter_id = $2", {org, id});
}

Status TallyOpenVoices(db::Transaction& tx, const OrgId& org, const MatterId& id,
                       std::int64_t times) {
  return tx.Queue(
      "UPDATE open_matter SET voices = voices + $3 WHERE org_id = $1 AND matter_id = $2",
      {org, id, times});
}

Status AddOpenSums(db::Transaction& tx, const OrgId& org, const OpenSums& sums) {
  for (const auto& [key, sum] : sums.dues) {
    if (sum == OpenSums::Sum()) continue;
    const auto& [lead, unit, span, from] = key;
    TRY(
        tx.Queue("INSERT INTO open_matter_tally (org_id, lead_unit_id, unit_id, span, from_on, "
                 "matters, to_decide) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (org_id, "
                 "lead_unit_id, unit_id, span, from_on) DO UPDATE SET matters = "
                 "open_matter_tally.matters + excluded.matters, to_decide = "
                 "open_matter_tally.to_decide + excluded.to_decide",
                 {org, lead, unit, span, from, sum.matters, sum.to_decide}));
  }
  return {};
}

Result<OpenSums> ReadOpenSums(db::Reader& reader, const OrgId& org) {
  OpenSums sums;
  TRY(reader.EachOfLong(
      "SELECT lead_unit_id, unit_id, span, from_on, matters, to_decide FROM open_matter_tally "
      "WHERE org_id = $1",
      {org}, [&](const db::Row& row) {
        sums.dues[{row.IdAs<UnitId>(0), row.IdAs<UnitId>(1), row.String(2), row.Date(3)}] = {
            row.Int(4), row.Int(5)};
      }));
  return sums;
}

Status RemoveAllOpen(db::Transaction& tx, const OrgId& org) {
  TRY(tx.Run("DELETE FROM open_matter WHERE org_id = $1", {org}));
  TRY(tx.Run("DELETE FROM open_matter_reader WHERE org_id = $1", {org}));
  TRY(tx.Run("DELETE FROM open_matter_tally WHERE org_id = $1", {org}));
  return {};
}

Result<bool> OpenAreTallied(db::Reader& reader, const OrgId& org) {
  auto made = TRY(
      reader.Number("SELECT value FROM counter WHERE org_id = $1 AND name = 'open_tally'", {org}));
  return made == kDefinition;
}

Status MarkOpenTallied(db::Transaction& tx, const OrgId& org) {
  TRY(
      tx.Run("INSERT INTO counter (org_id, name, value) VALUES ($1, 'open_tally', $2) ON CONFLICT "
             "(org_id, name) DO UPDATE SET value = excluded.value",
             {org, kDefinition}));
  return {};
}

}  // namespace huiyin::matters
