// Matters: the rectification ledger - the door of this slice.
//
//   MatterView view = TRY(ReadMatterView(reader, org, id));
//
// Map of the folder: matters.hpp (this door), matter.hpp (types and the table of transitions), matter_store (SQL), matter_images
// (journal and verify), matter_operations.hpp with create_matter, link_matter, decide_matter, handle_matter, answer_matter,
// verify_matter, close_matter, publish_matter, extend_matter, pause_matter, recompute_matters (the operations), matter_deadline
// (how a date comes about), voice_port (what voices ask of matters), matter_timeline,
// matter_json, matters_api, remind (who is told of a date) with reminders_api. Beside them duties.hpp (hand-overs, measures, parts, what the parent company was asked) with duty_store,
// duty_images, duty_operations.hpp, duty_json, duties_api.
//
// A link never removes a voice. Every change goes through SaveMatter: version checked and moved, journal entry in the same
// transaction. Threads: functions work inside the caller's transaction.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "journal/verify.hpp"
#include "matters/matter.hpp"
#include "matters/open_matters.hpp"
#include "voices/voices.hpp"

namespace huiyin::matters {

struct Setting {
  const voices::Setting* voices = nullptr;
};

// What voices ask of matters.
std::unique_ptr<voices::MatterPort> MakeVoicePort(const Setting& setting);

// Closes matters whose voices have all been closed: verified ones at once, answered ones when the time for rating is over, so
// that there is time for a call-back. Gives how many. Run by the server.
Result<std::int64_t> CloseFinished(db::Transaction& tx, const journal::Context& context,
                                   const Setting& setting, std::int64_t limit);

// Whether somebody may read it, MayRead says.
Result<std::optional<Matter>> FindMatter(db::Reader& reader, const OrgId& org, const MatterId& id);
// Who helps with the matter, and so may read it.
Result<Helpers> HelpersOf(db::Reader& reader, const OrgId& org, const MatterId& id);

// Whether the actor may read the matter today, as who stands in too. Errors: kNotFound when there is none.
Result<bool> MayReadMatter(db::Reader& reader, const OrgId& org, const people::Actor& actor,
                           const MatterId& id, const LocalDate& today);
// Owner, A and B of every matter that holds the voice, and the unit that handles it.
struct Handlers {
  std::vector<PersonId> persons;
  std::vector<UnitId> lead_units;
};
Result<Handlers> HandlersOf(db::Reader& reader, const OrgId& org, const VoiceId& voice);

// How far the matter's date has come today, and who is told; nobody of a matter that is answered.
deadlines::Reminder RemindOn(const Matter& matter, const deadlines::Rulebook& rulebook,
                             const LocalDate& today);

// After a change of the calendar: computes the dates of at most `limit` further open matters again, each as it came about, and
// journals those that move. Gives how many it looked at; to be called again while it is `limit`. Begins where it ended, also
// after a restart.
Result<std::int64_t> RecomputeMatters(db::Transaction& tx, const journal::Context& context,
                                      const Setting& setting, std::int64_t limit);

std::vector<journal::TableSource> VerifySources();

}  // namespace huiyin::matters
