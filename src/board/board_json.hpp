// The board as JSON (api/openapi.yaml: Board, BoardMatterPage).
//
// Threads: pure functions. Privacy: what may not be shown has been taken out by figures.hpp; the one name is that of the person
// responsible for a matter, where the organisation shows it. What it does not show (house::BoardView) is not in the JSON at all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "board/board_store.hpp"
#include "board/figures.hpp"
#include "deadlines/deadlines.hpp"
#include "house/house.hpp"
#include "people/people.hpp"

namespace huiyin::board {

// What every line is rendered with.
struct Scene {
  const people::Directory& directory;
  const WorkCalendar& calendar;
  LocalDate today;
  Zone zone;
  const house::BoardView& view;
  const house::OwnWords& words;
};

// A matter with the counts that may be shown beside it.
struct CountedMatter {
  ListedMatter matter;
  std::optional<std::int64_t> voices;
  std::optional<ShownRatings> ratings;  // present together with `voices`
};

struct BoardPage {
  std::vector<CountedMatter> items;
  std::vector<WithdrawnMatter> withdrawn;  // the latest
  std::optional<std::int64_t> total;       // of all pages; nothing for a search by words
  std::optional<std::string> next_cursor;
};

boost::json::object BoardJson(const Scene& scene, const Figures& figures, const BoardPage& page);
boost::json::object BoardMatterJson(const Scene& scene, const CountedMatter& matter,
                                    const std::vector<PublicNote>& notes,
                                    const std::vector<PublicAnswer>& answers);
// For the number of a matter that was taken off: since when and why.
boost::json::object WithdrawnJson(const Scene& scene, const WithdrawnMatter& withdrawn);

}  // namespace huiyin::board
