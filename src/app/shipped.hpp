// The calendar's years, the rules and the categories that come with the program, as an organisation's own data.
//
// Threads: one, before the server runs. Errors: those of the database.
#pragma once

#include "app/opened.hpp"

namespace huiyin::app {

// Stores what is missing; what is there stays as it is. Cheap when nothing is.
Status EnsureShipped(Opened& opened, Instant now);

}  // namespace huiyin::app
