// Publishing, withdrawing, and saying why something is not resolved: whatever everybody will read passes the preview first.
#include "matters/matter_operations.hpp"
#include "matters/publication.hpp"

namespace huiyin::matters {
namespace {

// The next revision, stored.
Result<Revision> Revise(const Act& act, const Publication& publication, std::string_view kind,
                        std::int64_t marks) {
  auto earlier = TRY(RevisionsOf(*act.tx, act.context->org, act.matter));
  Revision revision{act.matter,
                    static_cast<std::int64_t>(earlier.size()) + 1,
                    std::string(kind),
                    publication.question,
                    publication.measures,
                    publication.withdrawn_reason,
                    marks,
                    act.context->today,
                    act.actor->id};
  TRY(InsertRevision(*act.tx, act.context->org, revision));
  return revision;
}

}  // namespace

Result<std::int64_t> MustHaveLooked(const Act& act, const Matter& matter,
                                    const std::vector<wording::Part>& parts,
                                    const std::optional<std::string>& looked) {
  auto names = TRY(NamesFor(*act.tx, act.context->org, *act.actor->directory, matter));
  auto checked = wording::CheckWording(parts, names);
  TRY(wording::MustHaveLooked(checked, looked));
  return static_cast<std::int64_t>(checked.warnings.size());
}

Status MustHaveLookedIfPublished(const Act& act, const Matter& matter, const wording::Part& part,
                                 const std::optional<std::string>& looked) {
  if (!IsShown(TRY(FindPublication(*act.tx, act.context->org, matter.id)))) return {};
  TRY(MustHaveLooked(act, matter, {part}, looked));
  return {};
}

Status PublishMatter(const Act& act, const NewPublication& input) {
  Matter before = TRY(FindFor(act, MatterBy::kCoordinator));
  if (before.state == MatterState::kReceived)
    return Conflict({"先受理，再公示", "Accept it first, then publish"});
  TRY(MustHoldVoices(act));
  auto parts = TRY(PublicParts(*act.tx, act.context->org, before, act.context->today,
                               input.question, input.measures));
  auto marks = TRY(MustHaveLooked(act, before, parts, input.looked));
  auto present = TRY(FindPublication(*act.tx, act.context->org, act.matter));
  Publication publication;
  publication.matter = act.matter;
  publication.question = input.question;
  publication.measures = input.measures;
  publication.published_on = IsShown(present) ? present->published_on : act.context->today;
  publication.published_by = act.actor->id;
  auto revision = TRY(Revise(act, publication, "published", marks));
  publication.revision = revision.seq;
  if (present) {
    TRY(UpdatePublication(*act.tx, act.context->org, publication));
  } else {
    TRY(InsertPublication(*act.tx, act.context->org, publication));
  }
  Matter after = before;
  auto image = present ? journal::Image::Changed(Describe(*present, before.k),
                                                 Describe(publication, before.k))
                       : Describe(publication, before.k);
  return SaveMatter(*act.tx, *act.context, "matter.published", before, after,
                    {image, Describe(revision, before.k)});
}

Status WithdrawMatter(const Act& act, const PublicReason& input) {
  Matter before = TRY(FindFor(act, MatterBy::kCoordinator));
  auto present = TRY(FindPublication(*act.tx, act.context->org, act.matter));
  if (!IsShown(present)) return Conflict({"这件事项没有在公示", "This matter is not published"});
  auto marks = TRY(MustHaveLooked(act, before, {{"reason", input.reason}}, input.looked));
  Publication withdrawn = *present;
  withdrawn.withdrawn_on = act.context->today;
  withdrawn.withdrawn_by = act.actor->id;
  withdrawn.withdrawn_reason = input.reason;
  auto revision = TRY(Revise(act, withdrawn, "withdrawn", marks));
  TRY(UpdatePublication(*act.tx, act.context->org, withdrawn));
  Matter after = before;
  return SaveMatter(
      *act.tx, *act.context, "matter.withdrawn", before, after,
      {journal::Image::Changed(Describe(*present, before.k), Describe(withdrawn, before.k)),
       Describe(revision, before.k)});
}

Status MarkUnresolved(const Act& act, const NewUnresolved& input) {
  Matter before = TRY(FindFor(act, MatterBy::kLeadership));
  auto present = TRY(FindUnresolved(*act.tx, act.context->org, act.matter));
  Matter after = before;
  if (input.reason.empty()) {
    if (!present)
      return Conflict({"没有写过未解决的原因", "No reason was given for its being unresolved"});
    TRY(DeleteUnresolved(*act.tx, act.context->org, act.matter));
    return SaveMatter(*act.tx, *act.context, "matter.unresolved_cleared", before, after,
                      {journal::Image::Removed("matter_unresolved", act.matter.ToString())});
  }
  if (!MayMarkUnresolved(*act.actor, before))
    return Conflict(
        {"这件事项还没有受理，或者已经解决", "This matter is not accepted yet, or it is resolved"});
  TRY(MustHaveLooked(act, before, {{"class", input.named_class}, {"reason", input.reason}},
                     input.looked));
  Unresolved unresolved{act.matter, input.named_class, input.reason, act.context->today,
                        act.actor->id};
  TRY(PutUnresolved(*act.tx, act.context->org, unresolved));
  auto image = present ? journal::Image::Changed(Describe(*present, before.k),
                                                 Describe(unresolved, before.k))
                       : Describe(unresolved, before.k);
  return SaveMatter(*act.tx, *act.context, "matter.unresolved", before, after, {image});
}

}  // namespace huiyin::matters
