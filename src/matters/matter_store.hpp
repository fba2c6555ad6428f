// The SQL of matters: one function a question or a change. Every statement names the organisation.
//
// Describe gives each row's image for the journal and for verify. Errors: those of db/database.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/database.hpp"
#include "journal/image.hpp"
#include "matters/matters.hpp"

namespace huiyin::matters {

struct LinkRow {
  MatterId matter;
  VoiceId voice;
  LocalDate linked_on;
  PersonId linked_by;
  std::int64_t answered_round = 0;  // the voice's round in which this matter last answered it
};

struct ProgressTag {};
struct MatterAnswerTag {};
struct CheckTag {};

struct Progress {
  Id<ProgressTag> id;
  MatterId matter;
  std::int64_t seq = 1;
  std::string body;
  std::int64_t percent = 0;
  PersonId author;
  Instant at;
};

struct MatterAnswer {
  Id<MatterAnswerTag> id;
  MatterId matter;
  std::int64_t seq = 1;
  std::int64_t round = 1;
  voices::Outcome outcome = voices::Outcome::kExplained;
  std::string body;
  PersonId author;
  Instant at;
  LocalDate on;
  LocalDate due_on;  // the matter's date when it was given
};

struct Check {
  Id<CheckTag> id;
  MatterId matter;
  std::int64_t seq = 1;
  std::int64_t round = 1;
  voices::Rating result = voices::Rating::kUnrated;
  std::string note;
  PersonId by;
  Instant at;
};

struct MatterRemark {
  MatterId matter;
  std::int64_t seq = 0;
  std::string kind;
  std::string body;
  PersonId author;
  LocalDate on;
};

journal::Image Describe(const Matter& matter);
journal::Image Describe(const LinkRow& link);
journal::Image Describe(const Progress& progress, const Digest& k);
journal::Image Describe(const MatterAnswer& answer, const Digest& k);
journal::Image Describe(const Check& check, const Digest& k);
journal::Image Describe(const MatterRemark& remark, const Digest& k);
std::string PairRow(const MatterId& matter, const Uuid& other);

Result<std::int64_t> NextNumber(db::Transaction& tx, const OrgId& org);
Status InsertMatter(db::Transaction& tx, const OrgId& org, const Matter& matter);
// Gives the rows changed: 0 when the version is no longer `expected_version`.
Result<std::int64_t> UpdateMatter(db::Transaction& tx, const OrgId& org, const Matter& matter,
                                  std::int64_t expected_version);
Status InsertLink(db::Transaction& tx, const OrgId& org, const LinkRow& link);
Status UpdateLink(db::Transaction& tx, const OrgId& org, const LinkRow& link);
Status DeleteLink(db::Transaction& tx, const OrgId& org, const MatterId& matter,
                  const VoiceId& voice);
Status InsertProgress(db::Transaction& tx, const OrgId& org, const Progress& progress);
Status InsertMatterAnswer(db::Transaction& tx, const OrgId& org, const MatterAnswer& answer);
Status InsertCheck(db::Transaction& tx, const OrgId& org, const Check& check);
Status InsertMatterRemark(db::Transaction& tx, const OrgId& org, const MatterRemark& remark);

Result<std::vector<LinkRow>> LinksOfMatter(db::Reader& reader, const OrgId& org,
                                           const MatterId& id);
Result<std::vector<LinkRow>> LinksOfVoice(db::Reader& reader, const OrgId& org, const VoiceId& id);
Result<std::vector<Progress>> ProgressOf(db::Reader& reader, const OrgId& org, const MatterId& id);
// In the order they were made.
Result<std::vector<MatterRemark>> RemarksOf(db::Reader& reader, const OrgId& org,
                                            const MatterId& id);
Result<std::vector<MatterAnswer>> MatterAnswersOf(db::Reader& reader, const OrgId& org,
                                                  const MatterId& id);
Result<std::optional<Check>> LatestCheck(db::Reader& reader, const OrgId& org, const MatterId& id);
Result<std::int64_t> CountChecks(db::Reader& reader, const OrgId& org, const MatterId& id);
// The matter with this number that the board shows.
Result<std::optional<MatterId>> FindPublished(db::Reader& reader, const OrgId& org,
                                              std::int64_t number);
// Author of the latest answer.
Result<std::optional<PersonId>> LatestAnswerer(db::Reader& reader, const OrgId& org,
                                               const MatterId& id);

struct MatterVoice {
  VoiceId id;
  voices::VoiceState state = voices::VoiceState::kLinked;
  voices::Identity identity = voices::Identity::kAnonymous;
  UnitId unit;
  std::optional<std::string> title;
  std::string body;
  LocalDate received_on;
  voices::Rating rating = voices::Rating::kUnrated;
  std::int64_t round = 1;
  std::int64_t answered_round = 0;
  bool entered = false;               // written in by staff: its rating comes by a slip
  std::optional<std::string> answer;  // this matter's latest answer to it
};
Result<std::vector<MatterVoice>> VoicesOf(db::Reader& reader, const OrgId& org, const MatterId& id);
// How a speaker rated last, in which round, and what they wrote with it.
struct LastRated {
  VoiceId voice;
  std::int64_t round = 1;
  voices::Rating rating = voices::Rating::kUnrated;
  std::optional<std::string> comment;
  LocalDate on;
};
Result<std::vector<LastRated>> LastRatingsOf(db::Reader& reader, const OrgId& org,
                                             const MatterId& id);
// Open voices whose speakers named this matter as what they met too, and that it does not hold.
Result<std::vector<MatterVoice>> SuggestedFor(db::Reader& reader, const OrgId& org,
                                              const MatterId& id);

struct MatterLine {
  Matter matter;
  std::int64_t voice_count = 0;
  bool published = false;
  std::int64_t measures = 0;  // but for dropped ones
  std::int64_t measures_done = 0;
  bool waits_for_parent = false;
};

struct MatterFilter {
  PersonId me;  // sees what they hear, serve or own
  std::string_view view =
      "all";  // all open mine to_decide due_soon overdue paused handed_to_me my_measures measures_due to_parent
  LocalDate today;
  LocalDate soon;  // due_soon, measures_due: up to this day
  std::optional<MatterState> state;
  std::optional<UnitId> lead_unit;
  std::optional<UnitId> unit;  // led by it or one below it; while none leads, a matter of these
  std::optional<Track> track;
  std::optional<LocalDate> after_due;
  std::optional<MatterId> after_id;
  std::int64_t limit = 50;
};
// By due date, then id. The views "mine", "handed_to_me" and "my_measures" give also what is an absent person's: ask IsForMe which
// of them are the asker's.
Result<std::vector<MatterLine>> ListMatters(db::Reader& reader, const OrgId& org,
                                            const MatterFilter& filter);

// Open matters that the asker sees, those first that most voices stand behind. `unit`: as in MatterFilter.
Result<std::vector<MatterLine>> ListMostVoiced(db::Reader& reader, const OrgId& org,
                                               const PersonId& me, std::int64_t limit,
                                               const std::optional<UnitId>& unit = {});

Result<bool> IsForMe(db::Reader& reader, const OrgId& org, const people::Directory& directory,
                     const Matter& matter, const MatterFilter& filter);

struct MatterCounts {
  std::int64_t open = 0, mine = 0, to_decide = 0, due_soon = 0, overdue = 0;
  std::int64_t handed = 0;    // offered to the asker
  std::int64_t measures = 0;  // matters with an open measure of the asker's
};
// `mine`: of which PresentOwner is the asker.
Result<MatterCounts> CountMatters(db::Reader& reader, const OrgId& org,
                                  const people::Directory& directory, const MatterFilter& filter);
// Matters all of whose voices are closed: verified, or answered before `answered_before`.
Result<std::vector<MatterId>> ListFinished(db::Reader& reader, const OrgId& org,
                                           const LocalDate& answered_before, std::int64_t limit);

}  // namespace huiyin::matters
