// The routes that move a matter's date: extend, pause, resume.
#include "api/fields.hpp"
#include "matters/matters_api.hpp"
#include "wording/wording.hpp"

namespace huiyin::matters {

using api::Call;
using api::Plan;

Result<Plan> MattersApi::Extend(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  NewExtension input;
  input.days = static_cast<int>(TRY(in.Number("days", 1, deadlines::kMostDays)));
  input.reason = TRY(in.Words("reason", voices::kReasonBytes));
  input.decided_by = TRY(in.MaybeRef<PersonId>("decided_by_id"));
  TRY(in.End());
  return Change(call, [=](const Act& act) { return ExtendMatter(act, input); });
}

Result<Plan> MattersApi::Pause(const Call& call) const {
  auto in = TRY(api::Fields::Parse(call.request()));
  NewPause input;
  input.until = TRY(in.Date("until"));
  input.reason = TRY(in.Words("reason", voices::kReasonBytes));
  input.decided_by = TRY(in.MaybeRef<PersonId>("decided_by_id"));
  input.looked = TRY(in.MaybeWords("looked", wording::kLookedBytes));
  TRY(in.End());
  return Change(call, [=](const Act& act) { return PauseMatter(act, input); });
}

Result<Plan> MattersApi::Resume(const Call& call) const {
  return ChangeWithReason(call, ResumeMatter);
}

}  // namespace huiyin::matters
