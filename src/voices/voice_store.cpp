#include "voices/voice_store.hpp"

#include "voices/call_tally.hpp"
#include "voices/voice_rows.hpp"
#include "voices/voice_tally.hpp"

namespace huiyin::voices {
namespace {

std::optional<db::ByteView> Bytes(const std::optional<Digest>& digest) {
  if (!digest) return std::nullopt;
  return db::ByteView(*digest);
}

// The figures count it anew (migrations/0023_figures.sql).
Status MarkUncounted(db::Transaction& tx, const OrgId& org, const VoiceId& id) {
  return tx.Queue(
      "INSERT INTO uncounted (org_id, what, id) VALUES ($1, 'voice', $2) ON CONFLICT (org_id, "
      "what, id) DO NOTHING",
      {org, id});
}

}  // namespace

Status InsertVoice(db::Transaction& tx, const OrgId& org, const Voice& v) {
  TRY(tx.Queue(
      "INSERT INTO voice (org_id, id, version, state, identity, channel, category, "
      "speaker_group, unit_id, place, "
      "campaign_id, owner_id, received_on, received_at, accept_due_on, round, rating, "
      "code_hash, receipt_key, hash_key, k, origin, entered_by, source_sheet, about_matter_id, "
      "answer_due_on, accept_rule, answer_rule) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, "
      "$18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28)",
      {org,
       v.id,
       v.version,
       kVoiceStates.Text(v.state),
       kIdentities.Text(v.identity),
       v.channel,
       v.category,
       v.speaker_group,
       v.unit,
       v.place,
       v.campaign,
       v.owner,
       v.received_on,
       v.received_at,
       v.accept_due_on,
       v.round,
       kRatings.Text(v.rating),
       Bytes(v.code_hash),
       v.receipt_key,
       v.hash_key,
       db::ByteView(v.k),
       v.origin ? std::optional(kOrigins.Text(*v.origin)) : std::nullopt,
       v.entered_by,
       v.source_sheet,
       v.about,
       v.answer_due_on,
       v.accept_rule,
       v.answer_rule}));
  TRY(MarkUncounted(tx, org, v.id));
  return TallyNew(tx, org, v);
}

Result<std::int64_t> UpdateVoice(db::Transaction& tx, const OrgId& org, const Voice& before,
                                 const Voice& v) {
  auto rows = TRY(tx.Run(
      "UPDATE voice SET version = $3, state = $4, owner_id = $5, round = $6, answered_on = $7, "
      "rate_by = $8, closed_on = $9, "
      "rating = $10, decline_reason = $11, declined_by = $12, first_answerer_id = $13, "
      "code_hash = $14, receipt_key = $15, hash_key = $16, "
      "accept_due_on = $18, answer_due_on = $19, rate_rule = $20 "
      "WHERE org_id = $1 AND id = $2 AND version = $17",
      {org,
       v.id,
       v.version,
       kVoiceStates.Text(v.state),
       v.owner,
       v.round,
       v.answered_on,
       v.rate_by,
       v.closed_on,
       kRatings.Text(v.rating),
       v.decline_reason,
       v.declined_by,
       v.first_answerer,
       Bytes(v.code_hash),
       v.receipt_key,
       v.hash_key,
       before.version,
       v.accept_due_on,
       v.answer_due_on,
       v.rate_rule}));
  if (rows == 0) return rows;
  TRY(TallyChange(tx, org, before, v));
  TRY(TallyCalls(tx, org, before, v));
  TRY(MarkUncounted(tx, org, v.id));
  return rows;
}

Status InsertText(db::Transaction& tx, const OrgId& org, const VoiceId& id, const VoiceText& text) {
  TRY(tx.Queue("INSERT INTO voice_text (org_id, voice_id, title, body) VALUES ($1, $2, $3, $4)",
               {org, id, text.title, text.body}));
  return {};
}

Status InsertSpeaker(db::Transaction& tx, const OrgId& org, const VoiceId& id,
                     const Speaker& speaker) {
  TRY(
      tx.Queue("INSERT INTO voice_speaker (org_id, voice_id, person_id, name, contact) VALUES ($1, "
               "$2, $3, $4, $5)",
               {org, id, speaker.person, speaker.name, speaker.contact}));
  return {};
}

Status InsertNote(db::Transaction& tx, const OrgId& org, const Note& note) {
  TRY(
      tx.Queue("INSERT INTO voice_note (org_id, id, voice_id, seq, body, noted_on) VALUES ($1, $2, "
               "$3, $4, $5, $6)",
               {org, note.id, note.voice, note.seq, note.body, note.on}));
  return {};
}

Status InsertAnswer(db::Transaction& tx, const OrgId& org, const Answer& a) {
  TRY(tx.Queue(
      "INSERT INTO voice_answer (org_id, id, voice_id, seq, matter_id, round, outcome, "
      "body, reason, answered_by, unit_id, "
      "answered_on, due_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      {org, a.id, a.voice, a.seq, a.matter, a.round, kOutcomes.Text(a.outcome), a.body, a.reason,
       a.answered_by, a.unit, a.on, a.due_on}));
  return MarkUncounted(tx, org, a.voice);
}

