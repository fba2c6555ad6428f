// A table of figures as CSV for a spreadsheet: UTF-8 with its mark, CRLF, and no cell that a spreadsheet would run as a formula.
#pragma once

#include <string>
#include <string_view>

#include "figures/figures.hpp"
#include "figures/figures_names.hpp"

namespace huiyin::figures {

// A line a row, the sum at the end.
std::string TableCsv(const Table& table, Dimension by, const Names& names);
// One cell: quoted where it must be; an apostrophe goes before what would start a formula (= + - @, tab, return).
std::string CsvCell(std::string_view text);

}  // namespace huiyin::figures
