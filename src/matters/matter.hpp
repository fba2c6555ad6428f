// Matter: the types of this slice and its rules. Pure: no clock, no SQL, no HTTP.
//
// Its states and transitions stand in matters/lifecycle.hpp. No open matter is ever without exactly one present owner and one due date: `owner` and `due_on`
// are never empty, and each operation that changes hands sets both.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/codes.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "keys/keys.hpp"
#include "matters/lifecycle.hpp"
#include "people/people.hpp"
#include "voices/voices.hpp"

namespace huiyin::matters {

enum class Track : std::uint8_t {
  kPartyCommittee,
  kAdministration,
  kUnion,
  kPersonnel,
  kFinance,
  kUnit
};
inline constexpr CodeTable kTracks{std::array{
    Code{Track::kPartyCommittee, "party_committee"}, Code{Track::kAdministration, "administration"},
    Code{Track::kUnion, "union"}, Code{Track::kPersonnel, "personnel"},
    Code{Track::kFinance, "finance"}, Code{Track::kUnit, "unit"}}};

// The present decision of the leadership.
struct Decision {
  std::string solution;
  people::Level level = people::Level::kUnit;
  UnitId lead_unit;
  PersonId owner;     // A
  PersonId stand_in;  // B, another person
  voices::Outcome expected_outcome = voices::Outcome::kTimetable;
  PersonId decided_by;   // the leader
  PersonId recorded_by;  // the leader, or the coordinator who wrote it down
  LocalDate decided_on;
  LocalDate due_on{};  // the date that they decided; Matter::due_on is what became of it
};

// How the one date came about, so that it can be computed again. Its extensions and pauses stand in rows of their own.
struct MatterDue {
  std::int64_t seq = 0;  // which deadline of this matter it is; its steps name it
  deadlines::RuleName rule = deadlines::RuleName::kDecideMatter;
  std::int64_t rule_version = 1;  // as it stood when this deadline began
  LocalDate start;
  int count = 0;
  DayUnit unit = DayUnit::kWorking;
  std::optional<LocalDate> chosen;  // by a decision, instead of the count
  // The latest pause: the clock stands after paused_on up to and including paused_until. Nothing once it was resumed.
  std::optional<LocalDate> paused_on;
  std::optional<LocalDate> paused_until;
};

struct Matter {
  MatterId id;
  std::int64_t version = 1;
  std::int64_t number = 0;  // the ledger's running number
  MatterState state = MatterState::kReceived;
  std::string question;
  UnitId unit;
  std::optional<Track> track;
  PersonId owner;    // responsible; while they are away PresentOwner is somebody else
  LocalDate due_on;  // the one date; follows from `due` and its steps
  MatterDue due;
  std::int64_t percent = 0;
  std::int64_t round = 1;  // moves when the matter is opened again
  std::optional<voices::Outcome> outcome;
  std::optional<Decision> decision;
  std::optional<LocalDate> answered_on;
  std::optional<LocalDate> closed_on;
  PersonId created_by;
  LocalDate created_on;
  std::optional<PersonId> changed_by;  // nothing: a speaker's rating, or the server
  Instant changed_at;
  Digest k{};
  std::optional<PersonId> offered_to;  // asked to take it over; the owner stays until they accept
  std::optional<UnitId> raised_to;     // escalated to this unit's level: its leadership decides
};

Result<MatterTransition> FindTransition(MatterAction action, MatterState from);

// Received to reopened, without an answer everybody has: an owner is at work.
bool IsOpen(MatterState state);
bool IsOverdue(const Matter& matter, const LocalDate& today);
// Open and deferred: the pause has begun, and its last day is not over.
bool IsPaused(const Matter& matter, const LocalDate& today);

// What became of a matter: the one definition for every count of results (docs/decisions/0011-publication.md). Rectified: answered
// as done at once or on the spot, or by a timetable or escalation that has reached 100 %.
enum class Settlement : std::uint8_t { kUnresolved, kRectified, kExplained, kDissolved };
inline constexpr CodeTable kSettlements{std::array{
    Code{Settlement::kUnresolved, "unresolved"}, Code{Settlement::kRectified, "rectified"},
    Code{Settlement::kExplained, "explained"}, Code{Settlement::kDissolved, "dissolved"}}};
Settlement SettlementOf(MatterState state, const std::optional<voices::Outcome>& outcome,
                        std::int64_t percent);
// Whether a note of progress may be added: while open, and after an answer that promised more.
bool MayProgress(const Matter& matter);

// Received, accepted or returned, or opened again without a decision: the next step is the leadership's.
bool WaitsForDecision(const Matter& matter);
// The unit whose leadership decides: the matter's, or the one it was escalated to.
UnitId UnitToDecide(const Matter& matter);
// The head of the unit or of one above it.
bool IsHeadOver(const people::Actor& actor, const UnitId& unit);

// Who is in charge on that day: the owner while here; then B; then the head of the lead unit (while it waits for a decision: another
// coordinator over the unit that decides), and so on as people::Directory::InCharge says. Never nobody.
// `except` is passed over.
PersonId PresentOwner(const people::Directory& directory, const Matter& matter,
                      const LocalDate& day, const std::optional<PersonId>& except = {});

// Whether the actor has the right that `by` names. `answerer`: who gave the latest answer.
bool MayAct(const people::Actor& actor, const Matter& matter, MatterBy by,
            const std::optional<PersonId>& answerer, const LocalDate& today);
// Whether the actor may say now why it is not resolved.
bool MayMarkUnresolved(const people::Actor& actor, const Matter& matter);
// What the actor may do now, in the order of MatterAction.
std::vector<MatterAction> ActionsNow(const people::Actor& actor, const Matter& matter,
                                     const std::optional<PersonId>& answerer, bool published,
                                     const LocalDate& today);

// Who helps, and so reads: the assisting units, and the owners of measures.
struct Helpers {
  std::vector<UnitId> units;
  std::vector<PersonId> persons;
};
bool MayRead(const people::Actor& actor, const Matter& matter, const Helpers& helpers);

}  // namespace huiyin::matters
