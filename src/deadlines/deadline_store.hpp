// The SQL of calendar years and rules, their images, and the list of dates to be computed again.
//
// Every statement names the organisation. Errors: those of db/database.hpp.
#pragma once

#include <optional>
#include <vector>

#include "db/database.hpp"
#include "deadlines/deadlines.hpp"
#include "journal/image.hpp"

namespace huiyin::deadlines {

struct RuleTag {};
struct StoredRule {
  Id<RuleTag> id;  // the same for all versions of a rule
  Rule rule;
  std::optional<PersonId> made_by;
  Instant made_at;
  Digest k{};
};

journal::Image Describe(const StoredYear& year);
journal::Image Describe(const StoredRule& rule);

inline constexpr std::string_view kMemo =
    "deadlines";  // the Rulebook that a batch knows (db/memo.hpp)
Result<std::int64_t> RulebookVersion(db::Reader& reader, const OrgId& org);
Status MoveRulebookVersion(db::Transaction& tx, const OrgId& org);

// By year.
Result<std::vector<StoredYear>> AllYears(db::Reader& reader, const OrgId& org);
Result<std::optional<StoredYear>> FindYear(db::Reader& reader, const OrgId& org, int year);
Status InsertYear(db::Transaction& tx, const OrgId& org, const StoredYear& year);
// Gives the rows changed: 0 when the version is no longer `expected`.
Result<std::int64_t> UpdateYear(db::Transaction& tx, const OrgId& org, const StoredYear& year,
                                std::int64_t expected);

// By name, newest version first.
Result<std::vector<StoredRule>> AllRules(db::Reader& reader, const OrgId& org);
Result<std::optional<StoredRule>> FindRule(db::Reader& reader, const OrgId& org, RuleName name);
Status InsertRule(db::Transaction& tx, const OrgId& org, const StoredRule& rule);

// From the beginning, for every target.
Status RecomputeEverything(db::Transaction& tx, const OrgId& org);

}  // namespace huiyin::deadlines
