// Categories: what a voice is about, as the administrator lists it - types, SQL and the operation.
//
//   TRY(MustKnowCategory(tx, org, input.category));            // also one that is offered no longer
//   TRY(KeepCategories(tx, context, actor, lines, expected));  // the whole list, in its order
//
// A voice holds a category's code, never its name, and the code stays for good: a category is renamed, moved or offered no longer, but
// not removed. "unsure" stands last, is always offered and is what a voice has whose speaker chose nothing. The list is one thing with
// one version, that of the row of "unsure". An organisation without rows has the list that comes with the program (Categories()).
// Errors: those of db/database.hpp and, for KeepCategories, kForbidden, kInvalid with the field, kStale.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "voices/voices.hpp"

namespace huiyin::voices {

struct CategoryTag {};
using CategoryId = Id<CategoryTag>;

inline constexpr std::string_view kUnsure = "unsure";
inline constexpr std::size_t kMostCategories = 30;
inline constexpr std::size_t kCategoryNameBytes = 60;

enum class Offered : std::uint8_t { kNo, kYes };

struct Category {
  CategoryId id;
  std::int64_t version = 1;
  std::string code;
  std::int64_t place = 0;
  std::string zh;
  std::string en;
  Offered offered = Offered::kYes;
  std::optional<PersonId> changed_by;  // nothing: it came with the program
  Instant changed_at;
  Digest k{};
};

// In their order, "unsure" last.
using CategoryList = std::vector<Category>;

journal::Image Describe(const Category& category);
// The rows that are stored; none in an organisation that has the program's own list.
Result<CategoryList> StoredCategories(db::Reader& reader, const OrgId& org);
Result<CategoryList> ListCategories(db::Reader& reader, const OrgId& org);
// A code as it may stand in a request, known or not.
std::optional<std::string> ParseCategoryCode(std::string_view text);
// Errors: kInvalid for a code that was never listed.
Status MustKnowCategory(db::Transaction& tx, const OrgId& org, const std::string& code);

// A line of the list as the administrator wants it. Without a code: a new one.
struct CategoryLine {
  std::optional<std::string> code;
  std::string zh;
  std::string en;
  Offered offered = Offered::kYes;
};
// The list from now on: every code that there is, except "unsure", and new ones, in their order. `expected`: the version that was seen.
// Gives the list's id. The same list again changes nothing.
Result<CategoryId> KeepCategories(db::Transaction& tx, const journal::Context& context,
                                  const people::Actor& actor,
                                  const std::vector<CategoryLine>& lines, std::int64_t expected);
// An administrator over the whole organisation.
bool MayKeepCategories(const people::Actor& actor);

// Stores the list that comes with the program, where there is none.
Result<bool> LacksCategories(db::Reader& reader, const OrgId& org);
Status LoadShippedCategories(db::Transaction& tx, const journal::Context& context);

Status InsertCategory(db::Transaction& tx, const OrgId& org, const Category& category);
// Gives the rows changed: 0 when the row is no longer of `expected_version`.
Result<std::int64_t> UpdateCategory(db::Transaction& tx, const OrgId& org, const Category& category,
                                    std::int64_t expected_version);

}  // namespace huiyin::voices
