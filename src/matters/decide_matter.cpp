#include <algorithm>

#include "matters/duty_operations.hpp"
#include "matters/matter_deadline.hpp"

namespace huiyin::matters {

namespace {

constexpr int kLongestDays = 5 * 366;

// A and B of a decision can act: they serve the lead unit and have a login, as whoever takes a matter over.
Status CheckPersons(const Act& act, const Decision& d) {
  const people::Directory& directory = *act.actor->directory;
  const people::Person* a = directory.person(d.owner);
  const people::Person* b = directory.person(d.stand_in);
  if (a == nullptr || !a->active)
    return Invalid("owner_id", {"请选一位在岗的责任人（A岗）", "Please choose an active person A"});
  if (b == nullptr || !b->active)
    return Invalid("stand_in_id",
                   {"请选一位在岗的代班人（B岗）", "Please choose an active stand-in B"});
  if (d.owner == d.stand_in)
    return Invalid("stand_in_id", {"A岗和B岗要由两个人担任", "A and B must be two persons"});
  if (directory.unit(d.lead_unit) == nullptr)
    return Invalid("lead_unit_id",
                   {"没有这个单位，请重新选择", "There is no such unit; please choose again"});
  const OrgId& org = act.context->org;
  if (!TRY(people::MayBeResponsible(*act.tx, org, directory, d.owner, d.lead_unit)))
    return Invalid("owner_id", {"责任人（A岗）要是责任部门的人，有登录账号，能办事",
                                "Person A is somebody of the lead unit with a login who can act"});
  if (!TRY(people::MayBeResponsible(*act.tx, org, directory, d.stand_in, d.lead_unit)))
    return Invalid("stand_in_id",
                   {"代班人（B岗）要是责任部门的人，有登录账号，能办事",
                    "Stand-in B is somebody of the lead unit with a login who can act"});
  return {};
}

// Brings the assisting departments' parts to `wanted`; gives the images of what changed. A part that stays as it was keeps its reply.
Result<std::vector<journal::Image>> SetParts(const Act& act, const Matter& matter,
                                             const std::vector<NewPart>& wanted) {
  std::vector<journal::Image> images;
  auto present = TRY(PartsOf(*act.tx, act.context->org, act.matter));
  for (const Part& part : present) {
    bool stays = std::any_of(wanted.begin(), wanted.end(),
                             [&](const NewPart& one) { return one.unit == part.unit; });
    if (stays) continue;
    TRY(DeletePart(*act.tx, act.context->org, part));
    images.push_back(journal::Image::Removed("matter_assist", Describe(part, matter.k).row()));
  }
  std::vector<UnitId> seen;
  for (const NewPart& one : wanted) {
    if (act.actor->directory->unit(one.unit) == nullptr)
      return Invalid("assisting_unit_ids", {"有一个协办单位不存在，请重新选择",
                                            "An assisting unit is not there; please choose again"});
    if (std::find(seen.begin(), seen.end(), one.unit) != seen.end()) continue;
    seen.push_back(one.unit);
    Part asked;
    asked.matter = act.matter;
    asked.unit = one.unit;
    asked.body = one.body;
    auto before = std::find_if(present.begin(), present.end(),
                               [&](const Part& part) { return part.unit == one.unit; });
    if (before == present.end()) {
      TRY(InsertPart(*act.tx, act.context->org, asked));
      images.push_back(Describe(asked, matter.k));
    } else if (before->body != one.body) {
      TRY(UpdatePart(*act.tx, act.context->org, asked));
      images.push_back(
          journal::Image::Changed(Describe(*before, matter.k), Describe(asked, matter.k)));
    }
  }
  return images;
}

}  // namespace

Status DecideMatter(const Act& act, const NewDecision& input) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kDecide));
  TRY(MustHoldVoices(act));
  TRY(CheckPersons(act, input.decision));
  if (input.due_on < act.context->today)
    return Invalid("due_on", {"完成时限不能早于今天", "The due date cannot lie in the past"});
  if (input.due_on > act.context->today.Plus(kLongestDays))
    return Invalid("due_on", {"完成时限最多在五年以内，请检查年份",
                              "The due date lies at most five years ahead; check the year"});
  Decision decision = input.decision;
  decision.decided_by = TRY(DecidedBy(act, before, input.decided_by));
  decision.recorded_by = act.actor->id;
  decision.decided_on = act.context->today;
  decision.due_on = input.due_on;
  auto wanted = input.assisting;
  std::erase_if(wanted, [&](const NewPart& part) { return part.unit == decision.lead_unit; });
  auto images = TRY(SetParts(act, before, wanted));
  after.decision = decision;
  after.owner = decision.owner;
  // The leadership's word is later than any hand-over on its way.
  after.offered_to.reset();
  ChooseDue(after, *TRY(act.setting->voices->rulebooks->Get(*act.tx, act.context->org)),
            act.context->today, input.due_on);
  for (journal::Image& image : TRY(SettleMeasures(act, after, input.drop)))
    images.push_back(std::move(image));
  return SaveMatter(*act.tx, *act.context, transition.kind, before, after, std::move(images));
}

}  // namespace huiyin::matters
