#include <algorithm>
#include <unordered_map>
#include <utility>

#include "figures/fact_store.hpp"
#include "matters/matters.hpp"

namespace huiyin::figures {
namespace {

using voices::Rating;

// The matters that hold a voice of the campaign $2.
#define HUIYIN_CAMPAIGN_MATTERS                                                     \
  "(SELECT l.matter_id FROM voice c CROSS JOIN matter_voice l WHERE c.org_id = $1 " \
  "AND c.campaign_id = $2 AND l.org_id = c.org_id AND l.voice_id = c.id)"

// Voices that were linked on one day and say the same of themselves are one to the figures; an anonymous id decides nothing.
#define HUIYIN_FIRST_VOICE(among)                                                            \
  "SELECT m.id, (SELECT l.voice_id FROM matter_voice l JOIN voice v ON v.org_id = l.org_id " \
  "AND v.id = l.voice_id WHERE l.org_id = $1 AND l.matter_id = m.id " among                  \
  "ORDER BY l.linked_on, v.channel, coalesce(v.speaker_group, ''), coalesce(v.origin, ''), " \
  "coalesce(v.category, ''), CASE WHEN v.campaign_id IS NULL THEN 0 ELSE 1 END, "            \
  "v.campaign_id LIMIT 1) FROM matter m WHERE m.org_id = $1 "

#define HUIYIN_MATTER_LATE                                                                       \
  "m.answered_on IS NOT NULL AND (SELECT CASE WHEN a.answered_on > a.due_on THEN 1 ELSE 0 END "  \
  "FROM matter_answer a WHERE a.org_id = $1 AND a.matter_id = m.id ORDER BY a.seq DESC LIMIT 1)" \
  " = 1"
#define HUIYIN_MATTER_FACTS                                                                     \
  "SELECT m.id, m.created_on, m.unit_id, m.lead_unit_id, m.state, m.due_on, CASE WHEN "         \
  "m.answered_on IS NOT NULL THEN 1 ELSE 0 END, CASE WHEN " HUIYIN_MATTER_LATE                  \
  " THEN 1 ELSE 0 "                                                                             \
  "END, (SELECT c.result FROM matter_check c WHERE c.org_id = $1 AND c.matter_id = m.id "       \
  "ORDER BY c.seq DESC LIMIT 1), m.track, m.level, m.outcome, CASE WHEN EXISTS (SELECT 1 FROM " \
  "matter_parent q WHERE q.org_id "                                                             \
  "= $1 AND q.matter_id = m.id) THEN 1 ELSE 0 END FROM matter m WHERE m.org_id = $1 "
enum Column : int {
  kId,
  kOn,
  kUnit,
  kLead,
  kState,
  kDue,
  kAnswered,
  kLate,
  kChecked,
  kTrack,
  kLevel,
  kOutcome,
  kParent
};

// What a voice says about itself: the places of channel, group, origin, category and campaign.
using Said = std::array<RawKey, 5>;
static_assert(PlaceOf(Dimension::kCampaign) == 4);

// In the order of the voices: fetched matter by matter, each would be looked for through the whole depth of their table.
Result<std::unordered_map<Uuid, Said, UuidHash>> SaidFirst(db::Reader& reader, const OrgId& org,
                                                           const Among& among) {
  std::vector<std::pair<Uuid, Uuid>> pairs;  // voice, matter
  auto add = [&](const db::Row& row) {
    if (auto voice = row.MaybeId<VoiceId>(1))
      pairs.emplace_back(voice->uuid(), row.IdAs<MatterId>(0).uuid());
  };
  if (among.of == Among::Of::kThese) {
    TRY(reader.EachOfIds(HUIYIN_FIRST_VOICE("") "AND m.id = $2", org, among.ids, add));
  } else if (among.of == Among::Of::kCampaign) {
    TRY(reader.Each(HUIYIN_FIRST_VOICE("AND v.campaign_id = $2 ") "AND m.id IN "  //
                    HUIYIN_CAMPAIGN_MATTERS,
                    {org, among.campaign}, add));
  } else {
    TRY(reader.EachOfLong(HUIYIN_FIRST_VOICE(""), {org}, add));
  }
  std::sort(pairs.begin(), pairs.end());
  std::vector<Uuid> voices;
  for (const auto& pair : pairs) voices.push_back(pair.first);
  std::unordered_map<Uuid, Said, UuidHash> said;
  said.reserve(pairs.size());
  std::size_t at = 0;
  TRY(reader.EachOfIds(
      "SELECT v.channel, v.speaker_group, v.origin, v.category, v.campaign_id FROM voice v WHERE "
      "v.org_id = $1 AND v.id = $2",
      org, voices, [&](const db::Row& row) {
        Said one;
        for (int i = 0; i < 4; ++i) one[static_cast<std::size_t>(i)] = row.MaybeString(i);
        if (auto id = row.MaybeId<voices::CampaignId>(4)) one[4] = RawOf(id->uuid());
        said.emplace(pairs[at++].second, std::move(one));
      }));
  return said;
}

std::uint32_t FiguresOf(const db::Row& row, bool open) {
  auto state =
      matters::kMatterStates.Parse(row.Text(kState)).value_or(matters::MatterState::kReceived);
  bool answered = row.Int(kAnswered) == 1;
  std::uint32_t bits =
      BitOf(MatterFigure::kMade) |
      BitOf(row.Int(kParent) == 1 ? MatterFigure::kToParent : MatterFigure::kInside);
  if (open) bits |= BitOf(MatterFigure::kOpen);
  if (answered)
    bits |= BitOf(MatterFigure::kAnswered) |
            BitOf(row.Int(kLate) == 1 ? MatterFigure::kLate : MatterFigure::kOnTime);
  if (state == matters::MatterState::kClosed && !answered) bits |= BitOf(MatterFigure::kDissolved);
  auto checked = voices::kRatings.Parse(row.Text(kChecked));  // nothing for a null
  if (checked == Rating::kSatisfied) bits |= BitOf(MatterFigure::kCheckedSatisfied);
  if (checked == Rating::kPartly) bits |= BitOf(MatterFigure::kCheckedPartly);
  if (checked == Rating::kNot) bits |= BitOf(MatterFigure::kCheckedNot);
  return bits;
}

}  // namespace

Status EachMatterFact(db::Reader& reader, const OrgId& org, const Among& among,
                      const FactFunction& each) {
  auto said = TRY(SaidFirst(reader, org, among));
  auto one = [&](const db::Row& row) {
    Fact fact;
    fact.id = row.IdAs<MatterId>(kId).uuid();
    fact.unit = row.IdAs<UnitId>(kUnit);
    fact.lead = row.MaybeId<UnitId>(kLead);
    fact.on = row.Date(kOn);
    auto state =
        matters::kMatterStates.Parse(row.Text(kState)).value_or(matters::MatterState::kReceived);
    bool open = matters::IsOpen(state);
    if (open) fact.overdue_after = row.Date(kDue);
    fact.figures = FiguresOf(row, open);
    if (auto found = said.find(fact.id); found != said.end())
      std::copy(found->second.begin(), found->second.end(), fact.keys.begin());
    fact.keys[PlaceOf(Dimension::kTrack)] = row.MaybeString(kTrack);
    fact.keys[PlaceOf(Dimension::kLevel)] = row.MaybeString(kLevel);
    if (row.Int(kAnswered) == 1)
      fact.keys[PlaceOf(Dimension::kOutcome)] = row.MaybeString(kOutcome);
    each(fact);
  };
  if (among.of == Among::Of::kThese)
    return reader.EachOfIds(HUIYIN_MATTER_FACTS "AND m.id = $2", org, among.ids, one);
  if (among.of == Among::Of::kCampaign)
    return reader.Each(HUIYIN_MATTER_FACTS "AND m.id IN " HUIYIN_CAMPAIGN_MATTERS,
                       {org, among.campaign}, one);
  return reader.EachOfLong(HUIYIN_MATTER_FACTS, {org}, one);
}

}  // namespace huiyin::figures
