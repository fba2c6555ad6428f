#include "matters/matter_deadline.hpp"
#include "matters/matter_store.hpp"
#include "matters/publication.hpp"
#include "matters/publication_words.hpp"
#include "matters/tally.hpp"

namespace huiyin::matters {

Result<std::optional<Publication>> FindPublication(db::Reader& reader, const OrgId& org,
                                                   const MatterId& id) {
  return reader.First(
      "SELECT question, measures, published_on, published_by, revision, withdrawn_on, "
      "withdrawn_by, withdrawn_reason FROM publication WHERE org_id = $1 AND matter_id = $2",
      {org, id}, [&](const db::Row& row) {
        return Publication{id,
                           row.String(0),
                           row.String(1),
                           row.Date(2),
                           row.IdAs<PersonId>(3),
                           row.Int(4),
                           row.MaybeDate(5),
                           row.MaybeId<PersonId>(6),
                           row.MaybeString(7)};
      });
}

Status InsertPublication(db::Transaction& tx, const OrgId& org, const Publication& p) {
  TRY(tx.Run(
      "INSERT INTO publication (org_id, matter_id, question, measures, published_on, published_by, "
      "revision, withdrawn_on, withdrawn_by, withdrawn_reason) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {org, p.matter, p.question, p.measures, p.published_on, p.published_by, p.revision,
       p.withdrawn_on, p.withdrawn_by, p.withdrawn_reason}));
  TRY(IndexWords(tx, org, std::nullopt, p));
  return RetallyMatter(tx, org, p.matter);
}

Status UpdatePublication(db::Transaction& tx, const OrgId& org, const Publication& p) {
  auto before = TRY(FindPublication(tx, org, p.matter));
  TRY(
      tx.Run("UPDATE publication SET question = $3, measures = $4, published_on = $5, published_by "
             "= $6, revision = $7, withdrawn_on = $8, withdrawn_by = $9, withdrawn_reason = $10 "
             "WHERE org_id = $1 AND matter_id = $2",
             {org, p.matter, p.question, p.measures, p.published_on, p.published_by, p.revision,
              p.withdrawn_on, p.withdrawn_by, p.withdrawn_reason}));
  TRY(IndexWords(tx, org, before, p));
  return RetallyMatter(tx, org, p.matter);
}

Status InsertRevision(db::Transaction& tx, const OrgId& org, const Revision& r) {
  TRY(tx.Run(
      "INSERT INTO publication_revision (org_id, matter_id, seq, kind, question, measures, "
      "reason, marks, made_on, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {org, r.matter, r.seq, r.kind, r.question, r.measures, r.reason, r.marks, r.on, r.by}));
  return {};
}

Result<std::vector<Revision>> RevisionsOf(db::Reader& reader, const OrgId& org,
                                          const MatterId& id) {
  return reader.All(
      "SELECT seq, kind, question, measures, reason, marks, made_on, made_by FROM "
      "publication_revision WHERE org_id = $1 AND matter_id = $2 ORDER BY seq",
      {org, id}, [&](const db::Row& row) {
        return Revision{id,
                        row.Int(0),
                        row.String(1),
                        row.String(2),
                        row.String(3),
                        row.MaybeString(4),
                        row.Int(5),
                        row.Date(6),
                        row.IdAs<PersonId>(7)};
      });
}

Result<std::optional<Unresolved>> FindUnresolved(db::Reader& reader, const OrgId& org,
                                                 const MatterId& id) {
  return reader.First(
      "SELECT class, reason, set_on, set_by FROM matter_unresolved WHERE org_id = $1 AND "
      "matter_id = $2",
      {org, id}, [&](const db::Row& row) {
        return Unresolved{id, row.String(0), row.String(1), row.Date(2), row.IdAs<PersonId>(3)};
      });
}

Status PutUnresolved(db::Transaction& tx, const OrgId& org, const Unresolved& u) {
  TRY(
      tx.Run("INSERT INTO matter_unresolved (org_id, matter_id, class, reason, set_on, set_by) "
             "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (org_id, matter_id) DO UPDATE SET class "
             "= $3, reason = $4, set_on = $5, set_by = $6",
             {org, u.matter, u.named_class, u.reason, u.on, u.by}));
  return {};
}

Status DeleteUnresolved(db::Transaction& tx, const OrgId& org, const MatterId& id) {
  TRY(tx.Run("DELETE FROM matter_unresolved WHERE org_id = $1 AND matter_id = $2", {org, id}));
  return {};
}

Result<std::vector<wording::Part>> PublicParts(db::Reader& reader, const OrgId& org,
                                               const Matter& matter, const LocalDate& today,
                                               const std::string& question,
                                               const std::string& measures) {
  std::vector<wording::Part> parts{{"question", question}, {"measures", measures}};
  for (const MatterAnswer& answer : TRY(MatterAnswersOf(reader, org, matter.id)))
    parts.push_back({"answer " + std::to_string(answer.seq), answer.body});
  for (const Progress& note : TRY(ProgressOf(reader, org, matter.id)))
    parts.push_back({"progress " + std::to_string(note.seq), note.body});
  if (!IsPaused(matter, today)) return parts;
  std::string reason;
  for (const DueStep& step : TRY(DueStepsOf(reader, org, matter.id))) {
    bool runs = step.kind == DeadlineStep::Kind::kPause && step.due_seq == matter.due.seq;
    if (runs) reason = step.reason;
  }
  parts.push_back({"pause", reason});
  return parts;
}

Result<text::KnownNames> NamesFor(db::Reader& reader, const OrgId& org,
                                  const people::Directory& directory, const Matter& matter) {
  wording::Shown shown;
  if (matter.decision) shown = {matter.decision->owner, matter.decision->lead_unit};
  auto names = wording::NamesOf(directory, shown);
  for (const LinkRow& link : TRY(LinksOfMatter(reader, org, matter.id))) {
    auto speaker = TRY(voices::FindSpeaker(reader, org, link.voice));
    if (!speaker) continue;
    if (speaker->contact) names.contacts.push_back(*speaker->contact);
    // A mark on A's name, which nobody else's publication has, would tell that A spoke.
    bool on_board = shown.person && (speaker->person == shown.person ||
                                     speaker->name == directory.PersonName(*shown.person));
    if (!on_board) names.persons.push_back(speaker->name);
  }
  return names;
}

}  // namespace huiyin::matters
