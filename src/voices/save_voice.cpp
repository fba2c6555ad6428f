// What every operation on a voice shares: reading it, writing it with its journal entry, and what matters may do to it.
#include "voices/save_voice.hpp"

#include <algorithm>
#include <array>

#include "voices/voice_handover.hpp"
#include "voices/voice_store.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

Result<Voice> GetVoice(db::Reader& reader, const OrgId& org, const VoiceId& id) {
  auto voice = TRY(FindVoice(reader, org, id));
  if (!voice) return NotFound();
  return std::move(*voice);
}

Error StaleError(const people::Directory& directory, const std::optional<PersonId>& by,
                 const std::optional<Instant>& at) {
  return api::StaleError({by ? directory.PersonName(*by) : "", at, std::nullopt});
}

Status MustBeAsSeen(db::Reader& reader, const people::Actor& actor, const api::Seen& seen,
                    std::optional<std::int64_t> expected) {
  return api::MustBeAsSeen(reader, seen, expected,
                           [&](const PersonId& id) { return actor.directory->PersonName(id); });
}

Status SaveVoice(db::Transaction& tx, const journal::Context& context, std::string_view kind,
                 const Voice& before, Voice& after, std::vector<journal::Image> more) {
  TRY(SettleVoiceHandover(tx, context, before, after, more));
  after.version = before.version + 1;
  if (TRY(UpdateVoice(tx, context.org, before, after)) == 0) return api::StaleError({});
  journal::Entry entry{kind, after.id.uuid(), after.version, {}};
  entry.changes.push_back(journal::Image::Changed(Describe(before), Describe(after)));
  for (auto& image : more) entry.changes.push_back(std::move(image));
  return journal::Append(tx, context, entry);
}

namespace {

// Everybody who owed this voice an answer has given one: from today its speaker may rate.
Status Complete(db::Reader& reader, const journal::Context& context, const Setting& setting,
                Voice& voice) {
  auto rulebook = TRY(setting.rulebooks->Get(reader, context.org));
  voice.state = VoiceState::kAnswered;
  voice.rating = Rating::kUnrated;
  voice.answered_on = context.today;
  voice.rate_by = rulebook->DueOn(deadlines::RuleName::kRateVoice, context.today);
  voice.rate_rule = rulebook->rule(deadlines::RuleName::kRateVoice).version;
  return {};
}

}  // namespace

Status SaveWithRemark(db::Transaction& tx, const journal::Context& context, std::string_view kind,
                      const Voice& before, Voice& after, std::string_view remark_kind,
                      const std::string& reason, std::vector<journal::Image> more) {
  if (!context.actor) return Internal("a remark needs an actor");
  Remark remark{after.id, before.version + 1, std::string(remark_kind),
                reason,   *context.actor,     context.today};
  TRY(InsertRemark(tx, context.org, remark));
  more.push_back(Describe(remark, after.k));
  return SaveVoice(tx, context, kind, before, after, std::move(more));
}

Status LinkVoice(db::Transaction& tx, const journal::Context& context, Voice& voice,
                 std::vector<journal::Image> more) {
  auto transition = TRY(FindTransition(VoiceAction::kLink, voice.state));
  Voice before = voice;
  voice.state = transition.to;
  return SaveVoice(tx, context, transition.kind, before, voice, std::move(more));
}

Status UnlinkVoice(db::Transaction& tx, const journal::Context& context, const Setting& setting,
                   Voice& voice, AfterUnlink then, const std::string& reason,
                   std::vector<journal::Image> more) {
  auto transition = TRY(FindTransition(VoiceAction::kUnlink, voice.state));
  Voice before = voice;
  if (then == AfterUnlink::kAccepted) voice.state = transition.to;
  if (then == AfterUnlink::kAnswered) TRY(Complete(tx, context, setting, voice));
  return SaveWithRemark(tx, context, transition.kind, before, voice, "unlinked", reason,
                        std::move(more));
}

bool HasEveryAnswer(const Voice& voice) {
  return voice.state == VoiceState::kAnswered || voice.state == VoiceState::kClosed;
}

Status ReopenVoice(db::Transaction& tx, const journal::Context& context, Voice& voice,
                   std::vector<journal::Image> more) {
  Voice before = voice;
  if (HasEveryAnswer(voice)) {
    voice.state = TRY(FindTransition(VoiceAction::kReopen, voice.state)).to;
    ++voice.round;
    voice.rating = Rating::kUnrated;
    voice.answered_on.reset();
    voice.rate_by.reset();
    voice.closed_on.reset();
  }
  return SaveVoice(tx, context, "voice.reopened", before, voice, std::move(more));
}

Status RejectVoice(db::Transaction& tx, const journal::Context& context, Voice& voice,
                   MatterPort& matters, std::vector<journal::Image> more) {
  auto links = TRY(matters.LinksOf(tx, context.org, voice.id));
  auto target = links.empty() ? VoiceState::kAccepted : VoiceState::kLinked;
  Voice before = voice;
  voice.state = TRY(FindTransition(VoiceAction::kReopen, voice.state, target)).to;
  ++voice.round;
  // As after the speaker's own "not" (which is counted with answered voices only, so not here): see GiveAnswer.
  voice.rating = Rating::kNot;
  voice.answered_on.reset();
  voice.rate_by.reset();
  voice.closed_on.reset();
  TRY(SaveVoice(tx, context, "voice.called_back", before, voice, std::move(more)));
  return matters.Dissatisfied(tx, context, voice.id);
}

