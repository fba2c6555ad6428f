#include "voices/staff_operations.hpp"

namespace huiyin::voices {

Result<Voice> AnswerVoice(db::Transaction& tx, const journal::Context& context,
                          const Setting& setting, const people::Actor& actor, const VoiceId& id,
                          std::optional<std::int64_t> expected, const NewVoiceAnswer& answer) {
  Voice voice = TRY(VoiceForCoordinator(tx, context, actor, id, expected));
  NewVoiceAnswer complete = answer;
  complete.unit = actor.person().unit;
  TRY(GiveAnswer(tx, context, setting, voice, complete, true, {}));
  return voice;
}

}  // namespace huiyin::voices
