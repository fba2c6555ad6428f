#include "verification/record_callback.hpp"

#include "api/stale.hpp"
#include "verification/callback_store.hpp"

namespace huiyin::verification {
namespace {

using voices::Voice;

Status MustBeCallable(const Voice& voice, const std::vector<Callback>& earlier) {
  if (voice.identity != voices::Identity::kNamed)
    return Conflict({"匿名心声没有联系方式，只看本人评价",
                     "An anonymous voice cannot be called; its own rating has to do"});
  if (!voices::HasEveryAnswer(voice))
    return Conflict(
        {"还没有答复，先答复再回访", "There is no answer yet: answer first, then call"});
  for (const Callback& call : earlier) {
    if (call.round == voice.round && call.result != Called::kUnreached)
      return Conflict({"这次答复已经回访过", "Somebody has called about this answer already"});
  }
  return {};
}

}  // namespace

Result<bool> MayReadCalls(db::Reader& reader, const OrgId& org, const people::Actor& actor,
                          voices::MatterPort& matters, const Voice& voice, const LocalDate& today) {
  if (voices::StandsIn(actor, voice, today)) return true;
  using people::Role;
  for (Role role : {Role::kCoordinator, Role::kLeader, Role::kObserver}) {
    if (actor.Has(role, voice.unit)) return true;
  }
  return matters.MayReadThrough(reader, org, actor, voice.id, today);
}

Status RecordCallback(const CallAct& act, Called result, const std::string& note) {
  const OrgId& org = act.context->org;
  Voice voice = TRY(voices::GetVoice(*act.tx, org, act.voice));
  if (!TRY(MayReadCalls(*act.tx, org, *act.actor, *act.matters, voice, act.context->today)))
    return NotFound();
  auto answerers = TRY(AnswerersOf(*act.tx, org, voice.id));
  auto handlers = TRY(matters::HandlersOf(*act.tx, org, voice.id));
  if (!MayCall(*act.actor, voice.unit, answerers, handlers)) return Forbidden();
  TRY(api::MustBeAsSeen(*act.tx, {org, voice.id.uuid(), voice.version}, act.expected,
                        [&](const PersonId& id) { return act.actor->directory->PersonName(id); }));
  auto earlier = TRY(CallbacksOf(*act.tx, org, voice.id));
  TRY(MustBeCallable(voice, earlier));
  Callback call{voice.id,
                static_cast<std::int64_t>(earlier.size()) + 1,
                voice.round,
                result,
                note,
                act.actor->id,
                act.context->now};
  TRY(InsertCallback(*act.tx, org, call));
  auto image = Describe(call, voice.k);
  if (result == Called::kNot)
    return voices::RejectVoice(*act.tx, *act.context, voice, *act.matters, {image});
  Voice before = voice;
  return voices::SaveVoice(*act.tx, *act.context, "voice.called_back", before, voice, {image});
}

}  // namespace huiyin::verification
