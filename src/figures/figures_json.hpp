// Figures as JSON.
#pragma once

#include <boost/json/object.hpp>

#include "figures/brief.hpp"
#include "figures/figures.hpp"
#include "figures/figures_names.hpp"
#include "figures/figures_query.hpp"

namespace huiyin::figures {

boost::json::object TableJson(const Table& table, const TableQuery& query, const Names& names);
boost::json::object LineJson(const Line& line, const people::Directory& directory, bool matter);
// The calendar says on which dates a year without data lies.
boost::json::object BriefJson(const Brief& brief, const Names& names, const WorkCalendar& calendar,
                              const people::Directory& directory, const LocalDate& today);

}  // namespace huiyin::figures
