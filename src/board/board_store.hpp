// The SQL of the board: one function a question. Every statement names the organisation; nothing is changed here.
//
// Only matters with a publication are seen. A matter's unit is its lead unit, and before a decision names one the unit it is
// about. Threads: functions work inside the caller's read. Errors: those of db/database.hpp.
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

// A published matter as it is counted.
struct PublishedMatter {
  MatterId id;
  std::int64_t number = 0;
  UnitId unit;
  matters::MatterState state = matters::MatterState::kAccepted;
  LocalDate due_on;
  std::optional<LocalDate> answered_on;
  std::int64_t voices = 0;  // linked to it
  Settlement settlement = Settlement::kUnresolved;
};
// By number.
Result<std::vector<PublishedMatter>> AllPublished(db::Reader& reader, const OrgId& org);
// Numbers of the published matters that hold a voice which a published matter with a smaller number holds too, once for each
// such voice: what has to be taken off so that a voice counts once.
Result<std::vector<std::int64_t>> CountedBefore(db::Reader& reader, const OrgId& org);

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
Result<std::int64_t> CountWithdrawn(db::Reader& reader, const OrgId& org);
Result<std::optional<WithdrawnMatter>> FindWithdrawn(db::Reader& reader, const OrgId& org,
                                                     std::int64_t number);
// Good deeds that everybody may read.
Result<std::int64_t> CountGoodDeeds(db::Reader& reader, const OrgId& org);

// What the board can be narrowed to; kNotResolved: unresolved or explained.
enum class Standing : std::uint8_t { kNotResolved, kUnresolved, kExplained, kRectified };
inline constexpr CodeTable kStandings{std::array{
    Code{Standing::kNotResolved, "not_resolved"}, Code{Standing::kUnresolved, "unresolved"},
    Code{Standing::kExplained, "explained"}, Code{Standing::kRectified, "rectified"}}};

struct BoardFilter {
  std::optional<UnitId> unit;  // this unit and below
  std::optional<Progress> progress;
  std::optional<Standing> standing;
  std::optional<std::string> words;    // in question or measures, as they stand
  std::optional<LocalDate> before_on;  // cursor: the last line's date and number
  std::int64_t before_number = 0;
  std::int64_t limit = 50;
};
// The latest published first, then the highest number.
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
