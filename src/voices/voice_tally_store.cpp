#include <map>
#include <string>

#include "voices/voice_tally.hpp"

namespace huiyin::voices {
namespace {

// Moves when what is counted changes.
constexpr std::int64_t kDefinition = 1;

std::int64_t Entered(const Voice& voice) { return voice.entered_by ? 1 : 0; }

std::string RowName(const db::Row& row) {
  return row.IdAs<UnitId>(0).ToString() + " " + row.String(1) + " " + row.String(2) +
         (row.Int(3) == 1 ? " entered" : "");
}

}  // namespace

Status TallyNew(db::Transaction& tx, const OrgId& org, const Voice& v) {
  return tx.Queue(
      "INSERT INTO voice_tally (org_id, unit_id, state, rating, entered, voices) VALUES ($1, $2, "
      "$3, $4, $5, 1) ON CONFLICT (org_id, unit_id, state, rating, entered) DO UPDATE SET voices = "
      "voice_tally.voices + excluded.voices",
      {org, v.unit, kVoiceStates.Text(v.state), kRatings.Text(v.rating), Entered(v)});
}

Status TallyChange(db::Transaction& tx, const OrgId& org, const Voice& before, const Voice& after) {
  if (before.state == after.state && before.rating == after.rating) return {};
  return tx.Queue(
      "INSERT INTO voice_tally (org_id, unit_id, state, rating, entered, voices) VALUES ($1, $2, "
      "$3, $4, $5, -1), ($1, $2, $6, $7, $5, 1) ON CONFLICT (org_id, unit_id, state, rating, "
      "entered) DO UPDATE SET voices = voice_tally.voices + excluded.voices",
      {org, after.unit, kVoiceStates.Text(before.state), kRatings.Text(before.rating),
       Entered(after), kVoiceStates.Text(after.state), kRatings.Text(after.rating)});
}

Result<bool> VoicesAreTallied(db::Reader& reader, const OrgId& org) {
  auto made = TRY(
      reader.Number("SELECT value FROM counter WHERE org_id = $1 AND name = 'voice_tally'", {org}));
  return made == kDefinition;
}

Status RecountVoices(db::Transaction& tx, const OrgId& org) {
  TRY(tx.Run("DELETE FROM voice_tally WHERE org_id = $1", {org}));
  TRY(
      tx.Run("INSERT INTO voice_tally (org_id, unit_id, state, rating, entered, voices) SELECT "
             "v.org_id, v.unit_id, v.state, v.rating, CASE WHEN v.entered_by IS NULL THEN 0 ELSE 1 "
             "END, count(*) FROM voice v WHERE v.org_id = $1 GROUP BY 1, 2, 3, 4, 5",
             {org}));
  TRY(
      tx.Run("INSERT INTO counter (org_id, name, value) VALUES ($1, 'voice_tally', $2) ON CONFLICT "
             "(org_id, name) DO UPDATE SET value = excluded.value",
             {org, kDefinition}));
  return {};
}

Status CheckVoiceTally(db::Reader& reader, const OrgId& org,
                       const std::function<void(journal::Finding)>& found) {
  std::map<std::string, std::int64_t> differ;
  TRY(reader.EachOfLong(
      "SELECT v.unit_id, v.state, v.rating, CASE WHEN v.entered_by IS NULL THEN 0 ELSE "
      "1 END, count(*) FROM voice v WHERE v.org_id = $1 GROUP BY 1, 2, 3, 4",
      {org}, [&](const db::Row& row) { differ[RowName(row)] += row.Int(4); }));
  TRY(
      reader.Each("SELECT unit_id, state, rating, entered, voices FROM voice_tally WHERE org_id = "
                  "$1",
                  {org}, [&](const db::Row& row) { differ[RowName(row)] -= row.Int(4); }));
  for (const auto& [row, difference] : differ) {
    if (difference != 0) found({"voice_tally", row, "does not count the voices there are"});
  }
  return {};
}

}  // namespace huiyin::voices
