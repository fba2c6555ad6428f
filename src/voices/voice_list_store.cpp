// Lists and counts of voices. A scope is the units that a person hears for and all below them, walked by a recursive query
// within the organisation (allowed on every engine with org_id in each step).
#include "voices/campaign.hpp"
#include "voices/voice_rows.hpp"
#include "voices/voice_store.hpp"

namespace huiyin::voices {
namespace {

// $1 organisation, $2 the reader, $3 a unit that the reader hears for; null: all of theirs.
#define HUIYIN_SCOPE                                                                              \
  "WITH RECURSIVE scope(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 AND "      \
  "g.person_id = $2 AND g.role IN ('clerk', 'coordinator', 'leader', 'observer') AND $3 IS NULL " \
  "UNION SELECT u.id FROM unit u WHERE u.org_id = $1 AND u.id = $3 "                              \
  "UNION SELECT c.id FROM unit c JOIN scope s ON c.parent_id = s.id WHERE c.org_id = $1) "

#define HUIYIN_LINE_COLUMNS HUIYIN_VOICE_COLUMNS ", t.title, substr(t.body, 1, 300)"

#define HUIYIN_LINE_FROM \
  " FROM voice v JOIN voice_text t ON t.org_id = v.org_id AND t.voice_id = v.id "

// The date that counts while no matter holds it.
#define HUIYIN_VOICE_DUE \
  "CASE WHEN v.state = 'received' THEN v.accept_due_on ELSE v.answer_due_on END"

// Optional conditions: a null parameter asks for nothing.
#define HUIYIN_LINE_WHERE                                                                          \
  "WHERE v.org_id = $1 AND v.unit_id IN (SELECT id FROM scope) "                                   \
  "AND ($5 IS NULL OR v.owner_id = $5) AND ($6 IS NULL OR v.campaign_id = $6) AND ($7 IS NULL OR " \
  "v.channel = $7) "                                                                               \
  "AND ($8 IS NULL OR " HUIYIN_VOICE_DUE " >= $8) AND ($9 IS NULL OR " HUIYIN_VOICE_DUE            \
  " < $9) "                                                                                        \
  "AND ($13 IS NULL OR EXISTS (SELECT 1 FROM voice_handover h WHERE h.org_id = $1 AND h.voice_id " \
  "= v.id AND h.state = 'offered' AND h.to_id = $13)) "                                            \
  "AND ($10 IS NULL OR v.accept_due_on > $10 OR (v.accept_due_on = $10 AND v.id > $11)) "

VoiceLine ReadLine(const db::Row& row) {
  return {ReadVoice(row), row.MaybeString(kVoiceColumns), row.String(kVoiceColumns + 1)};
}

}  // namespace

Result<std::vector<VoiceLine>> ListVoices(db::Reader& reader, const OrgId& org,
                                          const VoiceFilter& f) {
  std::optional<std::string_view> state;
  if (f.state) state = kVoiceStates.Text(*f.state);
  if (f.due_from || f.due_before) {
    return reader.All(HUIYIN_SCOPE "SELECT " HUIYIN_LINE_COLUMNS HUIYIN_LINE_FROM HUIYIN_LINE_WHERE
                                   "AND v.state IN ('received', 'accepted') AND $4 IS NULL ORDER "
                                   "BY v.accept_due_on, v.id LIMIT $12",
                      {org, f.reader, f.unit, nullptr, f.owner, f.campaign, f.channel, f.due_from,
                       f.due_before, f.after_due, f.after_id, f.limit, f.offered_to},
                      ReadLine);
  }
  if (state) {
    return reader.All(HUIYIN_SCOPE "SELECT " HUIYIN_LINE_COLUMNS HUIYIN_LINE_FROM HUIYIN_LINE_WHERE
                                   "AND v.state = $4 ORDER BY v.accept_due_on, v.id LIMIT $12",
                      {org, f.reader, f.unit, state, f.owner, f.campaign, f.channel, f.due_from,
                       f.due_before, f.after_due, f.after_id, f.limit, f.offered_to},
                      ReadLine);
  }
  return reader.All(HUIYIN_SCOPE "SELECT " HUIYIN_LINE_COLUMNS HUIYIN_LINE_FROM HUIYIN_LINE_WHERE
                                 "AND $4 IS NULL ORDER BY v.accept_due_on, v.id LIMIT $12",
                    {org, f.reader, f.unit, nullptr, f.owner, f.campaign, f.channel, f.due_from,
                     f.due_before, f.after_due, f.after_id, f.limit, f.offered_to},
                    ReadLine);
}

Result<std::vector<VoiceLine>> ListDue(db::Reader& reader, const OrgId& org, const PersonId& person,
                                       const LocalDate& up_to,
                                       const std::optional<DueCursor>& after, std::int64_t limit) {
  std::optional<LocalDate> after_due;
  std::optional<VoiceId> after_id;
  if (after) {
    after_due = after->on;
    after_id = after->id;
  }
  return reader.All(
      "WITH RECURSIVE scope(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 AND "
      "g.person_id = $2 AND g.role IN ('clerk', 'coordinator', 'leader', 'administrator') "
      "UNION SELECT u.id FROM unit u WHERE u.org_id = $1 AND u.head_id = $2 "
      "UNION SELECT c.id FROM unit c JOIN scope s ON c.parent_id = s.id WHERE c.org_id = $1) "
      "SELECT " HUIYIN_LINE_COLUMNS HUIYIN_LINE_FROM
      "WHERE v.org_id = $1 AND (v.owner_id = $2 OR v.unit_id IN (SELECT id FROM scope)) "
      "AND v.state IN ('received', 'accepted') AND " HUIYIN_VOICE_DUE
      " <= $3 AND ($4 IS NULL OR " HUIYIN_VOICE_DUE " > $4 OR (" HUIYIN_VOICE_DUE
      " = $4 AND v.id > $5)) ORDER BY " HUIYIN_VOICE_DUE ", v.id LIMIT $6",
      {org, person, up_to, after_due, after_id, limit}, ReadLine);
}

Result<std::vector<VoiceLine>> ListSpokenBy(db::Reader& reader, const OrgId& org,
                                            const PersonId& person,
                                            const std::optional<VoiceId>& after,
                                            std::int64_t limit) {
  // Named voices only, so ids carry their time: newest first.
  return reader.All("SELECT " HUIYIN_VOICE_COLUMNS ", t.title, t.body" HUIYIN_LINE_FROM
                    "JOIN voice_speaker p ON p.org_id = v.org_id AND p.voice_id = v.id "
                    "WHERE v.org_id = $1 AND p.person_id = $2 AND ($3 IS NULL OR v.id < $3) ORDER "
                    "BY v.id DESC LIMIT $4",
                    {org, person, after, limit}, ReadLine);
}

Result<std::map<CampaignId, CampaignCounts>> CountByCampaign(db::Reader& reader, const OrgId& org,
                                                             const PersonId& person) {
  std::map<CampaignId, CampaignCounts> counts;
  TRY(reader.Each(
      HUIYIN_SCOPE
      "SELECT v.campaign_id, count(CASE WHEN v.unit_id IN (SELECT id FROM scope) THEN 1 END), "
      "count(v.entered_by) FROM voice v WHERE v.org_id = $1 AND v.campaign_id IS NOT NULL "
      "GROUP BY v.campaign_id",
      {org, person, nullptr}, [&](const db::Row& row) {
        counts[row.IdAs<CampaignId>(0)] = {row.Int(1), row.Int(2)};
      }));
  return counts;
}

Result<VoiceCounts> CountVoices(db::Reader& reader, const OrgId& org, const PersonId& person,
                                const LocalDate& today) {
  VoiceCounts counts;
  TRY(reader.Each(HUIYIN_SCOPE "SELECT v.state, count(*) FROM voice v WHERE v.org_id = $1 AND "
                               "v.unit_id IN (SELECT id FROM scope) "
                               "GROUP BY v.state",
                  {org, person, nullptr}, [&](const db::Row& row) {
                    auto state = kVoiceStates.Parse(row.Text(0));
                    if (state) counts.by_state[static_cast<std::size_t>(*state)] = row.Int(1);
                  }));
  TRY(reader.Each(
      HUIYIN_SCOPE
      "SELECT coalesce(sum(CASE WHEN v.owner_id = $2 THEN 1 ELSE 0 END), 0), "
      "coalesce(sum(CASE WHEN (v.state = 'received' AND v.accept_due_on < $4) OR "
      "(v.state = 'accepted' AND v.answer_due_on < $4) THEN 1 ELSE 0 END), 0) FROM voice v "
      "WHERE v.org_id = $1 AND v.unit_id IN (SELECT id FROM scope) AND v.state IN "
      "('received', 'accepted')",
      {org, person, nullptr, today}, [&](const db::Row& row) {
        counts.mine = row.Int(0);
        counts.overdue = row.Int(1);
      }));
  counts.handed = TRY(reader.Number(
      "SELECT count(*) FROM voice_handover WHERE org_id = $1 AND to_id = $2 AND state = 'offered'",
      {org, person}));
  return counts;
}

}  // namespace huiyin::voices
