// An assisting department says what becomes of its part; and the track of a matter is set.
#include <algorithm>

#include "matters/duty_operations.hpp"

namespace huiyin::matters {
namespace {

// Asked or refused -> confirmed; asked or confirmed -> refused; confirmed -> done.
bool MayFollow(PartState from, PartState to) {
  switch (to) {
    case PartState::kConfirmed:
      return from == PartState::kAsked || from == PartState::kRefused;
    case PartState::kRefused:
      return from == PartState::kAsked || from == PartState::kConfirmed;
    case PartState::kDone:
      return from == PartState::kConfirmed;
    case PartState::kAsked:
      return false;
  }
  return false;
}

std::string_view KindOf(PartState state) {
  if (state == PartState::kConfirmed) return "matter.part_confirmed";
  return state == PartState::kDone ? "matter.part_done" : "matter.part_refused";
}

}  // namespace

Status ReplyPart(const Act& act, const UnitId& unit, PartState state,
                 const std::optional<std::string>& note) {
  auto parts = TRY(PartsOf(*act.tx, act.context->org, act.matter));
  auto found =
      std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.unit == unit; });
  Matter before = TRY(FindWhere(
      act, [&](const Matter&) { return found != parts.end() && MayReply(*act.actor, *found); }));
  if (before.state == MatterState::kClosed)
    return Conflict({"这件事项已经办结", "This matter is closed"});
  if (!MayFollow(found->state, state))
    return Conflict(
        {"协办事项现在的状态不能这样改", "The part's present state does not allow this"});
  if (state == PartState::kRefused && !note)
    return Invalid("note", {"请写明不能协办的理由", "Please say why your department cannot help"});
  Part part = *found;
  part.state = state;
  part.note = note;
  part.replied_by = act.actor->id;
  part.replied_on = act.context->today;
  TRY(UpdatePart(*act.tx, act.context->org, part));
  Matter after = before;
  return SaveMatter(
      *act.tx, *act.context, KindOf(state), before, after,
      {journal::Image::Changed(Describe(*found, before.k), Describe(part, before.k))});
}

Status SetTrack(const Act& act, const std::optional<Track>& track) {
  Matter before = TRY(FindFor(act, MatterBy::kCoordinator));
  if (before.track == track) return Conflict({"办理渠道没有变化", "The track is as it was"});
  Matter after = before;
  after.track = track;
  return SaveMatter(*act.tx, *act.context, "matter.track_set", before, after);
}

}  // namespace huiyin::matters
