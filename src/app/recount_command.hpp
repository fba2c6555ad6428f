// huiyin recount: makes the tallies anew from what they count (docs/decisions/0014-tallies.md).
//
// Errors: those of the database.
#pragma once

#include "app/opened.hpp"

namespace huiyin::app {

// Counts where that was never done by this program's definition: after an update, or in a restored older backup.
Status EnsureTallies(Opened& opened);

int RecountCommand(Opened& opened);

}  // namespace huiyin::app
