// huiyin export voices [FILE]: every voice as a line of JSON (voices/export_voices.hpp), to FILE or to standard output.
//
// FILE appears when it is whole: until then the lines go to a temporary file beside it. A pipe or a device is written into as it is.
// Exit status: 0 done, 2 not. Threads: one.
// Privacy: people's words; FILE is readable by its owner only.
#pragma once

#include <string>

#include "app/opened.hpp"

namespace huiyin::app {

struct ExportOptions {
  std::string file;    // empty or "-": standard output
  std::string source;  // empty: all
};

int ExportCommand(const ExportOptions& options, Opened& opened);

}  // namespace huiyin::app
