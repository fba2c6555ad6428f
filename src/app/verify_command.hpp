// huiyin verify: replays the journal against the tables. Exit status 0 clean, 1 findings, 2 could not run.
#pragma once

#include "app/opened.hpp"

namespace huiyin::app {

int VerifyCommand(Opened& opened);

}  // namespace huiyin::app
