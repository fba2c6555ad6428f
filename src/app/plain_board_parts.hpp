// The parts of the board's HTML that hold matters: a row of the table, a matter's own page. See plain_board.hpp.
#pragma once

#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "app/page_words.hpp"

namespace huiyin::app {

// How the organisation is called, escaped.
std::string OrganisationHtml(const PageWords::Voice& say, const boost::json::object& page);
// `year`: today's, "2026"; days of it are said without it.
std::string BoardTableHtml(const PageWords::Voice& say, const boost::json::object& board,
                           std::string_view year);

}  // namespace huiyin::app
