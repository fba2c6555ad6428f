// What a coordinator does with a voice: accept, decline, review, answer directly (leaders and clerks too). One source file each.
//
// Each: authorise (coordinator over the voice's unit; else kNotFound, since existence is secret), check If-Match when given,
// look the transition up, store, journal. Errors besides: kStale, kConflict.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>

#include "voices/voices.hpp"

namespace huiyin::voices {

// The voice, if the actor is a coordinator over its unit and `expected` (If-Match) still holds.
Result<Voice> VoiceForCoordinator(db::Reader& reader, const journal::Context& context,
                                  const people::Actor& actor, const VoiceId& id,
                                  std::optional<std::int64_t> expected);

// The same for whoever holds one of the roles over its unit.
Result<Voice> VoiceFor(db::Reader& reader, const journal::Context& context,
                       const people::Actor& actor, const VoiceId& id,
                       std::optional<std::int64_t> expected,
                       std::initializer_list<people::Role> roles);

Result<Voice> AcceptVoice(db::Transaction& tx, const journal::Context& context,
                          const people::Actor& actor, const VoiceId& id,
                          std::optional<std::int64_t> expected);
Result<Voice> DeclineVoice(db::Transaction& tx, const journal::Context& context,
                           const people::Actor& actor, const VoiceId& id,
                           std::optional<std::int64_t> expected, const std::string& reason);
// By a coordinator other than the one who declined.
Result<Voice> ReviewVoice(db::Transaction& tx, const journal::Context& context,
                          const people::Actor& actor, const VoiceId& id,
                          std::optional<std::int64_t> expected, const std::string& reason);
// Directly, without a matter: by a coordinator or leader over its unit; by a clerk on the spot only. Errors: kForbidden for a clerk
// with another outcome.
Result<Voice> AnswerVoice(db::Transaction& tx, const journal::Context& context,
                          const Setting& setting, const people::Actor& actor, const VoiceId& id,
                          std::optional<std::int64_t> expected, const NewVoiceAnswer& answer);

}  // namespace huiyin::voices
