// What a matter's first voice says about itself: the matter counts with it by channel, group, origin, category and campaign.
//
//   auto first = TRY(FirstVoices::Read(reader, org, asked, by));
//   RawKey key = first.Of(matter, Dimension::kChannel);
//
// With several voices it is one of those that were linked first: of one day, the first by channel, group, origin, category and
// campaign, so that equal histories count alike. Of a campaign only its own voices are asked. Threads: constant after it is read.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

#include "figures/figures_store.hpp"

namespace huiyin::figures {

class FirstVoices {
 public:
  // Of the matters of asked.campaign, else of all; nothing when none of `by` asks for it.
  static Result<FirstVoices> Read(db::Reader& reader, const OrgId& org, const Asked& asked,
                                  std::span<const Dimension> by);
  static bool IsVoiceKey(Dimension by) {
    return by == Dimension::kChannel || by == Dimension::kSpeakerGroup ||
           by == Dimension::kOrigin || by == Dimension::kCategory || by == Dimension::kCampaign;
  }
  [[nodiscard]] RawKey Of(const MatterId& matter, Dimension by) const;

 private:
  using Said = std::array<std::optional<std::string>, 5>;
  static std::size_t PlaceOf(Dimension by);
  std::unordered_map<MatterId, Said, UuidHash> said_;
};

}  // namespace huiyin::figures
