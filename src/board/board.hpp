// Board: what is published, for everybody, without signing in - the door of this slice.
//
//   std::vector<ShownGroup> rows = RollUp(tree);          // any table that shows how many people spoke where
//
// Map of the folder: board.hpp (this door), small_groups (which counts may be shown: pure, for every published table),
// board_store (SQL), figures (headline, unit rows and counts of matters as they may be shown: pure), board_query (the parameters
// of a request and its canonical form), board_json (rendering), prepare (bytes, ETag, gzip), board_cache (rendered bytes in
// memory), board_api (HTTP).
//
// Nothing here changes data. Privacy: verbatim words of voices never appear, only the published wording and answers of matters;
// a count of people is shown only when small_groups allows it.
#pragma once

#include "board/small_groups.hpp"
