// Years and rules as JSON: files that come with the program or are imported, bodies of requests, replies.
//
//   CalendarYear year = TRY(ReadYearFile(text));   // {"year": 2027, "basis": "...", "holidays": ["2027-01-01", ...], "workdays": [...]}
//
// Errors: kInvalid naming the field. Threads: pure functions.
#pragma once

#include <string_view>

#include <boost/json/object.hpp>

#include "api/fields.hpp"
#include "deadlines/deadlines.hpp"

namespace huiyin::deadlines {

Result<CalendarYear> ReadYearFile(std::string_view text);
// The same fields without "year".
Result<CalendarYear> ReadYearBody(api::Fields& in, int year);
Result<Rule> ReadRuleBody(api::Fields& in, RuleName name);

boost::json::object YearJson(const StoredYear& year, const people::Directory& directory);
boost::json::object RuleJson(const Rule& rule);

}  // namespace huiyin::deadlines
