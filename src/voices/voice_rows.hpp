// How a voice lies in its row: the column list and its reader, shared by the store's files.
#pragma once

#include <algorithm>

#include "db/sql.hpp"
#include "voices/voice.hpp"

// A literal, so that statements stay literals. Order and number belong to ReadVoice.
#define HUIYIN_VOICE_COLUMNS                                                                       \
  "v.id, v.version, v.state, v.identity, v.channel, v.category, v.speaker_group, v.unit_id, "      \
  "v.place, v.campaign_id, "                                                                       \
  "v.owner_id, v.received_on, v.received_at, v.accept_due_on, v.round, v.answered_on, v.rate_by, " \
  "v.closed_on, v.rating, "                                                                        \
  "v.decline_reason, v.declined_by, v.first_answerer_id, v.code_hash, v.receipt_key, v.hash_key, " \
  "v.k, v.origin, v.entered_by, v.source_sheet, v.about_matter_id, "                               \
  "v.answer_due_on, v.accept_rule, v.answer_rule, v.rate_rule"

namespace huiyin::voices {

inline constexpr int kVoiceColumns = 34;

// Zeros when it has another length: a hash with bytes added is another hash.
inline Digest ReadDigest(db::ByteView bytes) {
  Digest digest{};
  if (bytes.size() == digest.size()) std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

inline Voice ReadVoice(const db::Row& row) {
  Voice v;
  v.id = row.IdAs<VoiceId>(0);
  v.version = row.Int(1);
  v.state = kVoiceStates.Parse(row.Text(2)).value_or(VoiceState::kReceived);
  v.identity = kIdentities.Parse(row.Text(3)).value_or(Identity::kAnonymous);
  v.channel = row.String(4);
  v.category = row.String(5);
  v.speaker_group = row.MaybeString(6);
  v.unit = row.IdAs<UnitId>(7);
  v.place = row.MaybeString(8);
  v.campaign = row.MaybeId<CampaignId>(9);
  v.owner = row.IdAs<PersonId>(10);
  v.received_on = row.Date(11);
  v.received_at = row.MaybeTime(12);
  v.accept_due_on = row.Date(13);
  v.round = row.Int(14);
  v.answered_on = row.MaybeDate(15);
  v.rate_by = row.MaybeDate(16);
  v.closed_on = row.MaybeDate(17);
  v.rating = kRatings.Parse(row.Text(18)).value_or(Rating::kUnrated);
  v.decline_reason = row.MaybeString(19);
  v.declined_by = row.MaybeId<PersonId>(20);
  v.first_answerer = row.MaybeId<PersonId>(21);
  if (!row.IsNull(22)) v.code_hash = ReadDigest(row.Bytes(22));
  v.receipt_key = row.MaybeInt(23);
  v.hash_key = row.MaybeInt(24);
  v.k = ReadDigest(row.Bytes(25));
  if (!row.IsNull(26)) v.origin = kOrigins.Parse(row.Text(26));
  v.entered_by = row.MaybeId<PersonId>(27);
  v.source_sheet = row.MaybeString(28);
  v.about = row.MaybeId<MatterId>(29);
  v.answer_due_on = row.Date(30);
  v.accept_rule = row.Int(31);
  v.answer_rule = row.Int(32);
  v.rate_rule = row.MaybeInt(33);
  return v;
}

}  // namespace huiyin::voices
