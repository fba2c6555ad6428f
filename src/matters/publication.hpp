// Publication: what of a matter everybody reads, every wording it ever had, and why a matter is not resolved.
//
//   auto publication = TRY(FindPublication(reader, org, matter));
//   if (IsShown(publication)) board shows publication->question
//
// A withdrawn publication keeps its row and says since when and why: a number that vanishes is suspicious. Every wording and every
// withdrawal is a revision; revisions are only ever added.
// Threads: functions work inside the caller's transaction. Errors: those of db/database.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/database.hpp"
#include "journal/image.hpp"
#include "journal/verify.hpp"
#include "matters/matter_operations.hpp"
#include "wording/wording.hpp"

namespace huiyin::matters {

struct Publication {
  MatterId matter;
  std::string question;
  std::string measures;
  LocalDate published_on;
  PersonId published_by;
  std::int64_t revision = 1;  // of the wording that stands
  std::optional<LocalDate> withdrawn_on;
  std::optional<PersonId> withdrawn_by;
  std::optional<std::string> withdrawn_reason;
};
inline bool IsShown(const std::optional<Publication>& publication) {
  return publication && !publication->withdrawn_on;
}

struct Revision {
  MatterId matter;
  std::int64_t seq = 1;
  std::string kind;  // published, withdrawn
  std::string question;
  std::string measures;
  std::optional<std::string> reason;  // of a withdrawal
  std::int64_t marks = 0;             // places that were looked at
  LocalDate on;
  PersonId by;
};

struct Unresolved {
  MatterId matter;
  std::string named_class;
  std::string reason;
  LocalDate on;
  PersonId by;
};

journal::Image Describe(const Publication& publication, const Digest& k);
journal::Image Describe(const Revision& revision, const Digest& k);
journal::Image Describe(const Unresolved& unresolved, const Digest& k);
std::vector<journal::TableSource> PublicationSources();

Result<std::optional<Publication>> FindPublication(db::Reader& reader, const OrgId& org,
                                                   const MatterId& id);
Status InsertPublication(db::Transaction& tx, const OrgId& org, const Publication& publication);
Status UpdatePublication(db::Transaction& tx, const OrgId& org, const Publication& publication);
Status InsertRevision(db::Transaction& tx, const OrgId& org, const Revision& revision);
Result<std::vector<Revision>> RevisionsOf(db::Reader& reader, const OrgId& org, const MatterId& id);
Result<std::optional<Unresolved>> FindUnresolved(db::Reader& reader, const OrgId& org,
                                                 const MatterId& id);
Status PutUnresolved(db::Transaction& tx, const OrgId& org, const Unresolved& unresolved);
Status DeleteUnresolved(db::Transaction& tx, const OrgId& org, const MatterId& id);

// What the board would show of the matter: this wording, and the answers, the notes of progress and the reason of a pause that
// runs today as they stand.
Result<std::vector<wording::Part>> PublicParts(db::Reader& reader, const OrgId& org,
                                               const Matter& matter, const LocalDate& today,
                                               const std::string& question,
                                               const std::string& measures);
// The names to look for in a matter's public words: of the directory, and of whoever spoke under their name in its voices. Who is
// named on the board anyway is none of them, also when they spoke.
Result<text::KnownNames> NamesFor(db::Reader& reader, const OrgId& org,
                                  const people::Directory& directory, const Matter& matter);
// Looks at `parts` as the preview does; gives how many places were looked at. Errors: kConflict when there are some and `looked` is
// not of exactly these.
Result<std::int64_t> MustHaveLooked(const Act& act, const Matter& matter,
                                    const std::vector<wording::Part>& parts,
                                    const std::optional<std::string>& looked);
// For words that everybody reads at once while the matter is published; no look is needed while it is not.
Status MustHaveLookedIfPublished(const Act& act, const Matter& matter, const wording::Part& part,
                                 const std::optional<std::string>& looked);

// Sets "publication", "withdrawn" and "unresolved" of a matter's JSON.
void PutPublication(boost::json::object& o, const std::optional<Publication>& publication,
                    const std::optional<Unresolved>& unresolved,
                    const people::Directory& directory);

}  // namespace huiyin::matters
