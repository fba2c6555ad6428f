// What is kept for figures: facts as they were counted and their sums by unit and period (docs/decisions/0019-figures-are-kept.md).
//
//   Result<std::int64_t> counted = CountChanged(tx, org, today, 500);        // by the server: brings the sums up to date
//   auto moves = TRY(MovesSince(reader, org, What::kVoice, today));          // what is true now = sums + moves
//
// Whoever changes a voice or matter leaves a mark (voices/uncounted.hpp). A reader adds what the marked ones are now and takes off
// what they were, so figures are of this moment whether or not the server has counted.
// Not journalled; `huiyin verify` compares, `huiyin recount` makes it anew. Threads: inside the caller's snapshot or transaction.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "figures/kept_store.hpp"
#include "journal/verify.hpp"

namespace huiyin::figures {

// A voice or matter that is not counted as it is today. Nothing was: it is new.
struct Move {
  std::optional<Fact> was, is;
  LocalDate was_on;  // the day for which `was` was counted
};
Result<std::vector<Move>> MovesSince(db::Reader& reader, const OrgId& org, What what,
                                     const LocalDate& today);

// Brings at most `limit` further marked voices up to date, and whatever is overdue to today; gives how many it looked at, to be called
// again while it is `limit`.
Result<std::int64_t> CountChanged(db::Transaction& tx, const OrgId& org, const LocalDate& today,
                                  std::int64_t limit);
// Whether CountChanged has anything to do.
Result<bool> HasChanged(db::Reader& reader, const OrgId& org, const LocalDate& today);

// FiguresAreKept (kept_store.hpp) says whether they stand by this program's definition; where they do not, this brings them there.
Status RecountFigures(db::Transaction& tx, const OrgId& org, const LocalDate& today);
// A finding for each fact and each sum that differs; what is marked is not looked at.
Status CheckFigures(db::Reader& reader, const OrgId& org,
                    const std::function<void(journal::Finding)>& found);

}  // namespace huiyin::figures
