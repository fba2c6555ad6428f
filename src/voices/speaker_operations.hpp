// What a speaker does with the receipt code: add a note, rate the answer. The context carries the day only.
//
// Errors: kConflict when the voice's state does not allow it.
#pragma once

#include <optional>
#include <string>

#include "voices/voice_store.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

// Gives the note's id. Refused once the voice is closed, and after 200 notes.
Result<Note> NoteVoice(db::Transaction& tx, const journal::Context& context, Voice voice,
                       const std::string& body);

// satisfied and partly close the voice. not in the first round demands another answer by somebody else and opens the matters
// again; after that second answer it closes as not.
Result<Rated> RateVoice(db::Transaction& tx, const journal::Context& context, MatterPort& matters,
                        Voice voice, Rating rating, const std::optional<std::string>& comment);

bool CanNote(const Voice& voice);
bool CanRate(const Voice& voice);

}  // namespace huiyin::voices
