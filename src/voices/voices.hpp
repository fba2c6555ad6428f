// Voices: what people say, kept verbatim, and what became of it for whoever said it - the door of this slice.
//
//   auto submitted = TRY(SubmitVoice(tx, context, *directory, input, once));
//   Voice voice = TRY(GetVoice(tx, org, id));
//   TRY(GiveAnswer(tx, context, voice, answer));        // by a matter, or directly
//
// Map of the folder: voices.hpp (this door), voice.hpp (types and the table of transitions), voice_store (SQL and images),
// submit_voice, accept_voice, waiting_voices (for suggestions), decline_voice, review_voice, answer_voice, note_voice, rate_voice, lapse_voices (one operation each),
// link_voice (what matters do to a voice), voice_deadline (its dates, also when the calendar changes), voice_remind (who is told of a date), voice_timeline (plain words), voice_json, voices_api (staff), speaker_api (by code),
// import_voices, export_voices, enter_voice and entry_api (written in by staff for somebody else), campaign, campaigns_api.
//
// A voice is never edited, merged away or lost: voice_text is only inserted. Every change goes through SaveVoice, which moves
// the version, checks it, and writes the journal entry in the same transaction.
// Threads: functions work inside the caller's transaction.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/call.hpp"
#include "db/database.hpp"
#include "deadlines/deadlines.hpp"
#include "journal/journal.hpp"
#include "people/people.hpp"
#include "voices/voice.hpp"
#include "voices/waiting_voices.hpp"

