#include "voices/waiting_voices.hpp"

#include "voices/voice_store.hpp"

namespace huiyin::voices {

Result<std::vector<WaitingVoice>> WaitingVoices(db::Reader& reader, const OrgId& org,
                                                const people::Actor& actor,
                                                const std::optional<UnitId>& unit,
                                                std::int64_t most) {
  std::vector<WaitingVoice> waiting;
  for (auto state : {VoiceState::kReceived, VoiceState::kAccepted}) {
    VoiceFilter filter;
    filter.reader = actor.id;
    filter.state = state;
    filter.unit = unit;
    filter.limit = most;
    for (auto& line : TRY(ListVoices(reader, org, filter))) {
      if (actor.Has(people::Role::kCoordinator, line.voice.unit))
        waiting.push_back({line.voice.id, std::move(line.excerpt)});
    }
  }
  return waiting;
}

}  // namespace huiyin::voices
