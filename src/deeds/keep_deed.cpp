#include "deeds/keep_deed.hpp"

#include "deeds/deed_store.hpp"
#include "journal/journal.hpp"
#include "matters/matters.hpp"

namespace huiyin::deeds {
namespace {

using people::Role;

// Fills the deed in; the rights over its unit, its date and its matter are looked at here.
Status Fill(const DeedAct& act, const DeedInput& input, Deed& deed) {
  const people::Directory& directory = *act.actor->directory;
  if (directory.unit(input.unit) == nullptr)
    return Invalid("unit_id", {"没有这个单位", "There is no such unit"});
  if (!MayKeep(*act.actor, input.unit)) return Forbidden();
  if (input.done_on > act.context->today)
    return Invalid("done_on", {"还没有到这一天", "That day has not come yet"});
  if (input.matter && deed.matter != input.matter) {
    auto readable = matters::MayReadMatter(*act.tx, act.context->org, *act.actor, *input.matter,
                                           act.context->today);
    if (!readable && readable.error().code != ErrorCode::kNotFound) return readable.error();
    if (!readable || !*readable)
      return Invalid("matter_id", {"没有查到这件事项", "There is no such matter"});
  }
  if (input.published == Shown::kYes)
    TRY(wording::MustHaveLooked(CheckDeed(directory, input), input.looked));
  deed.title = input.title;
  deed.body = input.body;
  deed.unit = input.unit;
  deed.done_on = input.done_on;
  deed.matter = input.matter;
  deed.cost_fen = input.cost_fen;
  deed.published = input.published;
  deed.changed_by = act.actor->id;
  deed.changed_at = act.context->now;
  return {};
}

}  // namespace

bool MayKeep(const people::Actor& actor, const UnitId& unit) {
  return actor.Has(Role::kCoordinator, unit) || actor.Has(Role::kClerk, unit);
}

bool MayReadDeed(const people::Actor& actor, const Deed& deed) {
  return MayKeep(actor, deed.unit) || actor.Has(Role::kLeader, deed.unit) ||
         actor.Has(Role::kObserver, deed.unit);
}

wording::Checked CheckDeed(const people::Directory& directory, const DeedInput& input) {
  return wording::CheckWording({{"title", input.title}, {"text", input.body}},
                               wording::NamesOf(directory, {std::nullopt, input.unit}));
}

Result<DeedId> EnterDeed(const DeedAct& act, const DeedInput& input) {
  Deed deed;
  deed.id = MakeId<DeedId>(act.context->now);
  deed.k = RandomKey();
  deed.created_by = act.actor->id;
  deed.created_on = act.context->today;
  TRY(Fill(act, input, deed));
  TRY(InsertDeed(*act.tx, act.context->org, deed));
  journal::Entry entry{"deed.entered", deed.id.uuid(), deed.version, {Describe(deed)}};
  TRY(journal::Append(*act.tx, *act.context, entry));
  return deed.id;
}

Status ChangeDeed(const DeedAct& act, const DeedId& id, std::int64_t expected,
                  const DeedInput& input) {
  auto before = TRY(FindDeed(*act.tx, act.context->org, id));
  if (!before || !MayReadDeed(*act.actor, *before)) return NotFound();
  if (!MayKeep(*act.actor, before->unit)) return Forbidden();
  if (before->version != expected)
    return voices::StaleError(*act.actor->directory, before->changed_by, before->changed_at);
  Deed after = *before;
  TRY(Fill(act, input, after));
  ++after.version;
  if (TRY(UpdateDeed(*act.tx, act.context->org, after, expected)) == 0)
    return voices::StaleError(*act.actor->directory, before->changed_by, before->changed_at);
  journal::Entry entry{"deed.changed",
                       after.id.uuid(),
                       after.version,
                       {journal::Image::Changed(Describe(*before), Describe(after))}};
  return journal::Append(*act.tx, *act.context, entry);
}

}  // namespace huiyin::deeds
