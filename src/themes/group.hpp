// Group: which of some texts belong together. Pure.
//
//   for (const Group& group : GroupAlike(texts)) ...     // group.members: places in `texts`
//
// Texts belong together when each is alike to the first of the group, so that no chain leads from one theme to another. Groups come
// the largest first; a text that is like no other is in none. Work: the square of their number; kMostGrouped at once.
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "themes/likeness.hpp"

namespace huiyin::themes {

inline constexpr std::size_t kMostGrouped = 400;

struct Group {
  std::vector<std::size_t> members;  // two or more, ascending
  int percent = 0;                   // of the member that is least like the first
  std::vector<std::string> shared;   // words that the first has in common with another one
};

std::vector<Group> GroupAlike(std::span<const std::string> texts);

}  // namespace huiyin::themes
