// OpenTally: what home pages count of open matters, kept in the transaction that changes one (migrations/0022_open_matters.sql).
//
//   TRY(RetallyOpen(tx, org, matter));                         // its state, unit, date or who has to do with it may have changed
//   TRY(TallyOpenVoices(tx, org, matter, +1));                 // a voice was just linked; -1: just taken out
//
// Called by the stores alone (matter_store.cpp, duty_store.cpp), right after the row that they write. open_matter holds a row for
// each open matter, the tally is the sum over these by OpenSums::Add. Not journalled; `huiyin verify` counts anew and compares,
// `huiyin recount` writes anew. Threads: functions work inside the caller's transaction. Errors: those of db/database.hpp.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "db/database.hpp"
#include "journal/verify.hpp"
#include "matters/matters.hpp"

namespace huiyin::matters {

// A row of open_matter, and who sees it beside those who hear for its units: way and person or unit.
struct OpenFacts {
  MatterId id;
  std::int64_t number = 0;
  UnitId unit;
  std::optional<UnitId> lead;
  LocalDate due_on;
  bool to_decide = false;
  std::int64_t voices = 0;
  std::set<std::pair<std::string, Uuid>> readers{};

  bool operator==(const OpenFacts&) const = default;
};

struct OpenSums {
  struct Sum {
    std::int64_t matters = 0, to_decide = 0;
    bool operator==(const Sum&) const = default;
  };
  // Lead unit (UnitId() for all of the unit's), unit, span, its first day.
  using Due = std::tuple<UnitId, UnitId, std::string, LocalDate>;
  std::map<Due, Sum> dues;

  // `times`: 1, or -1 to take it off again.
  void Add(const OpenFacts& matter, std::int64_t times);
};

// The first days of the day's month and year.
LocalDate MonthOf(const LocalDate& day);
LocalDate YearOf(const LocalDate& day);

Status RetallyOpen(db::Transaction& tx, const OrgId& org, const MatterId& id);
Status TallyOpenVoices(db::Transaction& tx, const OrgId& org, const MatterId& id,
                       std::int64_t times);

Result<bool> OpenAreTallied(db::Reader& reader, const OrgId& org);
Status RecountOpen(db::Transaction& tx, const OrgId& org);
Status CheckOpenTallies(db::Reader& reader, const OrgId& org,
                        const std::function<void(journal::Finding)>& found);

// The SQL, in open_tally_store.cpp.
// As kept, and as it follows from the other tables; nothing when it is not open.
Result<std::optional<OpenFacts>> FindOpen(db::Reader& reader, const OrgId& org, const MatterId& id);
Result<std::optional<OpenFacts>> FindOpenFacts(db::Reader& reader, const OrgId& org,
                                               const MatterId& id);
Result<std::map<MatterId, OpenFacts>> AllOpen(db::Reader& reader, const OrgId& org);
Result<std::map<MatterId, OpenFacts>> AllOpenFacts(db::Reader& reader, const OrgId& org);
// Readers apart from those that `kept` has already.
Status PutOpen(db::Transaction& tx, const OrgId& org, const OpenFacts* kept,
               const OpenFacts& matter);
Status RemoveOpen(db::Transaction& tx, const OrgId& org, const MatterId& id);
Status AddOpenSums(db::Transaction& tx, const OrgId& org, const OpenSums& sums);
Result<OpenSums> ReadOpenSums(db::Reader& reader, const OrgId& org);
Status RemoveAllOpen(db::Transaction& tx, const OrgId& org);
Status MarkOpenTallied(db::Transaction& tx, const OrgId& org);

}  // namespace huiyin::matters
