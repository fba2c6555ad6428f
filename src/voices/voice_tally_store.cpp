#include <map>
#include <string>

#include "voices/voice_tally.hpp"

namespace huiyin::voices {
namespace {

// Moves when what is counted changes.
constexpr std::int64_t kDefinition = 2;

std::int64_t Entered(const Voice& voice) { return voice.entered_by ? 1 : 0; }

// The date that a voice without a matter waits for.
std::optional<LocalDate> DueOf(const Voice& voice) {
  if (voice.state == VoiceState::kReceived) return voice.accept_due_on;
  if (voice.state == VoiceState::kAccepted) return voice.answer_due_on;
  return std::nullopt;
}
#define HUIYIN_VOICES_DUE                                                                         \
  "SELECT w.org_id, w.unit_id, w.owner_id, w.due_on, count(*) FROM (SELECT v.org_id, v.unit_id, " \
  "v.owner_id, CASE WHEN v.state = 'received' THEN v.accept_due_on ELSE v.answer_due_on END AS "  \
  "due_on FROM voice v WHERE v.org_id = $1 AND v.state IN ('received', 'accepted')) w WHERE "     \
  "w.due_on IS NOT NULL GROUP BY w.org_id, w.unit_id, w.owner_id, w.due_on"

#define HUIYIN_OF_CAMPAIGNS                                                                \
  "SELECT v.org_id, v.campaign_id, v.unit_id, count(*), count(v.entered_by) FROM voice v " \
  "WHERE v.org_id = $1 AND v.campaign_id IS NOT NULL GROUP BY v.org_id, v.campaign_id, v.unit_id"

Status TallyDue(db::Transaction& tx, const OrgId& org, const Voice& v, std::int64_t voices) {
  auto due = DueOf(v);
  if (!due) return {};
  TRY(
      tx.Queue("INSERT INTO voice_due_tally (org_id, unit_id, owner_id, due_on, voices) VALUES "
               "($1, $2, $3, $4, $5) ON CONFLICT (org_id, unit_id, owner_id, due_on) DO UPDATE SET "
               "voices = voice_due_tally.voices + excluded.voices",
               {org, v.unit, v.owner, *due, voices}));
  if (voices > 0) return {};
  return tx.Queue(
      "DELETE FROM voice_due_tally WHERE org_id = $1 AND unit_id = $2 AND owner_id = $3 AND due_on "
      "= $4 AND voices = 0",
      {org, v.unit, v.owner, *due});
}

std::string RowName(const db::Row& row) {
  return row.IdAs<UnitId>(0).ToString() + " " + row.String(1) + " " + row.String(2) +
         (row.Int(3) == 1 ? " entered" : "");
}

}  // namespace

Status TallyNew(db::Transaction& tx, const OrgId& org, const Voice& v) {
  TRY(TallyDue(tx, org, v, 1));
  if (v.campaign)
    TRY(
        tx.Queue("INSERT INTO campaign_tally (org_id, campaign_id, unit_id, voices, entered) "
                 "VALUES ($1, $2, $3, 1, $4) ON CONFLICT (org_id, campaign_id, unit_id) DO UPDATE "
                 "SET voices = campaign_tally.voices + 1, entered = campaign_tally.entered + "
                 "excluded.entered",
                 {org, *v.campaign, v.unit, Entered(v)}));
  return tx.Queue(
      "INSERT INTO voice_tally (org_id, unit_id, state, rating, entered, voices) VALUES ($1, $2, "
      "$3, $4, $5, 1) ON CONFLICT (org_id, unit_id, state, rating, entered) DO UPDATE SET voices = "
      "voice_tally.voices + excluded.voices",
      {org, v.unit, kVoiceStates.Text(v.state), kRatings.Text(v.rating), Entered(v)});
}

Status TallyChange(db::Transaction& tx, const OrgId& org, const Voice& before, const Voice& after) {
  if (DueOf(before) != DueOf(after) || before.owner != after.owner) {
    TRY(TallyDue(tx, org, before, -1));
    TRY(TallyDue(tx, org, after, 1));
  }
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
  TRY(tx.Run("DELETE FROM voice_due_tally WHERE org_id = $1", {org}));
  TRY(
      tx.Run("INSERT INTO voice_due_tally (org_id, unit_id, owner_id, due_on, "
             "voices) " HUIYIN_VOICES_DUE,
             {org}));
  TRY(tx.Run("DELETE FROM campaign_tally WHERE org_id = $1", {org}));
  TRY(
      tx.Run("INSERT INTO campaign_tally (org_id, campaign_id, unit_id, voices, "
             "entered) " HUIYIN_OF_CAMPAIGNS,
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
  std::map<std::string, std::int64_t> due;
  auto day = [](const db::Row& row) {
    return row.IdAs<UnitId>(1).ToString() + " " + row.IdAs<PersonId>(2).ToString() + " " +
           row.String(3);
  };
  TRY(reader.EachOfLong(HUIYIN_VOICES_DUE, {org},
                        [&](const db::Row& row) { due[day(row)] += row.Int(4); }));
  TRY(reader.Each(
      "SELECT org_id, unit_id, owner_id, due_on, voices FROM voice_due_tally WHERE org_id = $1",
      {org}, [&](const db::Row& row) { due[day(row)] -= row.Int(4); }));
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> campaigns;
  auto add = [&](std::int64_t times) {
    return [&campaigns, times](const db::Row& row) {
      auto& differ_by =
          campaigns[row.IdAs<CampaignId>(1).ToString() + " " + row.IdAs<UnitId>(2).ToString()];
      differ_by.first += times * row.Int(3);
      differ_by.second += times * row.Int(4);
    };
  };
  TRY(reader.EachOfLong(HUIYIN_OF_CAMPAIGNS, {org}, add(1)));
  TRY(
      reader.Each("SELECT org_id, campaign_id, unit_id, voices, entered FROM campaign_tally WHERE "
                  "org_id = $1",
                  {org}, add(-1)));
  for (const auto& [row, difference] : campaigns) {
    if (difference != std::pair<std::int64_t, std::int64_t>())
      found({"campaign_tally", row, "does not count the voices there are"});
  }
  for (const auto& [row, difference] : due) {
    if (difference != 0) found({"voice_due_tally", row, "does not count the voices there are"});
  }
  return {};
}

}  // namespace huiyin::voices
