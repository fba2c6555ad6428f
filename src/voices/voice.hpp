// Voice: the types of this slice and its table of transitions. Pure: no clock, no SQL, no HTTP.
//
// States: received -> accepted -> linked -> answered -> closed; answered also directly; declined with a reason, reviewable.
// Source: design contracts, section 1. Every transition stands in kVoiceTransitions: from where, to where, who, what it journals.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/codes.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "keys/keys.hpp"

namespace huiyin::voices {

struct CampaignTag {};
using CampaignId = Id<CampaignTag>;

enum class VoiceState : std::uint8_t {
  kReceived,
  kAccepted,
  kLinked,
  kAnswered,
  kClosed,
  kDeclined
};
inline constexpr CodeTable kVoiceStates{
    std::array{Code{VoiceState::kReceived, "received"}, Code{VoiceState::kAccepted, "accepted"},
               Code{VoiceState::kLinked, "linked"}, Code{VoiceState::kAnswered, "answered"},
               Code{VoiceState::kClosed, "closed"}, Code{VoiceState::kDeclined, "declined"}}};

// confidential (name sealed) has its place here; it comes with the trust part.
enum class Identity : std::uint8_t { kAnonymous, kNamed };
inline constexpr CodeTable kIdentities{
    std::array{Code{Identity::kAnonymous, "anonymous"}, Code{Identity::kNamed, "named"}}};

enum class Rating : std::uint8_t { kSatisfied, kPartly, kNot, kUnrated };
inline constexpr CodeTable kRatings{
    std::array{Code{Rating::kSatisfied, "satisfied"}, Code{Rating::kPartly, "partly"},
               Code{Rating::kNot, "not"}, Code{Rating::kUnrated, "unrated"}}};

enum class Outcome : std::uint8_t { kAtOnce, kOnTheSpot, kTimetable, kEscalated, kExplained };
inline constexpr CodeTable kOutcomes{
    std::array{Code{Outcome::kAtOnce, "at_once"}, Code{Outcome::kOnTheSpot, "on_the_spot"},
               Code{Outcome::kTimetable, "timetable"}, Code{Outcome::kEscalated, "escalated"},
               Code{Outcome::kExplained, "explained"}}};

// How it was found: by whoever says it, by their peers, or pointed out by superiors.
enum class Origin : std::uint8_t { kSelf, kPeer, kSuperior };
inline constexpr CodeTable kOrigins{std::array{
    Code{Origin::kSelf, "self"}, Code{Origin::kPeer, "peer"}, Code{Origin::kSuperior, "superior"}}};

// A code with its words for people.
struct Choice {
  std::string_view key;
  std::string_view zh;
  std::string_view en;
};
std::span<const Choice> Channels();
std::span<const Choice> SpeakerGroups();
std::span<const Choice> Categories();
// The key as it stands in the table, so that it can be kept; nothing when unknown.
std::optional<std::string> KnownKey(std::span<const Choice> choices, std::string_view key);

inline constexpr std::size_t kTextBytes = 64 * 1024;
inline constexpr std::size_t kNoteBytes = 16 * 1024;
inline constexpr std::size_t kReasonBytes = 4 * 1024;

struct Voice {
  VoiceId id;
  std::int64_t version = 1;
  VoiceState state = VoiceState::kReceived;
  Identity identity = Identity::kAnonymous;
  std::string channel = "web";
  std::string category = "unsure";
  std::optional<std::string> speaker_group;
  UnitId unit;
  std::optional<std::string> place;
  std::optional<CampaignId> campaign;
  std::optional<Origin> origin;             // nothing: not known
  std::optional<PersonId> entered_by;       // staff who wrote it in for its speaker
  std::optional<std::string> source_sheet;  // number on the paper form, once in a campaign
  std::optional<MatterId> about;            // the matter that it is said to be about as well
  PersonId owner;                           // the coordinator on duty at intake
  LocalDate received_on;
  std::optional<Instant> received_at;  // named voices only
  LocalDate accept_due_on;
  LocalDate answer_due_on;  // counts while no matter holds it
  // The versions of deadlines::Rule that these dates, and rate_by, began under.
  std::int64_t accept_rule = 1;
  std::int64_t answer_rule = 1;
  std::optional<std::int64_t> rate_rule;
  std::int64_t round = 1;  // moves when another answer is due
  std::optional<LocalDate> answered_on;
  std::optional<LocalDate> rate_by;  // after this day an unrated answer closes as unrated
  std::optional<LocalDate> closed_on;
  Rating rating = Rating::kUnrated;
  std::optional<std::string> decline_reason;
  std::optional<PersonId> declined_by;
  std::optional<PersonId> first_answerer;
  std::optional<Digest> code_hash;  // nothing for imported ones, and entered ones without a slip
  std::optional<std::int64_t> receipt_key;
  std::optional<std::int64_t> hash_key;
  Digest k{};
};

// The words, byte for byte.
struct VoiceText {
  std::optional<std::string> title;
  std::string body;
};

struct Speaker {
  std::optional<PersonId> person;  // when signed in
  std::string name;
  std::optional<std::string> contact;
};

enum class VoiceAction : std::uint8_t {
  kAccept,
  kDecline,
  kReview,
  kAnswerDirectly,
  kLink,
  kUnlink,
  kAnswer,
  kRate,
  kReject,
  kReopen,
  kLapse
};

enum class VoiceBy : std::uint8_t {
  kCoordinator,  // of the voice's unit or above
  kHearer,       // such a coordinator or leader; a clerk over the unit too, on the spot only
  kOther,        // such a coordinator, but not the one who declined
  kMatter,       // a matter that holds it, under that matter's own rights
  kSpeaker,      // whoever has the code
  kServer,       // when the time is over
};

struct VoiceTransition {
  VoiceAction action;
  VoiceState from;
  VoiceState to;
  VoiceBy by;
  std::string_view kind;  // the journal's word
};

inline constexpr std::array kVoiceTransitions{
    VoiceTransition{VoiceAction::kAccept, VoiceState::kReceived, VoiceState::kAccepted,
                    VoiceBy::kCoordinator, "voice.accepted"},
    VoiceTransition{VoiceAction::kDecline, VoiceState::kReceived, VoiceState::kDeclined,
                    VoiceBy::kCoordinator, "voice.declined"},
    VoiceTransition{VoiceAction::kDecline, VoiceState::kAccepted, VoiceState::kDeclined,
                    VoiceBy::kCoordinator, "voice.declined"},
    VoiceTransition{VoiceAction::kReview, VoiceState::kDeclined, VoiceState::kAccepted,
                    VoiceBy::kOther, "voice.reviewed"},
    VoiceTransition{VoiceAction::kAnswerDirectly, VoiceState::kReceived, VoiceState::kAnswered,
                    VoiceBy::kHearer, "voice.answered"},
    VoiceTransition{VoiceAction::kAnswerDirectly, VoiceState::kAccepted, VoiceState::kAnswered,
                    VoiceBy::kHearer, "voice.answered"},
    VoiceTransition{VoiceAction::kLink, VoiceState::kReceived, VoiceState::kLinked,
                    VoiceBy::kMatter, "voice.linked"},
    VoiceTransition{VoiceAction::kLink, VoiceState::kAccepted, VoiceState::kLinked,
                    VoiceBy::kMatter, "voice.linked"},
    VoiceTransition{VoiceAction::kLink, VoiceState::kLinked, VoiceState::kLinked, VoiceBy::kMatter,
                    "voice.linked"},
    VoiceTransition{VoiceAction::kUnlink, VoiceState::kLinked, VoiceState::kAccepted,
                    VoiceBy::kMatter, "voice.unlinked"},
    VoiceTransition{VoiceAction::kAnswer, VoiceState::kLinked, VoiceState::kAnswered,
                    VoiceBy::kMatter, "voice.answered"},
    VoiceTransition{VoiceAction::kRate, VoiceState::kAnswered, VoiceState::kClosed,
                    VoiceBy::kSpeaker, "voice.rated"},
    // The first "not": linked when a matter holds it, else accepted.
    VoiceTransition{VoiceAction::kReject, VoiceState::kAnswered, VoiceState::kLinked,
                    VoiceBy::kSpeaker, "voice.rated"},
    VoiceTransition{VoiceAction::kReject, VoiceState::kAnswered, VoiceState::kAccepted,
                    VoiceBy::kSpeaker, "voice.rated"},
    // The matter was opened again by a coordinator: whoever spoke gets another answer.
    VoiceTransition{VoiceAction::kReopen, VoiceState::kAnswered, VoiceState::kLinked,
                    VoiceBy::kMatter, "voice.reopened"},
    VoiceTransition{VoiceAction::kReopen, VoiceState::kClosed, VoiceState::kLinked,
                    VoiceBy::kMatter, "voice.reopened"},
    // Answered directly, without a matter; somebody who called back heard that it did not help.
    VoiceTransition{VoiceAction::kReopen, VoiceState::kAnswered, VoiceState::kAccepted,
                    VoiceBy::kOther, "voice.reopened"},
    VoiceTransition{VoiceAction::kReopen, VoiceState::kClosed, VoiceState::kAccepted,
                    VoiceBy::kOther, "voice.reopened"},
    VoiceTransition{VoiceAction::kLapse, VoiceState::kAnswered, VoiceState::kClosed,
                    VoiceBy::kServer, "voice.lapsed"},
};

// The transition of `action` from `from` (the first that fits, or the one that ends in `to`). Errors: kConflict in plain words.
Result<VoiceTransition> FindTransition(VoiceAction action, VoiceState from,
                                       std::optional<VoiceState> to = std::nullopt);

}  // namespace huiyin::voices
