// Who is told of the date of a matter or a measure today, and each person's lists of them. (Of voices: voices::VoiceRemindersFor.)
//
//   for (const ReminderLine& line : TRY(RemindersFor(reader, org, *directory, setting, me, today, 200))) ...
//   for (const MeasureReminder& one : TRY(MeasureRemindersFor(reader, org, *directory, setting, me, today, 200))) ...
//
// How far a date has come and which kinds of people are told, the rule of the deadline says (deadlines/reminder.hpp); who that is
// for one matter, is said here. Worked out when it is asked for: nothing is stored, nobody is told late. Threads: pure, or inside
// the caller's transaction.
#pragma once

#include <optional>
#include <vector>

#include "matters/duty_store.hpp"
#include "matters/matter_store.hpp"

namespace huiyin::matters {

// As which of `tell` the person is told; nothing when they are not.
std::optional<deadlines::Told> ToldAs(const people::Directory& directory, const Matter& matter,
                                      const std::vector<deadlines::Told>& tell, const PersonId& me,
                                      const LocalDate& today);

struct ReminderLine {
  MatterLine line;
  deadlines::Reminder reminder;
  deadlines::Told as = deadlines::Told::kOwner;
};
// Open matters of whose date the person is told today, the earliest date first.
Result<std::vector<ReminderLine>> RemindersFor(db::Reader& reader, const OrgId& org,
                                               const people::Directory& directory,
                                               const Setting& setting, const PersonId& me,
                                               const LocalDate& today, std::size_t limit);

// A measure has no rule of its own: it is minded by the rule of its matter's date. Its owner is told as the owner, and with them
// whoever is in charge of the whole matter.
struct MeasureReminder {
  MatterLine line;
  Measure measure;
  deadlines::Reminder reminder;
  std::optional<deadlines::Told> as;  // nothing: as whoever is in charge of the matter
};
// Open measures of whose date the person is told today, the earliest date first.
Result<std::vector<MeasureReminder>> MeasureRemindersFor(db::Reader& reader, const OrgId& org,
                                                         const people::Directory& directory,
                                                         const Setting& setting, const PersonId& me,
                                                         const LocalDate& today, std::size_t limit);

}  // namespace huiyin::matters