namespace huiyin::voices {

// What the slice needs besides the transaction; one object for the whole program.
struct Setting {
  people::Directories* directories = nullptr;
  deadlines::Rulebooks* rulebooks = nullptr;
};

// A matter as a voice's speaker or reader sees it.
struct Link {
  MatterId matter;
  std::int64_t number = 0;
  std::string question;
  std::string state;                           // the matter's state, as its code
  std::optional<std::string> public_question;  // present when the matter is on the board
};

struct TimelineItem {
  std::string kind;
  LocalDate on;
  std::optional<Instant> at;
  std::string text;                     // one plain sentence
  std::optional<PersonId> actor;        // for staff only
  std::optional<std::string> reason{};  // why, in the words of whoever did it
};

// A speaker reads what concerns them: the reason of a declining and of its review. Staff read every reason.
enum class Audience : std::uint8_t { kSpeaker, kStaff };

// What voices need from matters, without knowing them: the app passes an implementation from the matters slice.
class MatterPort {
 public:
  virtual ~MatterPort() = default;
  virtual Result<std::vector<Link>> LinksOf(db::Reader& reader, const OrgId& org,
                                            const VoiceId& voice) = 0;
  // Decisions and progress of the linked matters, for the speaker.
  virtual Result<std::vector<TimelineItem>> StepsOf(db::Reader& reader, const OrgId& org,
                                                    const VoiceId& voice,
                                                    api::Language language) = 0;
  // The speaker was not satisfied: every linked matter that had answered opens again.
  virtual Status Dissatisfied(db::Transaction& tx, const journal::Context& context,
                              const VoiceId& voice) = 0;
  // Links further voices to a matter as it now is, under that matter's own rights.
  virtual Status LinkTo(db::Transaction& tx, const journal::Context& context,
                        const people::Actor& actor, const MatterId& matter,
                        const std::vector<VoiceId>& voices) = 0;
  // The matter with this number, if it is on the board.
  virtual Result<std::optional<MatterId>> Published(db::Reader& reader, const OrgId& org,
                                                    std::int64_t number) = 0;
  virtual Result<std::optional<Link>> Find(db::Reader& reader, const OrgId& org,
                                           const MatterId& matter) = 0;
  // Whether they may read this voice because a matter holds it that they read today.
  virtual Result<bool> MayReadThrough(db::Reader& reader, const OrgId& org,
                                      const people::Actor& actor, const VoiceId& voice,
                                      const LocalDate& today) = 0;
};

// Who is in charge of a voice on that day: its owner while here and hearing for its unit, else another coordinator of that unit or
// above, and so on as people::Directory::InCharge says. Never nobody.
PersonId PresentOwner(const people::Directory& directory, const Voice& voice, const LocalDate& day);
PersonId PresentOwner(const people::Directory& directory, const PersonId& owner, const UnitId& unit,
                      const LocalDate& day);
// Whether they hear for the unit: clerk, coordinator, leader or observer over it; voice_list_store.cpp asks for the same roles.
bool Hears(const people::Directory& directory, const PersonId& who, const UnitId& unit);
// Whether they are in charge of a voice that nobody has taken up further: then they read it and act for it as its coordinator would, also
// without the role (a unit's head while every coordinator is away).
bool StandsIn(const people::Actor& actor, const Voice& voice, const LocalDate& today);
// Whether there is a unit whose voices would be in their charge today if their owner were away.
bool StandsInAnywhere(const people::Directory& directory, const PersonId& who,
                      const LocalDate& today);

// Errors: kNotFound.
Result<Voice> GetVoice(db::Reader& reader, const OrgId& org, const VoiceId& id);
Result<VoiceText> GetText(db::Reader& reader, const OrgId& org, const VoiceId& id);
// Whoever spoke under their name, with their contact; nothing for an anonymous voice.
Result<std::optional<Speaker>> FindSpeaker(db::Reader& reader, const OrgId& org, const VoiceId& id);
// Whoever said it under their name while signed in.
Result<std::optional<PersonId>> SignedInSpeaker(db::Reader& reader, const OrgId& org,
                                                const VoiceId& id);

Result<bool> CampaignExists(db::Reader& reader, const OrgId& org, const CampaignId& id);
// The voice behind a code, through all generations of keys. Errors: kNotFound, alike for malformed, unknown and foreign codes.
Result<Voice> FindByCode(db::Reader& reader, const journal::Context& context,
                         std::string_view code);
// Whoever hears for a unit reads its voices, as does who is in charge of one today; a speaker reads their own; others only through
// a matter of theirs.
Result<bool> MayRead(db::Reader& reader, const OrgId& org, const people::Actor& actor,
                     MatterPort& matters, const Voice& voice, const LocalDate& today);
// The same without the speaker: who reads it as staff, with every reason.
Result<bool> MayReadAsStaff(db::Reader& reader, const OrgId& org, const people::Actor& actor,
                            MatterPort& matters, const Voice& voice, const LocalDate& today);

// Writes a changed voice: checks and moves the version, journals what changed under `kind` with `more` images.
// Errors: kStale when the row moved since `before` was read.
Status SaveVoice(db::Transaction& tx, const journal::Context& context, std::string_view kind,
                 const Voice& before, Voice& after, std::vector<journal::Image> more = {});

// For matters. Link moves received or accepted voices to linked; Unlink moves on as `then` says.
Status LinkVoice(db::Transaction& tx, const journal::Context& context, Voice& voice,
                 std::vector<journal::Image> more);
enum class AfterUnlink : std::uint8_t {
  kAccepted,  // no matter holds it any more
  kLinked,    // another matter still owes it an answer
  kAnswered   // every matter that still holds it has answered
};
Status UnlinkVoice(db::Transaction& tx, const journal::Context& context, const Setting& setting,
                   Voice& voice, AfterUnlink then, const std::string& reason,
                   std::vector<journal::Image> more);

// Answered or closed: nobody owes it an answer.
bool HasEveryAnswer(const Voice& voice);
// The voice gets another answer, because a coordinator opened its matter again: in a new round when it had every answer, else in
// the present one. `more`: what became of its links.
Status ReopenVoice(db::Transaction& tx, const journal::Context& context, Voice& voice,
                   std::vector<journal::Image> more);

// A call-back found the speaker not satisfied: the voice gets another answer in a new round, by somebody else than the first
// answerer. Linked matters are told by MatterPort::Dissatisfied. Errors: kConflict unless it has every answer.
Status RejectVoice(db::Transaction& tx, const journal::Context& context, Voice& voice,
                   MatterPort& matters, std::vector<journal::Image> more);

struct NewVoiceAnswer {
  std::optional<MatterId> matter;
  Outcome outcome = Outcome::kExplained;
  std::string body;
  std::optional<std::string> reason;  // direct answers: why no matter is needed
  UnitId unit;                        // the answering unit
  std::optional<LocalDate> due_on;    // the matter's date; nothing: the promise to speakers
  std::vector<MatterId> held_by;      // the matters that hold the voice now
};
inline constexpr Phrase kRejected{
    "发言人对上次答复不满意，要由另一个人再次答复或说明理由",
    "The speaker was not satisfied: somebody else than whoever wrote that answer must answer or "
    "explain"};
// Who may not answer it now, because the speaker said "not" to what they wrote: for the matter (nothing: directly) the author of
// its own rejected answer, and of one that stands under no matter which holds the voice now.
Result<std::vector<PersonId>> RejectedAuthors(db::Reader& reader, const OrgId& org,
                                              const Voice& voice,
                                              const std::optional<MatterId>& matter,
                                              const std::vector<MatterId>& held_by);
// Stores an answer for this voice. `complete`: every linked matter has now answered, so the voice is answered.
// Errors: kConflict when the actor is one of RejectedAuthors.
Status GiveAnswer(db::Transaction& tx, const journal::Context& context, const Setting& setting,
                  Voice& voice, const NewVoiceAnswer& answer, bool complete,
                  std::vector<journal::Image> more);

// Errors: kStale with who changed it and when.
Error StaleError(const people::Directory& directory, const std::optional<PersonId>& by,
                 const std::optional<Instant>& at);

// Closes answered voices whose time for rating is over, as unrated. Gives how many. Run by the server once a day or more often.
Result<std::int64_t> LapseVoices(db::Transaction& tx, const journal::Context& context,
                                 std::int64_t limit);

// Counts of the voices that the person hears: by state, and those overdue on `today`; beside them what waits for the person.
struct VoiceCounts {
  std::array<std::int64_t, 6> by_state{};
  std::int64_t mine = 0;  // as many as ListMine gives
  std::int64_t overdue = 0;
  std::int64_t handed = 0;  // offered to the person
};
Result<VoiceCounts> CountVoices(db::Reader& reader, const OrgId& org,
                                const people::Directory& directory, const PersonId& person,
                                const LocalDate& today);

// The date that counts now: for accepting it, then for answering it. Nothing once a matter holds it, which has a date of its own.
struct VoiceDue {
  LocalDate on;
  const deadlines::Rule* rule = nullptr;  // of the rulebook
};
std::optional<VoiceDue> DueOf(const Voice& voice, const deadlines::Rulebook& rulebook);
// How far that date has come today, and who is told.
deadlines::Reminder RemindOn(const Voice& voice, const deadlines::Rulebook& rulebook,
                             const LocalDate& today);

// A voice of whose date a person is told today. Whoever is told without hearing for its unit (a head without a role) is told of
// its date, and not of its words.
struct VoiceReminder {
  Voice voice;
  VoiceDue due;
  deadlines::Reminder reminder;
  deadlines::Told as = deadlines::Told::kOwner;
  std::optional<std::string> excerpt;  // the first characters; nothing for whoever may not read it
};
// Voices that wait to be accepted or answered and of whose date the person is told today, the earliest date first.
Result<std::vector<VoiceReminder>> VoiceRemindersFor(db::Reader& reader, const OrgId& org,
                                                     const people::Directory& directory,
                                                     const deadlines::Rulebook& rulebook,
                                                     const PersonId& me, const LocalDate& today,
                                                     std::size_t limit);

// After a change of the calendar: computes the dates of at most `limit` further voices again, each under the rules that it began
// under. Gives how many it looked at; to be called again while it is `limit`. Begins where it ended, also after a restart.
Result<std::int64_t> RecomputeVoices(db::Transaction& tx, const journal::Context& context,
                                     const Setting& setting, std::int64_t limit);

std::vector<journal::TableSource> VerifySources();

}  // namespace huiyin::voices
