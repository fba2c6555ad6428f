// What was answered, rated, looked at and called about, round by round.
#include "verification/callback_store.hpp"

namespace huiyin::verification {

Result<std::vector<RoundAnswer>> VoiceAnswersOf(db::Reader& reader, const OrgId& org,
                                                const VoiceId& voice) {
  return reader.All(
      "SELECT a.round, a.answered_on, a.outcome, a.body, a.answered_by, m.number FROM voice_answer "
      "a LEFT JOIN matter m ON m.org_id = a.org_id AND m.id = a.matter_id WHERE a.org_id = $1 AND "
      "a.voice_id = $2 ORDER BY a.seq",
      {org, voice}, [](const db::Row& row) {
        RoundAnswer answer{
            row.Int(0),
            row.Date(1),
            voices::kOutcomes.Parse(row.Text(2)).value_or(voices::Outcome::kExplained),
            row.String(3),
            row.IdAs<PersonId>(4),
            {}};
        if (!row.IsNull(5)) answer.matter_number = row.Int(5);
        return answer;
      });
}

Result<std::vector<RoundRating>> VoiceRatingsOf(db::Reader& reader, const OrgId& org,
                                                const VoiceId& voice) {
  return reader.All(
      "SELECT round, rating, comment, rated_on FROM voice_rating WHERE org_id = $1 AND voice_id = "
      "$2 ORDER BY round",
      {org, voice}, [](const db::Row& row) {
        return RoundRating{row.Int(0),
                           voices::kRatings.Parse(row.Text(1)).value_or(voices::Rating::kUnrated),
                           row.MaybeString(2), row.Date(3)};
      });
}

Result<std::vector<MatterRound>> RoundsOf(db::Reader& reader, const OrgId& org,
                                          const MatterId& matter) {
  return reader.All(
      "SELECT x.round, 'answer' AS kind, x.at, x.outcome, x.body, x.author_id FROM matter_answer x "
      "WHERE x.org_id = $1 AND x.matter_id = $2 "
      "UNION ALL SELECT c.round, 'check', c.at, c.result, c.note, c.checked_by FROM matter_check c "
      "WHERE c.org_id = $1 AND c.matter_id = $2 ORDER BY 1, 3, 2",
      {org, matter}, [](const db::Row& row) {
        return MatterRound{row.Int(0),    row.String(1), row.Time(2),
                           row.String(3), row.String(4), row.IdAs<PersonId>(5)};
      });
}

Result<std::vector<VoiceMark>> MarksOf(db::Reader& reader, const OrgId& org,
                                       const MatterId& matter) {
  return reader.All(
      "SELECT v.id, v.round, v.state, v.rating, (SELECT b.result FROM voice_callback b WHERE "
      "b.org_id = $1 AND b.voice_id = v.id AND b.round = v.round ORDER BY b.seq DESC LIMIT 1) "
      "FROM matter_voice l JOIN voice v ON v.org_id = l.org_id AND v.id = l.voice_id "
      "WHERE l.org_id = $1 AND l.matter_id = $2 ORDER BY v.received_on, v.id",
      {org, matter}, [](const db::Row& row) {
        VoiceMark mark;
        mark.voice = row.IdAs<VoiceId>(0);
        mark.round = row.Int(1);
        mark.state = voices::kVoiceStates.Parse(row.Text(2)).value_or(voices::VoiceState::kLinked);
        mark.rating = voices::kRatings.Parse(row.Text(3)).value_or(voices::Rating::kUnrated);
        if (!row.IsNull(4)) mark.called = kCalled.Parse(row.Text(4));
        return mark;
      });
}

}  // namespace huiyin::verification
