// The board as HTML, out of the very JSON that the API gives: no figure is counted and no rule of privacy applied here.
//
//   std::string main = BoardHtml(words.In(false), board, address);
//
// The markup is that of web/src/board, with its classes, so that the application takes its place without a flash; the browser tests hold
// the two to the same words. Threads: pure functions. Privacy: everything is escaped, the organisation's own words too.
#pragma once

#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "app/page_words.hpp"

namespace huiyin::app {

// What the board's address asks for; empty: nothing.
struct BoardAddress {
  std::string words;
  std::string unit;
  std::string progress;
  std::string standing;
  std::string cursor;

  // "?q=...&standing=..." for a link, with another cursor.
  [[nodiscard]] std::string Query(std::string_view next_cursor, bool english) const;
  // The same for the API.
  [[nodiscard]] std::string ApiQuery() const;
};

std::string BoardHtml(const PageWords::Voice& say, const boost::json::object& board,
                      const BoardAddress& address);
std::string BoardMatterHtml(const PageWords::Voice& say, const boost::json::object& page);

// JSON as it may stand in a page, for the application.
std::string BoardData(std::string_view json);

}  // namespace huiyin::app
