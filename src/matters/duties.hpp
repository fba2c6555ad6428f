// Duties: who owes what for a matter beside its owner - hand-overs, measures, the parts of assisting departments, and what the parent
// company was asked. Pure types and rules: no clock, no SQL, no HTTP.
//
// The rules and why: docs/decisions/0007-hand-over-and-measures.md. In short: whoever was asked first stays responsible until the
// receiver accepts; a hand-over that another step overtakes ends by itself; a matter does not close while a measure is open.
// Threads: plain values and pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "matters/matter.hpp"

namespace huiyin::matters {

enum class HandoverKind : std::uint8_t { kHandOver, kProposal, kEscalation };
inline constexpr CodeTable kHandoverKinds{std::array{
    Code{HandoverKind::kHandOver, "hand_over"}, Code{HandoverKind::kProposal, "proposal"},
    Code{HandoverKind::kEscalation, "escalation"}}};

// Lapsed: another step gave the matter to somebody else, or answered it.
enum class HandoverState : std::uint8_t { kOffered, kAccepted, kRefused, kWithdrawn, kLapsed };
inline constexpr CodeTable kHandoverStates{std::array{
    Code{HandoverState::kOffered, "offered"}, Code{HandoverState::kAccepted, "accepted"},
    Code{HandoverState::kRefused, "refused"}, Code{HandoverState::kWithdrawn, "withdrawn"},
    Code{HandoverState::kLapsed, "lapsed"}}};

struct Handover {
  MatterId matter;
  std::int64_t seq = 1;
  HandoverKind kind = HandoverKind::kHandOver;
  PersonId from;  // responsible when it was offered
  PersonId to;
  std::optional<UnitId> to_unit;      // an escalation: to whose level
  std::optional<std::string> reason;  // nothing for a proposal
  PersonId offered_by;
  Instant offered_at;
  HandoverState state = HandoverState::kOffered;
  std::optional<std::string> reply;  // why it was refused
  std::optional<PersonId> ended_by;
  std::optional<Instant> ended_at;
};

enum class MeasureState : std::uint8_t { kOpen, kDone, kDropped };
inline constexpr CodeTable kMeasureStates{std::array{Code{MeasureState::kOpen, "open"},
                                                     Code{MeasureState::kDone, "done"},
                                                     Code{MeasureState::kDropped, "dropped"}}};

struct Measure {
  MatterId matter;
  std::int64_t seq = 1;
  std::string body;
  PersonId owner;
  LocalDate due_on;
  MeasureState state = MeasureState::kOpen;
  std::optional<std::string> note;  // what was done (a line each time), or why it was dropped
  PersonId created_by;
  LocalDate created_on;
  std::optional<PersonId> ended_by;
  std::optional<LocalDate> ended_on;
};

enum class PartState : std::uint8_t { kAsked, kConfirmed, kDone, kRefused };
inline constexpr CodeTable kPartStates{
    std::array{Code{PartState::kAsked, "asked"}, Code{PartState::kConfirmed, "confirmed"},
               Code{PartState::kDone, "done"}, Code{PartState::kRefused, "refused"}}};

// What an assisting department has to do.
struct Part {
  MatterId matter;
  UnitId unit;
  std::optional<std::string> body;
  PartState state = PartState::kAsked;
  std::optional<std::string> note;  // its last reply
  std::optional<PersonId> replied_by;
  std::optional<LocalDate> replied_on;
};

// What follows from the parent company's reply for those who have been answered already.
enum class Consequence : std::uint8_t { kStands, kAnswerAgain };
inline constexpr CodeTable kConsequences{std::array{
    Code{Consequence::kStands, "stands"}, Code{Consequence::kAnswerAgain, "answer_again"}}};

struct ParentAsk {
  MatterId matter;
  std::int64_t seq = 1;
  std::int64_t round = 1;
  std::string body;
  PersonId asked_by;
  LocalDate asked_on;
  std::optional<std::string> reply;  // nothing: it still waits
  std::optional<LocalDate> replied_on;
  std::optional<Consequence> consequence;
  std::optional<PersonId> recorded_by;
  std::optional<LocalDate> recorded_on;
};

// Makes the receiver the owner, as accepting does. A hand-over moves A too (B who takes over changes places with A); a proposal is
// accepted; an escalation brings the matter back before the leadership, of the level above.
void Take(Matter& matter, const Handover& handover);

// Whether the person may take the matter over: active, not its owner already; while it waits for a decision a coordinator over the unit
// that decides, else B or somebody of the lead unit. Errors: kInvalid naming `to_id`.
Status MayReceive(const people::Directory& directory, const Matter& matter, const PersonId& to);
// Who says yes or no on that day: the receiver, or whoever would stand in for them if the matter were theirs; never who offered it.
PersonId PresentReceiver(const people::Directory& directory, const Matter& matter,
                         const Handover& handover, const LocalDate& day);
// The units at or above the matter's whose level is higher than the one that has it, nearest first. None at the company's level.
std::vector<UnitId> LevelsAbove(const people::Directory& directory, const Matter& matter);
// The level that has the matter; nothing before the first decision.
std::optional<people::Level> LevelOf(const people::Directory& directory, const Matter& matter);

// The measure's owner while here, else whoever is in charge of the matter.
PersonId PresentOwner(const people::Directory& directory, const Matter& matter,
                      const Measure& measure, const LocalDate& day);

// The owner, whoever stands in for them, or a coordinator over the matter: they hand over. The department escalates too.
bool MayHandOver(const people::Actor& actor, const Matter& matter, const LocalDate& today);
bool MayEscalate(const people::Actor& actor, const Matter& matter, const LocalDate& today);
// A clerk over the assisting unit, or its head or one above it.
bool MayReply(const people::Actor& actor, const Part& part);
// Decided, and the work is not over: open, or answered with a promise that is not kept yet (MayProgress). Then measures may be added
// and opened again. They end as long as the matter is not closed.
bool MayBreakDown(const Matter& matter);

// What the actor may do about these duties now, as words for `actions`: hand_over, answer_handover, withdraw_handover, escalate,
// ask_parent, record_parent_reply, break_down, set_track.
std::vector<std::string_view> DutyActions(const people::Actor& actor, const Matter& matter,
                                          const std::optional<Handover>& open, bool asks_parent,
                                          const LocalDate& today);

}  // namespace huiyin::matters
