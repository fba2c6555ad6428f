// Figures: everything the board counts, as it may be shown. Pure: rows in, figures out.
//
//   Figures figures = MakeFigures(voices, published, counted_before, *directory, today);
//   figures.VoicesShown(item.number);                       // nothing: fewer than five, or it would give others away
//
// The headline counts voices, all of them, exactly: received = waiting + answered + declined, and answered = the speakers' own
// ratings + those by slip, unrated among each. Unit rows count published matters, and each voice linked to one of them once, with the matter of the smallest
// number. Whoever is counted in a row and whoever is counted at a matter are held together by small_groups.hpp, so that taking a
// unit's matters off its row tells nobody's count.
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
  std::unordered_map<std::int64_t, std::int64_t>
      voices;  // by matter number; only what may be shown

  [[nodiscard]] std::optional<std::int64_t> VoicesShown(std::int64_t number) const {
    auto found = voices.find(number);
    if (found == voices.end()) return std::nullopt;
    return found->second;
  }
};

// What a matter's page shows: both kinds, unless fewer than five people stand behind one of them. Then they stand together in `own`.
struct ShownRatings {
  Ratings own{};
  std::optional<Ratings> slip;
};
ShownRatings ShowRatings(const BothRatings& ratings);

Figures MakeFigures(const std::vector<VoiceCount>& voices,
                    const std::vector<PublishedMatter>& published,
                    const std::vector<std::int64_t>& counted_before,
                    const std::vector<people::Unit>& units, const LocalDate& today);

}  // namespace huiyin::board
