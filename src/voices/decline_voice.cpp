#include "voices/save_voice.hpp"
#include "voices/staff_operations.hpp"

namespace huiyin::voices {

Result<Voice> DeclineVoice(db::Transaction& tx, const journal::Context& context,
                           const people::Actor& actor, const VoiceId& id,
                           std::optional<std::int64_t> expected, const std::string& reason) {
  Voice voice = TRY(VoiceForCoordinator(tx, context, actor, id, expected));
  auto transition = TRY(FindTransition(VoiceAction::kDecline, voice.state));
  if (voice.first_answerer)
    return Conflict({"已经答复过的不能改成不予受理", "What was answered once cannot be declined"});
  Voice before = voice;
  voice.state = transition.to;
  voice.decline_reason = reason;
  voice.declined_by = actor.id;
  TRY(SaveWithRemark(tx, context, transition.kind, before, voice, "declined", reason));
  return voice;
}

Result<Voice> ReviewVoice(db::Transaction& tx, const journal::Context& context,
                          const people::Actor& actor, const VoiceId& id,
                          std::optional<std::int64_t> expected, const std::string& reason) {
  Voice voice = TRY(VoiceForCoordinator(tx, context, actor, id, expected));
  auto transition = TRY(FindTransition(VoiceAction::kReview, voice.state));
  if (voice.declined_by == actor.id) {
    return Conflict(
        {"不予受理要由另一个人复查", "A declined voice must be reviewed by somebody else"});
  }
  Voice before = voice;
  voice.state = transition.to;
  voice.decline_reason.reset();
  voice.declined_by.reset();
  TRY(SaveWithRemark(tx, context, transition.kind, before, voice, "reviewed", reason));
  return voice;
}

}  // namespace huiyin::voices
