// What is done to a matter: one operation a function, in create_matter, link_matter, decide_matter, handle_matter, answer_matter,
// verify_matter, close_matter, publish_matter.cpp.
//
// Each: find (kNotFound where the asker may not even read it), check If-Match, authorise (kForbidden), look the transition up, store,
// journal - in the caller's transaction. Errors besides: kStale with who and when, kConflict, kInvalid.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "matters/matter_store.hpp"
#include "matters/matters.hpp"

namespace huiyin::matters {

// Who acts on which matter, as they last saw it.
struct Act {
  db::Transaction* tx = nullptr;
  const journal::Context* context = nullptr;
  const Setting* setting = nullptr;
  const people::Actor* actor = nullptr;
  MatterId matter;
  std::int64_t expected = 0;  // If-Match
};

struct NewMatter {
  std::string question;
  std::vector<VoiceId> voices;
  std::optional<UnitId> unit;
  std::optional<Track> track;
};
struct NewPart {
  UnitId unit;
  std::optional<std::string> body;  // what is asked of it
};
// An open measure that the decision takes back, and why.
struct DroppedMeasure {
  std::int64_t seq = 0;
  std::string reason;
};
struct NewDecision {
  Decision decision;  // decided_on, recorded_by and due_on are filled in
  std::vector<NewPart> assisting;
  LocalDate due_on;
  std::optional<PersonId> decided_by;
  std::vector<DroppedMeasure> drop{};
};
struct NewExtension {
  int days = 0;  // of the deadline's unit
  std::string reason;
  std::optional<PersonId> decided_by;  // the leader, when a coordinator records it
};
struct NewPause {
  LocalDate until;     // its last day; from then on the clock runs again by itself
  std::string reason;  // everybody reads it, on the board too
  std::optional<PersonId> decided_by;
  std::optional<std::string> looked = {};  // as in NewNote
};
struct Adaptation {
  VoiceId voice;
  std::string body;
};
struct NewAnswer {
  voices::Outcome outcome = voices::Outcome::kTimetable;
  std::string body;
  std::vector<Adaptation> adaptations;
  std::optional<std::string> looked =
      {};  // as in NewNote; of the common wording, which the board shows
};
// A note of progress. While the matter is published everybody reads it at once: `looked` is the digest of the places that the
// preview points at (matters/publication.hpp), needed when there are some.
struct NewNote {
  std::string body;
  std::int64_t percent = 0;
  std::optional<std::string> looked = {};
};

// A coordinator's matter is accepted at once; a clerk's waits for a coordinator.
Result<MatterId> CreateMatter(const Act& act, const NewMatter& input);
Status AcceptMatter(const Act& act);
Status LinkVoices(const Act& act, const std::vector<VoiceId>& voices);
Status UnlinkVoice(const Act& act, const VoiceId& voice, const std::string& reason);
Status MoveVoice(const Act& act, const VoiceId& voice, const MatterId& target,
                 const std::string& reason);
Status DecideMatter(const Act& act, const NewDecision& input);
Status ReturnMatter(const Act& act, const std::string& reason);
Status AddProgress(const Act& act, const NewNote& input);
Status AnswerMatter(const Act& act, const NewAnswer& input);
Status VerifyMatter(const Act& act, voices::Rating result, const std::string& note);
Status CloseMatter(const Act& act);
// Closes a matter that holds no voice any more.
Status DissolveMatter(const Act& act, const std::string& reason);
Status ReopenMatter(const Act& act, const std::string& reason);
// Moves the date on, as far as the rule of the deadline lets whoever decides it.
Status ExtendMatter(const Act& act, const NewExtension& input);
// Defers the matter (暂缓): the clock stands after today up to and including `until`.
Status PauseMatter(const Act& act, const NewPause& input);
// Ends a pause earlier than planned: today was its last day.
Status ResumeMatter(const Act& act, const std::string& reason);
// `looked`: the digest of the places that the preview pointed at (matters/publication.hpp); needed when there are some.
struct NewPublication {
  std::string question;
  std::string measures;
  std::optional<std::string> looked;
};
struct PublicReason {
  std::string reason;
  std::optional<std::string> looked;
};
Status PublishMatter(const Act& act, const NewPublication& input);
Status WithdrawMatter(const Act& act, const PublicReason& input);
// Why it is not resolved, for everybody; an empty reason takes it back.
struct NewUnresolved {
  std::string named_class;
  std::string reason;
  std::optional<std::string> looked;
};
Status MarkUnresolved(const Act& act, const NewUnresolved& input);

// --- shared by the operations ---

// The matter, when the actor may do `action` to it now and nobody changed it since `act.expected`.
struct Begun {
  Matter before;
  Matter after;  // state already moved
  MatterTransition transition;
};
Result<Begun> Begin(const Act& act, MatterAction action);
// The matter for an act that is no transition (publishing, handing over): authorised as `by` or by `may`, version checked.
Result<Matter> FindFor(const Act& act, MatterBy by);
Result<Matter> FindWhere(const Act& act, const std::function<bool(const Matter&)>& may);
// Whether the actor reads the matter on that day: by right, or because it is in their charge or offered into it.
Result<bool> ReadsNow(db::Reader& reader, const OrgId& org, const people::Actor& actor,
                      const Matter& matter, const LocalDate& today);
// Who decided: the leader who acts, or the leader whom the recording coordinator names. Errors: kInvalid ("decided_by_id").
Result<PersonId> DecidedBy(const Act& act, const Matter& matter,
                           const std::optional<PersonId>& named);
// Writes `after`, moves the version, journals under `kind`. An open hand-over that the step overtakes ends with it; open measures
// come forward with an earlier date.
Status SaveMatter(db::Transaction& tx, const journal::Context& context, std::string_view kind,
                  const Matter& before, Matter& after, std::vector<journal::Image> more = {});
// Why this person may not answer the matter now: a speaker said "not" to what they wrote, or a check found it so. Somebody else
// must. Nothing when they may.
Result<std::optional<Phrase>> MustBeAnsweredByOther(db::Reader& reader, const OrgId& org,
                                                    const Matter& matter, const PersonId& person);
// Errors: kConflict for a matter that every voice has left.
Status MustHoldVoices(const Act& act);
// Stores a reason and gives its image for SaveMatter.
Result<journal::Image> Remark(const Act& act, const Matter& before, std::string_view kind,
                              const std::string& reason);
// Back to the coordinator on duty (returned, or reopened without a decision), or to A (reopened).
Status GiveOwner(db::Reader& reader, const journal::Context& context, const Setting& setting,
                 Matter& matter);

}  // namespace huiyin::matters
