// A change of what the organisation sets for itself: another version of it, with its journal entry.
//
// Rights: an administrator over the whole organisation. `expected`: the version that was seen (If-Match). The same again changes nothing.
// Errors: kForbidden, kInvalid with the field, kStale with who and when. Threads: functions work inside the caller's transaction.
#pragma once

#include "house/house.hpp"
#include "journal/context.hpp"
#include "people/people.hpp"

namespace huiyin::house {

inline constexpr std::size_t kNameBytes = 120;
inline constexpr std::size_t kSentenceBytes = 1200;

Status MustKeepHouse(const people::Actor& actor);

Result<SettingId> SetBoardView(db::Transaction& tx, const journal::Context& context,
                               const people::Actor& actor, BoardView view, std::int64_t expected);
Result<SettingId> SetOwnWords(db::Transaction& tx, const journal::Context& context,
                              const people::Actor& actor, OwnWords words, std::int64_t expected);

}  // namespace huiyin::house
