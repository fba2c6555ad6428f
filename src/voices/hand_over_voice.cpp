#include "voices/save_voice.hpp"
#include "voices/staff_operations.hpp"
#include "voices/voice_handover.hpp"

namespace huiyin::voices {
namespace {

using people::Role;

// A matter that holds it has an owner of its own.
bool Waits(const Voice& voice) {
  return voice.state == VoiceState::kReceived || voice.state == VoiceState::kAccepted;
}

bool MayHandOver(const people::Actor& actor, const Voice& voice, const LocalDate& today) {
  return actor.id == voice.owner || actor.Has(Role::kCoordinator, voice.unit) ||
         PresentOwner(*actor.directory, voice, today) == actor.id;
}

const VoiceHandover* Open(const std::vector<VoiceHandover>& all) {
  return !all.empty() && all.back().state == VoiceHandoverState::kOffered ? &all.back() : nullptr;
}

bool Reads(const people::Actor& actor, const Voice& voice, const LocalDate& today) {
  return Hears(*actor.directory, actor.id, voice.unit) || actor.id == voice.owner ||
         StandsIn(actor, voice, today);
}

enum class Allowed : bool { kNo, kYes };

// Whoever reads it learns first that it changed: that may be why the right is gone, as with a hand-over that was taken back.
Status MustBeAllowed(db::Reader& reader, const journal::Context& context,
                     const people::Actor& actor, const Voice& voice,
                     std::optional<std::int64_t> expected, Allowed may) {
  if (may == Allowed::kNo && !Reads(actor, voice, context.today)) return NotFound();
  TRY(MustBeAsSeen(reader, actor, {context.org, voice.id.uuid(), voice.version}, expected));
  if (may == Allowed::kNo) return Forbidden();
  return {};
}

const Phrase kNoneOpen{"现在没有等待接收的移交", "No hand-over waits for an answer now"};

// Ends the open one and saves the voice.
Result<Voice> End(db::Transaction& tx, const journal::Context& context, const Voice& before,
                  const VoiceHandover& open, VoiceHandoverState state, std::string_view kind,
                  const std::optional<std::string>& reply) {
  VoiceHandover ended = open;
  ended.state = state;
  ended.reply = reply;
  ended.ended_by = context.actor;
  ended.ended_at = context.now;
  TRY(UpdateVoiceHandover(tx, context.org, ended));
  Voice after = before;
  if (state == VoiceHandoverState::kAccepted) after.owner = open.to;
  TRY(SaveVoice(tx, context, kind, before, after,
                {journal::Image::Changed(Describe(open, before.k), Describe(ended, before.k))}));
  return after;
}

// The open hand-over, when the actor is the one to say yes or no.
struct Asked {
  Voice voice;
  VoiceHandover open;
};
Result<Asked> ForReceiver(db::Transaction& tx, const journal::Context& context,
                          const people::Actor& actor, const VoiceId& id,
                          std::optional<std::int64_t> expected) {
  Voice voice = TRY(GetVoice(tx, context.org, id));
  auto all = TRY(VoiceHandoversOf(tx, context.org, id));
  const VoiceHandover* open = Open(all);
  bool may = open == nullptr
                 ? MayHandOver(actor, voice, context.today)
                 : open->offered_by != actor.id &&
                       PresentReceiver(*actor.directory, voice, *open, context.today) == actor.id;
  TRY(MustBeAllowed(tx, context, actor, voice, expected, Allowed{may}));
  if (open == nullptr) return Conflict(kNoneOpen);
  return Asked{voice, *open};
}

}  // namespace

PersonId PresentReceiver(const people::Directory& directory, const Voice& voice,
                         const VoiceHandover& open, const LocalDate& day) {
  Voice taken = voice;
  taken.owner = open.to;
  PersonId present = PresentOwner(directory, taken, day);
  if (present != open.offered_by) return present;
  for (const people::Unit* at = directory.unit(voice.unit); at != nullptr;
       at = at->parent ? directory.unit(*at->parent) : nullptr) {
    for (const people::Grant& grant : directory.grants()) {
      if (grant.role == Role::kCoordinator && grant.unit == at->id &&
          grant.person != open.offered_by && directory.IsHere(grant.person, day))
        return grant.person;
    }
  }
  return present;
}

Result<Voice> HandOverVoice(db::Transaction& tx, const journal::Context& context,
                            const people::Actor& actor, const VoiceId& id,
                            std::optional<std::int64_t> expected, const PersonId& to,
                            const std::string& reason) {
  Voice voice = TRY(GetVoice(tx, context.org, id));
  TRY(MustBeAllowed(tx, context, actor, voice, expected,
                    Allowed{MayHandOver(actor, voice, context.today)}));
  if (!Waits(voice))
    return Conflict({"这条心声不在等受理或答复，不用移交",
                     "This voice waits for nothing that could be handed over"});
  auto all = TRY(VoiceHandoversOf(tx, context.org, id));
  if (Open(all) != nullptr)
    return Conflict({"已经有一次移交在等对方接收，可以先撤回",
                     "A hand-over waits for its receiver; withdraw it first"});
  bool hears = actor.directory->Has(to, Role::kCoordinator, voice.unit) ||
               actor.directory->Has(to, Role::kClerk, voice.unit);
  if (!hears || to == voice.owner)
    return Invalid("to_id", {"请选管这个单位的另一位协调员或经办人",
                             "Please choose another coordinator or clerk over the unit"});
  if (!TRY(people::HasLogin(tx, context.org, to)))
    return Invalid("to_id", {"这位还没有登录账号，接收不了",
                             "This person has no login yet and could not accept"});
  VoiceHandover handover;
  handover.voice = id;
  handover.seq = static_cast<std::int64_t>(all.size()) + 1;
  handover.from = voice.owner;
  handover.to = to;
  handover.reason = reason;
  handover.offered_by = actor.id;
  handover.offered_at = context.now;
  TRY(InsertVoiceHandover(tx, context.org, handover));
  Voice before = voice;
  TRY(SaveVoice(tx, context, "voice.handover_offered", before, voice,
                {Describe(handover, voice.k)}));
  return voice;
}

Result<Voice> AcceptVoiceHandover(db::Transaction& tx, const journal::Context& context,
                                  const people::Actor& actor, const VoiceId& id,
                                  std::optional<std::int64_t> expected) {
  auto [voice, open] = TRY(ForReceiver(tx, context, actor, id, expected));
  const people::Person* to = actor.directory->person(open.to);
  if (to == nullptr || !to->active)
    return Conflict({"接手人已经停用，请撤回后另选", "The receiver was switched off; withdraw it"});
  return End(tx, context, voice, open, VoiceHandoverState::kAccepted, "voice.handover_accepted",
             std::nullopt);
}

Result<Voice> RefuseVoiceHandover(db::Transaction& tx, const journal::Context& context,
                                  const people::Actor& actor, const VoiceId& id,
                                  std::optional<std::int64_t> expected, const std::string& reason) {
  auto [voice, open] = TRY(ForReceiver(tx, context, actor, id, expected));
  return End(tx, context, voice, open, VoiceHandoverState::kRefused, "voice.handover_refused",
             reason);
}

Result<Voice> WithdrawVoiceHandover(db::Transaction& tx, const journal::Context& context,
                                    const people::Actor& actor, const VoiceId& id,
                                    std::optional<std::int64_t> expected) {
  Voice voice = TRY(GetVoice(tx, context.org, id));
  auto all = TRY(VoiceHandoversOf(tx, context.org, id));
  const VoiceHandover* open = Open(all);
  bool may =
      MayHandOver(actor, voice, context.today) || (open != nullptr && open->offered_by == actor.id);
  TRY(MustBeAllowed(tx, context, actor, voice, expected, Allowed{may}));
  if (open == nullptr) return Conflict(kNoneOpen);
  return End(tx, context, voice, *open, VoiceHandoverState::kWithdrawn, "voice.handover_withdrawn",
             std::nullopt);
}

Status SettleVoiceHandover(db::Transaction& tx, const journal::Context& context,
                           const Voice& before, const Voice& after,
                           std::vector<journal::Image>& images) {
  if (!Waits(before) || (Waits(after) && after.owner == before.owner)) return {};
  auto all = TRY(VoiceHandoversOf(tx, context.org, before.id));
  const VoiceHandover* open = Open(all);
  if (open == nullptr) return {};
  VoiceHandover ended = *open;
  ended.state = VoiceHandoverState::kLapsed;
  ended.ended_by = context.actor;
  ended.ended_at = context.now;
  TRY(UpdateVoiceHandover(tx, context.org, ended));
  images.push_back(journal::Image::Changed(Describe(*open, before.k), Describe(ended, before.k)));
  return {};
}

}  // namespace huiyin::voices
