// What the lead department does on the way: progress notes, and giving a matter back.
#include "matters/publication.hpp"

namespace huiyin::matters {

Status AddProgress(const Act& act, const NewNote& input) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kProgress));
  if (!MayProgress(before))
    return Conflict({"这件事项已经答复，没有留待继续办理的部分",
                     "This matter is answered and nothing of it is left to be done"});
  TRY(MustHaveLookedIfPublished(act, before, {"text", input.body}, input.looked));
  Progress progress;
  progress.id = MakeId<Id<ProgressTag>>(act.context->now);
  progress.matter = act.matter;
  progress.seq =
      static_cast<std::int64_t>(TRY(ProgressOf(*act.tx, act.context->org, act.matter)).size()) + 1;
  progress.body = input.body;
  progress.percent = input.percent;
  progress.author = act.actor->id;
  progress.at = act.context->now;
  TRY(InsertProgress(*act.tx, act.context->org, progress));
  after.percent = input.percent;
  return SaveMatter(*act.tx, *act.context, transition.kind, before, after,
                    {Describe(progress, before.k)});
}

Status ReturnMatter(const Act& act, const std::string& reason) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kReturn));
  auto remark = TRY(Remark(act, before, "returned", reason));
  TRY(GiveOwner(*act.tx, *act.context, *act.setting, after));
  return SaveMatter(*act.tx, *act.context, transition.kind, before, after, {remark});
}

}  // namespace huiyin::matters
