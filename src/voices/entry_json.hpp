// EntryForm: reads the rows of POST /entries. A row that cannot be read keeps its fault, so that the others may be stored.
//
// Threads: pure functions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/call.hpp"
#include "api/idempotency.hpp"
#include "voices/submit_voice.hpp"

namespace huiyin::voices {

struct EntryRow {
  NewVoice voice;
  api::Once once;              // of this row alone
  std::optional<Error> fault;  // what is wrong with the row as it was sent
};

struct EntryForm {
  std::vector<EntryRow> rows;
  std::optional<MatterId> matter;  // "who else said it"
};

// Errors: kInvalid for a body that is no list of rows; of rows, only in EntryRow::fault.
Result<EntryForm> ReadEntryForm(const api::Call& call);

}  // namespace huiyin::voices