Result<std::vector<PersonId>> RejectedAuthors(db::Reader& reader, const OrgId& org,
                                              const Voice& voice,
                                              const std::optional<MatterId>& matter,
                                              const std::vector<MatterId>& held_by) {
  std::vector<PersonId> authors;
  if (voice.rating != Rating::kNot || HasEveryAnswer(voice)) return authors;
  std::optional<PersonId> own;
  for (const Answer& answer : TRY(AnswersOf(reader, org, voice.id))) {
    if (answer.round >= voice.round) continue;  // given after the speaker said so
    bool held =
        answer.matter && std::find(held_by.begin(), held_by.end(), *answer.matter) != held_by.end();
    if (matter && answer.matter == matter) {
      own =
          answer
              .answered_by;  // a matter that was not opened again in between stands by an older round
    } else if (!held && answer.round == voice.round - 1) {
      authors.push_back(answer.answered_by);
    }
  }
  if (own) authors.push_back(*own);
  return authors;
}

Status GiveAnswer(db::Transaction& tx, const journal::Context& context, const Setting& setting,
                  Voice& voice, const NewVoiceAnswer& input, bool complete,
                  std::vector<journal::Image> more) {
  auto action = input.matter ? VoiceAction::kAnswer : VoiceAction::kAnswerDirectly;
  auto transition = TRY(FindTransition(action, voice.state));
  if (!context.actor) return Internal("an answer needs an actor");
  auto rejected = TRY(RejectedAuthors(tx, context.org, voice, input.matter, input.held_by));
  if (std::find(rejected.begin(), rejected.end(), *context.actor) != rejected.end())
    return Conflict(kRejected);
  Voice before = voice;
  Answer answer;
  answer.id = MakeId<Id<AnswerTag>>(context.now);
  answer.voice = voice.id;
  answer.seq = static_cast<std::int64_t>(TRY(AnswersOf(tx, context.org, voice.id)).size()) + 1;
  answer.matter = input.matter;
  answer.round = voice.round;
  answer.outcome = input.outcome;
  answer.body = input.body;
  answer.reason = input.reason;
  answer.answered_by = *context.actor;
  answer.unit = input.unit;
  answer.on = context.today;
  answer.due_on = input.due_on.value_or(voice.answer_due_on);
  TRY(InsertAnswer(tx, context.org, answer));
  if (!voice.first_answerer) voice.first_answerer = context.actor;
  if (complete) TRY(Complete(tx, context, setting, voice));
  more.push_back(Describe(answer, voice.k));
  return SaveVoice(tx, context, transition.kind, before, voice, std::move(more));
}

Result<std::int64_t> LapseVoices(db::Transaction& tx, const journal::Context& context,
                                 std::int64_t limit) {
  auto ids = TRY(ListLapsed(tx, context.org, context.today, limit));
  for (const VoiceId& id : ids) {
    Voice voice = TRY(GetVoice(tx, context.org, id));
    auto transition = TRY(FindTransition(VoiceAction::kLapse, voice.state));
    Voice before = voice;
    voice.state = transition.to;
    voice.closed_on = context.today;
    TRY(SaveVoice(tx, context, transition.kind, before, voice));
  }
  return static_cast<std::int64_t>(ids.size());
}

PersonId PresentOwner(const people::Directory& directory, const PersonId& owner, const UnitId& unit,
                      const LocalDate& day) {
  std::vector<PersonId> wanted;
  if (Hears(directory, owner, unit)) wanted.push_back(owner);
  for (const people::Unit* at = directory.unit(unit); at != nullptr;
       at = at->parent ? directory.unit(*at->parent) : nullptr) {
    for (const people::Grant& grant : directory.grants()) {
      if (grant.role == people::Role::kCoordinator && grant.unit == at->id)
        wanted.push_back(grant.person);
    }
  }
  wanted.push_back(PersonId());  // nobody: whoever InCharge asks after these
  PersonId present = directory.InCharge(wanted, unit, day);
  if (present == PersonId()) return owner;
  return present;
}

PersonId PresentOwner(const people::Directory& directory, const Voice& voice,
                      const LocalDate& day) {
  return PresentOwner(directory, voice.owner, voice.unit, day);
}

bool Hears(const people::Directory& directory, const PersonId& who, const UnitId& unit) {
  using people::Role;
  return std::ranges::any_of(
      std::array{Role::kClerk, Role::kCoordinator, Role::kLeader, Role::kObserver},
      [&](Role role) { return directory.Has(who, role, unit); });
}

bool StandsInAnywhere(const people::Directory& directory, const PersonId& who,
                      const LocalDate& today) {
  // Nobody else is ever asked (Directory::InCharge).
  bool asked =
      std::ranges::any_of(directory.units(), [&](const auto& unit) { return unit.head == who; }) ||
      std::ranges::any_of(directory.grants(), [&](const people::Grant& grant) {
        return grant.person == who && (grant.role == people::Role::kCoordinator ||
                                       grant.role == people::Role::kAdministrator);
      });
  return asked && std::ranges::any_of(directory.units(), [&](const auto& unit) {
           return PresentOwner(directory, PersonId(), unit.id, today) == who;
         });
}

bool StandsIn(const people::Actor& actor, const Voice& voice, const LocalDate& today) {
  bool waits = voice.state == VoiceState::kReceived || voice.state == VoiceState::kAccepted;
  return waits && actor.id != voice.owner &&
         PresentOwner(*actor.directory, voice, today) == actor.id;
}

}  // namespace huiyin::voices
