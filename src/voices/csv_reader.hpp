// CSV reader: rows of a file as RFC 4180 describes it.
//
//   编号,正文
//   7,"第一行
//   第二行，他说""好"""            -> id 7, text: two lines with quotes
//
// Quoted fields hold separators, line ends and doubled quotes; lines end in LF or CRLF; the first row names the columns; empty lines are
// skipped. A quote inside a field that does not begin with one, anything after a closing quote, and a row with more or fewer
// fields than the header are refused. After a faulty quote reading goes on with the next line, so that one slip costs one line
// and not the rest of the file.
// Threads, ownership, errors: as import_reader.hpp.
#pragma once

#include <memory>

#include "voices/import_reader.hpp"

namespace huiyin::voices {

// Reads the header. Errors: kInvalid when it lacks a column that is needed, names it twice, or is not UTF-8.
Result<std::unique_ptr<RowReader>> OpenCsv(InputWindow window, const ImportColumns& columns,
                                           char separator);

}  // namespace huiyin::voices
