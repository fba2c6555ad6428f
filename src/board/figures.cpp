#include "board/figures.hpp"

#include <array>
#include <numeric>
#include <utility>

namespace huiyin::board {
namespace {

using voices::VoiceState;

bool IsOverdue(const PublishedMatter& m, const LocalDate& today) {
  return matters::IsOpen(m.state) && m.due_on < today;
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

void CountMatter(const PublishedMatter& m, const LocalDate& today, Headline& headline) {
  bool answered = !matters::IsOpen(m.state);
  ++headline.matters;
  switch (m.settlement) {
    case Settlement::kRectified:
      ++headline.matters_rectified;
      break;
    case Settlement::kExplained:
      ++headline.matters_explained;
      break;
    case Settlement::kUnresolved:
    case Settlement::kDissolved:
      ++headline.matters_unresolved;
      break;
  }
  if (answered || m.due_on <= today) ++headline.matters_due;
  if (answered && m.answered_on && *m.answered_on <= m.due_on) ++headline.matters_on_time;
}

// Columns of the rows given to RollUp.
enum Column : std::size_t { kMatters, kAnswered, kOverdue, kColumns };

// Where a matter's unit is not in the tree any more, it counts at the root.
std::vector<ShownGroup> RollUpUnits(
    const std::vector<PublishedMatter>& published,
    const std::unordered_map<std::int64_t, std::int64_t>& first_here,
    const std::vector<people::Unit>& units, const LocalDate& today) {
  std::vector<GroupRow> rows;
  std::unordered_map<UnitId, std::size_t, UuidHash> place;
  for (const people::Unit& unit : units) {
    place.emplace(unit.id, rows.size());
    rows.push_back({unit.id, unit.parent, 0, std::vector<std::int64_t>(kColumns, 0)});
  }
  for (const PublishedMatter& m : published) {
    auto found = place.find(m.unit);
    GroupRow& row = rows[found == place.end() ? 0 : found->second];
    row.people += first_here.at(m.number);
    ++row.columns[kMatters];
    if (!matters::IsOpen(m.state)) ++row.columns[kAnswered];
    if (IsOverdue(m, today)) ++row.columns[kOverdue];
  }
  return RollUp(rows);
}

// Counts of the matters that stand behind one row, as far as they may be shown.
void ShowCounts(const std::vector<const PublishedMatter*>& behind, std::int64_t total,
                Figures& figures) {
  std::vector<std::int64_t> counts;
  for (const PublishedMatter* m : behind) counts.push_back(m->voices);
  auto shown = HideSmall(counts, total);
  for (std::size_t i = 0; i < behind.size(); ++i) {
    if (shown[i] == Shown::kShown) figures.voices.emplace(behind[i]->number, behind[i]->voices);
  }
}

}  // namespace

ShownRatings ShowRatings(const BothRatings& ratings) {
  auto sum = [](const Ratings& of) {
    return std::accumulate(of.begin(), of.end(), std::int64_t{0});
  };
  std::array people{sum(ratings.own), sum(ratings.slip)};
  auto shown = HideSmall(people, people[0] + people[1]);
  bool apart = true;
  for (std::size_t i = 0; i < people.size(); ++i)
    apart = apart && (people[i] == 0 || shown[i] == Shown::kShown);
  if (apart) return {ratings.own, ratings.slip};
  ShownRatings together{ratings.own, std::nullopt};
  for (std::size_t i = 0; i < together.own.size(); ++i) together.own[i] += ratings.slip[i];
  return together;
}

Figures MakeFigures(const std::vector<VoiceCount>& voice_counts,
                    const std::vector<PublishedMatter>& published,
                    const std::vector<std::int64_t>& counted_before,
                    const std::vector<people::Unit>& units, const LocalDate& today) {
  Figures figures;
  for (const VoiceCount& count : voice_counts) CountVoice(count, figures.headline);
  std::unordered_map<std::int64_t, std::int64_t> first_here;
  for (const PublishedMatter& m : published) {
    CountMatter(m, today, figures.headline);
    first_here[m.number] = m.voices;
  }
  for (std::int64_t number : counted_before) --first_here[number];
  if (units.empty()) return figures;

  auto groups = RollUpUnits(published, first_here, units, today);
  std::unordered_map<UnitId, std::size_t, UuidHash> group_of;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const ShownGroup& g = groups[i];
    figures.units.push_back(
        {g.unit, g.columns[kMatters], g.columns[kAnswered], g.columns[kOverdue], g.people});
    for (const UnitId& member : g.members) group_of[member] = i;
  }
  std::vector<std::vector<const PublishedMatter*>> behind(groups.size());
  for (const PublishedMatter& m : published) {
    auto found = group_of.find(m.unit);
    if (found == group_of.end()) found = group_of.find(units.front().id);
    if (found != group_of.end()) behind[found->second].push_back(&m);
  }
  for (std::size_t i = 0; i < groups.size(); ++i) ShowCounts(behind[i], groups[i].people, figures);
  return figures;
}

}  // namespace huiyin::board
