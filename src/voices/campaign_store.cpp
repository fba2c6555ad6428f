// Campaigns and the rows that an import brought.
#include "voices/voice_rows.hpp"
#include "voices/voice_store.hpp"

namespace huiyin::voices {
namespace {

Campaign ReadCampaign(const db::Row& row) {
  return {row.IdAs<CampaignId>(0),  row.String(1), row.Date(2), row.MaybeDate(3),
          ReadDigest(row.Bytes(4)), row.Int(5)};
}

ImportRow ReadImportRow(const db::Row& row) {
  return {row.String(0), row.String(1),        ReadDigest(row.Bytes(2)),
          row.Int(3),    row.IdAs<VoiceId>(4), row.MaybeString(5),
          row.Int(6)};
}

}  // namespace

Status InsertCampaign(db::Transaction& tx, const OrgId& org, const Campaign& c) {
  TRY(
      tx.Run("INSERT INTO campaign (org_id, id, name, starts_on, ends_on, k) VALUES ($1, $2, $3, "
             "$4, $5, $6)",
             {org, c.id, c.name, c.starts_on, c.ends_on, db::ByteView(c.k)}));
  return {};
}

Result<std::optional<Campaign>> FindCampaign(db::Reader& reader, const OrgId& org,
                                             const CampaignId& id) {
  return reader.First(
      "SELECT c.id, c.name, c.starts_on, c.ends_on, c.k, (SELECT count(*) FROM voice v WHERE "
      "v.org_id = $1 "
      "AND v.campaign_id = c.id) FROM campaign c WHERE c.org_id = $1 AND c.id = $2",
      {org, id}, ReadCampaign);
}

Result<std::optional<CampaignId>> FindCampaignByName(db::Reader& reader, const OrgId& org,
                                                     std::string_view name) {
  return reader.First("SELECT id FROM campaign WHERE org_id = $1 AND name = $2", {org, name},
                      [](const db::Row& row) { return row.IdAs<CampaignId>(0); });
}

Result<bool> CampaignExists(db::Reader& reader, const OrgId& org, const CampaignId& id) {
  return TRY(reader.Number("SELECT count(*) FROM campaign WHERE org_id = $1 AND id = $2",
                           {org, id})) > 0;
}

Result<std::vector<Campaign>> AllCampaigns(db::Reader& reader, const OrgId& org) {
  return reader.All(
      "SELECT c.id, c.name, c.starts_on, c.ends_on, c.k, (SELECT count(*) FROM voice v WHERE "
      "v.org_id = $1 "
      "AND v.campaign_id = c.id) FROM campaign c WHERE c.org_id = $1 ORDER BY c.starts_on DESC, "
      "c.id",
      {org}, ReadCampaign);
}

Status InsertImportRow(db::Transaction& tx, const OrgId& org, const ImportRow& row) {
  TRY(
      tx.Run("INSERT INTO import_row (org_id, source, source_id, digest, occurrence, voice_id, "
             "source_time, seq) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
             {org, row.source, row.source_id, db::ByteView(row.digest), row.occurrence, row.voice,
              row.source_time, row.seq}));
  return {};
}

Result<std::optional<ImportRow>> ImportRowOf(db::Reader& reader, const OrgId& org,
                                             const VoiceId& id) {
  return reader.First(
      "SELECT source, source_id, digest, occurrence, voice_id, source_time, seq FROM import_row "
      "WHERE org_id = $1 AND voice_id = $2",
      {org, id}, ReadImportRow);
}

Result<bool> ImportRowExists(db::Reader& reader, const OrgId& org, const ImportRow& row) {
  return TRY(reader.Number(
             "SELECT count(*) FROM import_row WHERE org_id = $1 AND source = $2 AND source_id = $3 "
             "AND digest = $4 "
             "AND occurrence = $5",
             {org, row.source, row.source_id, db::ByteView(row.digest), row.occurrence})) > 0;
}

Status EachExported(db::Reader& reader, const OrgId& org,
                    const std::function<void(const Voice&, const VoiceText&,
                                             const std::optional<ImportRow>&)>& each) {
  TRY(reader.Each("SELECT " HUIYIN_VOICE_COLUMNS
                  ", t.title, t.body, i.source, i.source_id, i.occurrence, i.source_time, i.seq "
                  "FROM import_row i JOIN voice v ON v.org_id = i.org_id AND v.id = i.voice_id "
                  "JOIN voice_text t ON t.org_id = v.org_id AND t.voice_id = v.id WHERE i.org_id = "
                  "$1 ORDER BY i.seq",
                  {org}, [&](const db::Row& row) {
                    Voice voice = ReadVoice(row);
                    constexpr int at = kVoiceColumns;
                    ImportRow import{
                        row.String(at + 2),      row.String(at + 3), {}, row.Int(at + 4), voice.id,
                        row.MaybeString(at + 5), row.Int(at + 6)};
                    each(voice, {row.MaybeString(at), row.String(at + 1)}, import);
                  }));
  return reader.Each("SELECT " HUIYIN_VOICE_COLUMNS
                     ", t.title, t.body FROM voice v "
                     "JOIN voice_text t ON t.org_id = v.org_id AND t.voice_id = v.id "
                     "WHERE v.org_id = $1 AND NOT EXISTS (SELECT 1 FROM import_row i WHERE "
                     "i.org_id = v.org_id AND i.voice_id = v.id) "
                     "ORDER BY v.received_on, v.id",
                     {org}, [&](const db::Row& row) {
                       each(ReadVoice(row),
                            {row.MaybeString(kVoiceColumns), row.String(kVoiceColumns + 1)},
                            std::nullopt);
                     });
}

}  // namespace huiyin::voices
