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
boost::json::object BriefJson(const Brief& brief, const Names& names,
                              const people::Directory& directory, const LocalDate& today);

}  // namespace huiyin::figures
