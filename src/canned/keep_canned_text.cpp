#include "canned/keep_canned_text.hpp"

#include "canned/canned_store.hpp"
#include "journal/journal.hpp"
#include "voices/voices.hpp"

namespace huiyin::canned {
namespace {

using people::Role;

void Fill(const KeepAct& act, const CannedInput& input, CannedText& text) {
  text.purpose = input.purpose;
  text.title = input.title;
  text.body = input.body;
  text.shown = input.shown;
  text.changed_by = act.actor->id;
  text.changed_at = act.context->now;
}

}  // namespace

bool MayKeepCanned(const people::Actor& actor) {
  return actor.Has(Role::kAdministrator, actor.directory->root().id);
}

bool MayReadCanned(const people::Actor& actor) {
  return !actor.directory
              ->Scopes(actor.id,
                       {Role::kClerk, Role::kCoordinator, Role::kLeader, Role::kAdministrator})
              .empty();
}

Result<CannedId> KeepCannedText(const KeepAct& act, const CannedInput& input) {
  if (!MayKeepCanned(*act.actor)) return Forbidden();
  if (TRY(CountCannedTexts(*act.tx, act.context->org)) >= kMostCannedTexts) {
    return Conflict({"常用语已经有 200 条：请改用不再需要的那几条",
                     "There are 200 canned texts already: change one that is no longer needed"});
  }
  CannedText text;
  text.id = MakeId<CannedId>(act.context->now);
  text.k = RandomKey();
  Fill(act, input, text);
  TRY(InsertCannedText(*act.tx, act.context->org, text));
  journal::Entry entry{"canned.added", text.id.uuid(), text.version, {Describe(text)}};
  TRY(journal::Append(*act.tx, *act.context, entry));
  return text.id;
}

Status ChangeCannedText(const KeepAct& act, const CannedId& id, std::int64_t expected,
                        const CannedInput& input) {
  if (!MayKeepCanned(*act.actor)) return Forbidden();
  auto before = TRY(FindCannedText(*act.tx, act.context->org, id));
  if (!before) return NotFound();
  if (before->version != expected)
    return voices::StaleError(*act.actor->directory, before->changed_by, before->changed_at);
  CannedText after = *before;
  Fill(act, input, after);
  ++after.version;
  if (TRY(UpdateCannedText(*act.tx, act.context->org, after, expected)) == 0)
    return voices::StaleError(*act.actor->directory, before->changed_by, before->changed_at);
  journal::Entry entry{"canned.changed",
                       after.id.uuid(),
                       after.version,
                       {journal::Image::Changed(Describe(*before), Describe(after))}};
  return journal::Append(*act.tx, *act.context, entry);
}

}  // namespace huiyin::canned
