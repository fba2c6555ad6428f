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
#include "matters/matter.hpp"
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

// What the board would show of the matter: this wording, and the answers and notes of progress as they stand.
Result<std::vector<wording::Part>> PublicParts(db::Reader& reader, const OrgId& org,
                                               const MatterId& id, const std::string& question,
                                               const std::string& measures);
// The names to look for in a matter's public words.
text::KnownNames NamesFor(const people::Directory& directory, const Matter& matter);

// Sets "publication", "withdrawn" and "unresolved" of a matter's JSON.
void PutPublication(boost::json::object& o, const std::optional<Publication>& publication,
                    const std::optional<Unresolved>& unresolved,
                    const people::Directory& directory);

}  // namespace huiyin::matters
