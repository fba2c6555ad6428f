#include "figures/kept_store.hpp"

#include <algorithm>

namespace huiyin::figures {
namespace {

// Moves when what is counted changes.
constexpr std::int64_t kDefinition = 1;

#define HUIYIN_KEPT_COLUMNS                                                                    \
  "SELECT f.id, f.unit_id, f.lead_unit_id, f.on_date, f.overdue_after, f.figures, f.channel, " \
  "f.speaker_group, f.origin, f.category, f.campaign_id, f.track, f.level, f.outcome FROM "
#define HUIYIN_KEPT HUIYIN_KEPT_COLUMNS "figure_fact f WHERE f.org_id = $1 "
// Those that an index gives first: without statistics SQLite would read all that begin with the organisation (it keeps the order of
// a CROSS JOIN). $2: what.
#define HUIYIN_KEPT_WHERE(condition)                                                   \
  HUIYIN_KEPT_COLUMNS                                                                  \
  "(SELECT o.id FROM figure_fact o WHERE o.org_id = $1 AND o.what = $2 AND " condition \
  ") d CROSS JOIN figure_fact f WHERE f.org_id = $1 AND f.what = $2 AND f.id = d.id"
constexpr int kFirstKey = 6;
constexpr int kCampaignColumn = kFirstKey + static_cast<int>(PlaceOf(Dimension::kCampaign));

Fact ReadKept(const db::Row& row) {
  Fact fact;
  fact.id = row.IdAs<VoiceId>(0).uuid();
  fact.unit = row.IdAs<UnitId>(1);
  fact.lead = row.MaybeId<UnitId>(2);
  fact.on = row.Date(3);
  fact.overdue_after = row.MaybeDate(4);
  fact.figures = static_cast<std::uint32_t>(row.Int(5));
  for (int i = 0; i < static_cast<int>(kKeyCount); ++i) {
    int column = kFirstKey + i;
    RawKey& key = fact.keys[static_cast<std::size_t>(i)];
    if (column == kCampaignColumn) {
      if (auto id = row.MaybeId<voices::CampaignId>(column)) key = RawOf(id->uuid());
    } else {
      key = row.MaybeString(column);
    }
  }
  return fact;
}

db::RowFunction Give(const FactFunction& each) {
  return [&each](const db::Row& row) { each(ReadKept(row)); };
}

SumPlace PlaceFrom(const db::Row& row) {
  return {kWhat.Parse(row.Text(0)).value_or(What::kVoice), row.Int(1), row.IdAs<UnitId>(2),
          row.IdAs<UnitId>(3)};
}

}  // namespace

Result<std::vector<Uuid>> Uncounted(db::Reader& reader, const OrgId& org, What what,
                                    std::int64_t limit) {
  return reader.All("SELECT id FROM uncounted WHERE org_id = $1 AND what = $2 ORDER BY id LIMIT $3",
                    {org, kWhat.Text(what), limit},
                    [](const db::Row& row) { return row.IdAs<VoiceId>(0).uuid(); });
}

Result<std::vector<Uuid>> VoicesOf(db::Reader& reader, const OrgId& org,
                                   std::span<const Uuid> matters) {
  std::vector<Uuid> voices;
  TRY(reader.EachOfIds(
      "SELECT l.voice_id FROM matter_voice l WHERE l.org_id = $1 AND l.matter_id = $2", org,
      matters, [&](const db::Row& row) { voices.push_back(row.IdAs<VoiceId>(0).uuid()); }));
  std::sort(voices.begin(), voices.end());
  voices.erase(std::unique(voices.begin(), voices.end()), voices.end());
  return voices;
}

Status RemoveMarks(db::Transaction& tx, const OrgId& org, What what, std::span<const Uuid> ids) {
  for (const Uuid& id : ids) {
    TRY(tx.Queue("DELETE FROM uncounted WHERE org_id = $1 AND what = $2 AND id = $3",
                 {org, kWhat.Text(what), id}));
  }
  return {};
}

Result<LocalDate> CountedOn(db::Reader& reader, const OrgId& org) {
  auto days = TRY(
      reader.Number("SELECT value FROM counter WHERE org_id = $1 AND name = 'figures_on'", {org}));
  return LocalDate(std::chrono::sys_days(std::chrono::days(days)));
}

Status SetCountedOn(db::Transaction& tx, const OrgId& org, const LocalDate& day) {
  return tx.Queue(
      "INSERT INTO counter (org_id, name, value) VALUES ($1, 'figures_on', $2) ON CONFLICT "
      "(org_id, name) DO UPDATE SET value = excluded.value",
      {org, static_cast<std::int64_t>(day.sys_days().time_since_epoch().count())});
}

Status EachKept(db::Reader& reader, const OrgId& org, What what, const FactFunction& each) {
  return reader.EachOfLong(HUIYIN_KEPT "AND f.what = $2", {org, kWhat.Text(what)}, Give(each));
}

Status EachKeptOf(db::Reader& reader, const OrgId& org, What what, std::span<const Uuid> ids,
                  const FactFunction& each) {
  if (what == What::kVoice)
    return reader.EachOfIds(HUIYIN_KEPT "AND f.what = 'voice' AND f.id = $2", org, ids, Give(each));
  return reader.EachOfIds(HUIYIN_KEPT "AND f.what = 'matter' AND f.id = $2", org, ids, Give(each));
}

Status EachKeptOn(db::Reader& reader, const OrgId& org, What what, const LocalDate& day,
                  const UnitId& unit, const FactFunction& each) {
  return reader.Each(HUIYIN_KEPT_WHERE("o.on_date = $3 AND o.unit_id = $4"),
                     {org, kWhat.Text(what), day, unit}, Give(each));
}

Status EachKeptDue(db::Reader& reader, const OrgId& org, What what, const LocalDate& from,
                   const LocalDate& until, const FactFunction& each) {
  return reader.Each(HUIYIN_KEPT_WHERE("o.overdue_after IS NOT NULL AND o.overdue_after >= $3 AND "
                                       "o.overdue_after < $4"),
                     {org, kWhat.Text(what), from, until}, Give(each));
}

Status PutKept(db::Transaction& tx, const OrgId& org, What what, const Fact& f) {
  auto key = [&](Dimension by) { return f.keys[PlaceOf(by)]; };
  std::optional<db::ByteView> campaign;
  RawKey campaign_key = key(Dimension::kCampaign);
  if (campaign_key)
    campaign = db::ByteView(reinterpret_cast<const std::uint8_t*>(campaign_key->data()),
                            campaign_key->size());
  const auto channel = key(Dimension::kChannel), group = key(Dimension::kSpeakerGroup),
             origin = key(Dimension::kOrigin), category = key(Dimension::kCategory),
             track = key(Dimension::kTrack), level = key(Dimension::kLevel),
             outcome = key(Dimension::kOutcome);
  return tx.Queue(
      "INSERT INTO figure_fact (org_id, what, id, unit_id, lead_unit_id, on_date, overdue_after, "
      "figures, channel, speaker_group, origin, category, campaign_id, track, level, outcome) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ON CONFLICT "
      "(org_id, what, id) DO UPDATE SET unit_id = excluded.unit_id, lead_unit_id = "
      "excluded.lead_unit_id, on_date = excluded.on_date, overdue_after = excluded.overdue_after, "
      "figures = excluded.figures, channel = excluded.channel, speaker_group = "
      "excluded.speaker_group, origin = excluded.origin, category = excluded.category, campaign_id "
      "= excluded.campaign_id, track = excluded.track, level = excluded.level, outcome = "
      "excluded.outcome",
      {org, kWhat.Text(what), f.id, f.unit, f.lead, f.on, f.overdue_after,
       static_cast<std::int64_t>(f.figures), channel, group, origin, category, campaign, track,
       level, outcome});
}

Status RemoveKept(db::Transaction& tx, const OrgId& org, What what, const Uuid& id) {
  return tx.Queue("DELETE FROM figure_fact WHERE org_id = $1 AND what = $2 AND id = $3",
                  {org, kWhat.Text(what), id});
}

#define HUIYIN_SUMS                                                                                \
  "SELECT s.what, s.period, s.unit_id, s.lead_unit_id, s.sums FROM figure_sum s WHERE s.org_id = " \
  "$1"

Status EachSum(db::Reader& reader, const OrgId& org, What what, bool of_all, PeriodNumber first,
               PeriodNumber last, const SumFunction& each) {
  auto row = [&](const db::Row& one) { each(PlaceFrom(one), one.Bytes(4)); };
  return reader.Each(HUIYIN_SUMS
                     " AND s.what = $2 AND s.of_all = $5 AND s.period >= $3 AND s.period <= $4",
                     {org, kWhat.Text(what), first, last, of_all ? 1 : 0}, row);
}

Status EachSumOf(db::Reader& reader, const OrgId& org, What what, PeriodNumber period,
                 const SumFunction& each) {
  return reader.Each(HUIYIN_SUMS " AND s.what = $2 AND s.of_all IN (0, 1) AND s.period = $3",
                     {org, kWhat.Text(what), period},
                     [&](const db::Row& row) { each(PlaceFrom(row), row.Bytes(4)); });
}

Status EachSumOfAll(db::Reader& reader, const OrgId& org, const SumFunction& each) {
  return reader.EachOfLong(HUIYIN_SUMS, {org},
                           [&](const db::Row& row) { each(PlaceFrom(row), row.Bytes(4)); });
}

Status PutSum(db::Transaction& tx, const OrgId& org, const SumPlace& place, const Sum& sum) {
  auto bytes = sum.ToBytes();
  return tx.Queue(
      "INSERT INTO figure_sum (org_id, what, of_all, period, unit_id, lead_unit_id, sums) VALUES "
      "($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (org_id, what, of_all, period, unit_id, "
      "lead_unit_id) DO UPDATE SET "
      "sums = excluded.sums",
      {org, kWhat.Text(place.what), place.of_all() ? 1 : 0, place.period, place.unit, place.lead,
       db::ByteView(bytes)});
}

Status RemoveSum(db::Transaction& tx, const OrgId& org, const SumPlace& place) {
  return tx.Queue(
      "DELETE FROM figure_sum WHERE org_id = $1 AND what = $2 AND of_all = $3 AND period = $4 AND "
      "unit_id = $5 AND lead_unit_id = $6",
      {org, kWhat.Text(place.what), place.of_all() ? 1 : 0, place.period, place.unit, place.lead});
}

Status RemoveAllKept(db::Transaction& tx, const OrgId& org) {
  TRY(tx.Run("DELETE FROM uncounted WHERE org_id = $1", {org}));
  TRY(tx.Run("DELETE FROM figure_fact WHERE org_id = $1", {org}));
  TRY(tx.Run("DELETE FROM figure_sum WHERE org_id = $1", {org}));
  return {};
}

Result<bool> FiguresAreKept(db::Reader& reader, const OrgId& org) {
  auto made =
      TRY(reader.Number("SELECT value FROM counter WHERE org_id = $1 AND name = 'figures'", {org}));
  return made == kDefinition;
}

Status MarkKept(db::Transaction& tx, const OrgId& org) {
  TRY(
      tx.Run("INSERT INTO counter (org_id, name, value) VALUES ($1, 'figures', $2) ON CONFLICT "
             "(org_id, name) DO UPDATE SET value = excluded.value",
             {org, kDefinition}));
  return {};
}

Result<Scope> ReadScope(db::Reader& reader, const OrgId& org, const Asked& asked) {
  Scope scope;
  scope.everything = !asked.reader;
  auto into = [](std::set<UnitId>& units) {
    return [&units](const db::Row& row) { units.insert(row.IdAs<UnitId>(0)); };
  };
  if (asked.reader) {
    TRY(reader.Each(
        "WITH RECURSIVE hears(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 AND "
        "g.person_id = $2 AND g.role IN ('clerk', 'coordinator', 'leader', 'observer') UNION "
        "SELECT c.id FROM unit c JOIN hears s ON c.parent_id = s.id WHERE c.org_id = $1) SELECT id "
        "FROM hears",
        {org, asked.reader}, into(scope.hears)));
    TRY(reader.Each(
        "WITH RECURSIVE oversees(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 "
        "AND g.person_id = $2 AND g.role IN ('coordinator', 'leader', 'observer') UNION SELECT "
        "c.id FROM unit c JOIN oversees s ON c.parent_id = s.id WHERE c.org_id = $1) SELECT id "
        "FROM oversees",
        {org, asked.reader}, into(scope.oversees)));
  }
  auto units = TRY(reader.Number("SELECT count(*) FROM unit WHERE org_id = $1", {org}));
  scope.every_unit = scope.everything || static_cast<std::int64_t>(scope.oversees.size()) == units;
  if (asked.unit) {
    scope.within.emplace();
    TRY(reader.Each(
        "WITH RECURSIVE within(id) AS (SELECT u.id FROM unit u WHERE u.org_id = $1 AND u.id = $2 "
        "UNION SELECT c.id FROM unit c JOIN within s ON c.parent_id = s.id WHERE c.org_id = $1) "
        "SELECT id FROM within",
        {org, asked.unit}, into(*scope.within)));
  }
  return scope;
}

Status FillLines(db::Reader& reader, const OrgId& org, What what, std::vector<Line>& lines) {
  std::vector<Uuid> ids;
  for (const Line& line : lines) ids.push_back(line.id);
  std::size_t at = 0;
  auto fill = [&](const db::Row& row) {
    Line& line = lines[at++];
    line.number = row.Int(0);
    line.state = row.String(1);
    line.words = row.String(2);
  };
  if (what == What::kVoice)
    return reader.EachOfIds(
        "SELECT 0, v.state, substr(t.body, 1, 120) FROM voice v JOIN voice_text t ON t.org_id = "
        "v.org_id AND t.voice_id = v.id WHERE v.org_id = $1 AND v.id = $2",
        org, ids, fill);
  return reader.EachOfIds(
      "SELECT m.number, m.state, m.question FROM matter m WHERE m.org_id = $1 AND m.id = $2", org,
      ids, fill);
}

}  // namespace huiyin::figures
