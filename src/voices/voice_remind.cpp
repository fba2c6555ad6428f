// Who is told of a voice's date, and each person's list of such voices. Worked out when it is asked for (docs/decisions/0012).
#include "voices/voice_store.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {
namespace {

using deadlines::Told;
using people::Role;

constexpr std::int64_t kPage = 64;

bool IsTold(const people::Directory& directory, const Voice& voice, Told told, const PersonId& me,
            const LocalDate& today) {
  switch (told) {
    case Told::kOwner:
      return PresentOwner(directory, voice, today) == me;
    case Told::kStandIn:
      return false;  // a voice has no B: whoever stands in is its owner on that day
    case Told::kHead:
      return directory.HeadOver(voice.unit) == me;
    case Told::kCoordinator:
      return directory.OnDuty(voice.unit, Role::kCoordinator) == me;
    case Told::kLeader:
      return directory.OnDuty(voice.unit, Role::kLeader) == me;
  }
  return false;
}

std::optional<Told> ToldAs(const people::Directory& directory, const Voice& voice,
                           const std::vector<Told>& tell, const PersonId& me,
                           const LocalDate& today) {
  for (Told told : tell) {
    if (IsTold(directory, voice, told, me, today)) return told;
  }
  return std::nullopt;
}

}  // namespace

Result<std::vector<VoiceReminder>> VoiceRemindersFor(db::Reader& reader, const OrgId& org,
                                                     const people::Directory& directory,
                                                     const deadlines::Rulebook& rulebook,
                                                     const PersonId& me, const LocalDate& today,
                                                     std::size_t limit) {
  LocalDate farthest = rulebook.calendar().Plus(today, deadlines::kFarthestReminder);
  // Whoever is told of a voice that is not theirs is so for its unit, or stands in there for owners who are away.
  std::vector<UnitId> units;
  for (const people::Unit& unit : directory.units()) {
    if (directory.HeadOver(unit.id) == me || directory.OnDuty(unit.id, Role::kCoordinator) == me ||
        directory.OnDuty(unit.id, Role::kLeader) == me ||
        PresentOwner(directory, PersonId(), unit.id, today) == me)
      units.push_back(unit.id);
  }
  std::vector<VoiceReminder> found;
  std::optional<DueCursor> after;
  while (true) {
    auto lines = TRY(ListDue(reader, org, me, units, farthest, after, kPage));
    for (VoiceLine& line : lines) {
      auto due = DueOf(line.voice, rulebook);
      if (!due) return Internal("a voice that waits without a date");
      after = DueCursor{due->on, line.voice.id};
      auto reminder = RemindOn(line.voice, rulebook, today);
      auto as = ToldAs(directory, line.voice, reminder.tell, me, today);
      if (!as) continue;
      if (found.size() == limit) return found;
      VoiceReminder one{line.voice, *due, reminder, *as, std::nullopt};
      if (as == Told::kOwner || Hears(directory, me, line.voice.unit))
        one.excerpt = std::move(line.excerpt);
      found.push_back(std::move(one));
    }
    if (static_cast<std::int64_t>(lines.size()) < kPage) return found;
  }
}

}  // namespace huiyin::voices
