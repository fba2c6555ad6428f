// Rows in a block of a backup: for each value a letter (n nothing, i number, t text or bytes), then 8 bytes of number, or a length
// of 4 bytes and as many bytes; numbers and lengths most significant byte first. Which values make a row says the table's block.
//
// Threads: pure functions.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "db/table_copy.hpp"

namespace huiyin::backup {

void AppendRow(std::string& payload, const db::Values& row);
// Gives each row of `columns` values. False when the payload does not end with a row's end.
Result<bool> EachRow(std::string_view payload, std::size_t columns,
                     const std::function<Status(db::Values)>& row);

}  // namespace huiyin::backup
