// Matter: the types of this slice and its table of transitions. Pure: no clock, no SQL, no HTTP.
//
// Source: design contracts, section 2. Every transition stands in kMatterTransitions: what, from where, to where, who may, what
// it needs, what it journals. No open matter is ever without exactly one present owner and one due date: `owner` and `due_on`
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
#include "people/people.hpp"
#include "voices/voices.hpp"

namespace huiyin::matters {

enum class MatterState : std::uint8_t {
  kReceived,
  kAccepted,
  kDecided,
  kInProgress,
  kAnswered,
  kVerified,
  kClosed,
  kReturned,
  kReopened
};
inline constexpr CodeTable kMatterStates{std::array{
    Code{MatterState::kReceived, "received"}, Code{MatterState::kAccepted, "accepted"},
    Code{MatterState::kDecided, "decided"}, Code{MatterState::kInProgress, "in_progress"},
    Code{MatterState::kAnswered, "answered"}, Code{MatterState::kVerified, "verified"},
    Code{MatterState::kClosed, "closed"}, Code{MatterState::kReturned, "returned"},
    Code{MatterState::kReopened, "reopened"}}};

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
  LocalDate due_on;  // the one date
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

enum class MatterAction : std::uint8_t {
  kAccept,
  kLink,
  kUnlink,
  kMove,
  kDecide,
  kReturn,
  kProgress,
  kAnswer,
  kVerify,
  kClose,
  kDissolve,
  kReopen,
  kPublish,
  kWithdraw,
  kUnresolved
};
inline constexpr CodeTable kMatterActions{
    std::array{Code{MatterAction::kAccept, "accept"}, Code{MatterAction::kLink, "link"},
               Code{MatterAction::kUnlink, "unlink"}, Code{MatterAction::kMove, "move"},
               Code{MatterAction::kDecide, "decide"}, Code{MatterAction::kReturn, "return"},
               Code{MatterAction::kProgress, "progress"}, Code{MatterAction::kAnswer, "answer"},
               Code{MatterAction::kVerify, "verify"}, Code{MatterAction::kClose, "close"},
               Code{MatterAction::kDissolve, "dissolve"}, Code{MatterAction::kReopen, "reopen"},
               Code{MatterAction::kPublish, "publish"}, Code{MatterAction::kWithdraw, "withdraw"},
               Code{MatterAction::kUnresolved, "unresolved"}}};

enum class MatterBy : std::uint8_t {
  kCoordinator,  // over the matter's unit
  kLeadership,  // a leader over it (or over where it was escalated to), or such a coordinator who records their decision
  kDepartment,  // the owner, whoever is in charge, A, B, a clerk over the lead unit, or its head or one above it
  kChecker,  // a coordinator or leader over the matter's unit, but not the one who answered
};

struct MatterTransition {
  MatterAction action;
  MatterState from;
  MatterState to;
  MatterBy by;
  std::string_view kind;   // the journal's word
  std::string_view needs;  // what must be given, beside the right
};

// clang-format off
inline constexpr std::array kMatterTransitions{
    MatterTransition{MatterAction::kAccept,   MatterState::kReceived,   MatterState::kAccepted,   MatterBy::kCoordinator, "matter.accepted",  ""},
    MatterTransition{MatterAction::kLink,     MatterState::kReceived,   MatterState::kReceived,   MatterBy::kCoordinator, "matter.linked",    "voices"},
    MatterTransition{MatterAction::kLink,     MatterState::kAccepted,   MatterState::kAccepted,   MatterBy::kCoordinator, "matter.linked",    "voices"},
    MatterTransition{MatterAction::kLink,     MatterState::kDecided,    MatterState::kDecided,    MatterBy::kCoordinator, "matter.linked",    "voices"},
    MatterTransition{MatterAction::kLink,     MatterState::kInProgress, MatterState::kInProgress, MatterBy::kCoordinator, "matter.linked",    "voices"},
    MatterTransition{MatterAction::kLink,     MatterState::kReturned,   MatterState::kReturned,   MatterBy::kCoordinator, "matter.linked",    "voices"},
    MatterTransition{MatterAction::kLink,     MatterState::kReopened,   MatterState::kReopened,   MatterBy::kCoordinator, "matter.linked",    "voices"},
    // Somebody more said it after the answer: they get one too.
    MatterTransition{MatterAction::kLink,     MatterState::kAnswered,   MatterState::kInProgress, MatterBy::kCoordinator, "matter.linked",    "voices"},
    MatterTransition{MatterAction::kLink,     MatterState::kVerified,   MatterState::kInProgress, MatterBy::kCoordinator, "matter.linked",    "voices"},
    MatterTransition{MatterAction::kUnlink,   MatterState::kReceived,   MatterState::kReceived,   MatterBy::kCoordinator, "matter.unlinked",  "voice, reason"},
    MatterTransition{MatterAction::kUnlink,   MatterState::kAccepted,   MatterState::kAccepted,   MatterBy::kCoordinator, "matter.unlinked",  "voice, reason"},
    MatterTransition{MatterAction::kUnlink,   MatterState::kDecided,    MatterState::kDecided,    MatterBy::kCoordinator, "matter.unlinked",  "voice, reason"},
    MatterTransition{MatterAction::kUnlink,   MatterState::kInProgress, MatterState::kInProgress, MatterBy::kCoordinator, "matter.unlinked",  "voice, reason"},
    MatterTransition{MatterAction::kUnlink,   MatterState::kReturned,   MatterState::kReturned,   MatterBy::kCoordinator, "matter.unlinked",  "voice, reason"},
    MatterTransition{MatterAction::kUnlink,   MatterState::kReopened,   MatterState::kReopened,   MatterBy::kCoordinator, "matter.unlinked",  "voice, reason"},
    MatterTransition{MatterAction::kMove,     MatterState::kReceived,   MatterState::kReceived,   MatterBy::kCoordinator, "matter.unlinked",  "voice, target, reason"},
    MatterTransition{MatterAction::kMove,     MatterState::kAccepted,   MatterState::kAccepted,   MatterBy::kCoordinator, "matter.unlinked",  "voice, target, reason"},
    MatterTransition{MatterAction::kMove,     MatterState::kDecided,    MatterState::kDecided,    MatterBy::kCoordinator, "matter.unlinked",  "voice, target, reason"},
    MatterTransition{MatterAction::kMove,     MatterState::kInProgress, MatterState::kInProgress, MatterBy::kCoordinator, "matter.unlinked",  "voice, target, reason"},
    MatterTransition{MatterAction::kMove,     MatterState::kReturned,   MatterState::kReturned,   MatterBy::kCoordinator, "matter.unlinked",  "voice, target, reason"},
    MatterTransition{MatterAction::kMove,     MatterState::kReopened,   MatterState::kReopened,   MatterBy::kCoordinator, "matter.unlinked",  "voice, target, reason"},
    MatterTransition{MatterAction::kDecide,   MatterState::kAccepted,   MatterState::kDecided,    MatterBy::kLeadership,  "matter.decided",   "decision"},
    MatterTransition{MatterAction::kDecide,   MatterState::kDecided,    MatterState::kDecided,    MatterBy::kLeadership,  "matter.decided",   "decision"},
    MatterTransition{MatterAction::kDecide,   MatterState::kInProgress, MatterState::kDecided,    MatterBy::kLeadership,  "matter.decided",   "decision"},
    MatterTransition{MatterAction::kDecide,   MatterState::kReturned,   MatterState::kDecided,    MatterBy::kLeadership,  "matter.decided",   "decision"},
    MatterTransition{MatterAction::kDecide,   MatterState::kReopened,   MatterState::kDecided,    MatterBy::kLeadership,  "matter.decided",   "decision"},
    MatterTransition{MatterAction::kReturn,   MatterState::kDecided,    MatterState::kReturned,   MatterBy::kDepartment,  "matter.returned",  "reason"},
    MatterTransition{MatterAction::kReturn,   MatterState::kInProgress, MatterState::kReturned,   MatterBy::kDepartment,  "matter.returned",  "reason"},
    MatterTransition{MatterAction::kProgress, MatterState::kDecided,    MatterState::kInProgress, MatterBy::kDepartment,  "matter.progressed", "text, percent"},
    MatterTransition{MatterAction::kProgress, MatterState::kInProgress, MatterState::kInProgress, MatterBy::kDepartment,  "matter.progressed", "text, percent"},
    MatterTransition{MatterAction::kProgress, MatterState::kReopened,   MatterState::kInProgress, MatterBy::kDepartment,  "matter.progressed", "text, percent"},
    // What was answered with a timetable or escalated goes on until it is done: MayProgress.
    MatterTransition{MatterAction::kProgress, MatterState::kAnswered,   MatterState::kAnswered,   MatterBy::kDepartment,  "matter.progressed", "text, percent"},
    MatterTransition{MatterAction::kProgress, MatterState::kVerified,   MatterState::kVerified,   MatterBy::kDepartment,  "matter.progressed", "text, percent"},
    MatterTransition{MatterAction::kProgress, MatterState::kClosed,     MatterState::kClosed,     MatterBy::kDepartment,  "matter.progressed", "text, percent"},
    MatterTransition{MatterAction::kAnswer,   MatterState::kDecided,    MatterState::kAnswered,   MatterBy::kDepartment,  "matter.answered",  "outcome, text, a voice that waits"},
    MatterTransition{MatterAction::kAnswer,   MatterState::kInProgress, MatterState::kAnswered,   MatterBy::kDepartment,  "matter.answered",  "outcome, text, a voice that waits"},
    MatterTransition{MatterAction::kAnswer,   MatterState::kReopened,   MatterState::kAnswered,   MatterBy::kDepartment,  "matter.answered",  "outcome, text, a voice that waits"},
    // A check that finds "not" opens the matter again instead.
    MatterTransition{MatterAction::kVerify,   MatterState::kAnswered,   MatterState::kVerified,   MatterBy::kChecker,     "matter.verified",  "result, note"},
    MatterTransition{MatterAction::kClose,    MatterState::kAnswered,   MatterState::kClosed,     MatterBy::kCoordinator, "matter.closed",    "every voice closed"},
    MatterTransition{MatterAction::kClose,    MatterState::kVerified,   MatterState::kClosed,     MatterBy::kCoordinator, "matter.closed",    "every voice closed"},
    MatterTransition{MatterAction::kDissolve, MatterState::kReceived,   MatterState::kClosed,     MatterBy::kCoordinator, "matter.dissolved", "no voice left, reason"},
    MatterTransition{MatterAction::kDissolve, MatterState::kAccepted,   MatterState::kClosed,     MatterBy::kCoordinator, "matter.dissolved", "no voice left, reason"},
    MatterTransition{MatterAction::kDissolve, MatterState::kDecided,    MatterState::kClosed,     MatterBy::kCoordinator, "matter.dissolved", "no voice left, reason"},
    MatterTransition{MatterAction::kDissolve, MatterState::kInProgress, MatterState::kClosed,     MatterBy::kCoordinator, "matter.dissolved", "no voice left, reason"},
    MatterTransition{MatterAction::kDissolve, MatterState::kReturned,   MatterState::kClosed,     MatterBy::kCoordinator, "matter.dissolved", "no voice left, reason"},
    MatterTransition{MatterAction::kDissolve, MatterState::kReopened,   MatterState::kClosed,     MatterBy::kCoordinator, "matter.dissolved", "no voice left, reason"},
    MatterTransition{MatterAction::kReopen,   MatterState::kAnswered,   MatterState::kReopened,   MatterBy::kCoordinator, "matter.reopened",  "reason"},
    MatterTransition{MatterAction::kReopen,   MatterState::kVerified,   MatterState::kReopened,   MatterBy::kCoordinator, "matter.reopened",  "reason"},
    MatterTransition{MatterAction::kReopen,   MatterState::kClosed,     MatterState::kReopened,   MatterBy::kCoordinator, "matter.reopened",  "reason"},
};
// clang-format on
// Publishing changes no state: allowed to a coordinator from acceptance on; withdrawing while published.

Result<MatterTransition> FindTransition(MatterAction action, MatterState from);

// Received to reopened, without an answer everybody has: an owner is at work.
bool IsOpen(MatterState state);
bool IsOverdue(const Matter& matter, const LocalDate& today);

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
PersonId PresentOwner(const people::Directory& directory, const Matter& matter,
                      const LocalDate& day);

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
