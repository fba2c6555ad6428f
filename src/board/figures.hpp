// Figures: everything the board counts, as it may be shown. Pure: tallies in, figures out.
//
//   Figures figures = MakeFigures(TRY(ReadTallies(reader, org, today)), directory->units());
//   figures.VoicesShown(item.counted_at, item.voices);      // nothing: too few, or it would give others away
//
// The headline counts voices, all of them, exactly: received = waiting + answered + declined, and answered = the speakers' own
// ratings + those by slip, unrated among each. Unit rows count published matters, and each voice linked to one of them once, with the matter of the smallest
// number. Whoever is counted in a row and whoever is counted at a matter are held together by small_groups.hpp, so that taking a
// unit's matters off its row tells nobody's count. It takes the counts of matters by size, not the matters.
// Threads: plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "board/board_store.hpp"
#include "board/small_groups.hpp"

namespace huiyin::board {

struct Headline {
  std::int64_t received = 0;
  std::int64_t waiting = 0;  // no answer yet, or another one demanded
  std::int64_t answered = 0;
  std::int64_t declined = 0;
  Ratings ratings{};       // of those answered, by whoever submitted by themselves
  Ratings slip_ratings{};  // of those answered that staff wrote in
  std::int64_t matters = 0;
  std::int64_t matters_due = 0;      // their date has come, or they are answered
  std::int64_t matters_on_time = 0;  // of these, answered by their date
  // Of the published matters; together they are all of them.
  std::int64_t matters_rectified = 0, matters_explained = 0, matters_unresolved = 0;
  std::int64_t withdrawn = 0;   // taken off the board, not among them
  std::int64_t good_deeds = 0;  // shown to everybody
};

struct UnitRow {
  std::optional<UnitId> unit;  // nothing: "other"
  std::int64_t matters = 0;
  std::int64_t answered = 0;
  std::int64_t overdue = 0;
  std::int64_t voices = 0;
};

struct Figures {
  Headline headline;
  std::vector<UnitRow> units;
  // Of the matters of each unit: from how many voices on the count is shown.
  std::unordered_map<UnitId, std::int64_t, UuidHash> least_shown;
  std::optional<std::int64_t> least_elsewhere;  // of units that are in the tree no more

  // A matter's voices, where they may be shown.
  [[nodiscard]] std::optional<std::int64_t> VoicesShown(const UnitId& unit,
                                                        std::int64_t voices) const;
};

// What a matter's page shows: both kinds, unless too few people stand behind one of them. Then they stand together in `own`.
struct ShownRatings {
  Ratings own{};
  std::optional<Ratings> slip;
};
ShownRatings ShowRatings(const BothRatings& ratings, std::int64_t fewest = kFewestPeople);

// `fewest`: the people that stand behind a count at least (small_groups.hpp).
Figures MakeFigures(const Tallies& tallies, const std::vector<people::Unit>& units,
                    std::int64_t fewest = kFewestPeople);

}  // namespace huiyin::board
