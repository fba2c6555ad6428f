#include "matters/matter_operations.hpp"

namespace huiyin::matters {

Status PublishMatter(const Act& act, const std::string& question, const std::string& measures) {
  Matter before = TRY(FindFor(act, MatterBy::kCoordinator));
  if (before.state == MatterState::kReceived)
    return Conflict({"先受理，再公示", "Accept it first, then publish"});
  TRY(MustHoldVoices(act));
  auto present = TRY(FindPublication(*act.tx, act.context->org, act.matter));
  Publication publication{act.matter, question, measures,
                          present ? present->published_on : act.context->today, act.actor->id};
  if (present) {
    TRY(UpdatePublication(*act.tx, act.context->org, publication));
  } else {
    TRY(InsertPublication(*act.tx, act.context->org, publication));
  }
  Matter after = before;
  auto image = present ? journal::Image::Changed(Describe(*present, before.k),
                                                 Describe(publication, before.k))
                       : Describe(publication, before.k);
  return SaveMatter(*act.tx, *act.context, "matter.published", before, after, {image});
}

Status WithdrawMatter(const Act& act, const std::string& reason) {
  Matter before = TRY(FindFor(act, MatterBy::kCoordinator));
  if (!TRY(FindPublication(*act.tx, act.context->org, act.matter))) {
    return Conflict({"这件事项没有在公示", "This matter is not published"});
  }
  TRY(DeletePublication(*act.tx, act.context->org, act.matter));
  auto remark = TRY(Remark(act, before, "withdrawn", reason));
  Matter after = before;
  return SaveMatter(*act.tx, *act.context, "matter.withdrawn", before, after,
                    {journal::Image::Removed("publication", act.matter.ToString()), remark});
}

}  // namespace huiyin::matters
