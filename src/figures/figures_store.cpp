// Voices, counted and listed by the same facts.
#include "figures/figures_store.hpp"

namespace huiyin::figures {
namespace {

// CROSS JOIN keeps the written order: from the one thing to the few that are linked to it, never from all matters.
// What a voice that is linked to several matters counts with: the one of the smallest number.
#define HUIYIN_FIRST_MATTER(column)                                                         \
  "(SELECT m." column                                                                       \
  " FROM matter_voice l CROSS JOIN matter m WHERE l.org_id = $1 AND l.voice_id = v.id AND " \
  "m.org_id = l.org_id AND m.id = l.matter_id ORDER BY m.number LIMIT 1)"
#define HUIYIN_LAST_OUTCOME                                                               \
  "CASE WHEN v.state IN ('answered', 'closed') THEN (SELECT a.outcome FROM voice_answer " \
  "a WHERE a.org_id = $1 AND a.voice_id = v.id ORDER BY a.seq DESC LIMIT 1) END"

#define HUIYIN_VOICE_OVERDUE                                                                      \
  "(v.state = 'received' AND v.accept_due_on < $7) OR (v.state = 'accepted' AND v.answer_due_on " \
  "< $7) OR (v.state = 'linked' AND EXISTS (SELECT 1 FROM matter_voice l CROSS JOIN matter m "    \
  "WHERE l.org_id = $1 AND l.voice_id = v.id AND m.org_id = l.org_id AND m.id = l.matter_id AND " \
  "l.answered_round < v.round AND m.due_on < $7))"
// The late ones are few and lie in an index of their own: they are looked up as a set, once.
#define HUIYIN_VOICE_LATE                                                                      \
  "v.state IN ('answered', 'closed') AND (v.id, v.round) IN (SELECT a.voice_id, a.round FROM " \
  "voice_answer a WHERE a.org_id = $1 AND a.answered_on > a.due_on)"
#define HUIYIN_RATED(rating) \
  HUIYIN_FLAG("v.state IN ('answered', 'closed') AND v.rating = '" rating "'")

#define HUIYIN_VOICE_FACTS(key) \
  "SELECT v.id AS id, v.unit_id AS unit_id, v.state AS state, v.received_on AS received_on, " key \
  " AS key, " HUIYIN_FLAG("v.state = 'received'") " AS to_accept, " HUIYIN_FLAG(               \
      "v.state IN ('accepted', 'linked', 'answered', 'closed')") " AS accepted, "              \
  HUIYIN_FLAG("v.state = 'declined'") " AS declined, "                                         \
  HUIYIN_FLAG("v.state IN ('received', 'accepted', 'linked')") " AS unanswered, "              \
  HUIYIN_FLAG(HUIYIN_VOICE_OVERDUE) " AS overdue, "                                            \
  HUIYIN_FLAG("v.state IN ('answered', 'closed')") " AS answered, "                            \
  HUIYIN_FLAG(HUIYIN_VOICE_LATE) " AS late, "                                                  \
  HUIYIN_RATED("satisfied") " AS satisfied, " HUIYIN_RATED("partly") " AS partly, "            \
  HUIYIN_RATED("not") " AS dissatisfied, " HUIYIN_RATED("unrated") " AS unrated "              \
  "FROM voice v WHERE v.org_id = $1 AND ($2 IS NULL OR v.unit_id IN (SELECT id FROM hears)) "  \
  "AND ($3 IS NULL OR v.unit_id IN (SELECT id FROM within)) AND ($4 IS NULL OR v.received_on " \
  ">= $4) AND ($5 IS NULL OR v.received_on <= $5) AND ($6 IS NULL OR v.campaign_id = $6)"

#define HUIYIN_VOICE_SUMS(key)                                                   \
  "WITH RECURSIVE " HUIYIN_FIGURE_SCOPE                                          \
  "SELECT f.key, count(*), sum(f.to_accept), sum(f.accepted), sum(f.declined), " \
  "sum(f.unanswered), sum(f.overdue), sum(f.answered), sum(f.late), "            \
  "sum(f.satisfied), sum(f.partly), sum(f.dissatisfied), sum(f.unrated) FROM "   \
  "(" HUIYIN_VOICE_FACTS(key) ") f GROUP BY f.key"

// $8 figure, $9 which rows, $10 key, $11 and $12 cursor, $13 limit.
#define HUIYIN_VOICE_LINES(key) \
  "WITH RECURSIVE " HUIYIN_FIGURE_SCOPE                                                               \
  "SELECT f.id, 0, substr(t.body, 1, 120), f.state, f.unit_id, f.received_on FROM " \
  "("            \
  HUIYIN_VOICE_FACTS(key)                                                                       \
  ") f JOIN voice_text t ON t.org_id = $1 AND t.voice_id = f.id WHERE ($9 = 'all' OR ($9 = "  \
  "'none' AND f.key IS NULL) OR ($9 = 'key' AND f.key = $10)) AND CASE $8 WHEN 'received' "    \
  "THEN 1 WHEN 'to_accept' THEN f.to_accept WHEN 'accepted' THEN f.accepted WHEN 'declined' "   \
  "THEN f.declined WHEN 'open' THEN f.unanswered WHEN 'overdue' THEN f.overdue WHEN 'answered' " \
  "THEN f.answered WHEN 'on_time' THEN f.answered - f.late WHEN 'late' THEN f.late WHEN "       \
  "'satisfied' THEN f.satisfied WHEN 'partly' THEN f.partly WHEN 'not' THEN f.dissatisfied "    \
  "WHEN 'unrated' THEN f.unrated ELSE 0 END = 1 AND ($11 IS NULL OR f.received_on > $11 OR "    \
  "(f.received_on = $11 AND f.id > $12)) ORDER BY f.received_on, f.id LIMIT $13"

#define HUIYIN_VOICE_KEYS(each)                                                                 \
  each(kUnit, "v.unit_id") each(kChannel, "v.channel") each(kSpeakerGroup, "v.speaker_group")   \
      each(kOrigin, "v.origin") each(kCategory, "v.category") each(kCampaign, "v.campaign_id")  \
          each(kTrack, HUIYIN_FIRST_MATTER("track")) each(kLevel, HUIYIN_FIRST_MATTER("level")) \
              each(kOutcome, HUIYIN_LAST_OUTCOME)

TableRow ReadSums(const db::Row& row, Dimension by) {
  TableRow sums;
  if (!row.IsNull(0)) sums.key = ReadKey(row, 0, by);
  int column = 0;
  for (const auto& code : kVoiceFigures.all()) {
    if (code.value != VoiceFigure::kOnTime) sums.voices[code.value] = row.Int(++column);
  }
  sums.voices[VoiceFigure::kOnTime] =
      sums.voices[VoiceFigure::kAnswered] - sums.voices[VoiceFigure::kLate];
  return sums;
}

Line ReadLine(const db::Row& row) {
  return {row.IdAs<VoiceId>(0).uuid(), 0,          row.String(2), row.String(3),
          row.IdAs<UnitId>(4),         row.Date(5)};
}

}  // namespace

std::string ReadKey(const db::Row& row, int column, Dimension by) {
  return HasIds(by) ? row.IdAs<UnitId>(column).ToString() : row.String(column);
}

KeyParams::KeyParams(Dimension by, const Behind& behind) : of("all"), text_(behind.key) {
  if (behind.of == Behind::Of::kNone) of = "none";
  if (behind.of != Behind::Of::kKey) return;
  of = "key";
  if (HasIds(by)) {
    id_ = Uuid::Parse(text_).value_or(Uuid());
    key = db::Param(*id_);
  } else {
    key = db::Param(text_);
  }
}

Result<std::vector<TableRow>> CountVoices(db::Reader& reader, const OrgId& org, const Asked& a) {
  auto read = [&](const db::Row& row) { return ReadSums(row, a.by); };
  switch (a.by) {
#define HUIYIN_CASE(name, key)                \
  case Dimension::name:                       \
    return reader.All(HUIYIN_VOICE_SUMS(key), \
                      {org, a.reader, a.unit, a.from, a.to, a.campaign, a.today}, read);
    HUIYIN_VOICE_KEYS(HUIYIN_CASE)
#undef HUIYIN_CASE
  }
  return Internal("unknown dimension");
}

Result<std::vector<Line>> VoicesBehind(db::Reader& reader, const OrgId& org, const Asked& a,
                                       VoiceFigure figure, const Behind& behind,
                                       const PageOf& page) {
  KeyParams k(a.by, behind);
  auto name = kVoiceFigures.Text(figure);
  switch (a.by) {
#define HUIYIN_CASE(dimension, key_sql)                                                      \
  case Dimension::dimension:                                                                 \
    return reader.All(HUIYIN_VOICE_LINES(key_sql),                                           \
                      {org, a.reader, a.unit, a.from, a.to, a.campaign, a.today, name, k.of, \
                       k.key, page.after_on, page.after_id, page.limit},                     \
                      ReadLine);
    HUIYIN_VOICE_KEYS(HUIYIN_CASE)
#undef HUIYIN_CASE
  }
  return Internal("unknown dimension");
}

}  // namespace huiyin::figures