Status InsertRating(db::Transaction& tx, const OrgId& org, const Rated& r) {
  TRY(
      tx.Queue("INSERT INTO voice_rating (org_id, id, voice_id, round, rating, comment, rated_on) "
               "VALUES ($1, $2, $3, $4, $5, $6, $7)",
               {org, r.id, r.voice, r.round, kRatings.Text(r.rating), r.comment, r.on}));
  return {};
}

Status InsertRemark(db::Transaction& tx, const OrgId& org, const Remark& r) {
  TRY(
      tx.Queue("INSERT INTO voice_remark (org_id, voice_id, seq, kind, body, author_id, made_on) "
               "VALUES ($1, $2, $3, $4, $5, $6, $7)",
               {org, r.voice, r.seq, r.kind, r.body, r.author, r.on}));
  return {};
}

Result<std::optional<Voice>> FindVoice(db::Reader& reader, const OrgId& org, const VoiceId& id) {
  return reader.First("SELECT " HUIYIN_VOICE_COLUMNS
                      " FROM voice v WHERE v.org_id = $1 AND v.id = $2",
                      {org, id}, ReadVoice);
}

Result<std::optional<Voice>> FindByCodeHash(db::Reader& reader, const OrgId& org,
                                            const Digest& hash) {
  return reader.First("SELECT " HUIYIN_VOICE_COLUMNS
                      " FROM voice v WHERE v.org_id = $1 AND v.code_hash = $2",
                      {org, db::ByteView(hash)}, ReadVoice);
}

Result<VoiceText> GetText(db::Reader& reader, const OrgId& org, const VoiceId& id) {
  auto text =
      TRY(reader.First("SELECT title, body FROM voice_text WHERE org_id = $1 AND voice_id = $2",
                       {org, id}, [](const db::Row& row) {
                         return VoiceText{row.MaybeString(0), row.String(1)};
                       }));
  if (!text) return NotFound();
  return std::move(*text);
}

Result<std::optional<Speaker>> FindSpeaker(db::Reader& reader, const OrgId& org,
                                           const VoiceId& id) {
  return reader.First(
      "SELECT person_id, name, contact FROM voice_speaker WHERE org_id = $1 AND voice_id = $2",
      {org, id}, [](const db::Row& row) {
        return Speaker{row.MaybeId<PersonId>(0), row.String(1), row.MaybeString(2)};
      });
}

Result<std::optional<PersonId>> SignedInSpeaker(db::Reader& reader, const OrgId& org,
                                                const VoiceId& id) {
  auto speaker = TRY(FindSpeaker(reader, org, id));
  return speaker ? speaker->person : std::nullopt;
}

