#include "verification/callback_store.hpp"

namespace huiyin::verification {
namespace {

// $1 organisation, $2 the person: the units over which they coordinate or lead, and all below them.
#define HUIYIN_CALL_SCOPE                                                                    \
  "WITH RECURSIVE scope(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 AND " \
  "g.person_id = $2 AND g.role IN ('coordinator', 'leader') "                                \
  "UNION SELECT c.id FROM unit c JOIN scope s ON c.parent_id = s.id WHERE c.org_id = $1), "  \
  "handled(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 AND "              \
  "g.person_id = $2 AND g.role = 'clerk' "                                                   \
  "UNION SELECT c.id FROM unit c JOIN handled h ON c.parent_id = h.id WHERE c.org_id = $1) "

// At most so many of the calls that are due are looked at for a page or a count of one's own.
constexpr std::int64_t kMostLooked = 1000;

// Not mine to call: I answered it, or I handle one of its matters (callback.hpp, MayCall).
#define HUIYIN_MINE                                                                            \
  "(EXISTS (SELECT 1 FROM voice_answer a WHERE a.org_id = $1 AND a.voice_id = v.id AND "       \
  "a.answered_by = $2) OR EXISTS (SELECT 1 FROM matter_voice l JOIN matter m ON m.org_id = "   \
  "l.org_id AND m.id = l.matter_id WHERE l.org_id = $1 AND l.voice_id = v.id AND (m.owner_id " \
  "= $2 OR m.lead_owner_id = $2 OR m.stand_in_id = $2 OR m.lead_unit_id IN (SELECT id FROM "   \
  "handled))))"

DueCall ReadDue(const db::Row& row) {
  DueCall d;
  d.voice = row.IdAs<VoiceId>(0);
  d.version = row.Int(1);
  d.unit = row.IdAs<UnitId>(2);
  d.text = row.String(3);
  d.answered_on = row.Date(4);
  d.outcome = voices::kOutcomes.Parse(row.Text(5)).value_or(voices::Outcome::kExplained);
  d.answer = row.String(6);
  d.rating = voices::kRatings.Parse(row.Text(7)).value_or(voices::Rating::kUnrated);
  d.speaker_name = row.String(8);
  d.contact = row.MaybeString(9);
  d.attempts = row.Int(10);
  if (!row.IsNull(11)) d.matter_number = row.Int(11);
  return d;
}

}  // namespace

Status InsertCallback(db::Transaction& tx, const OrgId& org, const Callback& c) {
  TRY(
      tx.Run("INSERT INTO voice_callback (org_id, voice_id, seq, round, result, note, called_by, "
             "at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
             {org, c.voice, c.seq, c.round, kCalled.Text(c.result), c.note, c.by, c.at}));
  return {};
}

// The calls that are due over one's units behind ($3, $4), the earliest answered first, $5 of them at most.
#define HUIYIN_DUE_CALLS                                                                     \
  "(SELECT c.answered_on, c.voice_id FROM voice_call c WHERE c.org_id = $1 AND c.kind IN "   \
  "('to_call', 'unreached') AND c.unit_id IN (SELECT id FROM scope) AND ($3 IS NULL OR "     \
  "c.answered_on > $3 OR (c.answered_on = $3 AND c.voice_id > $4)) ORDER BY c.answered_on, " \
  "c.voice_id LIMIT $5) d CROSS JOIN voice v WHERE v.org_id = $1 AND v.id = d.voice_id"

Result<std::vector<Callback>> CallbacksOf(db::Reader& reader, const OrgId& org,
                                          const VoiceId& voice) {
  return reader.All(
      "SELECT seq, round, result, note, called_by, at FROM voice_callback WHERE org_id = $1 AND "
      "voice_id = $2 ORDER BY seq",
      {org, voice}, [&](const db::Row& row) {
        return Callback{voice,         row.Int(0),
                        row.Int(1),    kCalled.Parse(row.Text(2)).value_or(Called::kUnreached),
                        row.String(3), row.IdAs<PersonId>(4),
                        row.Time(5)};
      });
}

Result<std::vector<PersonId>> AnswerersOf(db::Reader& reader, const OrgId& org,
                                          const VoiceId& voice) {
  return reader.All(
      "SELECT DISTINCT answered_by FROM voice_answer WHERE org_id = $1 AND voice_id = $2",
      {org, voice}, [](const db::Row& row) { return row.IdAs<PersonId>(0); });
}

// Whoever may call few of very many gets a short page and goes on behind it.
Result<DuePage> ListDue(db::Reader& reader, const OrgId& org, const DueFilter& f) {
  DuePage page;
  struct Place {
    LocalDate on;
    VoiceId id;
    bool mine = false;
  };
  auto places =
      TRY(reader.All(HUIYIN_CALL_SCOPE "SELECT d.answered_on, d.voice_id, CASE WHEN " HUIYIN_MINE
                                       " THEN 1 ELSE 0 END FROM " HUIYIN_DUE_CALLS
                                       " ORDER BY d.answered_on, d.voice_id",
                     {org, f.me, f.after_on, f.after_id, kMostLooked}, [](const db::Row& row) {
                       return Place{row.Date(0), row.IdAs<VoiceId>(1), row.Int(2) == 0};
                     }));
  std::vector<Uuid> ids;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Place& place = places[i];
    if (place.mine) ids.push_back(place.id.uuid());
    bool full = static_cast<std::int64_t>(ids.size()) == f.limit;
    bool last = i + 1 == places.size();
    if (!full && !last) continue;
    if (!last || places.size() == static_cast<std::size_t>(kMostLooked))
      page.behind = {place.on, place.id};
    break;
  }
  TRY(reader.EachOfIds(
      "SELECT v.id, v.version, v.unit_id, t.body, v.answered_on, a.outcome, a.body, v.rating, "
      "p.name, p.contact, "
      "(SELECT count(*) FROM voice_callback b WHERE b.org_id = $1 AND b.voice_id = v.id AND "
      "b.round = v.round), "
      "(SELECT m.number FROM matter m WHERE m.org_id = $1 AND m.id = a.matter_id) "
      "FROM voice v JOIN voice_text t ON t.org_id = v.org_id AND t.voice_id = v.id "
      "JOIN voice_speaker p ON p.org_id = v.org_id AND p.voice_id = v.id "
      "JOIN voice_answer a ON a.org_id = v.org_id AND a.voice_id = v.id AND a.seq = (SELECT "
      "max(z.seq) FROM voice_answer z WHERE z.org_id = $1 AND z.voice_id = v.id) WHERE v.org_id = "
      "$1 AND v.id = $2",
      org, ids, [&](const db::Row& row) { page.calls.push_back(ReadDue(row)); }));
  return page;
}

