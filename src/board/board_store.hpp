// The SQL of the board: one function a question. Every statement names the organisation; nothing is changed here.
//
// Only matters with a publication are seen. A matter's unit is its lead unit, and before a decision names one the unit it is
// about. Counts and pages come from the tallies (matters/tally.hpp): nothing here takes longer the more there is.
// A search by words is board_search.hpp's. Threads: functions work inside the caller's read. Errors: those of db/database.hpp.
// Privacy: no text of a voice, no author of a note or an answer and no id of a voice leaves this file.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/codes.hpp"
#include "base/ids.hpp"
#include "db/database.hpp"
#include "matters/matters.hpp"

namespace huiyin::board {

// How far a matter is, in the words of the board.
enum class Progress : std::uint8_t {
  kWaiting,     // nothing is decided yet, or not any more
  kInProgress,  // decided, at work, or opened again with its decision
  kAnswered,    // answered or verified
  kClosed,
};
inline constexpr CodeTable kProgresses{
    std::array{Code{Progress::kWaiting, "waiting"}, Code{Progress::kInProgress, "in_progress"},
               Code{Progress::kAnswered, "answered"}, Code{Progress::kClosed, "closed"}}};

// Voices by state and rating, all of them, published or not; `entered`: written in by staff, so that the rating comes by a slip.
struct VoiceCount {
  voices::VoiceState state = voices::VoiceState::kReceived;
  voices::Rating rating = voices::Rating::kUnrated;
  bool entered = false;
  std::int64_t voices = 0;
};
Result<std::vector<VoiceCount>> CountVoices(db::Reader& reader, const OrgId& org);

// Published matters by what became of them (matters::SettlementOf).
using matters::Settlement;

// Published matters of one unit that stand alike.
struct StandingCount {
  UnitId unit;
  Progress progress = Progress::kWaiting;
  Settlement settlement = Settlement::kUnresolved;
  bool on_time = false;  // answered by their date
  std::int64_t matters = 0;
  std::int64_t voices = 0;  // linked to them, each with its matter of the smallest number
};
// Open published matters of one unit whose date has come.
struct DueCount {
  UnitId unit;
  bool today = false;  // it is today; else it is past
  std::int64_t matters = 0;
};
// Published matters of one unit that hold about as many voices.
struct SizeCount {
  UnitId unit;
  std::int64_t size = 0;  // from so many voices on (matters: SizeOf)
  std::int64_t matters = 0;
  std::int64_t voices = 0;  // of them all
};
// All that the board counts, read from what is kept up to date by each change: as many rows as there are units and ways to stand.
struct Tallies {
  std::vector<VoiceCount> voices;
  std::vector<StandingCount> standings;
  std::vector<DueCount> due;
  std::vector<SizeCount> sizes;  // rising in each unit
  std::int64_t withdrawn = 0, good_deeds = 0;
};
Result<Tallies> ReadTallies(db::Reader& reader, const OrgId& org, const LocalDate& today);

struct ListedMatter {
  MatterId id;
  std::int64_t number = 0;
  std::string question;
  std::string measures;
  std::optional<UnitId> lead_unit;
  // Who is responsible: the owner, A and B, the unit that is asked when all are away (matters::PresentOwner).
  PersonId owner;
  std::optional<PersonId> a, b;
  UnitId unit;
  LocalDate due_on;
  matters::MatterState state = matters::MatterState::kAccepted;
  Progress progress = Progress::kWaiting;
  std::int64_t percent = 0;
  std::optional<voices::Outcome> outcome;
  LocalDate published_on;
  Settlement settlement = Settlement::kUnresolved;
  // Why it is not resolved, in the words for everybody.
  std::optional<std::string> unresolved_class, unresolved_reason;
  std::optional<matters::Track> track;
  // How the date came about, and the latest pause (matters::MatterDue).
  DayUnit due_unit = DayUnit::kWorking;
  LocalDate due_start;
  std::optional<LocalDate> due_chosen;
  std::optional<LocalDate> paused_on;
  std::optional<LocalDate> paused_until;
  std::optional<std::string> paused_reason;
  // Where and with how many voices it is counted.
  UnitId counted_at;
  std::int64_t voices = 0;
};

// A matter that was taken off the board: its number stays, with the reason.
struct WithdrawnMatter {
  std::int64_t number = 0;
  LocalDate on;
  std::string reason;
};
// The latest withdrawn first.
Result<std::vector<WithdrawnMatter>> ListWithdrawn(db::Reader& reader, const OrgId& org,
                                                   std::int64_t limit);
Result<std::optional<WithdrawnMatter>> FindWithdrawn(db::Reader& reader, const OrgId& org,
                                                     std::int64_t number);

// What the board can be narrowed to; kNotResolved: unresolved or explained.
enum class Standing : std::uint8_t { kNotResolved, kUnresolved, kExplained, kRectified };
inline constexpr CodeTable kStandings{std::array{
    Code{Standing::kNotResolved, "not_resolved"}, Code{Standing::kUnresolved, "unresolved"},
    Code{Standing::kExplained, "explained"}, Code{Standing::kRectified, "rectified"}}};

// A place in the order of the board.
struct Place {
  LocalDate on;
  std::int64_t number = 0;
};

struct BoardFilter {
  std::optional<UnitId> unit;  // this unit and below
  std::optional<Progress> progress;
  std::optional<Standing> standing;
  std::optional<std::string> words;    // in question or measures; for board_search.hpp alone
  std::optional<LocalDate> before_on;  // cursor: the last line's date and number
  std::int64_t before_number = 0;
  std::int64_t limit = 50;
};
// The latest published first, then the highest number. Words are not asked here, nor by CountPublished.
Result<std::vector<ListedMatter>> ListPublished(db::Reader& reader, const OrgId& org,
                                                const BoardFilter& filter);
// Those of up to kListedAtOnce numbers that are published, in the same order.
inline constexpr std::size_t kListedAtOnce = 16;
Result<std::vector<ListedMatter>> ListNumbers(db::Reader& reader, const OrgId& org,
                                              std::span<const std::int64_t> numbers);
// How many there are, on all pages.
Result<std::int64_t> CountPublished(db::Reader& reader, const OrgId& org,
                                    const BoardFilter& filter);
Result<std::optional<ListedMatter>> FindPublished(db::Reader& reader, const OrgId& org,
                                                  std::int64_t number);

// In the order of voices::kRatings, of answered voices.
using Ratings = std::array<std::int64_t, 4>;
// Of those who submitted by themselves, and apart from them of voices that staff wrote in.
struct BothRatings {
  Ratings own{}, slip{};
};
// Of the voices linked to a matter.
Result<BothRatings> RatingsOf(db::Reader& reader, const OrgId& org, const MatterId& matter);

struct PublicNote {
  Instant at;
  std::string text;
  std::int64_t percent = 0;
};
Result<std::vector<PublicNote>> NotesOf(db::Reader& reader, const OrgId& org,
                                        const MatterId& matter);

struct PublicAnswer {
  Instant at;
  voices::Outcome outcome = voices::Outcome::kExplained;
  std::string text;  // the common wording, not what one speaker got
};
Result<std::vector<PublicAnswer>> AnswersOf(db::Reader& reader, const OrgId& org,
                                            const MatterId& matter);

}  // namespace huiyin::board