Result<std::vector<Note>> NotesOf(db::Reader& reader, const OrgId& org, const VoiceId& id) {
  return reader.All(
      "SELECT id, seq, body, noted_on FROM voice_note WHERE org_id = $1 AND voice_id = $2 ORDER BY "
      "seq",
      {org, id}, [&](const db::Row& row) {
        return Note{row.IdAs<Id<NoteTag>>(0), id, row.Int(1), row.String(2), row.Date(3)};
      });
}

Result<std::vector<Answer>> AnswersOf(db::Reader& reader, const OrgId& org, const VoiceId& id) {
  return reader.All(
      "SELECT id, seq, matter_id, round, outcome, body, reason, answered_by, unit_id, answered_on, "
      "due_on "
      "FROM voice_answer "
      "WHERE org_id = $1 AND voice_id = $2 ORDER BY seq",
      {org, id}, [&](const db::Row& row) {
        return Answer{row.IdAs<Id<AnswerTag>>(0),
                      id,
                      row.Int(1),
                      row.MaybeId<MatterId>(2),
                      row.Int(3),
                      kOutcomes.Parse(row.Text(4)).value_or(Outcome::kExplained),
                      row.String(5),
                      row.MaybeString(6),
                      row.IdAs<PersonId>(7),
                      row.IdAs<UnitId>(8),
                      row.Date(9),
                      row.Date(10)};
      });
}

Result<std::vector<Remark>> RemarksOf(db::Reader& reader, const OrgId& org, const VoiceId& id) {
  return reader.All(
      "SELECT seq, kind, body, author_id, made_on FROM voice_remark WHERE org_id = $1 AND "
      "voice_id = $2 ORDER BY seq",
      {org, id}, [&](const db::Row& row) {
        return Remark{id,         row.Int(0), row.String(1), row.String(2), row.IdAs<PersonId>(3),
                      row.Date(4)};
      });
}

Result<std::optional<Voice>> FindBySheet(db::Reader& reader, const OrgId& org,
                                         const CampaignId& campaign, std::string_view sheet) {
  return reader.First("SELECT " HUIYIN_VOICE_COLUMNS
                      " FROM voice v WHERE v.org_id = $1 AND v.campaign_id = $2 AND "
                      "v.source_sheet = $3",
                      {org, campaign, sheet}, ReadVoice);
}

Result<std::vector<Rated>> RatingsOf(db::Reader& reader, const OrgId& org, const VoiceId& id) {
  return reader.All(
      "SELECT id, round, rating, comment, rated_on FROM voice_rating WHERE org_id = $1 AND "
      "voice_id = $2 ORDER BY round",
      {org, id}, [&](const db::Row& row) {
        return Rated{row.IdAs<Id<RatingTag>>(0),
                     id,
                     row.Int(1),
                     kRatings.Parse(row.Text(2)).value_or(Rating::kUnrated),
                     row.MaybeString(3),
                     row.Date(4)};
      });
}

Result<std::vector<VoiceId>> ListLapsed(db::Reader& reader, const OrgId& org, const LocalDate& day,
                                        std::int64_t limit) {
  return reader.All(
      "SELECT id FROM voice WHERE org_id = $1 AND rate_by < $2 AND state = 'answered' ORDER BY "
      "rate_by, id LIMIT $3",
      {org, day, limit}, [](const db::Row& row) { return row.IdAs<VoiceId>(0); });
}

Result<std::vector<VoiceId>> ListDated(db::Reader& reader, const OrgId& org, const VoiceId& after,
                                       std::int64_t limit) {
  return reader.All(
      "SELECT id FROM voice WHERE org_id = $1 AND id > $2 AND (state IN ('received', 'accepted') "
      "OR (state = 'answered' AND rate_by IS NOT NULL)) ORDER BY id LIMIT $3",
      {org, after, limit}, [](const db::Row& row) { return row.IdAs<VoiceId>(0); });
}

}  // namespace huiyin::voices
