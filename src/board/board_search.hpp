// Board search: published matters that hold a phrase, the latest first, found by the index of matters/publication_words.hpp.
//
//   SearchPage page = TRY(SearchPublished(reader, org, *directory, filter));     // filter.words is set
//
// The work of one page does not grow with the board: it looks at no more than kMostLooked index rows and kMostRead matters. When
// that is not enough to fill a page, the page is short and `next` says where to go on; nothing is left out over all pages.
// Threads: functions work inside the caller's read. Errors: those of db/database.hpp.
#pragma once

#include <optional>
#include <vector>

#include "board/board_store.hpp"
#include "people/people.hpp"

namespace huiyin::board {

struct SearchPage {
  std::vector<ListedMatter> items;
  std::optional<Place> next;  // everything up to here was looked at; nothing: the end
};

inline constexpr std::int64_t kMostLooked = 20'000;
inline constexpr std::int64_t kMostRead = 1'000;

Result<SearchPage> SearchPublished(db::Reader& reader, const OrgId& org,
                                   const people::Directory& directory, const BoardFilter& filter);

}  // namespace huiyin::board
