#include <map>
#include <string>

#include "voices/call_tally.hpp"

namespace huiyin::voices {
namespace {

// Moves when what is counted changes.
constexpr std::int64_t kDefinition = 1;

#define HUIYIN_ANSWERED "v.state IN ('answered', 'closed')"
// Of an answered voice the latest call about its present answer, or to_call; of another one the latest call that reached its speaker, which
// counts until there is another answer.
#define HUIYIN_CALL_KIND                                                                         \
  "CASE WHEN " HUIYIN_ANSWERED                                                                   \
  " THEN coalesce((SELECT b.result FROM voice_callback b WHERE "                                 \
  "b.org_id = $1 AND b.voice_id = v.id AND b.round = v.round ORDER BY b.seq DESC LIMIT 1), "     \
  "'to_call') ELSE (SELECT b.result FROM voice_callback b WHERE b.org_id = $1 AND b.voice_id = " \
  "v.id AND b.result <> 'unreached' ORDER BY b.seq DESC LIMIT 1) END"
// Voices that have such a kind.
#define HUIYIN_CALLED                                            \
  "v.org_id = $1 AND v.identity = 'named' AND (" HUIYIN_ANSWERED \
  " OR EXISTS (SELECT 1 FROM "                                   \
  "voice_callback e WHERE e.org_id = $1 AND e.voice_id = v.id AND e.result <> 'unreached'))"
#define HUIYIN_TO_CALL_OF                                                                       \
  "SELECT v.org_id, v.id, v.unit_id, coalesce(v.answered_on, v.received_on), " HUIYIN_CALL_KIND \
  " FROM voice v WHERE " HUIYIN_CALLED
// What call_tally is the sum of, a row for each unit and kind.
#define HUIYIN_CALL_SUMS                                                                          \
  "SELECT v.unit_id, 'anonymous', count(*) FROM voice v WHERE v.org_id = $1 AND v.identity <> "   \
  "'named' AND v.state IN ('answered', 'closed') GROUP BY v.unit_id UNION ALL SELECT c.unit_id, " \
  "c.kind, count(*) FROM voice_call c WHERE c.org_id = $1 GROUP BY c.unit_id, c.kind"

Status Count(db::Transaction& tx, const OrgId& org, const UnitId& unit, std::string_view kind,
             std::int64_t voices) {
  return tx.Queue(
      "INSERT INTO call_tally (org_id, unit_id, kind, voices) VALUES ($1, $2, $3, $4) ON CONFLICT "
      "(org_id, unit_id, kind) DO UPDATE SET voices = call_tally.voices + excluded.voices",
      {org, unit, kind, voices});
}

}  // namespace

Status TallyCalls(db::Transaction& tx, const OrgId& org, const Voice& before, const Voice& after) {
  bool was = HasEveryAnswer(before), is = HasEveryAnswer(after);
  if (!was && !is) return {};
  if (after.identity != Identity::kNamed) {
    return was == is ? Status() : Count(tx, org, after.unit, "anonymous", is ? 1 : -1);
  }
  // One row is read and written in a moment; what it says before and after is what the sums change by.
  auto kept = TRY(tx.First("SELECT kind FROM voice_call WHERE org_id = $1 AND voice_id = $2",
                           {org, after.id}, [](const db::Row& row) { return row.String(0); }));
  if (kept) {
    TRY(Count(tx, org, after.unit, *kept, -1));
    TRY(tx.Queue("DELETE FROM voice_call WHERE org_id = $1 AND voice_id = $2", {org, after.id}));
  }
  TRY(tx.Queue("INSERT INTO voice_call (org_id, voice_id, unit_id, answered_on, kind) "  //
               HUIYIN_TO_CALL_OF " AND v.id = $2",
               {org, after.id}));
  return tx.Queue(
      "INSERT INTO call_tally (org_id, unit_id, kind, voices) SELECT c.org_id, c.unit_id, c.kind, "
      "1 FROM voice_call c WHERE c.org_id = $1 AND c.voice_id = $2 ON CONFLICT (org_id, unit_id, "
      "kind) DO UPDATE SET voices = call_tally.voices + excluded.voices",
      {org, after.id});
}

Result<bool> CallsAreTallied(db::Reader& reader, const OrgId& org) {
  auto made = TRY(
      reader.Number("SELECT value FROM counter WHERE org_id = $1 AND name = 'call_tally'", {org}));
  return made == kDefinition;
}

Status RecountCalls(db::Transaction& tx, const OrgId& org) {
  TRY(tx.Run("DELETE FROM voice_call WHERE org_id = $1", {org}));
  TRY(tx.Run("DELETE FROM call_tally WHERE org_id = $1", {org}));
  TRY(
      tx.Run("INSERT INTO voice_call (org_id, voice_id, unit_id, answered_on, "
             "kind) " HUIYIN_TO_CALL_OF,
             {org}));
  std::map<std::pair<UnitId, std::string>, std::int64_t> sums;
  TRY(tx.Each(HUIYIN_CALL_SUMS, {org}, [&](const db::Row& row) {
    sums[{row.IdAs<UnitId>(0), row.String(1)}] += row.Int(2);
  }));
  for (const auto& [key, voices] : sums) TRY(Count(tx, org, key.first, key.second, voices));
  TRY(
      tx.Run("INSERT INTO counter (org_id, name, value) VALUES ($1, 'call_tally', $2) ON CONFLICT "
             "(org_id, name) DO UPDATE SET value = excluded.value",
             {org, kDefinition}));
  return {};
}

Status CheckCallTally(db::Reader& reader, const OrgId& org,
                      const std::function<void(journal::Finding)>& found) {
  auto name = [](const db::Row& row) { return row.IdAs<VoiceId>(1).ToString(); };
  TRY(reader.EachOfLong(HUIYIN_TO_CALL_OF
                        " AND NOT EXISTS (SELECT 1 FROM voice_call c WHERE c.org_id = $1 AND "
                        "c.voice_id = v.id AND c.unit_id = v.unit_id AND c.answered_on = "
                        "coalesce(v.answered_on, v.received_on) AND c.kind = " HUIYIN_CALL_KIND ")",
                        {org}, [&](const db::Row& row) {
                          found({"voice_call", name(row), "does not follow from the voice"});
                        }));
  TRY(reader.EachOfLong(
      "SELECT c.org_id, c.voice_id FROM voice_call c WHERE c.org_id = $1 AND NOT EXISTS (SELECT 1 "
      "FROM voice v WHERE v.id = c.voice_id AND " HUIYIN_CALLED ")",
      {org}, [&](const db::Row& row) {
        found({"voice_call", name(row), "is of a voice that nobody has to call"});
      }));
  std::map<std::string, std::int64_t> differ;
  auto key = [](const db::Row& row) {
    return row.IdAs<UnitId>(0).ToString() + " " + row.String(1);
  };
  TRY(reader.Each(HUIYIN_CALL_SUMS, {org},
                  [&](const db::Row& row) { differ[key(row)] += row.Int(2); }));
  TRY(reader.Each("SELECT unit_id, kind, voices FROM call_tally WHERE org_id = $1", {org},
                  [&](const db::Row& row) { differ[key(row)] -= row.Int(2); }));
  for (const auto& [row, difference] : differ) {
    if (difference != 0) found({"call_tally", row, "does not count the voices there are"});
  }
  return {};
}

}  // namespace huiyin::voices
