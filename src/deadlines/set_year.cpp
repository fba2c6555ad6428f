#include <algorithm>

#include "api/stale.hpp"
#include "deadlines/deadline_operations.hpp"
#include "deadlines/deadline_store.hpp"
#include "journal/journal.hpp"

namespace huiyin::deadlines {
namespace {

constexpr int kFirstYear = 2000;
constexpr int kLastYear = 2100;
// Weekends may be named too; no year's notice comes near. A year without working days would push every date out of sight.
constexpr std::size_t kMostHolidays = 180;
constexpr std::size_t kMostWorkdays = 60;

Status Check(const CalendarYear& year) {
  if (year.year < kFirstYear || year.year > kLastYear)
    return Invalid("year", {"年份要在 2000 到 2100 之间", "The year lies between 2000 and 2100"});
  if (year.basis.empty() || year.basis.size() > kBasisBytes)
    return Invalid("basis", {"请写明依据，例如放假通知的名称",
                             "Please state the basis, such as the notice's name"});
  if (year.holidays.size() > kMostHolidays)
    return Invalid("holidays", {"一年最多填 180 天放假，请检查是不是填错了",
                                "A year has at most 180 holidays; please check the days"});
  if (year.workdays.size() > kMostWorkdays)
    return Invalid("workdays", {"一年最多填 60 天调休上班，请检查是不是填错了",
                                "A year has at most 60 make-up workdays; please check the days"});
  WorkCalendar alone;
  return alone.SetYear(year);
}

Error Stale(const people::Directory* directory, const StoredYear& present) {
  api::LastChange last{.at = present.changed_at};
  if (present.changed_by && directory != nullptr)
    last.by = directory->PersonName(*present.changed_by);
  return api::StaleError(last);
}

}  // namespace

Status MustAdminister(const people::Actor& actor) {
  if (actor.Has(people::Role::kAdministrator, actor.directory->root().id)) return {};
  return Forbidden();
}

Result<Id<YearTag>> SetYear(db::Transaction& tx, const journal::Context& context,
                            const CalendarYear& input, std::optional<std::int64_t> expected,
                            const people::Directory* directory) {
  CalendarYear year = input;
  std::sort(year.holidays.begin(), year.holidays.end());
  std::sort(year.workdays.begin(), year.workdays.end());
  TRY(Check(year));
  auto present = TRY(FindYear(tx, context.org, year.year));
  if (present && expected && *expected != present->version) return Stale(directory, *present);
  if (present && present->year == year) return present->id;
  StoredYear after = present.value_or(StoredYear());
  after.year = year;
  after.changed_by = context.actor;
  after.changed_at = context.now;
  journal::Entry entry{"calendar.set", {}, 1, {}};
  if (present) {
    after.version = present->version + 1;
    if (TRY(UpdateYear(tx, context.org, after, present->version)) == 0)
      return Stale(directory, *present);
    entry.changes.push_back(journal::Image::Changed(Describe(*present), Describe(after)));
  } else {
    after.id = context.NewId<Id<YearTag>>();
    after.k = RandomKey();
    TRY(InsertYear(tx, context.org, after));
    entry.changes.push_back(Describe(after));
  }
  entry.subject = after.id.uuid();
  entry.subject_version = after.version;
  TRY(MoveRulebookVersion(tx, context.org));
  TRY(RecomputeEverything(tx, context.org));
  TRY(journal::Append(tx, context, entry));
  return after.id;
}

}  // namespace huiyin::deadlines
