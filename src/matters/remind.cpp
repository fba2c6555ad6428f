#include "matters/remind.hpp"

namespace huiyin::matters {

using deadlines::Told;
using people::Role;

namespace {

constexpr std::int64_t kPage = 200;
constexpr int kFarthest = 30;  // working days: no rule tells of a date earlier than that

std::optional<PersonId> HeadOf(const people::Directory& directory, const UnitId& unit) {
  for (const people::Unit* at = directory.unit(unit); at != nullptr;
       at = at->parent ? directory.unit(*at->parent) : nullptr) {
    if (at->head) return at->head;
  }
  return std::nullopt;
}

bool IsTold(const people::Directory& directory, const Matter& matter, Told told, const PersonId& me,
            const LocalDate& today) {
  switch (told) {
    case Told::kOwner:
      return PresentOwner(directory, matter, today) == me;
    case Told::kStandIn:
      return matter.decision && matter.decision->stand_in == me;
    case Told::kHead:
      return HeadOf(directory, matter.decision ? matter.decision->lead_unit : matter.unit) == me;
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
  LocalDate farthest = rulebook->calendar().Plus(today, kFarthest);
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

}  // namespace huiyin::matters
