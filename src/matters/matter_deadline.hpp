// How a matter's one date comes about: a deadline that begins, its extensions and pauses, and what today makes of it.
//
//   StartDue(matter, *rulebook, RuleName::kDecideMatter, today);          // another deadline begins, by the rule as it stands
//   matter.due_on = DueOn(calendar, DeadlineOf(matter, steps));           // the date again, from what is stored
//
// The arithmetic is that of calendar/deadline.hpp; nothing here knows a clock. The SQL is in matter_deadline_store.
// Threads: plain values; store functions work inside the caller's transaction. Privacy: a pause's reason is public.
#pragma once

#include <string>
#include <vector>

#include "matters/matter_store.hpp"

namespace huiyin::matters {

inline constexpr CodeTable kDueStepKinds{std::array{Code{DeadlineStep::Kind::kExtend, "extend"},
                                                    Code{DeadlineStep::Kind::kPause, "pause"}}};

struct DueStep {
  MatterId matter;
  std::int64_t seq = 1;
  std::int64_t due_seq = 1;
  DeadlineStep::Kind kind = DeadlineStep::Kind::kExtend;
  LocalDate on;
  int days = 0;                       // extend
  std::optional<LocalDate> until;     // pause: its last day as planned
  std::optional<LocalDate> ended_on;  // pause: its last day, when it was ended earlier
  std::string reason;
  PersonId decided_by;
  PersonId recorded_by;
  std::optional<PersonId> ended_by;
};

// Another deadline begins: by the rule's count, or on a date that a decision names (rule finish_matter).
void StartDue(Matter& matter, const deadlines::Rulebook& rulebook, deadlines::RuleName rule,
              const LocalDate& today);
void ChooseDue(Matter& matter, const deadlines::Rulebook& rulebook, const LocalDate& today,
               const LocalDate& chosen);
// The present deadline with its steps; `steps` may hold those of earlier ones.
Deadline DeadlineOf(const Matter& matter, const std::vector<DueStep>& steps);
const deadlines::Rule& RuleOf(const Matter& matter, const deadlines::Rulebook& rulebook);
// Years without data on which the date rests.
std::vector<int> GuessYears(const Matter& matter, const WorkCalendar& calendar);

journal::Image Describe(const DueStep& step, const Digest& k);
Status InsertDueStep(db::Transaction& tx, const OrgId& org, const DueStep& step);
// Ends a pause.
Status UpdateDueStep(db::Transaction& tx, const OrgId& org, const DueStep& step);
// All of the matter's, in the order in which they were given.
Result<std::vector<DueStep>> DueStepsOf(db::Reader& reader, const OrgId& org, const MatterId& id);
Status EachDueStep(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each);
// Open matters by id.
Result<std::vector<MatterId>> ListOpen(db::Reader& reader, const OrgId& org, const MatterId& after,
                                       std::int64_t limit);

}  // namespace huiyin::matters
