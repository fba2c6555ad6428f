#include "voices/staff_operations.hpp"

namespace huiyin::voices {

Result<Voice> AnswerVoice(db::Transaction& tx, const journal::Context& context,
                          const Setting& setting, const people::Actor& actor, const VoiceId& id,
                          std::optional<std::int64_t> expected, const NewVoiceAnswer& answer) {
  using people::Role;
  Voice voice = TRY(VoiceFor(tx, context, actor, id, expected,
                             {Role::kCoordinator, Role::kLeader, Role::kClerk}));
  // Why something cannot be, or that it is done, is not a clerk's to say.
  if (answer.outcome != Outcome::kOnTheSpot && !actor.Has(Role::kCoordinator, voice.unit) &&
      !actor.Has(Role::kLeader, voice.unit) && !StandsIn(actor, voice, context.today))
    return Forbidden();
  NewVoiceAnswer complete = answer;
  complete.unit = actor.person().unit;
  TRY(GiveAnswer(tx, context, setting, voice, complete, true, {}));
  return voice;
}

}  // namespace huiyin::voices
