// huiyin import calendar FILE: takes in a year's holidays and make-up workdays, and computes the dates again that rest on them.
//
// The file is JSON: {"year": 2027, "basis": "...", "holidays": ["2027-01-01", ...], "workdays": ["2027-01-03", ...]}.
// Exit status: 0 the year is in (now or before), 2 nothing was stored. The server may run meanwhile; it knows at once.
#pragma once

#include <string>

#include "app/opened.hpp"

namespace huiyin::app {

int ImportCalendar(const std::string& file, Opened& opened);

}  // namespace huiyin::app
