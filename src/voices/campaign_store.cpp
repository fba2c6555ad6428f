// Campaigns and the rows that an import brought.
#include "voices/campaign.hpp"
#include "voices/voice_rows.hpp"
#include "voices/voice_store.hpp"

namespace huiyin::voices {
namespace {

Campaign ReadCampaign(const db::Row& row) {
  Campaign campaign;
  campaign.id = row.IdAs<CampaignId>(0);
  campaign.version = row.Int(1);
  campaign.name = row.String(2);
  campaign.kind = row.String(3);
  campaign.starts_on = row.Date(4);
  campaign.ends_on = row.MaybeDate(5);
  campaign.target_voices = row.MaybeInt(6);
  campaign.k = ReadDigest(row.Bytes(7));
  return campaign;
}

#define HUIYIN_CAMPAIGN_COLUMNS "id, version, name, kind, starts_on, ends_on, target_voices, k"

ImportRow ReadImportRow(const db::Row& row) {
  return {row.String(0), row.String(1),        ReadDigest(row.Bytes(2)),
          row.Int(3),    row.IdAs<VoiceId>(4), row.MaybeString(5),
          row.Int(6)};
}

}  // namespace

Status InsertCampaign(db::Transaction& tx, const OrgId& org, const Campaign& c) {
  TRY(
      tx.Run("INSERT INTO campaign (org_id, id, version, name, kind, starts_on, ends_on, "
             "target_voices, k) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
             {org, c.id, c.version, c.name, c.kind, c.starts_on, c.ends_on, c.target_voices,
              db::ByteView(c.k)}));
  return {};
}

Result<std::int64_t> UpdateCampaign(db::Transaction& tx, const OrgId& org, const Campaign& c,
                                    std::int64_t expected_version) {
  return tx.Run(
      "UPDATE campaign SET version = $3, name = $4, kind = $5, starts_on = $6, ends_on = $7, "
      "target_voices = $8 WHERE org_id = $1 AND id = $2 AND version = $9",
      {org, c.id, c.version, c.name, c.kind, c.starts_on, c.ends_on, c.target_voices,
       expected_version});
}

Status InsertFormCount(db::Transaction& tx, const OrgId& org, const FormCount& count) {
  TRY(
      tx.Run("INSERT INTO campaign_count (org_id, campaign_id, seq, forms_out, forms_back, "
             "counted_by, counted_on) VALUES ($1, $2, $3, $4, $5, $6, $7)",
             {org, count.campaign, count.seq, count.forms_out, count.forms_back, count.counted_by,
              count.on}));
  return {};
}

Result<std::optional<Campaign>> FindCampaign(db::Reader& reader, const OrgId& org,
                                             const CampaignId& id) {
  return reader.First("SELECT " HUIYIN_CAMPAIGN_COLUMNS
                      " FROM campaign WHERE org_id = $1 AND id = $2",
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
  return reader.All("SELECT " HUIYIN_CAMPAIGN_COLUMNS
                    " FROM campaign WHERE org_id = $1 ORDER BY starts_on DESC, id DESC",
                    {org}, ReadCampaign);
}

Result<std::vector<FormCount>> AllFormCounts(db::Reader& reader, const OrgId& org) {
  return reader.All(
      "SELECT campaign_id, seq, forms_out, forms_back, counted_by, counted_on FROM campaign_count "
      "WHERE org_id = $1 ORDER BY campaign_id, seq",
      {org}, [](const db::Row& row) {
        return FormCount{row.IdAs<CampaignId>(0), row.Int(1), row.Int(2), row.Int(3),
                         row.IdAs<PersonId>(4),   row.Date(5)};
      });
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
