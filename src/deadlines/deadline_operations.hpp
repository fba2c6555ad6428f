// What is done to the calendar and the rules, one operation a file: set_year, set_rule, load_shipped.
//
// Rights: an administrator over the whole organisation; the command line and the program itself act without a person (SetYear with
// context.actor empty). Threads: functions work inside the caller's transaction.
// Errors: kForbidden, kInvalid with the field, kStale and kPrecondition as elsewhere. Nothing is stored by halves.
#pragma once

#include <optional>

#include "deadlines/deadlines.hpp"
#include "journal/context.hpp"

namespace huiyin::deadlines {

Status MustAdminister(const people::Actor& actor);

// Adds a year or replaces it, and sees to it that every date is computed again. `expected`: If-Match; nothing where nobody looked
// at the present data (the command line). The same data again changes nothing.
Result<Id<YearTag>> SetYear(db::Transaction& tx, const journal::Context& context,
                            const CalendarYear& year, std::optional<std::int64_t> expected,
                            const people::Directory* directory);

// Another version of a rule, unless it says the same. Gives its id.
Result<Uuid> SetRule(db::Transaction& tx, const journal::Context& context,
                     const people::Actor& actor, Rule rule, std::int64_t expected);

// Whether a year or a rule that comes with the program is missing.
Result<bool> LacksShipped(db::Reader& reader, const OrgId& org);
// Stores what is missing. Data that is there stays as it is.
Status LoadShipped(db::Transaction& tx, const journal::Context& context);

}  // namespace huiyin::deadlines
