#include "matters/matter_operations.hpp"
#include "matters/reopen.hpp"

namespace huiyin::matters {

Status VerifyMatter(const Act& act, voices::Rating result, const std::string& note) {
  auto [before, after, transition] = TRY(Begin(act, MatterAction::kVerify));
  Check check;
  check.id = MakeId<Id<CheckTag>>(act.context->now);
  check.matter = act.matter;
  check.seq = TRY(CountChecks(*act.tx, act.context->org, act.matter)) + 1;
  check.round = before.round;
  check.result = result;
  check.note = note;
  check.by = act.actor->id;
  check.at = act.context->now;
  TRY(InsertCheck(*act.tx, act.context->org, check));
  auto image = Describe(check, before.k);
  if (result == voices::Rating::kNot) {
    return Reopen(*act.tx, *act.context, *act.setting, before, VoicesToo::kYes, {image});
  }
  return SaveMatter(*act.tx, *act.context, transition.kind, before, after, {image});
}

}  // namespace huiyin::matters
