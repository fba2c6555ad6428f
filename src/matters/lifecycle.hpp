// The life of a matter: its states, what is done to it, and the table of transitions. Pure.
//
// Source: design contracts, section 2. Every transition stands in kMatterTransitions: what, from where, to where, who may, what
// it needs, what it journals.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/codes.hpp"

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
  kUnresolved,
  kExtend,
  kPause,
  kResume
};
inline constexpr CodeTable kMatterActions{
    std::array{Code{MatterAction::kAccept, "accept"}, Code{MatterAction::kLink, "link"},
               Code{MatterAction::kUnlink, "unlink"}, Code{MatterAction::kMove, "move"},
               Code{MatterAction::kDecide, "decide"}, Code{MatterAction::kReturn, "return"},
               Code{MatterAction::kProgress, "progress"}, Code{MatterAction::kAnswer, "answer"},
               Code{MatterAction::kVerify, "verify"}, Code{MatterAction::kClose, "close"},
               Code{MatterAction::kDissolve, "dissolve"}, Code{MatterAction::kReopen, "reopen"},
               Code{MatterAction::kPublish, "publish"}, Code{MatterAction::kWithdraw, "withdraw"},
               Code{MatterAction::kUnresolved, "unresolved"}, Code{MatterAction::kExtend, "extend"},
               Code{MatterAction::kPause, "pause"}, Code{MatterAction::kResume, "resume"}}};

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
    MatterTransition{MatterAction::kExtend,   MatterState::kAccepted,   MatterState::kAccepted,   MatterBy::kLeadership,  "matter.extended", "days, reason"},
    MatterTransition{MatterAction::kExtend,   MatterState::kDecided,    MatterState::kDecided,    MatterBy::kLeadership,  "matter.extended", "days, reason"},
    MatterTransition{MatterAction::kExtend,   MatterState::kInProgress, MatterState::kInProgress, MatterBy::kLeadership,  "matter.extended", "days, reason"},
    MatterTransition{MatterAction::kExtend,   MatterState::kReturned,   MatterState::kReturned,   MatterBy::kLeadership,  "matter.extended", "days, reason"},
    MatterTransition{MatterAction::kExtend,   MatterState::kReopened,   MatterState::kReopened,   MatterBy::kLeadership,  "matter.extended", "days, reason"},
    MatterTransition{MatterAction::kPause,    MatterState::kAccepted,   MatterState::kAccepted,   MatterBy::kLeadership,  "matter.paused", "until, reason"},
    MatterTransition{MatterAction::kPause,    MatterState::kDecided,    MatterState::kDecided,    MatterBy::kLeadership,  "matter.paused", "until, reason"},
    MatterTransition{MatterAction::kPause,    MatterState::kInProgress, MatterState::kInProgress, MatterBy::kLeadership,  "matter.paused", "until, reason"},
    MatterTransition{MatterAction::kPause,    MatterState::kReturned,   MatterState::kReturned,   MatterBy::kLeadership,  "matter.paused", "until, reason"},
    MatterTransition{MatterAction::kPause,    MatterState::kReopened,   MatterState::kReopened,   MatterBy::kLeadership,  "matter.paused", "until, reason"},
    MatterTransition{MatterAction::kResume,   MatterState::kAccepted,   MatterState::kAccepted,   MatterBy::kLeadership,  "matter.resumed", "a pause under way, reason"},
    MatterTransition{MatterAction::kResume,   MatterState::kDecided,    MatterState::kDecided,    MatterBy::kLeadership,  "matter.resumed", "a pause under way, reason"},
    MatterTransition{MatterAction::kResume,   MatterState::kInProgress, MatterState::kInProgress, MatterBy::kLeadership,  "matter.resumed", "a pause under way, reason"},
    MatterTransition{MatterAction::kResume,   MatterState::kReturned,   MatterState::kReturned,   MatterBy::kLeadership,  "matter.resumed", "a pause under way, reason"},
    MatterTransition{MatterAction::kResume,   MatterState::kReopened,   MatterState::kReopened,   MatterBy::kLeadership,  "matter.resumed", "a pause under way, reason"},
};
// clang-format on
// Publishing changes no state: allowed to a coordinator from acceptance on; withdrawing while published.

}  // namespace huiyin::matters
