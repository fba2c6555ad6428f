// The SQL of voices: one function a question or a change. Every statement names the organisation.
//
// Describe gives each row's image for the journal and for verify. Errors: those of db/database.hpp.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "db/database.hpp"
#include "journal/image.hpp"
#include "journal/verify.hpp"
#include "voices/voice.hpp"
#include "voices/voices.hpp"

namespace huiyin::voices {

struct NoteTag {};
struct AnswerTag {};
struct RatingTag {};

struct Note {
  Id<NoteTag> id;
  VoiceId voice;
  std::int64_t seq = 1;
  std::string body;
  LocalDate on;
};

struct Answer {
  Id<AnswerTag> id;
  VoiceId voice;
  std::int64_t seq = 1;
  std::optional<MatterId> matter;
  std::int64_t round = 1;
  Outcome outcome = Outcome::kExplained;
  std::string body;
  std::optional<std::string> reason;
  PersonId answered_by;
  UnitId unit;
  LocalDate on;
  LocalDate due_on;  // what was promised when it was given
};

struct Rated {
  Id<RatingTag> id;
  VoiceId voice;
  std::int64_t round = 1;
  Rating rating = Rating::kUnrated;
  std::optional<std::string> comment;
  LocalDate on;
};

// A reason that staff gave for a step; `seq` is the voice's version after that step.
struct Remark {
  VoiceId voice;
  std::int64_t seq = 0;
  std::string kind;
  std::string body;
  PersonId author;
  LocalDate on;
};

struct ImportRow {
  std::string source;
  std::string source_id;
  Digest digest{};
  std::int64_t occurrence = 1;
  VoiceId voice;
  std::optional<std::string> source_time;
  std::int64_t seq = 0;
};

journal::Image Describe(const Voice& voice);
journal::Image Describe(const VoiceText& text, const VoiceId& id, const Digest& k);
journal::Image Describe(const Speaker& speaker, const VoiceId& id, const Digest& k);
journal::Image Describe(const Note& note, const Digest& k);
journal::Image Describe(const Answer& answer, const Digest& k);
journal::Image Describe(const Rated& rated, const Digest& k);
journal::Image Describe(const Remark& remark, const Digest& k);
journal::Image Describe(const ImportRow& row, const Digest& k);

Status InsertVoice(db::Transaction& tx, const OrgId& org, const Voice& voice);
// Gives the rows changed: 0 when the version is no longer that of `before`.
Result<std::int64_t> UpdateVoice(db::Transaction& tx, const OrgId& org, const Voice& before,
                                 const Voice& after);
Status InsertText(db::Transaction& tx, const OrgId& org, const VoiceId& id, const VoiceText& text);
Status InsertSpeaker(db::Transaction& tx, const OrgId& org, const VoiceId& id,
                     const Speaker& speaker);
Status InsertNote(db::Transaction& tx, const OrgId& org, const Note& note);
Status InsertAnswer(db::Transaction& tx, const OrgId& org, const Answer& answer);
Status InsertRating(db::Transaction& tx, const OrgId& org, const Rated& rated);
Status InsertRemark(db::Transaction& tx, const OrgId& org, const Remark& remark);
Status InsertImportRow(db::Transaction& tx, const OrgId& org, const ImportRow& row);

Result<std::optional<Voice>> FindVoice(db::Reader& reader, const OrgId& org, const VoiceId& id);
Result<std::optional<Voice>> FindByCodeHash(db::Reader& reader, const OrgId& org,
                                            const Digest& hash);
Result<std::vector<Note>> NotesOf(db::Reader& reader, const OrgId& org, const VoiceId& id);
Result<std::vector<Answer>> AnswersOf(db::Reader& reader, const OrgId& org, const VoiceId& id);
// In the order they were made.
Result<std::vector<Remark>> RemarksOf(db::Reader& reader, const OrgId& org, const VoiceId& id);
// The voice that was written in from this sheet of the campaign.
Result<std::optional<Voice>> FindBySheet(db::Reader& reader, const OrgId& org,
                                         const CampaignId& campaign, std::string_view sheet);
Result<std::vector<Rated>> RatingsOf(db::Reader& reader, const OrgId& org, const VoiceId& id);
Result<std::optional<ImportRow>> ImportRowOf(db::Reader& reader, const OrgId& org,
                                             const VoiceId& id);
Result<bool> ImportRowExists(db::Reader& reader, const OrgId& org, const ImportRow& row);

// A line of the inbox.
struct VoiceLine {
  Voice voice;
  std::optional<std::string> title;
  std::string excerpt;  // the first 300 characters
};

struct VoiceFilter {
  PersonId reader;  // sees what they hear
  std::optional<VoiceState> state;
  std::optional<PersonId> owner;
  std::optional<PersonId> offered_to;
  std::optional<UnitId> unit;  // this unit and below
  std::optional<CampaignId> campaign;
  std::optional<std::string> channel;
  std::optional<LocalDate> due_from;    // open voices due on or after
  std::optional<LocalDate> due_before;  // open voices due before
  std::optional<LocalDate> after_due;   // cursor: due date and id of the last line
  std::optional<VoiceId> after_id;
  std::int64_t limit = 50;
};
// By acceptance date, then id.
Result<std::vector<VoiceLine>> ListVoices(db::Reader& reader, const OrgId& org,
                                          const VoiceFilter& filter);
// What is in the reader's charge today (PresentOwner) and waits to be accepted or answered, in the same order: also without a role
// where they stand in. Of a later state, which a matter or nobody is in charge of: what the reader was the last owner of.
Result<std::vector<VoiceLine>> ListMine(db::Reader& reader, const OrgId& org,
                                        const people::Directory& directory, const LocalDate& today,
                                        const VoiceFilter& filter);
Result<std::vector<VoiceLine>> ListSpokenBy(db::Reader& reader, const OrgId& org,
                                            const PersonId& person,
                                            const std::optional<VoiceId>& after,
                                            std::int64_t limit);
// Voices that wait to be accepted or answered by `up_to`, of the owner or of the units. By that date, then id; after `after`.
struct DueCursor {
  LocalDate on;
  VoiceId id;
};
Result<std::vector<VoiceLine>> ListDue(db::Reader& reader, const OrgId& org, const PersonId& owner,
                                       std::span<const UnitId> units, const LocalDate& up_to,
                                       const std::optional<DueCursor>& after, std::int64_t limit);
// Answered voices whose rate_by lies before `day`.
Result<std::vector<VoiceId>> ListLapsed(db::Reader& reader, const OrgId& org, const LocalDate& day,
                                        std::int64_t limit);

// Voices with a date that still counts, by id.
Result<std::vector<VoiceId>> ListDated(db::Reader& reader, const OrgId& org, const VoiceId& after,
                                       std::int64_t limit);

// Imported and other voices in the order of import, then of id; for export.
Status EachExported(db::Reader& reader, const OrgId& org,
                    const std::function<void(const Voice&, const VoiceText&,
                                             const std::optional<ImportRow>&)>& each);

}  // namespace huiyin::voices
