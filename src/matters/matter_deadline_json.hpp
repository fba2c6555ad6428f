// A matter's date as JSON: in lists, and the whole of how it came about.
//
// Threads: pure functions.
#pragma once

#include <vector>

#include <boost/json/object.hpp>

#include "matters/matter_deadline.hpp"

namespace huiyin::matters {

// How many days more the rule of the present deadline allows.
int DaysLeft(const Matter& matter, const std::vector<DueStep>& steps,
             const deadlines::Rulebook& rulebook);

// "due_is_guess", "guess_years", "paused_until", "reminder".
void PutDue(boost::json::object& o, const Matter& matter, const deadlines::Rulebook& rulebook,
            const LocalDate& today);
// "deadline": the rule, the beginning, every step.
void PutDeadline(boost::json::object& o, const Matter& matter, const std::vector<DueStep>& steps,
                 const deadlines::Rulebook& rulebook, const people::Directory& directory,
                 const LocalDate& today);
// "proposed_due_on": what the rule for finishing gives a decision of today.
void PutProposal(boost::json::object& o, const deadlines::Rulebook& rulebook,
                 const LocalDate& today);

}  // namespace huiyin::matters
