// The SQL of figures. A number and the rows behind it come from the same text: the facts of each voice or matter, one column a
// figure, are summed up by key for the one and picked by key and column for the other.
//
// Parameters of every statement: $1 organisation, $2 the reader (null: whole organisation), $3 unit, $4 from, $5 to, $6 campaign,
// $7 today; of voices also $8 (Asked::spoken_upto).
#pragma once

#include <map>
#include <vector>

#include "figures/figures.hpp"

// What stands after WITH RECURSIVE: the units that $2 reads voices of, those over which they also read every matter, and $3 with all below it.
#define HUIYIN_FIGURE_SCOPE                                                                       \
  "hears(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 AND "                     \
  "g.person_id = $2 AND g.role IN ('clerk', 'coordinator', 'leader', 'observer') "                \
  "UNION SELECT c.id FROM unit c JOIN hears s ON c.parent_id = s.id WHERE c.org_id = $1), "       \
  "oversees(id) AS (SELECT g.unit_id FROM role_grant g WHERE g.org_id = $1 AND g.person_id = $2 " \
  "AND g.role IN ('coordinator', 'leader', 'observer') "                                          \
  "UNION SELECT c.id FROM unit c JOIN oversees s ON c.parent_id = s.id WHERE c.org_id = $1), "    \
  "within(id) AS (SELECT u.id FROM unit u WHERE u.org_id = $1 AND u.id = $3 "                     \
  "UNION SELECT c.id FROM unit c JOIN within s ON c.parent_id = s.id WHERE c.org_id = $1) "

// 1 when it holds, else 0.
#define HUIYIN_FLAG(condition) "CASE WHEN " condition " THEN 1 ELSE 0 END"

namespace huiyin::figures {

std::string ReadKey(const db::Row& row, int column, Dimension by);
// How `behind` stands in a statement: 'all', 'none' or 'key', and the key as the column holds it.
struct KeyParams {
  KeyParams(Dimension by, const Behind& behind);
  std::string_view of;
  db::Param key = nullptr;

 private:
  std::string text_;
  std::optional<Uuid> id_;
};

Result<std::vector<TableRow>> CountVoices(db::Reader& reader, const OrgId& org, const Asked& asked);
Result<std::vector<TableRow>> CountMatters(db::Reader& reader, const OrgId& org,
                                           const Asked& asked);

}  // namespace huiyin::figures
