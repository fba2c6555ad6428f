#include <algorithm>

#include "voices/save_voice.hpp"
#include "voices/staff_operations.hpp"
#include "voices/voice_store.hpp"

namespace huiyin::voices {

Result<Voice> VoiceForCoordinator(db::Reader& reader, const journal::Context& context,
                                  const people::Actor& actor, const VoiceId& id,
                                  std::optional<std::int64_t> expected) {
  return VoiceFor(reader, context, actor, id, expected, {people::Role::kCoordinator});
}

Result<Voice> VoiceFor(db::Reader& reader, const journal::Context& context,
                       const people::Actor& actor, const VoiceId& id,
                       std::optional<std::int64_t> expected,
                       std::initializer_list<people::Role> roles) {
  Voice voice = TRY(GetVoice(reader, context.org, id));
  // Who stands in does what a coordinator may, and nothing that is kept from one.
  bool stands_in = std::ranges::find(roles, people::Role::kCoordinator) != roles.end() &&
                   StandsIn(actor, voice, context.today);
  bool may = stands_in || std::any_of(roles.begin(), roles.end(), [&](people::Role role) {
               return actor.Has(role, voice.unit);
             });
  // Whoever may read it is told what changed, then that the right is missing; to all others it does not exist.
  bool reads = may || actor.Has(people::Role::kLeader, voice.unit) ||
               actor.Has(people::Role::kObserver, voice.unit);
  if (!reads) return NotFound();
  TRY(MustBeAsSeen(reader, actor, {context.org, id.uuid(), voice.version}, expected));
  if (!may) return Forbidden();
  return voice;
}

Result<Voice> AcceptVoice(db::Transaction& tx, const journal::Context& context,
                          const people::Actor& actor, const VoiceId& id,
                          std::optional<std::int64_t> expected) {
  Voice voice = TRY(VoiceForCoordinator(tx, context, actor, id, expected));
  auto transition = TRY(FindTransition(VoiceAction::kAccept, voice.state));
  Voice before = voice;
  voice.state = transition.to;
  TRY(SaveVoice(tx, context, transition.kind, before, voice));
  return voice;
}

}  // namespace huiyin::voices
