#include "board/figures.hpp"

#include <array>
#include <map>
#include <numeric>
#include <utility>

namespace huiyin::board {
namespace {

using voices::VoiceState;

bool IsOpen(const StandingCount& count) {
  return count.progress == Progress::kWaiting || count.progress == Progress::kInProgress;
}

void CountVoice(const VoiceCount& count, Headline& headline) {
  headline.received += count.voices;
  switch (count.state) {
    case VoiceState::kReceived:
    case VoiceState::kAccepted:
    case VoiceState::kLinked:
      headline.waiting += count.voices;
      return;
    case VoiceState::kAnswered:
    case VoiceState::kClosed:
      headline.answered += count.voices;
      (count.entered ? headline.slip_ratings
                     : headline.ratings)[static_cast<std::size_t>(count.rating)] += count.voices;
      return;
    case VoiceState::kDeclined:
      headline.declined += count.voices;
      return;
  }
}

void CountMatters(const StandingCount& count, Headline& headline) {
  headline.matters += count.matters;
  switch (count.settlement) {
    case Settlement::kRectified:
      headline.matters_rectified += count.matters;
      break;
    case Settlement::kExplained:
      headline.matters_explained += count.matters;
      break;
    case Settlement::kUnresolved:
    case Settlement::kDissolved:
      headline.matters_unresolved += count.matters;
      break;
  }
  if (!IsOpen(count)) headline.matters_due += count.matters;
  if (count.on_time) headline.matters_on_time += count.matters;
}

// Columns of the rows given to RollUp.
enum Column : std::size_t { kMatters, kAnswered, kOverdue, kColumns };

// Where a matter's unit is not in the tree any more, it counts at the root.
class Places {
 public:
  explicit Places(const std::vector<people::Unit>& units) {
    for (const people::Unit& unit : units) places_.emplace(unit.id, places_.size());
  }
  [[nodiscard]] std::size_t operator[](const UnitId& unit) const {
    auto found = places_.find(unit);
    return found == places_.end() ? 0 : found->second;
  }

 private:
  std::unordered_map<UnitId, std::size_t, UuidHash> places_;
};

std::vector<ShownGroup> RollUpUnits(const Tallies& tallies, const Places& places,
                                    const std::vector<people::Unit>& units, std::int64_t fewest) {
  std::vector<GroupRow> rows;
  for (const people::Unit& unit : units)
    rows.push_back({unit.id, unit.parent, 0, std::vector<std::int64_t>(kColumns, 0)});
  for (const StandingCount& count : tallies.standings) {
    GroupRow& row = rows[places[count.unit]];
    row.people += count.voices;
    row.columns[kMatters] += count.matters;
    if (!IsOpen(count)) row.columns[kAnswered] += count.matters;
  }
  for (const DueCount& count : tallies.due) {
    if (!count.today) rows[places[count.unit]].columns[kOverdue] += count.matters;
  }
  return RollUp(rows, fewest);
}

}  // namespace

ShownRatings ShowRatings(const BothRatings& ratings, std::int64_t fewest) {
  auto sum = [](const Ratings& of) {
    return std::accumulate(of.begin(), of.end(), std::int64_t{0});
  };
  std::array people{sum(ratings.own), sum(ratings.slip)};
  auto shown = HideSmall(people, people[0] + people[1], fewest);
  bool apart = true;
  for (std::size_t i = 0; i < people.size(); ++i)
    apart = apart && (people[i] == 0 || shown[i] == Shown::kShown);
  if (apart) return {ratings.own, ratings.slip};
  ShownRatings together{ratings.own, std::nullopt};
  for (std::size_t i = 0; i < together.own.size(); ++i) together.own[i] += ratings.slip[i];
  return together;
}

std::optional<std::int64_t> Figures::VoicesShown(const UnitId& unit, std::int64_t voices) const {
  auto found = least_shown.find(unit);
  auto least = found == least_shown.end() ? least_elsewhere : std::optional(found->second);
  if (!least || voices < *least) return std::nullopt;
  return voices;
}

Figures MakeFigures(const Tallies& tallies, const std::vector<people::Unit>& units,
                    std::int64_t fewest) {
  Figures figures;
  for (const VoiceCount& count : tallies.voices) CountVoice(count, figures.headline);
  for (const StandingCount& count : tallies.standings) CountMatters(count, figures.headline);
  for (const DueCount& count : tallies.due) figures.headline.matters_due += count.matters;
  figures.headline.withdrawn = tallies.withdrawn;
  figures.headline.good_deeds = tallies.good_deeds;
  if (units.empty()) return figures;

  Places places(units);
  auto groups = RollUpUnits(tallies, places, units, fewest);
  std::vector<std::size_t> group_of(units.size(), groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const ShownGroup& g = groups[i];
    figures.units.push_back(
        {g.unit, g.columns[kMatters], g.columns[kAnswered], g.columns[kOverdue], g.people});
    for (const UnitId& member : g.members) group_of[places[member]] = i;
  }
  // Counts of the matters that stand behind one row, as far as they may be shown.
  std::vector<std::map<std::int64_t, std::int64_t>> people_by_size(groups.size());
  for (const SizeCount& count : tallies.sizes) {
    auto group = group_of[places[count.unit]];
    if (group < groups.size()) people_by_size[group][count.size] += count.voices;
  }
  std::vector<std::int64_t> least;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    std::vector<Sized> rising;
    for (const auto& [size, people] : people_by_size[i]) rising.push_back({size, people});
    least.push_back(LeastShown(rising, groups[i].people, fewest));
  }
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (group_of[i] < groups.size()) figures.least_shown[units[i].id] = least[group_of[i]];
  }
  if (group_of[0] < groups.size()) figures.least_elsewhere = least[group_of[0]];
  return figures;
}

}  // namespace huiyin::board
