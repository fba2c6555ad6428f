// Verification: whether an answer helped, asked by telephone by somebody who did not handle it - the door of this slice.
//
//   auto due = TRY(ListDue(reader, org, {.me = actor.id}));          // whom to call
//   TRY(RecordCallback({&tx, &context, &port, &actor, voice, version}, Called::kNot, note));
//
// Map of the folder: verification.hpp (this door), callback.hpp (types and the rule who may call), callback_store (SQL),
// callback_images, history_store (rounds), record_callback (the operation), verification_json, verification_api.
//
// A result stands for one round of one voice, beside the speaker's own rating and counted apart from it; voices of one matter may
// differ. `unreached` is an attempt and leaves the voice on the list. `not` asks for another answer by somebody else than the
// first answerer: the voice goes into its next round and the matters that had answered it open again.
#pragma once

#include <vector>

#include "journal/verify.hpp"

namespace huiyin::verification {

std::vector<journal::TableSource> VerifySources();

}  // namespace huiyin::verification
