#include "figures/fact_store.hpp"
#include "figures/voice_lookups_store.hpp"

namespace huiyin::figures {
namespace {

using voices::Rating;
using voices::VoiceState;

#define HUIYIN_VOICE_FACTS                                                                        \
  "SELECT v.id, v.received_on, v.unit_id, v.state, v.rating, v.round, CASE WHEN v.entered_by IS " \
  "NOT NULL THEN 1 ELSE 0 END, CASE WHEN v.identity = 'named' THEN 1 ELSE 0 END, "                \
  "v.accept_due_on, v.answer_due_on, v.channel, v.speaker_group, v.origin, v.category, "          \
  "v.campaign_id FROM voice v WHERE v.org_id = $1 "
enum Column : int {
  kId,
  kOn,
  kUnit,
  kState,
  kRating,
  kRound,
  kEntered,
  kNamed,
  kAcceptDue,
  kAnswerDue,
  kChannel,
  kSpeakerGroup,
  kOrigin,
  kCategory,
  kCampaign
};

VoiceFigure FigureOf(Rating rating, bool by_slip) {
  switch (rating) {
    case Rating::kSatisfied:
      return by_slip ? VoiceFigure::kSlipSatisfied : VoiceFigure::kSatisfied;
    case Rating::kPartly:
      return by_slip ? VoiceFigure::kSlipPartly : VoiceFigure::kPartly;
    case Rating::kNot:
      return by_slip ? VoiceFigure::kSlipNot : VoiceFigure::kNot;
    case Rating::kUnrated:
      break;
  }
  return by_slip ? VoiceFigure::kSlipUnrated : VoiceFigure::kUnrated;
}

// Due, or done with its result: never both. A call counts until there is a newer answer to ask about.
std::uint32_t CallFigures(bool answered, const db::Row& row, const VoiceLookups::Call* call) {
  if (answered && (call == nullptr || call->round < row.Int(kRound)))
    return row.Int(kNamed) == 1 ? BitOf(VoiceFigure::kCallDue) : 0;
  if (call == nullptr) return 0;
  std::uint32_t bits = BitOf(VoiceFigure::kCalled);
  if (call->said == Rating::kSatisfied) bits |= BitOf(VoiceFigure::kCalledSatisfied);
  if (call->said == Rating::kPartly) bits |= BitOf(VoiceFigure::kCalledPartly);
  if (call->said == Rating::kNot) bits |= BitOf(VoiceFigure::kCalledNot);
  return bits;
}

std::uint32_t AnsweredFigures(const Fact& fact, const db::Row& row, const VoiceLookups& lookups) {
  bool late = lookups.AnsweredLate(VoiceId(fact.id), row.Int(kRound));
  auto rating = voices::kRatings.Parse(row.Text(kRating)).value_or(Rating::kUnrated);
  return BitOf(VoiceFigure::kAccepted) | BitOf(VoiceFigure::kAnswered) |
         BitOf(late ? VoiceFigure::kLate : VoiceFigure::kOnTime) |
         BitOf(FigureOf(rating, row.Int(kEntered) == 1));
}

Fact ReadFact(const db::Row& row, const VoiceLookups& lookups) {
  Fact fact;
  auto id = row.IdAs<VoiceId>(kId);
  fact.id = id.uuid();
  fact.unit = row.IdAs<UnitId>(kUnit);
  fact.on = row.Date(kOn);
  fact.figures = BitOf(VoiceFigure::kReceived) |
                 BitOf(lookups.Raised(id) ? VoiceFigure::kToParent : VoiceFigure::kInside);
  auto state = voices::kVoiceStates.Parse(row.Text(kState)).value_or(VoiceState::kReceived);
  bool answered = state == VoiceState::kAnswered || state == VoiceState::kClosed;
  switch (state) {
    case VoiceState::kReceived:
      fact.figures |= BitOf(VoiceFigure::kOpen) | BitOf(VoiceFigure::kToAccept);
      fact.overdue_after = row.MaybeDate(kAcceptDue);
      break;
    case VoiceState::kAccepted:
    case VoiceState::kLinked:
      fact.figures |= BitOf(VoiceFigure::kOpen) | BitOf(VoiceFigure::kAccepted);
      fact.overdue_after = state == VoiceState::kAccepted ? row.MaybeDate(kAnswerDue)
                                                          : lookups.OwedBy(id, row.Int(kRound));
      break;
    case VoiceState::kDeclined:
      fact.figures |= BitOf(VoiceFigure::kDeclined);
      break;
    case VoiceState::kAnswered:
    case VoiceState::kClosed:
      fact.figures |= AnsweredFigures(fact, row, lookups);
      break;
  }
  fact.figures |= CallFigures(answered, row, lookups.Reached(id));
  auto key = [&](Dimension by) -> RawKey& { return fact.keys[PlaceOf(by)]; };
  key(Dimension::kChannel) = row.MaybeString(kChannel);
  key(Dimension::kSpeakerGroup) = row.MaybeString(kSpeakerGroup);
  key(Dimension::kOrigin) = row.MaybeString(kOrigin);
  key(Dimension::kCategory) = row.MaybeString(kCategory);
  if (auto campaign = row.MaybeId<voices::CampaignId>(kCampaign))
    key(Dimension::kCampaign) = RawOf(campaign->uuid());
  key(Dimension::kTrack) = lookups.Track(id);
  key(Dimension::kLevel) = lookups.Level(id);
  if (answered) key(Dimension::kOutcome) = lookups.Outcome(id);
  return fact;
}

}  // namespace

Status EachVoiceFact(db::Reader& reader, const OrgId& org, const Among& among,
                     const FactFunction& each) {
  auto lookups = TRY(VoiceLookups::Read(reader, org, among));
  auto row = [&](const db::Row& one) { each(ReadFact(one, lookups)); };
  if (among.of == Among::Of::kThese)
    return reader.EachOfIds(HUIYIN_VOICE_FACTS "AND v.id = $2", org, among.ids, row);
  if (among.of == Among::Of::kCampaign)
    return reader.Each(HUIYIN_VOICE_FACTS "AND v.campaign_id = $2", {org, among.campaign}, row);
  return reader.EachOfLong(HUIYIN_VOICE_FACTS, {org}, row);
}

}  // namespace huiyin::figures
