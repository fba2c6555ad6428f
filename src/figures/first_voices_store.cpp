#include "figures/first_voices_store.hpp"

#include <algorithm>
#include <utility>

namespace huiyin::figures {
namespace {

// Voices that were linked on one day and say the same of themselves are one to the figures; an anonymous id decides nothing.
#define HUIYIN_FIRST_VOICE(among)                                                            \
  "(SELECT l.voice_id FROM matter_voice l JOIN voice v ON v.org_id = l.org_id AND v.id = "   \
  "l.voice_id WHERE l.org_id = $1 AND l.matter_id = m.id " among                             \
  "ORDER BY l.linked_on, v.channel, coalesce(v.speaker_group, ''), coalesce(v.origin, ''), " \
  "coalesce(v.category, ''), CASE WHEN v.campaign_id IS NULL THEN 0 ELSE 1 END, "            \
  "v.campaign_id LIMIT 1)"

constexpr std::size_t kCampaignPlace = 4;

}  // namespace

// In the order of the voices: fetched matter by matter, each would be looked for through the whole depth of their table.
Result<FirstVoices> FirstVoices::Read(db::Reader& reader, const OrgId& org, const Asked& asked,
                                      std::span<const Dimension> by) {
  FirstVoices first;
  if (std::none_of(by.begin(), by.end(), IsVoiceKey)) return first;
  std::vector<std::pair<VoiceId, MatterId>> pairs;
  auto add = [&](const db::Row& row) {
    if (!row.IsNull(1)) pairs.emplace_back(row.IdAs<VoiceId>(1), row.IdAs<MatterId>(0));
  };
  if (asked.campaign) {
    TRY(reader.Each("SELECT m.id, " HUIYIN_FIRST_VOICE(
                        "AND v.campaign_id = $2 ") " FROM matter m WHERE m.org_id = $1 AND m.id "
                                                   "IN " HUIYIN_CAMPAIGN_MATTERS("$2"),
                    {org, asked.campaign}, add));
  } else {
    TRY(reader.Each("SELECT m.id, " HUIYIN_FIRST_VOICE("") " FROM matter m WHERE m.org_id = $1",
                    {org}, add));
  }
  std::sort(pairs.begin(), pairs.end());
  first.said_.reserve(pairs.size());
  for (const auto& [voice, matter] : pairs) {
    Said& said = first.said_[matter];
    TRY(
        reader.Each("SELECT v.channel, v.speaker_group, v.origin, v.category, v.campaign_id FROM "
                    "voice v WHERE v.org_id = $1 AND v.id = $2",
                    {org, voice}, [&](const db::Row& row) {
                      for (std::size_t i = 0; i < kCampaignPlace; ++i)
                        said[i] = row.MaybeString(static_cast<int>(i));
                      if (auto id = RawId(row, kCampaignPlace))
                        said[kCampaignPlace] = std::string(*id);
                    }));
  }
  return first;
}

std::size_t FirstVoices::PlaceOf(Dimension by) {
  if (by == Dimension::kSpeakerGroup) return 1;
  if (by == Dimension::kOrigin) return 2;
  if (by == Dimension::kCategory) return 3;
  return by == Dimension::kCampaign ? kCampaignPlace : 0;
}

RawKey FirstVoices::Of(const MatterId& matter, Dimension by) const {
  auto found = said_.find(matter);
  if (found == said_.end()) return std::nullopt;
  return found->second[PlaceOf(by)];
}

}  // namespace huiyin::figures
