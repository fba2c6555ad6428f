// The routes of a voice's hand-over, and how it is rendered.
#include <boost/json.hpp>

#include "api/fields.hpp"
#include "api/render.hpp"
#include "voices/voice_handover.hpp"
#include "voices/voice_handover_json.hpp"
#include "voices/voices_api.hpp"

namespace huiyin::voices {

namespace json = boost::json;
using api::Call;
using api::Plan;
using people::PersonRef;

namespace {

json::object HandoverJson(const VoiceHandover& h, const Voice& voice,
                          const people::Directory& directory, const LocalDate& today) {
  json::object o{{"seq", h.seq},
                 {"from", PersonRef(directory, h.from)},
                 {"to", PersonRef(directory, h.to)},
                 {"reason", h.reason},
                 {"offered_by", PersonRef(directory, h.offered_by)},
                 {"offered_at", FormatInstant(h.offered_at)},
                 {"state", kVoiceHandoverStates.Text(h.state)}};
  if (h.state == VoiceHandoverState::kOffered)
    o["answered_by"] = PersonRef(directory, PresentReceiver(directory, voice, h, today));
  api::Put(o, "reply", h.reply);
  if (h.ended_by) o["ended_by"] = PersonRef(directory, *h.ended_by);
  api::Put(o, "ended_at", h.ended_at);
  return o;
}

}  // namespace

Status PutVoiceHandovers(json::object& o, db::Reader& reader, const OrgId& org, const Voice& voice,
                         const people::Actor& actor, const LocalDate& today) {
  const people::Directory& directory = *actor.directory;
  json::array list, actions;
  std::optional<VoiceHandover> open;
  for (const VoiceHandover& handover : TRY(VoiceHandoversOf(reader, org, voice.id))) {
    list.push_back(HandoverJson(handover, voice, directory, today));
    if (handover.state == VoiceHandoverState::kOffered) open = handover;
  }
  bool waits = voice.state == VoiceState::kReceived || voice.state == VoiceState::kAccepted;
  bool hands = actor.id == voice.owner || actor.Has(people::Role::kCoordinator, voice.unit) ||
               PresentOwner(directory, voice, today) == actor.id;
  if (waits && hands && !open) actions.push_back("hand_over");
  if (open && open->offered_by != actor.id &&
      PresentReceiver(directory, voice, *open, today) == actor.id)
    actions.push_back("answer_handover");
  if (open && (hands || open->offered_by == actor.id)) actions.push_back("withdraw_handover");
  o["handovers"] = std::move(list);
  o["handover_actions"] = std::move(actions);
  return {};
}

Result<Plan> VoicesApi::HandOver(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto to = TRY(in.RefTo<PersonId>("to_id"));
  auto reason = TRY(in.Words("reason", kReasonBytes));
  TRY(in.End());
  return Change(call, [to, reason](auto& tx, const auto& context, const auto& actor, const auto& id,
                                   auto expected) {
    return HandOverVoice(tx, context, actor, id, expected, to, reason);
  });
}

Result<Plan> VoicesApi::AcceptHandover(const Call& call) const {
  return Change(call, AcceptVoiceHandover);
}

Result<Plan> VoicesApi::RefuseHandover(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  auto reason = TRY(in.Words("reason", kReasonBytes));
  TRY(in.End());
  return Change(call, [reason](auto& tx, const auto& context, const auto& actor, const auto& id,
                               auto expected) {
    return RefuseVoiceHandover(tx, context, actor, id, expected, reason);
  });
}

Result<Plan> VoicesApi::WithdrawHandover(const Call& call) const {
  return Change(call, WithdrawVoiceHandover);
}

}  // namespace huiyin::voices
