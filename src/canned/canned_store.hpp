// The SQL of canned texts: one function a question or a change. Every statement names the organisation.
//
// Errors: those of db/database.hpp.
#pragma once

#include <optional>
#include <vector>

#include "canned/canned_text.hpp"
#include "db/database.hpp"
#include "journal/image.hpp"

namespace huiyin::canned {

journal::Image Describe(const CannedText& text);

Status InsertCannedText(db::Transaction& tx, const OrgId& org, const CannedText& text);
// Gives the rows changed: 0 when the version is no longer `expected_version`.
Result<std::int64_t> UpdateCannedText(db::Transaction& tx, const OrgId& org, const CannedText& text,
                                      std::int64_t expected_version);
Result<std::optional<CannedText>> FindCannedText(db::Reader& reader, const OrgId& org,
                                                 const CannedId& id);

enum class Offered : std::uint8_t { kShown, kAll };
// By purpose and title. There are never more than kMostCannedTexts.
Result<std::vector<CannedText>> ListCannedTexts(db::Reader& reader, const OrgId& org,
                                                Offered offered);
inline constexpr std::int64_t kMostCannedTexts = 200;
Result<std::int64_t> CountCannedTexts(db::Reader& reader, const OrgId& org);

}  // namespace huiyin::canned
