// The order of imported rows.
#include "voices/import_voices.hpp"

namespace huiyin::voices {

Result<std::int64_t> NextImportNumber(db::Reader& reader, const OrgId& org) {
  return TRY(reader.Number("SELECT max(seq) FROM import_row WHERE org_id = $1", {org})) + 1;
}

}  // namespace huiyin::voices
