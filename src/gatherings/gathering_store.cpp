#include "gatherings/gathering_store.hpp"

#include <algorithm>

namespace huiyin::gatherings {
namespace {

#define HUIYIN_GATHERING_COLUMNS                                               \
  "id, version, campaign_id, kind, unit_id, held_on, people, host_id, topic, " \
  "cancelled_reason, recorded_by, changed_by, changed_at, k "

Gathering ReadGathering(const db::Row& row) {
  Gathering g;
  g.id = row.IdAs<GatheringId>(0);
  g.version = row.Int(1);
  g.campaign = row.MaybeId<voices::CampaignId>(2);
  g.kind = kKinds.Parse(row.Text(3)).value_or(Kind::kForum);
  g.unit = row.IdAs<UnitId>(4);
  g.held_on = row.Date(5);
  g.people = row.Int(6);
  g.host = row.IdAs<PersonId>(7);
  g.topic = row.MaybeString(8);
  g.cancelled_reason = row.MaybeString(9);
  g.recorded_by = row.IdAs<PersonId>(10);
  g.changed_by = row.IdAs<PersonId>(11);
  g.changed_at = row.Time(12);
  auto k = row.Bytes(13);
  if (k.size() == g.k.size()) std::copy(k.begin(), k.end(), g.k.begin());
  return g;
}

}  // namespace

journal::Image Describe(const Gathering& g) {
  journal::Image image("gathering", g.id.ToString());
  image.Number("version", g.version)
      .Ref("campaign_id", g.campaign)
      .Code("kind", kKinds.Text(g.kind))
      .Ref("unit_id", g.unit)
      .Date("held_on", g.held_on)
      .Number("people", g.people)
      .Ref("host_id", g.host)
      .Text("topic", g.topic, g.k)
      .Text("cancelled_reason", g.cancelled_reason, g.k)
      .Ref("recorded_by", g.recorded_by)
      .Ref("changed_by", g.changed_by)
      .Time("changed_at", g.changed_at);
  return image;
}

Status InsertGathering(db::Transaction& tx, const OrgId& org, const Gathering& g) {
  TRY(tx.Run(
      "INSERT INTO gathering (org_id, id, version, campaign_id, kind, unit_id, held_on, "
      "people, host_id, topic, cancelled_reason, recorded_by, changed_by, changed_at, k) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
      {org, g.id, g.version, g.campaign, kKinds.Text(g.kind), g.unit, g.held_on, g.people, g.host,
       g.topic, g.cancelled_reason, g.recorded_by, g.changed_by, g.changed_at, db::ByteView(g.k)}));
  return {};
}

Result<std::int64_t> UpdateGathering(db::Transaction& tx, const OrgId& org, const Gathering& g,
                                     std::int64_t expected) {
  return tx.Run(
      "UPDATE gathering SET version = $4, campaign_id = $5, kind = $6, unit_id = $7, held_on = $8, "
      "people = $9, host_id = $10, topic = $11, cancelled_reason = $12, changed_by = $13, "
      "changed_at = $14 WHERE org_id = $1 AND id = $2 AND version = $3",
      {org, g.id, expected, g.version, g.campaign, kKinds.Text(g.kind), g.unit, g.held_on, g.people,
       g.host, g.topic, g.cancelled_reason, g.changed_by, g.changed_at});
}

Result<std::optional<Gathering>> FindGathering(db::Reader& reader, const OrgId& org,
                                               const GatheringId& id) {
  return reader.First("SELECT " HUIYIN_GATHERING_COLUMNS
                      "FROM gathering WHERE org_id = $1 AND id = $2",
                      {org, id}, ReadGathering);
}

Result<std::vector<Gathering>> ListGatherings(db::Reader& reader, const OrgId& org,
                                              const GatheringFilter& filter, Cancelled cancelled) {
  return reader.All(
      "WITH RECURSIVE inside(id) AS (SELECT u.id FROM unit u WHERE u.org_id = $1 AND u.id = $2 "
      "UNION SELECT c.id FROM unit c JOIN inside s ON c.parent_id = s.id WHERE c.org_id = $1) "
      "SELECT " HUIYIN_GATHERING_COLUMNS
      "FROM gathering WHERE org_id = $1 AND unit_id IN (SELECT id FROM inside) AND ($3 IS NULL OR "
      "campaign_id = $3) AND ($4 IS NULL OR held_on >= $4) AND ($5 IS NULL OR held_on <= $5) AND "
      "($6 = 1 OR cancelled_reason IS NULL) ORDER BY held_on DESC, id DESC",
      {org, filter.within, filter.campaign, filter.from, filter.to,
       cancelled == Cancelled::kIncluded ? 1 : 0},
      ReadGathering);
}

Status EachGathering(db::Reader& reader, const OrgId& org, const journal::ImageFunction& found) {
  return reader.Each("SELECT " HUIYIN_GATHERING_COLUMNS "FROM gathering WHERE org_id = $1", {org},
                     [&](const db::Row& row) {
                       auto image = Describe(ReadGathering(row));
                       image.Stands("kind", row.MaybeString(3));
                       found(image);
                     });
}

std::vector<journal::TableSource> VerifySources() { return {{"gathering", EachGathering}}; }

}  // namespace huiyin::gatherings
