// Each table's image for the journal and for verify, and the sources that walk the tables.
#include "voices/campaign.hpp"
#include "voices/category.hpp"
#include "voices/voice_handover.hpp"
#include "voices/voice_rows.hpp"
#include "voices/voice_store.hpp"

namespace huiyin::voices {

using journal::Image;

Image Describe(const Voice& v) {
  Image image("voice", v.id.ToString());
  image.Number("version", v.version)
      .Code("state", kVoiceStates.Text(v.state))
      .Code("identity", kIdentities.Text(v.identity))
      .Code("channel", std::string_view(v.channel))
      .Code("category", std::string_view(v.category))
      .Code("speaker_group", v.speaker_group)
      .Ref("unit_id", v.unit)
      .Text("place", v.place, v.k)
      .Ref("campaign_id", v.campaign)
      .Code("origin",
            v.origin ? std::optional(std::string(kOrigins.Text(*v.origin))) : std::nullopt)
      .Ref("entered_by", v.entered_by)
      .Text("source_sheet", v.source_sheet, v.k)
      .Ref("about_matter_id", v.about)
      .Ref("owner_id", v.owner)
      .Date("received_on", v.received_on)
      .Time("received_at", v.received_at)
      .Date("accept_due_on", v.accept_due_on)
      .Date("answer_due_on", v.answer_due_on)
      .Number("accept_rule", v.accept_rule)
      .Number("answer_rule", v.answer_rule)
      .Number("rate_rule", v.rate_rule)
      .Number("round", v.round)
      .Date("answered_on", v.answered_on)
      .Date("rate_by", v.rate_by)
      .Date("closed_on", v.closed_on)
      .Code("rating", kRatings.Text(v.rating))
      .Text("decline_reason", v.decline_reason, v.k)
      .Ref("declined_by", v.declined_by)
      .Ref("first_answerer_id", v.first_answerer)
      .Number("receipt_key", v.receipt_key)
      .Number("hash_key", v.hash_key);
  // The stored hash of the code would let a reader of the journal tie a code to a voice: only that it is the same one.
  if (v.code_hash) {
    image.Mac(
        "code",
        Hmac(v.k,
             {"code", {reinterpret_cast<const char*>(v.code_hash->data()), v.code_hash->size()}}));
  } else {
    image.Null("code");
  }
  return image;
}

Image Describe(const VoiceText& text, const VoiceId& id, const Digest& k) {
  Image image("voice_text", id.ToString());
  image.Text("title", text.title, k).Text("body", text.body, k);
  return image;
}

Image Describe(const Speaker& speaker, const VoiceId& id, const Digest& k) {
  Image image("voice_speaker", id.ToString());
  image.Ref("person_id", speaker.person)
      .Text("name", speaker.name, k)
      .Text("contact", speaker.contact, k);
  return image;
}

Image Describe(const Note& note, const Digest& k) {
  Image image("voice_note", note.id.ToString());
  image.Ref("voice_id", note.voice)
      .Number("seq", note.seq)
      .Text("body", note.body, k)
      .Date("noted_on", note.on);
  return image;
}

Image Describe(const Answer& a, const Digest& k) {
  Image image("voice_answer", a.id.ToString());
  image.Ref("voice_id", a.voice)
      .Number("seq", a.seq)
      .Ref("matter_id", a.matter)
      .Number("round", a.round)
      .Code("outcome", kOutcomes.Text(a.outcome))
      .Text("body", a.body, k)
      .Text("reason", a.reason, k)
      .Ref("answered_by", a.answered_by)
      .Ref("unit_id", a.unit)
      .Date("answered_on", a.on)
      .Date("due_on", a.due_on);
  return image;
}

Image Describe(const Rated& r, const Digest& k) {
  Image image("voice_rating", r.id.ToString());
  image.Ref("voice_id", r.voice)
      .Number("round", r.round)
      .Code("rating", kRatings.Text(r.rating))
      .Text("comment", r.comment, k)
      .Date("rated_on", r.on);
  return image;
}

Image Describe(const Remark& r, const Digest& k) {
  Image image("voice_remark", r.voice.ToString() + "/" + std::to_string(r.seq));
  image.Code("kind", std::string_view(r.kind))
      .Text("body", r.body, k)
      .Ref("author_id", r.author)
      .Date("made_on", r.on);
  return image;
}

Image Describe(const Campaign& c) {
  Image image("campaign", c.id.ToString());
  image.Number("version", c.version)
      .Text("name", c.name, c.k)
      .Code("kind", std::string_view(c.kind))
      .Date("starts_on", c.starts_on)
      .Date("ends_on", c.ends_on)
      .Number("target_voices", c.target_voices);
  return image;
}

Image Describe(const FormCount& count) {
  Image image("campaign_count", count.campaign.ToString() + "/" + std::to_string(count.seq));
  image.Number("forms_out", count.forms_out)
      .Number("forms_back", count.forms_back)
      .Ref("counted_by", count.counted_by)
      .Date("counted_on", count.on);
  return image;
}

Image Describe(const ImportRow& row, const Digest& k) {
  Image image("import_row", row.voice.ToString());
  std::string_view digest(reinterpret_cast<const char*>(row.digest.data()), row.digest.size());
  image.Number("seq", row.seq)
      .Number("occurrence", row.occurrence)
      .Text("source", row.source, k)
      .Text("source_id", row.source_id, k)
      .Text("source_time", row.source_time, k)
      .Mac("digest", Hmac(k, {"digest", digest}));
  return image;
}

namespace {

// What walks the tables for verify must hide nothing: rows without their voice are given too (their k is then zeros), and codes
// as they stand in the table.
Status EachVoice(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong("SELECT " HUIYIN_VOICE_COLUMNS " FROM voice v WHERE v.org_id = $1",
                           {org}, [&](const db::Row& row) {
                             each(Describe(ReadVoice(row))
                                      .Stands("state", row.MaybeString(2))
                                      .Stands("identity", row.MaybeString(3))
                                      .Stands("rating", row.MaybeString(18))
                                      .Stands("origin", row.MaybeString(26)));
                           });
}

Status EachText(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      "SELECT t.voice_id, t.title, t.body, v.k FROM voice_text t LEFT JOIN voice v ON v.org_id = "
      "t.org_id AND v.id = t.voice_id "
      "WHERE t.org_id = $1",
      {org}, [&](const db::Row& row) {
        each(Describe(VoiceText{row.MaybeString(1), row.String(2)}, row.IdAs<VoiceId>(0),
                      ReadDigest(row.Bytes(3))));
      });
}

Status EachSpeaker(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      "SELECT s.voice_id, s.person_id, s.name, s.contact, v.k FROM voice_speaker s "
      "LEFT JOIN voice v ON v.org_id = s.org_id AND v.id = s.voice_id WHERE s.org_id = $1",
      {org}, [&](const db::Row& row) {
        each(Describe(Speaker{row.MaybeId<PersonId>(1), row.String(2), row.MaybeString(3)},
                      row.IdAs<VoiceId>(0), ReadDigest(row.Bytes(4))));
      });
}

