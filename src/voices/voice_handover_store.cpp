// The SQL of voices' hand-overs, and their images.
#include "voices/voice_handover.hpp"
#include "voices/voice_rows.hpp"

namespace huiyin::voices {
namespace {

#define HUIYIN_VOICE_HANDOVER_COLUMNS                                                      \
  "x.voice_id, x.seq, x.from_id, x.to_id, x.reason, x.offered_by, x.offered_at, x.state, " \
  "x.reply, x.ended_by, x.ended_at"

VoiceHandover ReadHandover(const db::Row& row) {
  VoiceHandover h;
  h.voice = row.IdAs<VoiceId>(0);
  h.seq = row.Int(1);
  h.from = row.IdAs<PersonId>(2);
  h.to = row.IdAs<PersonId>(3);
  h.reason = row.String(4);
  h.offered_by = row.IdAs<PersonId>(5);
  h.offered_at = row.Time(6);
  h.state = kVoiceHandoverStates.Parse(row.Text(7)).value_or(VoiceHandoverState::kLapsed);
  h.reply = row.MaybeString(8);
  h.ended_by = row.MaybeId<PersonId>(9);
  h.ended_at = row.MaybeTime(10);
  return h;
}

}  // namespace

journal::Image Describe(const VoiceHandover& h, const Digest& k) {
  journal::Image image("voice_handover", h.voice.ToString() + "/" + std::to_string(h.seq));
  image.Ref("from_id", h.from)
      .Ref("to_id", h.to)
      .Text("reason", h.reason, k)
      .Ref("offered_by", h.offered_by)
      .Time("offered_at", h.offered_at)
      .Code("state", kVoiceHandoverStates.Text(h.state))
      .Text("reply", h.reply, k)
      .Ref("ended_by", h.ended_by)
      .Time("ended_at", h.ended_at);
  return image;
}

Status EachVoiceHandover(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each) {
  return reader.Each("SELECT " HUIYIN_VOICE_HANDOVER_COLUMNS
                     ", v.k FROM voice_handover x LEFT JOIN voice v ON v.org_id = x.org_id AND "
                     "v.id = x.voice_id WHERE x.org_id = $1",
                     {org}, [&](const db::Row& row) {
                       each(Describe(ReadHandover(row), ReadDigest(row.Bytes(11)))
                                .Stands("state", row.MaybeString(7)));
                     });
}

Result<std::vector<VoiceHandover>> VoiceHandoversOf(db::Reader& reader, const OrgId& org,
                                                    const VoiceId& id) {
  return reader.All("SELECT " HUIYIN_VOICE_HANDOVER_COLUMNS
                    " FROM voice_handover x WHERE x.org_id = $1 AND x.voice_id = $2 ORDER BY "
                    "x.seq",
                    {org, id}, ReadHandover);
}

Status InsertVoiceHandover(db::Transaction& tx, const OrgId& org, const VoiceHandover& h) {
  TRY(
      tx.Run("INSERT INTO voice_handover (org_id, voice_id, seq, from_id, to_id, reason, "
             "offered_by, offered_at, state, reply, ended_by, ended_at) VALUES ($1, $2, $3, $4, "
             "$5, $6, $7, $8, $9, $10, $11, $12)",
             {org, h.voice, h.seq, h.from, h.to, h.reason, h.offered_by, h.offered_at,
              kVoiceHandoverStates.Text(h.state), h.reply, h.ended_by, h.ended_at}));
  return {};
}

Status UpdateVoiceHandover(db::Transaction& tx, const OrgId& org, const VoiceHandover& h) {
  TRY(tx.Run(
      "UPDATE voice_handover SET state = $4, reply = $5, ended_by = $6, ended_at = $7 WHERE "
      "org_id = $1 AND voice_id = $2 AND seq = $3",
      {org, h.voice, h.seq, kVoiceHandoverStates.Text(h.state), h.reply, h.ended_by, h.ended_at}));
  return {};
}

}  // namespace huiyin::voices
