// VoiceHandover: a voice that its owner offers to somebody else, who becomes its owner when they accept. The rules of matters
// (docs/decisions/0007-hand-over-and-measures.md), for voices that no matter holds yet.
//
// Errors: those of staff_operations.hpp. Threads: inside the caller's transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journal/verify.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

// Lapsed: the voice was linked, answered or declined first.
enum class VoiceHandoverState : std::uint8_t { kOffered, kAccepted, kRefused, kWithdrawn, kLapsed };
inline constexpr CodeTable kVoiceHandoverStates{std::array{
    Code{VoiceHandoverState::kOffered, "offered"}, Code{VoiceHandoverState::kAccepted, "accepted"},
    Code{VoiceHandoverState::kRefused, "refused"},
    Code{VoiceHandoverState::kWithdrawn, "withdrawn"},
    Code{VoiceHandoverState::kLapsed, "lapsed"}}};

struct VoiceHandover {
  VoiceId voice;
  std::int64_t seq = 1;
  PersonId from;  // responsible when it was offered
  PersonId to;
  std::string reason;
  PersonId offered_by;
  Instant offered_at;
  VoiceHandoverState state = VoiceHandoverState::kOffered;
  std::optional<std::string> reply;
  std::optional<PersonId> ended_by;
  std::optional<Instant> ended_at;
};

// By its owner, whoever stands in for them, or a coordinator over its unit; to such a coordinator or a clerk of its unit.
Result<Voice> HandOverVoice(db::Transaction& tx, const journal::Context& context,
                            const people::Actor& actor, const VoiceId& id,
                            std::optional<std::int64_t> expected, const PersonId& to,
                            const std::string& reason);
// Who says yes or no on that day: the receiver, or who would stand in for them, other than whoever offered it while anybody else is
// there.
PersonId PresentReceiver(const people::Directory& directory, const Voice& voice,
                         const VoiceHandover& open, const LocalDate& day);
// By the receiver, or whoever would stand in for them; not by the one who offered it.
Result<Voice> AcceptVoiceHandover(db::Transaction& tx, const journal::Context& context,
                                  const people::Actor& actor, const VoiceId& id,
                                  std::optional<std::int64_t> expected);
Result<Voice> RefuseVoiceHandover(db::Transaction& tx, const journal::Context& context,
                                  const people::Actor& actor, const VoiceId& id,
                                  std::optional<std::int64_t> expected, const std::string& reason);
Result<Voice> WithdrawVoiceHandover(db::Transaction& tx, const journal::Context& context,
                                    const people::Actor& actor, const VoiceId& id,
                                    std::optional<std::int64_t> expected);

// For SaveVoice: ends an open one that the step from `before` to `after` overtakes; appends its image.
Status SettleVoiceHandover(db::Transaction& tx, const journal::Context& context,
                           const Voice& before, const Voice& after,
                           std::vector<journal::Image>& images);

// --- SQL ---

journal::Image Describe(const VoiceHandover& handover, const Digest& k);
Status EachVoiceHandover(db::Reader& reader, const OrgId& org, const journal::ImageFunction& each);
Result<std::vector<VoiceHandover>> VoiceHandoversOf(db::Reader& reader, const OrgId& org,
                                                    const VoiceId& id);
Status InsertVoiceHandover(db::Transaction& tx, const OrgId& org, const VoiceHandover& handover);
Status UpdateVoiceHandover(db::Transaction& tx, const OrgId& org, const VoiceHandover& handover);

}  // namespace huiyin::voices
