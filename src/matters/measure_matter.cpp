// Measures: the responsible section breaks the decision down and ticks its measures off, one by one.
#include <algorithm>

#include "matters/duty_operations.hpp"

namespace huiyin::matters {
namespace {

Result<Matter> ForDepartment(const Act& act) {
  return FindWhere(act, [&](const Matter& m) {
    return MayAct(*act.actor, m, MatterBy::kDepartment, std::nullopt, act.context->today);
  });
}

// Who may own a measure: A or B, or somebody of the lead unit or an assisting one who can act.
bool IsInside(const people::Directory& directory, const PersonId& owner, const Decision& decision,
              const std::vector<Part>& parts) {
  if (owner == decision.owner || owner == decision.stand_in ||
      directory.Serves(owner, decision.lead_unit))
    return true;
  return std::any_of(parts.begin(), parts.end(),
                     [&](const Part& part) { return directory.Serves(owner, part.unit); });
}

Status CheckMeasure(const Act& act, const Matter& matter, const NewMeasure& input) {
  const people::Directory& directory = *act.actor->directory;
  const people::Person* owner = directory.person(input.owner);
  if (owner == nullptr || !owner->active)
    return Invalid("owner_id", {"请选一位在岗的负责人", "Please choose an active person"});
  auto parts = TRY(PartsOf(*act.tx, act.context->org, act.matter));
  if (!IsInside(directory, owner->id, *matter.decision, parts))
    return Invalid("owner_id",
                   {"请选责任部门或协办部门里能办事的人",
                    "Please choose somebody of the lead or an assisting unit who can act"});
  if (!TRY(people::HasLogin(*act.tx, act.context->org, owner->id)))
    return Invalid("owner_id", {"这位还没有登录账号，办不了",
                                "This person has no login yet and could not act"});
  if (input.due_on < act.context->today)
    return Invalid("due_on", {"完成时限不能早于今天", "The due date cannot lie in the past"});
  // An answer that promised more may have promised it for later; opened again, the matter's new date holds (BringForward).
  if (IsOpen(matter.state) && input.due_on > matter.due_on)
    return Invalid("due_on", {"措施的时限不能晚于事项的时限",
                              "A measure cannot be due later than its matter"});
  return {};
}

struct Found {
  Matter matter;
  Measure measure;
};

// The measure, if it stands as `wanted`; for the department or, where `owner_too`, the measure's own owner.
enum class OwnerToo : std::uint8_t { kNo, kYes };
Result<Found> ForMeasure(const Act& act, std::int64_t seq, OwnerToo owner_too,
                         MeasureState wanted = MeasureState::kOpen) {
  auto measures = TRY(MeasuresOf(*act.tx, act.context->org, act.matter));
  auto found = std::find_if(measures.begin(), measures.end(),
                            [&](const Measure& m) { return m.seq == seq; });
  const people::Actor& actor = *act.actor;
  LocalDate today = act.context->today;
  Matter matter = TRY(FindWhere(act, [&](const Matter& m) {
    if (MayAct(actor, m, MatterBy::kDepartment, std::nullopt, today)) return true;
    return owner_too == OwnerToo::kYes && found != measures.end() &&
           (found->owner == actor.id ||
            PresentOwner(*actor.directory, m, *found, today) == actor.id);
  }));
  if (found == measures.end()) return NotFound();
  if (matter.state == MatterState::kClosed)
    return Conflict(
        {"这件事项已经办结，要改动请先重新办理", "This matter is closed; open it again first"});
  if (found->state != wanted) {
    return Conflict(wanted == MeasureState::kOpen
                        ? Phrase{"这项措施已经了结", "This measure is done or dropped already"}
                        : Phrase{"只有已完成的措施才能重新办理",
                                 "Only a measure that is done can be opened again"});
  }
  return Found{std::move(matter), *found};
}

// Between the decision and what ends the work: an answer that promises nothing more, or the end of what it promised.
Status MustBeAtWork(const Matter& matter) {
  if (MayBreakDown(matter)) return {};
  if (WaitsForDecision(matter))
    return Conflict({"议定之后才能分解措施", "Measures are made after the decision"});
  return Conflict({"已经答复办结，要再采取措施请先重新办理这件事项",
                   "It was answered and nothing more was promised; open the matter again first"});
}

Status Store(const Act& act, std::string_view kind, const Matter& before, const Measure& old,
             const Measure& changed) {
  TRY(UpdateMeasure(*act.tx, act.context->org, changed));
  Matter after = before;
  return SaveMatter(
      *act.tx, *act.context, kind, before, after,
      {journal::Image::Changed(Describe(old, before.k), Describe(changed, before.k))});
}

void End(const Act& act, Measure& measure, MeasureState state, const std::string& note) {
  measure.state = state;
  // One that was opened again keeps what was done before; the new comes beneath it.
  measure.note = measure.note ? *measure.note + "\n" + note : note;
  measure.ended_by = act.actor->id;
  measure.ended_on = act.context->today;
}

}  // namespace

Status AddMeasure(const Act& act, const NewMeasure& input) {
  Matter before = TRY(ForDepartment(act));
  TRY(MustBeAtWork(before));
  TRY(CheckMeasure(act, before, input));
  auto measures = TRY(MeasuresOf(*act.tx, act.context->org, act.matter));
  if (measures.size() >= 100)
    return Conflict({"一件事项最多分解 100 项措施", "A matter has at most 100 measures"});
  Measure measure;
  measure.matter = before.id;
  measure.seq = static_cast<std::int64_t>(measures.size()) + 1;
  measure.body = input.body;
  measure.owner = input.owner;
  measure.due_on = input.due_on;
  measure.created_by = act.actor->id;
  measure.created_on = act.context->today;
  TRY(InsertMeasure(*act.tx, act.context->org, measure));
  Matter after = before;
  return SaveMatter(*act.tx, *act.context, "matter.measure_added", before, after,
                    {Describe(measure, before.k)});
}

Status ChangeMeasure(const Act& act, std::int64_t seq, const NewMeasure& input) {
  auto [before, old] = TRY(ForMeasure(act, seq, OwnerToo::kNo));
  TRY(CheckMeasure(act, before, input));
  Measure changed = old;
  changed.body = input.body;
  changed.owner = input.owner;
  changed.due_on = input.due_on;
  return Store(act, "matter.measure_changed", before, old, changed);
}

Status FinishMeasure(const Act& act, std::int64_t seq, const std::string& note) {
  auto [before, old] = TRY(ForMeasure(act, seq, OwnerToo::kYes));
  Measure changed = old;
  End(act, changed, MeasureState::kDone, note);
  return Store(act, "matter.measure_done", before, old, changed);
}

Status ReopenMeasure(const Act& act, std::int64_t seq, const std::string& reason) {
  auto [before, old] = TRY(ForMeasure(act, seq, OwnerToo::kYes, MeasureState::kDone));
  TRY(MustBeAtWork(before));
  auto parts = TRY(PartsOf(*act.tx, act.context->org, act.matter));
  if ((IsOpen(before.state) && old.due_on > before.due_on) ||
      !IsInside(*act.actor->directory, old.owner, *before.decision, parts))
    return Conflict(
        {"这项措施不再符合现在的议定（负责人或时限）：请另加一项措施",
         "It no longer fits the decision (its owner, or its date): add another measure"});
  Measure changed = old;
  changed.state = MeasureState::kOpen;
  changed.ended_by.reset();
  changed.ended_on.reset();
  TRY(UpdateMeasure(*act.tx, act.context->org, changed));
  Matter after = before;
  return SaveMatter(*act.tx, *act.context, "matter.measure_reopened", before, after,
                    {journal::Image::Changed(Describe(old, before.k), Describe(changed, before.k)),
                     TRY(Remark(act, before, "measure_reopened", reason))});
}

Status DropMeasure(const Act& act, std::int64_t seq, const std::string& reason) {
  auto [before, old] = TRY(ForMeasure(act, seq, OwnerToo::kNo));
  Measure changed = old;
  End(act, changed, MeasureState::kDropped, reason);
  return Store(act, "matter.measure_dropped", before, old, changed);
}

Result<std::vector<journal::Image>> SettleMeasures(const Act& act, const Matter& after,
                                                   const std::vector<DroppedMeasure>& drop) {
  std::vector<journal::Image> images;
  std::string misfits;  // their numbers, as a JSON list without its brackets
  auto parts = TRY(PartsOf(*act.tx, act.context->org, act.matter));
  for (const Measure& measure : TRY(MeasuresOf(*act.tx, act.context->org, act.matter))) {
    if (measure.state != MeasureState::kOpen) continue;
    auto named = std::find_if(drop.begin(), drop.end(),
                              [&](const DroppedMeasure& one) { return one.seq == measure.seq; });
    if (named != drop.end()) {
      Measure dropped = measure;
      End(act, dropped, MeasureState::kDropped, named->reason);
      TRY(UpdateMeasure(*act.tx, act.context->org, dropped));
      images.push_back(
          journal::Image::Changed(Describe(measure, after.k), Describe(dropped, after.k)));
    } else if (measure.due_on > after.due_on ||
               !IsInside(*act.actor->directory, measure.owner, *after.decision, parts)) {
      misfits += (misfits.empty() ? "" : ",") + std::to_string(measure.seq);
    }
  }
  if (images.size() != drop.size())
    return Invalid("drop_measures", {"要取消的措施里有一项没有在进行，请刷新后再选",
                                     "A measure to be dropped is not open; please load again"});
  if (misfits.empty()) return images;
  Error error = Conflict(
      {"有措施的负责人不在新的责任部门或协办部门，或者时限晚于新的完成时限：请一并取消，或先改派",
       "Some measures do not fit the new decision: their owner is of another unit, or they are due "
       "after it. Drop them with it, or change them first"});
  error.facts.push_back({"measures", misfits});
  return error;
}

Status BringForward(db::Transaction& tx, const OrgId& org, const Matter& before,
                    const Matter& after, std::vector<journal::Image>& images) {
  auto binds = [](const Matter& m) { return IsOpen(m.state) && !WaitsForDecision(m); };
  if (!binds(after) || (binds(before) && before.due_on <= after.due_on)) return {};
  for (const Measure& old : TRY(MeasuresOf(tx, org, after.id))) {
    if (old.state != MeasureState::kOpen || old.due_on <= after.due_on) continue;
    Measure earlier = old;
    earlier.due_on = after.due_on;
    TRY(UpdateMeasure(tx, org, earlier));
    images.push_back(journal::Image::Changed(Describe(old, after.k), Describe(earlier, after.k)));
  }
  return {};
}

Status MustHaveNoOpenMeasure(const Act& act) {
  if (TRY(CountOpenMeasures(*act.tx, act.context->org, act.matter)) == 0) return {};
  return Conflict({"还有措施没有完成：逐项完成，或者说明理由取消",
                   "A measure is still open: finish each, or drop it with a reason"});
}

Result<std::vector<journal::Image>> DropOpenMeasures(const Act& act, const Matter& matter,
                                                     const std::string& reason) {
  std::vector<journal::Image> images;
  for (const Measure& old : TRY(MeasuresOf(*act.tx, act.context->org, act.matter))) {
    if (old.state != MeasureState::kOpen) continue;
    Measure dropped = old;
    End(act, dropped, MeasureState::kDropped, reason);
    TRY(UpdateMeasure(*act.tx, act.context->org, dropped));
    images.push_back(journal::Image::Changed(Describe(old, matter.k), Describe(dropped, matter.k)));
  }
  return images;
}

}  // namespace huiyin::matters