Result<DueCounts> CountDue(db::Reader& reader, const OrgId& org, const PersonId& me) {
  DueCounts counts;
  TRY(reader.Each(
      HUIYIN_CALL_SCOPE
      "SELECT t.kind, sum(t.voices) FROM call_tally t WHERE t.org_id = $1 AND t.unit_id IN (SELECT "
      "id FROM scope) GROUP BY t.kind",
      {org, me}, [&](const db::Row& row) {
        auto called = kCalled.Parse(row.Text(0));
        if (called) counts.called[static_cast<std::size_t>(*called)] = row.Int(1);
        if (row.Text(0) == "anonymous") counts.anonymous = row.Int(1);
        if (row.Text(0) == "to_call" || called == Called::kUnreached) counts.to_call += row.Int(1);
      }));
  TRY(reader.Each(HUIYIN_CALL_SCOPE "SELECT count(*), coalesce(sum(CASE WHEN " HUIYIN_MINE
                                    " THEN 0 ELSE 1 END), 0) FROM " HUIYIN_DUE_CALLS,
                  {org, me, nullptr, nullptr, kMostLooked}, [&](const db::Row& row) {
                    counts.mine = row.Int(1);
                    counts.mine_at_least = row.Int(0) == kMostLooked;
                  }));
  return counts;
}

}  // namespace huiyin::verification