Status EachNote(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      "SELECT n.id, n.voice_id, n.seq, n.body, n.noted_on, v.k FROM voice_note n "
      "LEFT JOIN voice v ON v.org_id = n.org_id AND v.id = n.voice_id WHERE n.org_id = $1",
      {org}, [&](const db::Row& row) {
        each(Describe(Note{row.IdAs<Id<NoteTag>>(0), row.IdAs<VoiceId>(1), row.Int(2),
                           row.String(3), row.Date(4)},
                      ReadDigest(row.Bytes(5))));
      });
}

Status EachAnswer(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      "SELECT a.id, a.voice_id, a.seq, a.matter_id, a.round, a.outcome, a.body, a.reason, "
      "a.answered_by, a.unit_id, a.answered_on, a.due_on, "
      "v.k FROM voice_answer a LEFT JOIN voice v ON v.org_id = a.org_id AND v.id = a.voice_id "
      "WHERE "
      "a.org_id = $1",
      {org}, [&](const db::Row& row) {
        each(Describe(Answer{row.IdAs<Id<AnswerTag>>(0), row.IdAs<VoiceId>(1), row.Int(2),
                             row.MaybeId<MatterId>(3), row.Int(4),
                             kOutcomes.Parse(row.Text(5)).value_or(Outcome::kExplained),
                             row.String(6), row.MaybeString(7), row.IdAs<PersonId>(8),
                             row.IdAs<UnitId>(9), row.Date(10), row.Date(11)},
                      ReadDigest(row.Bytes(12)))
                 .Stands("outcome", row.MaybeString(5)));
      });
}

