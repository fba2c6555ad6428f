// Deadlines: the organisation's calendar and its rules - the door of this slice.
//
//   auto rulebook = TRY(rulebooks.Get(reader, org));                     // as of this transaction
//   LocalDate due = rulebook->DueOn(RuleName::kAcceptVoice, today);
//   deadlines::PutGuess(json, "due_is_guess", rulebook->calendar().MissingYears(today, due));
//
// Map of the folder: deadlines.hpp (this door), rule (a rule's data), reminder (who is told when), rulebook (the snapshot),
// deadline_store (SQL, images), set_year, set_rule, load_shipped (the operations), recompute (what is to be computed again),
// deadlines_json (files, bodies, replies), deadlines_api (HTTP), shipped (what comes with the program).
//
// A Rulebook is an unchanging snapshot. Every change of years or rules moves the counter "deadlines" in the same transaction; Get
// compares that number, on every server. A year without data falls back to weekdays, and whoever shows such a date says so.
// Threads: Rulebooks is safe from any thread; snapshots are shared and constant.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/guarded.hpp"
#include "db/database.hpp"
#include "db/newest.hpp"
#include "deadlines/reminder.hpp"
#include "deadlines/rule.hpp"
#include "journal/verify.hpp"

namespace boost::json {
class object;
}

namespace huiyin::deadlines {

struct YearTag {};
struct StoredYear {
  Id<YearTag> id;
  std::int64_t version = 1;
  CalendarYear year;
  std::optional<PersonId> changed_by;  // nothing: it came with the program, or by the command line
  Instant changed_at;
  Digest k{};
};

class Rulebook {
 public:
  static Result<std::shared_ptr<const Rulebook>> Load(db::Reader& reader, const OrgId& org,
                                                      std::int64_t version);

  [[nodiscard]] std::int64_t version() const { return version_; }
  [[nodiscard]] const WorkCalendar& calendar() const { return calendar_; }
  [[nodiscard]] const std::vector<StoredYear>& years() const { return years_; }
  // The newest version; what the program ships when the organisation has none.
  [[nodiscard]] const Rule& rule(RuleName name) const;
  // As it stood in that version; the newest when there was no such one.
  [[nodiscard]] const Rule& rule(RuleName name, std::int64_t version) const;
  [[nodiscard]] LocalDate DueOn(RuleName name, const LocalDate& start) const;
  // The years without data on which a date rests that the rule gives.
  [[nodiscard]] std::vector<int> GuessYears(const Rule& rule, const LocalDate& start,
                                            const LocalDate& due) const;

 private:
  std::int64_t version_ = 0;
  WorkCalendar calendar_;
  std::vector<StoredYear> years_;
  std::vector<Rule> rules_;  // by name, newest first
};

class Rulebooks {
 public:
  // The rules and the calendar as of the reader's snapshot.
  Result<std::shared_ptr<const Rulebook>> Get(db::Reader& reader, const OrgId& org);

 private:
  db::Newest<Rulebook> newest_;
};

// --- dates to be computed again, after a change of the calendar ---

enum class Target : std::uint8_t { kMatter, kVoice };
inline constexpr CodeTable kTargets{
    std::array{Code{Target::kMatter, "matter"}, Code{Target::kVoice, "voice"}}};

// Where the work on `target` stands; nothing when there is none. Uuid() is the beginning.
Result<std::optional<Uuid>> RecomputeFrom(db::Reader& reader, const OrgId& org, Target target);
// All up to `id` is done.
Status RecomputedUpTo(db::Transaction& tx, const OrgId& org, Target target, const Uuid& id);
Status RecomputedAll(db::Transaction& tx, const OrgId& org, Target target);

std::vector<journal::TableSource> VerifySources();

// {"name", "version", "count", "unit", "basis"}
boost::json::object RuleRef(const Rule& rule);
// {"kind", "level", "tell"}
boost::json::object ReminderJson(const Reminder& reminder);
// Says under `field` whether a date is a guess, and adds the years without data to "guess_years".
void PutGuess(boost::json::object& o, std::string_view field, const std::vector<int>& years);

}  // namespace huiyin::deadlines
