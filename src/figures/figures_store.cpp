// Voices, counted and listed by the same facts.
#include "figures/figures_store.hpp"
#include "figures/voice_lookups_store.hpp"

namespace huiyin::figures {
namespace {

using voices::Rating;
using voices::VoiceState;

#define HUIYIN_VOICE_FACTS(campaign) \
  "WITH RECURSIVE " HUIYIN_FIGURE_SCOPE                                                         \
  "SELECT v.id, v.received_on, v.unit_id, v.state, v.rating, v.round, " HUIYIN_FLAG("v.entered_by IS NOT NULL") ", " HUIYIN_FLAG("v.identity = 'named'") ", " HUIYIN_FLAG(            \
      "(v.state = 'received' AND v.accept_due_on < $6) OR (v.state = 'accepted' AND "           \
      "v.answer_due_on < $6)")                                                                  \
  ", v.channel, v.speaker_group, v.origin, v.category, v.campaign_id "                          \
  "FROM voice v WHERE v.org_id = $1 AND ($2 IS NULL OR v.unit_id IN (SELECT id FROM hears)) "   \
  "AND ($3 IS NULL OR v.unit_id IN (SELECT id FROM within)) AND ($4 IS NULL OR v.received_on "  \
  ">= $4) AND ($5 IS NULL OR v.received_on <= $5)" campaign
enum Column : int {
  kId,
  kOn,
  kUnit,
  kState,
  kRating,
  kRound,
  kEntered,
  kNamed,
  kPast,
  kChannel,
  kSpeakerGroup,
  kOrigin,
  kCategory,
  kCampaign
};

Status EachVoice(db::Reader& reader, const OrgId& org, const Asked& a, const db::RowFunction& row) {
  if (a.campaign) {
    return reader.Each(HUIYIN_VOICE_FACTS(" AND v.campaign_id = $7"),
                       {org, a.reader, a.unit, a.from, a.to, a.today, a.campaign}, row);
  }
  return reader.Each(HUIYIN_VOICE_FACTS(""), {org, a.reader, a.unit, a.from, a.to, a.today}, row);
}

RawKey KeyOf(Dimension by, const db::Row& row, const VoiceLookups& lookups) {
  switch (by) {
    case Dimension::kUnit:
      return RawId(row, kUnit);
    case Dimension::kCampaign:
      return RawId(row, kCampaign);
    case Dimension::kChannel:
      return RawText(row, kChannel);
    case Dimension::kSpeakerGroup:
      return RawText(row, kSpeakerGroup);
    case Dimension::kOrigin:
      return RawText(row, kOrigin);
    case Dimension::kCategory:
      return RawText(row, kCategory);
    case Dimension::kTrack:
      return lookups.Track(row.IdAs<VoiceId>(kId));
    case Dimension::kLevel:
      return lookups.Level(row.IdAs<VoiceId>(kId));
    case Dimension::kOutcome:
      break;
  }
  auto state = row.Text(kState);
  if (state != "answered" && state != "closed") return std::nullopt;
  return lookups.Outcome(row.IdAs<VoiceId>(kId));
}

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
void AddCalls(VoiceTally& one, const db::Row& row, const VoiceLookups::Call* call) {
  bool answered = one[VoiceFigure::kAnswered] == 1;
  if (answered && (call == nullptr || call->round < row.Int(kRound))) {
    one[VoiceFigure::kCallDue] = row.Int(kNamed);
    return;
  }
  if (call == nullptr) return;
  one[VoiceFigure::kCalled] = 1;
  if (call->said == Rating::kSatisfied) one[VoiceFigure::kCalledSatisfied] = 1;
  if (call->said == Rating::kPartly) one[VoiceFigure::kCalledPartly] = 1;
  if (call->said == Rating::kNot) one[VoiceFigure::kCalledNot] = 1;
}

// What one voice counts in.
VoiceTally OneVoice(const db::Row& row, const VoiceLookups& lookups) {
  auto id = row.IdAs<VoiceId>(kId);
  auto state = voices::kVoiceStates.Parse(row.Text(kState)).value_or(VoiceState::kReceived);
  VoiceTally one;
  one[VoiceFigure::kReceived] = 1;
  one[VoiceFigure::kOverdue] = row.Int(kPast);
  switch (state) {
    case VoiceState::kLinked:
      one[VoiceFigure::kOverdue] = lookups.MatterOverdue(id, row.Int(kRound)) ? 1 : 0;
      [[fallthrough]];
    case VoiceState::kReceived:
    case VoiceState::kAccepted:
      one[VoiceFigure::kOpen] = 1;
      one[state == VoiceState::kReceived ? VoiceFigure::kToAccept : VoiceFigure::kAccepted] = 1;
      break;
    case VoiceState::kDeclined:
      one[VoiceFigure::kDeclined] = 1;
      break;
    case VoiceState::kAnswered:
    case VoiceState::kClosed:
      one[VoiceFigure::kAccepted] = 1;
      one[VoiceFigure::kAnswered] = 1;
      one[lookups.AnsweredLate(id, row.Int(kRound)) ? VoiceFigure::kLate : VoiceFigure::kOnTime] =
          1;
      one[FigureOf(voices::kRatings.Parse(row.Text(kRating)).value_or(Rating::kUnrated),
                   row.Int(kEntered) == 1)] = 1;
      break;
  }
  AddCalls(one, row, lookups.Reached(id));
  return one;
}

}  // namespace

KeyFilter::KeyFilter(Dimension by, const Behind& behind) : of_(behind.of), raw_(behind.key) {
  if (of_ != Behind::Of::kKey || !HasIds(by)) return;
  Uuid id = Uuid::Parse(raw_).value_or(Uuid());
  raw_.assign(reinterpret_cast<const char*>(id.bytes().data()), id.bytes().size());
}

bool KeyFilter::Takes(const RawKey& raw) const {
  if (of_ == Behind::Of::kAll) return true;
  return of_ == Behind::Of::kNone ? !raw : raw == std::string_view(raw_);
}

Result<std::vector<std::map<Key, VoiceTally>>> CountVoices(db::Reader& reader, const OrgId& org,
                                                           const Asked& asked,
                                                           std::span<const Dimension> by) {
  auto lookups = TRY(VoiceLookups::Read(reader, org, asked, by));
  std::vector<SumsByKey<VoiceTally>> sums(by.size());
  TRY(EachVoice(reader, org, asked, [&](const db::Row& row) {
    auto one = OneVoice(row, lookups);
    for (std::size_t i = 0; i < by.size(); ++i) sums[i].Add(KeyOf(by[i], row, lookups), one);
  }));
  std::vector<std::map<Key, VoiceTally>> tables;
  for (std::size_t i = 0; i < by.size(); ++i) tables.push_back(sums[i].Take(by[i]));
  return tables;
}

Result<std::vector<Line>> VoicesBehind(db::Reader& reader, const OrgId& org, const Asked& asked,
                                       VoiceFigure figure, const Behind& behind,
                                       const PageOf& page) {
  auto lookups = TRY(VoiceLookups::Read(reader, org, asked, std::span(&asked.by, 1)));
  KeyFilter filter(asked.by, behind);
  FirstLines first(page);
  TRY(EachVoice(reader, org, asked, [&](const db::Row& row) {
    if (OneVoice(row, lookups)[figure] == 0) return;
    if (!filter.Takes(KeyOf(asked.by, row, lookups))) return;
    first.Offer({row.IdAs<VoiceId>(kId).uuid(),
                 0,
                 {},
                 row.String(kState),
                 row.IdAs<UnitId>(kUnit),
                 row.Date(kOn)});
  }));
  auto lines = first.Take();
  for (Line& line : lines) {
    TRY(reader.Each(
        "SELECT substr(t.body, 1, 120) FROM voice_text t WHERE t.org_id = $1 AND t.voice_id = $2",
        {org, line.id}, [&](const db::Row& row) { line.words = row.String(0); }));
  }
  return lines;
}

}  // namespace huiyin::figures
