// Questions about one matter.
#include "matters/matter_rows.hpp"
#include "matters/matter_store.hpp"

namespace huiyin::matters {

using voices::kOutcomes;
using voices::kRatings;

namespace {

LinkRow ReadLink(const db::Row& row) {
  return {row.IdAs<MatterId>(0), row.IdAs<VoiceId>(1), row.Date(2), row.IdAs<PersonId>(3),
          row.Int(4)};
}

}  // namespace

Result<std::optional<Matter>> FindMatter(db::Reader& reader, const OrgId& org, const MatterId& id) {
  return reader.First("SELECT " HUIYIN_MATTER_COLUMNS
                      " FROM matter m WHERE m.org_id = $1 AND m.id = $2",
                      {org, id}, ReadMatter);
}

Result<std::vector<LinkRow>> LinksOfMatter(db::Reader& reader, const OrgId& org,
                                           const MatterId& id) {
  return reader.All(
      "SELECT matter_id, voice_id, linked_on, linked_by, answered_round FROM matter_voice "
      "WHERE org_id = $1 AND matter_id = $2 ORDER BY linked_on, voice_id",
      {org, id}, ReadLink);
}

Result<std::vector<LinkRow>> LinksOfVoice(db::Reader& reader, const OrgId& org, const VoiceId& id) {
  return reader.All(
      "SELECT matter_id, voice_id, linked_on, linked_by, answered_round FROM matter_voice "
      "WHERE org_id = $1 AND voice_id = $2 ORDER BY linked_on, matter_id",
      {org, id}, ReadLink);
}

Result<std::vector<Progress>> ProgressOf(db::Reader& reader, const OrgId& org, const MatterId& id) {
  return reader.All(
      "SELECT id, seq, body, percent, author_id, at FROM matter_progress WHERE org_id = $1 AND "
      "matter_id = $2 ORDER BY seq",
      {org, id}, [&](const db::Row& row) {
        return Progress{
            row.IdAs<Id<ProgressTag>>(0), id,         row.Int(1), row.String(2), row.Int(3),
            row.IdAs<PersonId>(4),        row.Time(5)};
      });
}

Result<std::vector<MatterRemark>> RemarksOf(db::Reader& reader, const OrgId& org,
                                            const MatterId& id) {
  return reader.All(
      "SELECT seq, kind, body, author_id, made_on FROM matter_remark WHERE org_id = $1 AND "
      "matter_id = $2 ORDER BY seq",
      {org, id}, [&](const db::Row& row) {
        return MatterRemark{
            id, row.Int(0), row.String(1), row.String(2), row.IdAs<PersonId>(3), row.Date(4)};
      });
}

Result<std::vector<MatterAnswer>> MatterAnswersOf(db::Reader& reader, const OrgId& org,
                                                  const MatterId& id) {
  return reader.All(
      "SELECT id, seq, round, outcome, body, author_id, at, answered_on, due_on FROM matter_answer "
      "WHERE org_id = $1 AND matter_id = $2 ORDER BY seq",
      {org, id}, [&](const db::Row& row) {
        return MatterAnswer{row.IdAs<Id<MatterAnswerTag>>(0),
                            id,
                            row.Int(1),
                            row.Int(2),
                            kOutcomes.Parse(row.Text(3)).value_or(voices::Outcome::kExplained),
                            row.String(4),
                            row.IdAs<PersonId>(5),
                            row.Time(6),
                            row.Date(7),
                            row.Date(8)};
      });
}

Result<std::optional<Check>> LatestCheck(db::Reader& reader, const OrgId& org, const MatterId& id) {
  return reader.First(
      "SELECT id, seq, round, result, note, checked_by, at FROM matter_check WHERE org_id = $1 AND "
      "matter_id = $2 ORDER BY seq DESC LIMIT 1",
      {org, id}, [&](const db::Row& row) {
        return Check{row.IdAs<Id<CheckTag>>(0),
                     id,
                     row.Int(1),
                     row.Int(2),
                     kRatings.Parse(row.Text(3)).value_or(voices::Rating::kUnrated),
                     row.String(4),
                     row.IdAs<PersonId>(5),
                     row.Time(6)};
      });
}

Result<std::int64_t> CountChecks(db::Reader& reader, const OrgId& org, const MatterId& id) {
  return reader.Number("SELECT count(*) FROM matter_check WHERE org_id = $1 AND matter_id = $2",
                       {org, id});
}

Result<std::optional<PersonId>> LatestAnswerer(db::Reader& reader, const OrgId& org,
                                               const MatterId& id) {
  return reader.First(
      "SELECT author_id FROM matter_answer WHERE org_id = $1 AND matter_id = $2 ORDER BY seq DESC "
      "LIMIT 1",
      {org, id}, [](const db::Row& row) { return row.IdAs<PersonId>(0); });
}

Result<std::optional<MatterId>> FindPublished(db::Reader& reader, const OrgId& org,
                                              std::int64_t number) {
  return reader.First(
      "SELECT m.id FROM matter m JOIN publication p ON p.org_id = m.org_id AND p.matter_id = m.id "
      "WHERE m.org_id = $1 AND m.number = $2 AND p.withdrawn_on IS NULL",
      {org, number}, [](const db::Row& row) { return row.IdAs<MatterId>(0); });
}

namespace {

#define HUIYIN_MATTER_VOICE_COLUMNS                                                           \
  "v.id, v.state, v.identity, v.unit_id, t.title, t.body, v.received_on, v.rating, v.round, " \
  "CASE WHEN v.entered_by IS NULL THEN 0 ELSE 1 END"

MatterVoice ReadMatterVoice(const db::Row& row) {
  MatterVoice v;
  v.id = row.IdAs<VoiceId>(0);
  v.state = voices::kVoiceStates.Parse(row.Text(1)).value_or(voices::VoiceState::kLinked);
  v.identity = voices::kIdentities.Parse(row.Text(2)).value_or(voices::Identity::kAnonymous);
  v.unit = row.IdAs<UnitId>(3);
  v.title = row.MaybeString(4);
  v.body = row.String(5);
  v.received_on = row.Date(6);
  v.rating = kRatings.Parse(row.Text(7)).value_or(voices::Rating::kUnrated);
  v.round = row.Int(8);
  v.entered = row.Int(9) != 0;
  return v;
}

}  // namespace

Result<std::vector<MatterVoice>> VoicesOf(db::Reader& reader, const OrgId& org,
                                          const MatterId& id) {
  return reader.All(
      "SELECT " HUIYIN_MATTER_VOICE_COLUMNS
      ", l.answered_round, "
      "(SELECT a.body FROM voice_answer a WHERE a.org_id = $1 AND a.voice_id = v.id AND "
      "a.matter_id = $2 ORDER BY a.seq DESC LIMIT 1) "
      "FROM matter_voice l JOIN voice v ON v.org_id = l.org_id AND v.id = l.voice_id "
      "JOIN voice_text t ON t.org_id = v.org_id AND t.voice_id = v.id "
      "WHERE l.org_id = $1 AND l.matter_id = $2 ORDER BY v.received_on, v.id",
      {org, id}, [](const db::Row& row) {
        MatterVoice v = ReadMatterVoice(row);
        v.answered_round = row.Int(10);
        v.answer = row.MaybeString(11);
        return v;
      });
}

Result<std::vector<LastRated>> LastRatingsOf(db::Reader& reader, const OrgId& org,
                                             const MatterId& id) {
  return reader.All(
      "SELECT r.voice_id, r.round, r.rating, r.comment, r.rated_on FROM matter_voice l JOIN "
      "voice_rating r ON r.org_id = l.org_id AND r.voice_id = l.voice_id WHERE l.org_id = $1 AND "
      "l.matter_id = $2 AND NOT EXISTS (SELECT 1 FROM voice_rating n WHERE n.org_id = $1 AND "
      "n.voice_id = r.voice_id AND n.round > r.round) ORDER BY r.voice_id",
      {org, id}, [](const db::Row& row) {
        return LastRated{row.IdAs<VoiceId>(0), row.Int(1),
                         kRatings.Parse(row.Text(2)).value_or(voices::Rating::kUnrated),
                         row.MaybeString(3), row.Date(4)};
      });
}

Result<std::vector<MatterVoice>> SuggestedFor(db::Reader& reader, const OrgId& org,
                                              const MatterId& id) {
  return reader.All(
      "SELECT " HUIYIN_MATTER_VOICE_COLUMNS
      " FROM (SELECT o.id FROM voice o WHERE o.org_id = $1 AND o.about_matter_id = $2) d CROSS "
      "JOIN "
      "voice v JOIN voice_text t ON t.org_id = v.org_id AND t.voice_id = v.id "
      "WHERE v.org_id = $1 AND v.id = d.id AND v.state IN ('received', 'accepted', "
      "'linked') AND NOT EXISTS (SELECT 1 FROM matter_voice l WHERE l.org_id = v.org_id AND "
      "l.matter_id = $2 AND l.voice_id = v.id) ORDER BY v.received_on, v.id LIMIT 200",
      {org, id}, ReadMatterVoice);
}

}  // namespace huiyin::matters
