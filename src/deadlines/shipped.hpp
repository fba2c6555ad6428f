// What comes with the program: the calendar's years and the rules that an organisation begins with (data/, put into the binary by
// the build, cmake/shipped.cmake).
//
// Threads: constants. An organisation gets them as rows of its own (load_shipped.cpp); the rules also stand in for an organisation
// that has none yet.
#pragma once

#include <span>
#include <string_view>

#include "deadlines/rule.hpp"

namespace huiyin::deadlines {

std::span<const std::string_view> ShippedYearTexts();
std::string_view ShippedRulesText();

// Read once. A fault in them is found by the tests.
const std::vector<CalendarYear>& ShippedYears();
const std::vector<Rule>& ShippedRules();

}  // namespace huiyin::deadlines
