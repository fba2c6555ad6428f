#include "matters/link_matter.hpp"

#include <algorithm>

namespace huiyin::matters {

using people::Role;

namespace {

// The link, which must be there.
Result<LinkRow> FindLink(const Act& act, const VoiceId& voice) {
  for (const LinkRow& link : TRY(LinksOfVoice(*act.tx, act.context->org, voice))) {
    if (link.matter == act.matter) return link;
  }
  return Conflict({"这条心声不在这件事项里", "This voice is not linked to this matter"});
}

// What becomes of a voice that leaves this matter, judged by the matters that still hold it.
Result<voices::AfterUnlink> Remains(const Act& act, const voices::Voice& voice) {
  auto rest = TRY(LinksOfVoice(*act.tx, act.context->org, voice.id));
  std::erase_if(rest, [&](const LinkRow& link) { return link.matter == act.matter; });
  if (rest.empty()) return voices::AfterUnlink::kAccepted;
  bool done = std::all_of(rest.begin(), rest.end(),
                          [&](const LinkRow& link) { return link.answered_round >= voice.round; });
  return done ? voices::AfterUnlink::kAnswered : voices::AfterUnlink::kLinked;
}

Status CutLink(const Act& act, const VoiceId& id, const std::string& reason) {
  auto voice = TRY(voices::GetVoice(*act.tx, act.context->org, id));
  auto then = TRY(Remains(act, voice));
  TRY(DeleteLink(*act.tx, act.context->org, act.matter, id));
  return voices::UnlinkVoice(
      *act.tx, *act.context, *act.setting->voices, voice, then, reason,
      {journal::Image::Removed("matter_voice", PairRow(act.matter, id.uuid()))});
}

// Whoever is left has an answer already: nobody waits for this matter any more.
Status Settle(const Act& act, Matter& matter) {
  auto rest = TRY(LinksOfMatter(*act.tx, act.context->org, act.matter));
  if (rest.empty()) return {};
  for (const LinkRow& link : rest) {
    auto voice = TRY(voices::GetVoice(*act.tx, act.context->org, link.voice));
    if (link.answered_round < voice.round) return {};
  }
  matter.state = MatterState::kAnswered;
  matter.answered_on = act.context->today;
  return {};
}

}  // namespace

Result<std::vector<voices::Voice>> VoicesToLink(const Act& act, const std::vector<VoiceId>& ids) {
  std::vector<voices::Voice> list;
  for (const VoiceId& id : ids) {
    bool twice =
        std::any_of(list.begin(), list.end(), [&](const voices::Voice& v) { return v.id == id; });
    if (twice) return Invalid("voice_ids", {"同一条心声选了两次", "The same voice is named twice"});
    auto voice = TRY(voices::GetVoice(*act.tx, act.context->org, id));
    if (!act.actor->Has(Role::kCoordinator, voice.unit) &&
        !act.actor->Has(Role::kClerk, voice.unit) &&
        !voices::StandsIn(*act.actor, voice, act.context->today))
      return NotFound();
    list.push_back(std::move(voice));
  }
  return list;
}

Status LinkAll(const Act& act, const MatterId& matter, std::vector<voices::Voice>& list) {
  for (voices::Voice& voice : list) {
    LinkRow link{matter, voice.id, act.context->today, act.actor->id, 0};
    if (Status stored = InsertLink(*act.tx, act.context->org, link); !stored) {
      if (!db::IsUniqueViolation(stored.error())) return stored;
      return Conflict(
          {"有一条心声已经在这件事项里", "One of the voices is linked to this matter already"});
    }
    TRY(voices::LinkVoice(*act.tx, *act.context, voice, {Describe(link)}));
  }
  return {};
}

Status LinkVoices(const Act& act, const std::vector<VoiceId>& ids) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kLink));
  auto list = TRY(VoicesToLink(act, ids));
  TRY(LinkAll(act, act.matter, list));
  if (!IsOpen(before.state)) {
    // Back to work: whoever came later gets an answer too, by a date.
    after.answered_on.reset();
    TRY(GiveOwner(*act.tx, *act.context, *act.setting, after));
  }
  return SaveMatter(*act.tx, *act.context, transition.kind, before, after);
}

Status UnlinkVoice(const Act& act, const VoiceId& id, const std::string& reason) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kUnlink));
  TRY(FindLink(act, id));
  TRY(CutLink(act, id, reason));
  TRY(Settle(act, after));
  auto remark = TRY(Remark(act, before, "unlinked", reason));
  return SaveMatter(*act.tx, *act.context, transition.kind, before, after, {remark});
}

Status MoveVoice(const Act& act, const VoiceId& id, const MatterId& target,
                 const std::string& reason) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kMove));
  TRY(FindLink(act, id));
  auto other = TRY(FindMatter(*act.tx, act.context->org, target));
  if (!other || !act.actor->Has(Role::kCoordinator, other->unit)) return NotFound();
  if (target == act.matter)
    return Invalid("to_matter_id", {"请选另一件事项", "Please choose another matter"});
  // First the new link, so that the voice is never without a matter in between.
  Act there = act;
  there.matter = target;
  there.expected = other->version;
  TRY(LinkVoices(there, {id}));
  TRY(CutLink(act, id, reason));
  TRY(Settle(act, after));
  auto remark = TRY(Remark(act, before, "moved", reason));
  return SaveMatter(*act.tx, *act.context, transition.kind, before, after, {remark});
}

}  // namespace huiyin::matters
