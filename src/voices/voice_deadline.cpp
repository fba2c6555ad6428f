// The dates of a voice: which one counts, and what becomes of them when the calendar changes.
#include <algorithm>

#include "voices/voice_store.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {
namespace {

using deadlines::RuleName;

LocalDate Under(const deadlines::Rulebook& rulebook, RuleName name, std::int64_t version,
                const LocalDate& start) {
  return DueOn(rulebook.calendar(), deadlines::Start(rulebook.rule(name, version), start));
}

// The dates that still count. What a speaker was told about rating never ends in the past because of a late notice.
void Recompute(const deadlines::Rulebook& rulebook, const LocalDate& today, Voice& voice) {
  if (voice.state == VoiceState::kReceived)
    voice.accept_due_on =
        Under(rulebook, RuleName::kAcceptVoice, voice.accept_rule, voice.received_on);
  if (voice.state == VoiceState::kReceived || voice.state == VoiceState::kAccepted)
    voice.answer_due_on =
        Under(rulebook, RuleName::kAnswerVoice, voice.answer_rule, voice.received_on);
  if (voice.state == VoiceState::kAnswered && voice.rate_by && voice.answered_on) {
    auto by =
        Under(rulebook, RuleName::kRateVoice, voice.rate_rule.value_or(1), *voice.answered_on);
    voice.rate_by = std::max(by, std::min(today, *voice.rate_by));
  }
}

}  // namespace

std::optional<VoiceDue> DueOf(const Voice& v, const deadlines::Rulebook& rulebook) {
  if (v.state == VoiceState::kReceived)
    return VoiceDue{v.accept_due_on, &rulebook.rule(RuleName::kAcceptVoice, v.accept_rule)};
  if (v.state == VoiceState::kAccepted)
    return VoiceDue{v.answer_due_on, &rulebook.rule(RuleName::kAnswerVoice, v.answer_rule)};
  return std::nullopt;
}

deadlines::Reminder RemindOn(const Voice& voice, const deadlines::Rulebook& rulebook,
                             const LocalDate& today) {
  auto due = DueOf(voice, rulebook);
  if (!due) return {};
  return deadlines::RemindOn(*due->rule, due->on, today, rulebook.calendar(),
                             deadlines::Clock::kRuns);
}

Result<std::int64_t> RecomputeVoices(db::Transaction& tx, const journal::Context& context,
                                     const Setting& setting, std::int64_t limit) {
  constexpr auto kTarget = deadlines::Target::kVoice;
  auto from = TRY(deadlines::RecomputeFrom(tx, context.org, kTarget));
  if (!from) return 0;
  auto rulebook = TRY(setting.rulebooks->Get(tx, context.org));
  auto ids = TRY(ListDated(tx, context.org, VoiceId(*from), limit));
  for (const VoiceId& id : ids) {
    Voice before = TRY(GetVoice(tx, context.org, id));
    Voice after = before;
    Recompute(*rulebook, context.today, after);
    if (after.accept_due_on == before.accept_due_on &&
        after.answer_due_on == before.answer_due_on && after.rate_by == before.rate_by)
      continue;
    TRY(SaveVoice(tx, context, "voice.due_recomputed", before, after));
  }
  auto looked_at = static_cast<std::int64_t>(ids.size());
  if (looked_at < limit) {
    TRY(deadlines::RecomputedAll(tx, context.org, kTarget));
  } else {
    TRY(deadlines::RecomputedUpTo(tx, context.org, kTarget, ids.back().uuid()));
  }
  return looked_at;
}

}  // namespace huiyin::voices
