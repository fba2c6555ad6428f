// EnterVoice: a clerk writes in what somebody said on paper, by telephone or in a talk. And what follows from it: the printed slip
// with the code, and notes on mistakes of transcription.
//
// The clerk acts under their name (entered_by, the journal's actor); the speaker stays as anonymous as they wished. For an anonymous
// speaker whatever is written here has the day only: the minute of an entry would tell who sat there or was on the telephone.
// A voice is never edited: a mistake is noted beside it. See docs/decisions/0009-entry-on-behalf.md.
// Each authorises (clerk or coordinator over the voice's unit), stores and journals. Errors: kForbidden, kNotFound, kInvalid,
// kConflict, kStale.
#pragma once

#include <optional>
#include <string>

#include "voices/submit_voice.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

// The clerk's context for what they do to a voice of that identity.
journal::Context EntryContext(const journal::Context& context, Identity identity);

// Errors besides: kConflict for a sheet that was entered before, with by whom, when and as which voice.
Result<Voice> EnterVoice(db::Transaction& tx, const journal::Context& context,
                         const Setting& setting, const people::Actor& actor, const NewVoice& input);

// Gives an entered voice its code, once. The code itself is CodeOf(voice, context, source). Errors besides: kConflict when its slip
// was printed before: the code is the speaker's.
Result<Voice> IssueSlip(db::Transaction& tx, const journal::Context& context,
                        const people::Actor& actor, const VoiceId& id, const CodeSource& source);

// Notes what the paper really says, beside the text.
Result<Voice> CorrectVoice(db::Transaction& tx, const journal::Context& context,
                           const people::Actor& actor, const VoiceId& id,
                           std::optional<std::int64_t> expected, const std::string& correction);

}  // namespace huiyin::voices
