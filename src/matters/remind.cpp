#include "matters/remind.hpp"

#include <algorithm>

#include "matters/matter_deadline.hpp"

namespace huiyin::matters {

using deadlines::Told;
using people::Role;

namespace {

constexpr std::int64_t kPage = 200;
bool IsTold(const people::Directory& directory, const Matter& matter, Told told, const PersonId& me,
            const LocalDate& today) {
  switch (told) {
    case Told::kOwner:
      return PresentOwner(directory, matter, today) == me;
    case Told::kStandIn:
      return matter.decision && matter.decision->stand_in == me;
    case Told::kHead:
      return directory.HeadOver(matter.decision ? matter.decision->lead_unit : matter.unit) == me;
    case Told::kCoordinator:
      return directory.OnDuty(matter.unit, Role::kCoordinator) == me;
    case Told::kLeader:
      if (matter.decision) return matter.decision->decided_by == me;
      return directory.OnDuty(UnitToDecide(matter), Role::kLeader) == me;
  }
  return false;
}

}  // namespace

std::optional<Told> ToldAs(const people::Directory& directory, const Matter& matter,
                           const std::vector<Told>& tell, const PersonId& me,
                           const LocalDate& today) {
  for (Told told : tell) {
    if (IsTold(directory, matter, told, me, today)) return told;
  }
  return std::nullopt;
}

Result<std::vector<ReminderLine>> RemindersFor(db::Reader& reader, const OrgId& org,
                                               const people::Directory& directory,
                                               const Setting& setting, const PersonId& me,
                                               const LocalDate& today, std::size_t limit) {
  auto rulebook = TRY(setting.voices->rulebooks->Get(reader, org));
  LocalDate farthest = rulebook->calendar().Plus(today, deadlines::kFarthestReminder);
  MatterFilter filter;
  filter.me = me;
  filter.view = "open";
  filter.today = today;
  filter.soon = farthest;
  filter.limit = kPage;
  std::vector<ReminderLine> found;
  while (true) {
    auto lines = TRY(ListMatters(reader, org, filter));
    for (MatterLine& line : lines) {
      if (line.matter.due_on > farthest || found.size() == limit) return found;
      auto reminder = RemindOn(line.matter, *rulebook, today);
      if (auto as = ToldAs(directory, line.matter, reminder.tell, me, today))
        found.push_back({line, reminder, *as});
    }
    if (static_cast<std::int64_t>(lines.size()) < kPage) return found;
    filter.after_due = lines.back().matter.due_on;
    filter.after_id = lines.back().matter.id;
  }
}

namespace {

deadlines::Reminder RemindOn(const Matter& matter, const Measure& measure,
                             const deadlines::Rulebook& rulebook, const LocalDate& today) {
  return deadlines::RemindOn(
      RuleOf(matter, rulebook), measure.due_on, today, rulebook.calendar(),
      IsPaused(matter, today) ? deadlines::Clock::kStands : deadlines::Clock::kRuns);
}

// Fills in as which of those told the person is; false when they are not told.
bool IsTold(const people::Directory& directory, MeasureReminder& one, const PersonId& me,
            const LocalDate& today) {
  const Matter& matter = one.line.matter;
  auto tell = one.reminder.tell;
  bool owner = std::erase(tell, Told::kOwner) > 0;
  if (owner && PresentOwner(directory, matter, one.measure, today) == me) {
    one.as = Told::kOwner;
    return true;
  }
  one.as = ToldAs(directory, matter, tell, me, today);
  return one.as || (owner && PresentOwner(directory, matter, today) == me);
}

}  // namespace

Result<std::vector<MeasureReminder>> MeasureRemindersFor(db::Reader& reader, const OrgId& org,
                                                         const people::Directory& directory,
                                                         const Setting& setting, const PersonId& me,
                                                         const LocalDate& today,
                                                         std::size_t limit) {
  auto rulebook = TRY(setting.voices->rulebooks->Get(reader, org));
  MatterFilter filter;
  filter.me = me;
  filter.view = "measures_due";
  filter.today = today;
  filter.soon = rulebook->calendar().Plus(today, deadlines::kFarthestReminder);
  filter.limit = kPage;
  std::vector<MeasureReminder> found;
  for (bool more = true; more;) {
    auto lines = TRY(ListMatters(reader, org, filter));
    for (const MatterLine& line : lines) {
      for (Measure& measure : TRY(MeasuresOf(reader, org, line.matter.id))) {
        if (measure.state != MeasureState::kOpen) continue;
        MeasureReminder one{line, std::move(measure), {}, {}};
        one.reminder = RemindOn(line.matter, one.measure, *rulebook, today);
        if (IsTold(directory, one, me, today)) found.push_back(std::move(one));
      }
    }
    more = static_cast<std::int64_t>(lines.size()) == kPage;
    if (!more) break;
    filter.after_due = lines.back().matter.due_on;
    filter.after_id = lines.back().matter.id;
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.measure.due_on < b.measure.due_on;
  });
  if (found.size() > limit)
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
  return found;
}

}  // namespace huiyin::matters