Status EachRating(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      "SELECT r.id, r.voice_id, r.round, r.rating, r.comment, r.rated_on, v.k FROM voice_rating r "
      "LEFT JOIN voice v ON v.org_id = r.org_id AND v.id = r.voice_id WHERE r.org_id = $1",
      {org}, [&](const db::Row& row) {
        each(Describe(Rated{row.IdAs<Id<RatingTag>>(0), row.IdAs<VoiceId>(1), row.Int(2),
                            kRatings.Parse(row.Text(3)).value_or(Rating::kUnrated),
                            row.MaybeString(4), row.Date(5)},
                      ReadDigest(row.Bytes(6)))
                 .Stands("rating", row.MaybeString(3)));
      });
}

Status EachRemark(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      "SELECT r.voice_id, r.seq, r.kind, r.body, r.author_id, r.made_on, v.k FROM voice_remark r "
      "LEFT JOIN voice v ON v.org_id = r.org_id AND v.id = r.voice_id WHERE r.org_id = $1",
      {org}, [&](const db::Row& row) {
        each(Describe(Remark{row.IdAs<VoiceId>(0), row.Int(1), row.String(2), row.String(3),
                             row.IdAs<PersonId>(4), row.Date(5)},
                      ReadDigest(row.Bytes(6))));
      });
}

Status EachCampaign(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  for (const Campaign& campaign : TRY(AllCampaigns(reader, org))) each(Describe(campaign));
  return {};
}

Status EachFormCount(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  for (const FormCount& count : TRY(AllFormCounts(reader, org))) each(Describe(count));
  return {};
}

Status EachCategory(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  for (const Category& category : TRY(StoredCategories(reader, org))) each(Describe(category));
  return {};
}

Status EachImportRow(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.EachOfLong(
      "SELECT i.source, i.source_id, i.digest, i.occurrence, i.voice_id, i.source_time, i.seq, v.k "
      "FROM import_row i "
      "LEFT JOIN voice v ON v.org_id = i.org_id AND v.id = i.voice_id WHERE i.org_id = $1",
      {org}, [&](const db::Row& row) {
        each(Describe(ImportRow{row.String(0), row.String(1), ReadDigest(row.Bytes(2)), row.Int(3),
                                row.IdAs<VoiceId>(4), row.MaybeString(5), row.Int(6)},
                      ReadDigest(row.Bytes(7))));
      });
}

}  // namespace

std::vector<journal::TableSource> VerifySources() {
  return {{"voice", EachVoice},           {"voice_text", EachText},
          {"voice_speaker", EachSpeaker}, {"voice_note", EachNote},
          {"voice_answer", EachAnswer},   {"voice_handover", EachVoiceHandover},
          {"voice_rating", EachRating},   {"voice_remark", EachRemark},
          {"campaign", EachCampaign},     {"campaign_count", EachFormCount},
          {"import_row", EachImportRow},  {"category", EachCategory}};
}

}  // namespace huiyin::voices
