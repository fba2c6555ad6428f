#include "gatherings/gathering_store.hpp"
#include "journal/journal.hpp"

namespace huiyin::gatherings {
namespace {

using people::Role;

bool MayRecord(const people::Actor& actor, const UnitId& unit) {
  for (Role role : {Role::kClerk, Role::kCoordinator, Role::kLeader}) {
    if (actor.Has(role, unit)) return true;
  }
  return false;
}

Status Check(db::Reader& reader, const journal::Context& context, const people::Actor& actor,
             const Gathering& input) {
  if (actor.directory->unit(input.unit) == nullptr)
    return Invalid("unit_id",
                   {"没有这个单位，请重新选择", "There is no such unit; please choose again"});
  if (!MayRecord(actor, input.unit)) return Forbidden();
  if (actor.directory->person(input.host) == nullptr)
    return Invalid("host_id", {"没有这位人员，请重新选择主持人",
                               "There is no such person; please choose who held it"});
  if (context.today < input.held_on)
    return Invalid("held_on",
                   {"还没到这一天，办完再记", "That day has not come; record it afterwards"});
  if (input.campaign && !TRY(voices::CampaignExists(reader, context.org, *input.campaign)))
    return Invalid("campaign_id", {"没有这个专题活动，请重新选择",
                                   "There is no such campaign; please choose again"});
  return {};
}

}  // namespace

Result<GatheringId> RecordGathering(db::Transaction& tx, const journal::Context& context,
                                    const people::Actor& actor, const Gathering& input) {
  TRY(Check(tx, context, actor, input));
  Gathering gathering = input;
  gathering.id = context.NewId<GatheringId>();
  gathering.version = 1;
  gathering.cancelled_reason.reset();
  gathering.recorded_by = actor.id;
  gathering.changed_by = actor.id;
  gathering.changed_at = context.now;
  gathering.k = RandomKey();
  TRY(InsertGathering(tx, context.org, gathering));
  TRY(journal::Append(tx, context,
                      {"gathering.recorded", gathering.id.uuid(), 1, {Describe(gathering)}}));
  return gathering.id;
}

Status ChangeGathering(db::Transaction& tx, const journal::Context& context,
                       const people::Actor& actor, const Gathering& input) {
  auto before = TRY(FindGathering(tx, context.org, input.id));
  if (!before) return NotFound();
  bool may = actor.Has(Role::kCoordinator, before->unit) || actor.id == before->recorded_by;
  if (!may) return MayRecord(actor, before->unit) ? Forbidden() : NotFound();
  if (before->version != input.version)
    return voices::StaleError(*actor.directory, before->changed_by, before->changed_at);
  if (before->cancelled_reason)
    return Conflict({"这一场已经作废；办过的请重新记一场",
                     "This one was cancelled; record another if it was held"});
  TRY(Check(tx, context, actor, input));
  Gathering after = input;
  after.version = before->version + 1;
  after.recorded_by = before->recorded_by;
  after.changed_by = actor.id;
  after.changed_at = context.now;
  after.k = before->k;
  if (TRY(UpdateGathering(tx, context.org, after, before->version)) == 0)
    return Internal("a gathering that moved inside its transaction");
  journal::Entry entry{after.cancelled_reason ? "gathering.cancelled" : "gathering.changed",
                       after.id.uuid(),
                       after.version,
                       {journal::Image::Changed(Describe(*before), Describe(after))}};
  return journal::Append(tx, context, entry);
}

}  // namespace huiyin::gatherings
