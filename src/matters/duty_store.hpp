// The SQL of duties: hand-overs, measures, the parts of assisting departments, what the parent company was asked. Every statement
// names the organisation.
//
// Describe gives each row's image for the journal and for verify; texts under the matter's key `k`. Errors: those of
// db/database.hpp.
#pragma once

#include <optional>
#include <vector>

#include "db/database.hpp"
#include "journal/image.hpp"
#include "journal/verify.hpp"
#include "matters/duties.hpp"

namespace huiyin::matters {

journal::Image Describe(const Handover& handover, const Digest& k);
journal::Image Describe(const Measure& measure, const Digest& k);
journal::Image Describe(const Part& part, const Digest& k);
journal::Image Describe(const ParentAsk& ask, const Digest& k);
std::vector<journal::TableSource> DutySources();

// In the order they were offered. At most one of a matter is open.
Result<std::vector<Handover>> HandoversOf(db::Reader& reader, const OrgId& org, const MatterId& id);
Result<std::optional<Handover>> OpenHandover(db::Reader& reader, const OrgId& org,
                                             const MatterId& id);
Status InsertHandover(db::Transaction& tx, const OrgId& org, const Handover& handover);
Status UpdateHandover(db::Transaction& tx, const OrgId& org, const Handover& handover);

Result<std::vector<Measure>> MeasuresOf(db::Reader& reader, const OrgId& org, const MatterId& id);
Result<std::int64_t> CountOpenMeasures(db::Reader& reader, const OrgId& org, const MatterId& id);
Status InsertMeasure(db::Transaction& tx, const OrgId& org, const Measure& measure);
Status UpdateMeasure(db::Transaction& tx, const OrgId& org, const Measure& measure);

Result<std::vector<Part>> PartsOf(db::Reader& reader, const OrgId& org, const MatterId& id);
Status InsertPart(db::Transaction& tx, const OrgId& org, const Part& part);
Status UpdatePart(db::Transaction& tx, const OrgId& org, const Part& part);
Status DeletePart(db::Transaction& tx, const OrgId& org, const Part& part);

Result<std::vector<ParentAsk>> ParentAsksOf(db::Reader& reader, const OrgId& org,
                                            const MatterId& id);
Status InsertParentAsk(db::Transaction& tx, const OrgId& org, const ParentAsk& ask);
Status UpdateParentAsk(db::Transaction& tx, const OrgId& org, const ParentAsk& ask);

}  // namespace huiyin::matters
