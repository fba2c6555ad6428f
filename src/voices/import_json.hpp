// JSONL reader: one JSON object a line, as RFC 8259 describes it.
//
//   {"id": 7, "time": "2026-03-01", "title": "澡堂", "text": "晚班下来没有热水", "likes": 3}
//
// The four fields are strings; id and time may be numbers and are kept as they are written. null counts as absent. Members that
// nobody asked for are passed over, whatever they hold; one of the four given twice, another type, invalid UTF-8, a NUL and
// nesting deeper than 32 are refused. Empty lines are skipped.
// Threads, ownership, errors: as import_reader.hpp.
#pragma once

#include <memory>

#include "voices/import_reader.hpp"

namespace huiyin::voices {

Result<std::unique_ptr<RowReader>> OpenJsonl(InputWindow window, const ImportColumns& columns);

}  // namespace huiyin::voices
