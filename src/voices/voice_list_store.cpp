// Lists and counts of voices. A scope is up to four units and all below them, walked by a recursive query within the
// organisation (allowed on every engine with org_id in each step).
#include "voices/voice_rows.hpp"
#include "voices/voice_store.hpp"

namespace huiyin::voices {
namespace {

#define HUIYIN_SCOPE                                                                               \
  "WITH RECURSIVE scope(id) AS (SELECT u.id FROM unit u WHERE u.org_id = $1 AND u.id IN ($2, $3, " \
  "$4, $5)"                                                                                        \
  " UNION SELECT c.id FROM unit c JOIN scope s ON c.parent_id = s.id WHERE c.org_id = $1) "

#define HUIYIN_LINE_COLUMNS HUIYIN_VOICE_COLUMNS ", t.title, substr(t.body, 1, 300)"

#define HUIYIN_LINE_FROM \
  " FROM voice v JOIN voice_text t ON t.org_id = v.org_id AND t.voice_id = v.id "

// Optional conditions: a null parameter asks for nothing.
#define HUIYIN_LINE_WHERE                                                                          \
  "WHERE v.org_id = $1 AND v.unit_id IN (SELECT id FROM scope) "                                   \
  "AND ($7 IS NULL OR v.owner_id = $7) AND ($8 IS NULL OR v.campaign_id = $8) AND ($9 IS NULL OR " \
  "v.channel = $9) "                                                                               \
  "AND ($10 IS NULL OR v.accept_due_on >= $10) AND ($11 IS NULL OR v.accept_due_on < $11) "        \
  "AND ($12 IS NULL OR v.accept_due_on > $12 OR (v.accept_due_on = $12 AND v.id > $13)) "

VoiceLine ReadLine(const db::Row& row) {
  return {ReadVoice(row), row.MaybeString(kVoiceColumns), row.String(kVoiceColumns + 1)};
}

std::array<std::optional<UnitId>, 4> FourScopes(const std::vector<UnitId>& scopes) {
  std::array<std::optional<UnitId>, 4> four;
  for (std::size_t i = 0; i < four.size() && i < scopes.size(); ++i) four[i] = scopes[i];
  return four;
}

}  // namespace

Result<std::vector<VoiceLine>> ListVoices(db::Reader& reader, const OrgId& org,
                                          const VoiceFilter& f) {
  std::array<std::optional<UnitId>, 4> s =
      FourScopes(f.unit ? std::vector<UnitId>{*f.unit} : f.scopes);
  std::optional<std::string_view> state;
  if (f.state) state = kVoiceStates.Text(*f.state);
  if (f.due_from || f.due_before) {
    return reader.All(HUIYIN_SCOPE "SELECT " HUIYIN_LINE_COLUMNS HUIYIN_LINE_FROM HUIYIN_LINE_WHERE
                                   "AND v.state IN ('received', 'accepted') AND $6 IS NULL ORDER "
                                   "BY v.accept_due_on, v.id LIMIT $14",
                      {org, s[0], s[1], s[2], s[3], nullptr, f.owner, f.campaign, f.channel,
                       f.due_from, f.due_before, f.after_due, f.after_id, f.limit},
                      ReadLine);
  }
  if (state) {
    return reader.All(HUIYIN_SCOPE "SELECT " HUIYIN_LINE_COLUMNS HUIYIN_LINE_FROM HUIYIN_LINE_WHERE
                                   "AND v.state = $6 ORDER BY v.accept_due_on, v.id LIMIT $14",
                      {org, s[0], s[1], s[2], s[3], state, f.owner, f.campaign, f.channel,
                       f.due_from, f.due_before, f.after_due, f.after_id, f.limit},
                      ReadLine);
  }
  return reader.All(HUIYIN_SCOPE "SELECT " HUIYIN_LINE_COLUMNS HUIYIN_LINE_FROM HUIYIN_LINE_WHERE
                                 "AND $6 IS NULL ORDER BY v.accept_due_on, v.id LIMIT $14",
                    {org, s[0], s[1], s[2], s[3], nullptr, f.owner, f.campaign, f.channel,
                     f.due_from, f.due_before, f.after_due, f.after_id, f.limit},
                    ReadLine);
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

Result<VoiceCounts> CountVoices(db::Reader& reader, const OrgId& org,
                                const std::vector<UnitId>& scopes, const PersonId& owner,
                                const LocalDate& today) {
  VoiceCounts counts;
  auto s = FourScopes(scopes);
  TRY(reader.Each(HUIYIN_SCOPE "SELECT v.state, count(*) FROM voice v WHERE v.org_id = $1 AND "
                               "v.unit_id IN (SELECT id FROM scope) "
                               "GROUP BY v.state",
                  {org, s[0], s[1], s[2], s[3]}, [&](const db::Row& row) {
                    auto state = kVoiceStates.Parse(row.Text(0));
                    if (state) counts.by_state[static_cast<std::size_t>(*state)] = row.Int(1);
                  }));
  TRY(reader.Each(HUIYIN_SCOPE
                  "SELECT coalesce(sum(CASE WHEN v.owner_id = $6 THEN 1 ELSE 0 END), 0), "
                  "coalesce(sum(CASE WHEN v.accept_due_on < $7 THEN 1 ELSE 0 END), 0) FROM voice v "
                  "WHERE v.org_id = $1 AND v.unit_id IN (SELECT id FROM scope) AND v.state IN "
                  "('received', 'accepted')",
                  {org, s[0], s[1], s[2], s[3], owner, today}, [&](const db::Row& row) {
                    counts.mine = row.Int(0);
                    counts.overdue = row.Int(1);
                  }));
  return counts;
}

}  // namespace huiyin::voices
