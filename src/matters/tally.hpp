// Tally: what the board counts and finds of matters, kept in the transaction that changes one (migrations/0014_tallies.sql).
//
//   TRY(RetallyMatter(tx, org, matter));                       // its state, unit, date or publication may have changed
//   TRY(TallyLink(tx, org, matter, voice, +1));                // a voice was just linked; -1: just taken out
//
// Both are called by the stores alone (matter_store.cpp, publication_store.cpp), right after the row that they write. A matter that
// was never published costs one look. published_matter holds a row for each publication; the other tallies are sums over these
// rows, and Sums::Add is the one place that says what counts where.
// Nothing of it is journalled: it follows from other tables. `huiyin verify` counts anew and compares, `huiyin recount` writes anew.
// Threads: functions work inside the caller's transaction. Errors: those of db/database.hpp.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/database.hpp"
#include "journal/verify.hpp"
#include "matters/matters.hpp"

namespace huiyin::matters {

// A publication as it counts: a row of published_matter.
struct CountedMatter {
  MatterId id;
  std::int64_t number = 0;
  LocalDate on;  // published, or taken off
  UnitId unit;
  std::string progress;    // the board's word, or kWithdrawn
  std::string settlement;  // empty when withdrawn
  bool on_time = false;
  LocalDate due_on;
  std::int64_t voices = 0, first_voices = 0;

  [[nodiscard]] bool shown() const;
  [[nodiscard]] bool open() const;  // shown, and somebody waits for its answer
  bool operator==(const CountedMatter&) const = default;
};
inline constexpr std::string_view kWithdrawn = "withdrawn";

// How far a matter is, in the words of the board: waiting, in_progress, answered, closed.
std::string_view ProgressOf(MatterState state, bool decided);
// By how many voices a matter is counted with others: exactly below a hundred, by its first two digits above.
std::int64_t SizeOf(std::int64_t voices);

// The sums that are kept over all publications, or what changes in them.
struct Sums {
  struct Sum {
    std::int64_t matters = 0, voices = 0;
    bool operator==(const Sum&) const = default;
  };
  using Standing =
      std::tuple<UnitId, std::string, std::string, bool>;  // progress, settlement, on time
  using Due = std::tuple<std::string, LocalDate, UnitId>;  // span
  using Size = std::tuple<UnitId, std::int64_t>;

  std::map<Standing, Sum> standings;
  std::map<Due, std::int64_t> dues;
  std::map<Size, Sum> sizes;

  // `times`: 1, or -1 to take it off again.
  void Add(const CountedMatter& matter, std::int64_t times);
};

Status RetallyMatter(db::Transaction& tx, const OrgId& org, const MatterId& id);
Status TallyLink(db::Transaction& tx, const OrgId& org, const MatterId& matter,
                 const VoiceId& voice, std::int64_t times);

// Whether they stand by this program's definition; where they do not, RecountMatters brings them there.
Result<bool> MattersAreTallied(db::Reader& reader, const OrgId& org);
Status RecountMatters(db::Transaction& tx, const OrgId& org);
// A finding for each publication and each sum that is counted wrongly.
Status CheckMatterTallies(db::Reader& reader, const OrgId& org,
                          const std::function<void(journal::Finding)>& found);

// The SQL, in tally_store.cpp.
Result<std::optional<CountedMatter>> FindCounted(db::Reader& reader, const OrgId& org,
                                                 const MatterId& id);
// As it follows from the other tables, without voices; nothing when it was never published.
Result<std::optional<CountedMatter>> FindFacts(db::Reader& reader, const OrgId& org,
                                               const MatterId& id);
Status EachFacts(db::Reader& reader, const OrgId& org,
                 const std::function<void(const CountedMatter&)>& each);
Status EachCounted(db::Reader& reader, const OrgId& org,
                   const std::function<void(const CountedMatter&)>& each);
// Links of voices to publications, voice by voice.
Status EachPublishedLink(db::Reader& reader, const OrgId& org,
                         const std::function<void(const VoiceId&, const MatterId&)>& each);
// The shown matter of the smallest number among the voice's others.
Result<std::optional<CountedMatter>> FirstOther(db::Reader& reader, const OrgId& org,
                                                const MatterId& matter, const VoiceId& voice);
// The matter's voices by the number of the shown matter that FirstOther gives; 0 for none.
Result<std::map<std::int64_t, std::int64_t>> SharedWith(db::Reader& reader, const OrgId& org,
                                                        const MatterId& matter);
Result<std::optional<CountedMatter>> FindCountedByNumber(db::Reader& reader, const OrgId& org,
                                                         std::int64_t number);
Status PutCounted(db::Transaction& tx, const OrgId& org, const CountedMatter& matter);
Status AddSums(db::Transaction& tx, const OrgId& org, const Sums& sums);
Status MarkTallied(db::Transaction& tx, const OrgId& org);
Status RemoveCounted(db::Transaction& tx, const OrgId& org);
Result<Sums> ReadSums(db::Reader& reader, const OrgId& org);

}  // namespace huiyin::matters
