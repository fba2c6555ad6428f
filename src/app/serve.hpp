// Serve: wires everything together and runs the server until SIGTERM or SIGINT, then answers what was accepted and ends.
#pragma once

#include <optional>

#include "app/opened.hpp"

namespace huiyin::app {

// test_clock: start with this time, moved by PUT /api/v1/private/test/clock (tests and the demo only).
// Gives the exit status: 0 after a graceful stop, 2 when it could not start.
int Serve(Opened opened, std::optional<Instant> test_clock);
// Prints "METHOD PATTERN" for every route.
void PrintRoutes();

}  // namespace huiyin::app
