#include "voices/speaker_operations.hpp"

namespace huiyin::voices {
namespace {

constexpr std::size_t kMostNotes = 200;

// What the speaker's own act leaves carries the day only, also when the voice is named: one rule, nothing to mistake.
template <class IdType>
IdType DayId(const journal::Context& context) {
  return MakeId<IdType>(context.today.Start(context.zone));
}

}  // namespace

bool CanNote(const Voice& voice) { return voice.state != VoiceState::kClosed; }
bool CanRate(const Voice& voice) { return voice.state == VoiceState::kAnswered; }

Result<Note> NoteVoice(db::Transaction& tx, const journal::Context& context, Voice voice,
                       const std::string& body) {
  if (!CanNote(voice)) {
    return Conflict({"这件事已经办结。有新情况请重新提交",
                     "This is closed. If there is something new, please submit it"});
  }
  auto notes = TRY(NotesOf(tx, context.org, voice.id));
  if (notes.size() >= kMostNotes) {
    return Conflict(
        {"补充已经很多了，请等待答复", "There are many notes already; please wait for the answer"});
  }
  Note note{DayId<Id<NoteTag>>(context), voice.id, static_cast<std::int64_t>(notes.size()) + 1,
            body, context.today};
  TRY(InsertNote(tx, context.org, note));
  Voice before = voice;
  TRY(SaveVoice(tx, context, "voice.noted", before, voice, {Describe(note, voice.k)}));
  return note;
}

Result<Rated> RateVoice(db::Transaction& tx, const journal::Context& context, MatterPort& matters,
                        Voice voice, Rating rating, const std::optional<std::string>& comment) {
  if (!CanRate(voice)) {
    return Conflict({"现在还不能评价：要等答复，或者已经评价过",
                     "It cannot be rated now: there is no answer yet, or it has been rated"});
  }
  bool again = rating == Rating::kNot;
  for (const Rated& earlier : TRY(RatingsOf(tx, context.org, voice.id)))
    again = again && earlier.rating != Rating::kNot;
  auto links = TRY(matters.LinksOf(tx, context.org, voice.id));
  auto target = links.empty() ? VoiceState::kAccepted : VoiceState::kLinked;
  auto transition = again ? TRY(FindTransition(VoiceAction::kReject, voice.state, target))
                          : TRY(FindTransition(VoiceAction::kRate, voice.state));
  Rated rated{DayId<Id<RatingTag>>(context), voice.id, voice.round, rating, comment, context.today};
  TRY(InsertRating(tx, context.org, rated));
  Voice before = voice;
  voice.state = transition.to;
  voice.rating = rating;
  voice.rate_by.reset();
  if (again) {
    ++voice.round;
    voice.answered_on.reset();
  } else {
    voice.closed_on = context.today;
  }
  TRY(SaveVoice(tx, context, transition.kind, before, voice, {Describe(rated, voice.k)}));
  if (again) TRY(matters.Dissatisfied(tx, context, voice.id));
  return rated;
}

}  // namespace huiyin::voices
