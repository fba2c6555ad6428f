// What is done about duties: one operation a function, in hand_over_matter, escalate_matter, ask_parent, measure_matter, reply_part,
// set_track.cpp. Each like the operations of matter_operations.hpp: find and authorise, check If-Match, store, journal.
#pragma once

#include <string>

#include "matters/duty_store.hpp"
#include "matters/matter_operations.hpp"

namespace huiyin::matters {

// By the owner, whoever stands in, or a coordinator. The owner stays until the receiver accepts; the date stays.
Status HandOver(const Act& act, const PersonId& to, const std::string& reason);
// By the receiver or whoever would stand in for them, but not by the one who offered it.
Status AcceptHandover(const Act& act);
Status RefuseHandover(const Act& act, const std::string& reason);
// By the one who offered it, the owner, or a coordinator.
Status WithdrawHandover(const Act& act);

// Offers the matter to the coordinator on duty of the level above; when they accept, that level decides.
Status EscalateMatter(const Act& act, const std::string& reason);
// Asks the parent company. The matter stays with its owner and waits.
Status AskParent(const Act& act, const std::string& body);
struct ParentReply {
  std::int64_t seq = 0;
  std::string body;
  LocalDate on;
  Consequence consequence = Consequence::kAnswerAgain;
};
// What came back. kAnswerAgain opens a matter that has been answered: everybody who spoke gets another answer.
Status RecordParentReply(const Act& act, const ParentReply& reply);

struct NewMeasure {
  std::string body;
  PersonId owner;
  LocalDate due_on;  // not past, and not later than the matter's
};
Status AddMeasure(const Act& act, const NewMeasure& input);
Status ChangeMeasure(const Act& act, std::int64_t seq, const NewMeasure& input);
// Also by the measure's own owner.
Status FinishMeasure(const Act& act, std::int64_t seq, const std::string& note);
// One that is done, with the reason; also by its own owner. Errors: kConflict where it would not fit the decision that stands now.
Status ReopenMeasure(const Act& act, std::int64_t seq, const std::string& reason);
Status DropMeasure(const Act& act, std::int64_t seq, const std::string& reason);

// An assisting department confirms its part, says that it is done, or refuses with a reason.
Status ReplyPart(const Act& act, const UnitId& unit, PartState state,
                 const std::optional<std::string>& note);

Status SetTrack(const Act& act, const std::optional<Track>& track);

// --- shared with the operations of matters ---

// A clerk's proposal is offered to the coordinator on duty. `matter` is not stored yet; gives the row to insert with it.
Handover Proposal(const journal::Context& context, const Matter& matter, const PersonId& to);
// Ends an open hand-over that the step from `before` to `after` overtakes; clears after.offered_to. Appends its image.
Status SettleHandover(db::Transaction& tx, const journal::Context& context, const Matter& before,
                      Matter& after, std::vector<journal::Image>& images);
// Nothing is due after its matter: open measures come forward with a date that does, or that begins again when a matter is opened
// again. Appends their images.
Status BringForward(db::Transaction& tx, const OrgId& org, const Matter& before,
                    const Matter& after, std::vector<journal::Image>& images);
// Errors: kConflict while a measure is open.
Status MustHaveNoOpenMeasure(const Act& act);
// The open measures under the decision of `after`: drops those that it takes back and gives what changed. Errors: kConflict with
// the fact "measures" (their numbers) when another one's owner is of no unit of the decision, or its date is later than the matter's;
// kInvalid ("drop_measures") for a number that is no open measure's.
Result<std::vector<journal::Image>> SettleMeasures(const Act& act, const Matter& after,
                                                   const std::vector<DroppedMeasure>& drop);
// For a matter that every voice has left.
Result<std::vector<journal::Image>> DropOpenMeasures(const Act& act, const Matter& matter,
                                                     const std::string& reason);
// Errors: kConflict when the parent company was never asked in this round, nor waits to reply.
Status MustHaveAskedParent(const Act& act, const Matter& matter);

}  // namespace huiyin::matters
