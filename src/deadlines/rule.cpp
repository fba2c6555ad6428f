#include "deadlines/rule.hpp"

#include <algorithm>
#include <charconv>

namespace huiyin::deadlines {
namespace {

constexpr int kFarthestLevel = 250;

std::optional<Level> ParseLevel(std::string_view text) {
  Level level;
  const char* end = text.data() + text.size();
  auto [at, error] = std::from_chars(text.data(), end, level.days);
  if (error != std::errc() || at == end || *at != ':') return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(at - text.data()) + 1);
  while (true) {
    auto plus = std::min(text.find('+'), text.size());
    auto told = kTold.Parse(text.substr(0, plus));
    if (!told) return std::nullopt;
    level.tell.push_back(*told);
    if (plus == text.size()) return level;
    text.remove_prefix(plus + 1);
  }
}

Status CheckLevels(const std::vector<Level>& levels) {
  if (levels.size() > kMostLevels)
    return Invalid("levels", {"提醒的级数太多", "There are too many levels"});
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const Level& level = levels[i];
    if (level.days < -kFarthestLevel || level.days > kFarthestLevel || level.tell.empty())
      return Invalid("levels",
                     {"每一级要写明离时限几天（前后 250 天以内）、通知谁",
                      "Each level says how many days from the date (within 250) and who is told"});
    if (i > 0 && levels[i - 1].days >= level.days)
      return Invalid("levels", {"各级要按日子先后排列，不能重复",
                                "Levels stand in the order of their days, each day once"});
    for (auto told = level.tell.begin(); told != level.tell.end(); ++told) {
      if (std::find(level.tell.begin(), told, *told) != told)
        return Invalid("levels", {"同一级里有人写了两次", "A level names somebody twice"});
    }
  }
  return {};
}

}  // namespace

Status CheckRule(const Rule& rule) {
  if (rule.count < 0 || rule.count > kMostDays)
    return Invalid("count", {"天数要在 0 到 1000 之间", "The days lie between 0 and 1000"});
  if (rule.basis.empty() || rule.basis.size() > kBasisBytes)
    return Invalid("basis", {"请写明依据", "Please state the basis"});
  if (rule.basis_en.size() > kBasisBytes)
    return Invalid("basis_en", {"英文依据太长", "The basis in English is too long"});
  if (rule.extend_by != people::Role::kLeader && rule.extend_by != people::Role::kCoordinator)
    return Invalid("extend_by", {"延期由领导或协调员批准",
                                 "An extension is given by a leader or a coordinator"});
  if (rule.extend_days < 0 || rule.extend_days > kMostDays)
    return Invalid("extend_days", {"天数要在 0 到 1000 之间", "The days lie between 0 and 1000"});
  return CheckLevels(rule.levels);
}

std::string LevelsText(const std::vector<Level>& levels) {
  std::string text;
  for (const Level& level : levels) {
    if (!text.empty()) text += ' ';
    text += std::to_string(level.days);
    char mark = ':';
    for (Told told : level.tell) {
      text += mark;
      text += kTold.Text(told);
      mark = '+';
    }
  }
  return text;
}

std::optional<std::vector<Level>> ParseLevels(std::string_view text) {
  std::vector<Level> levels;
  while (!text.empty()) {
    auto blank = std::min(text.find(' '), text.size());
    auto level = ParseLevel(text.substr(0, blank));
    if (!level) return std::nullopt;
    levels.push_back(std::move(*level));
    text.remove_prefix(std::min(blank + 1, text.size()));
  }
  return levels;
}

Deadline Start(const Rule& rule, const LocalDate& start) {
  return {.start = start, .count = rule.count, .unit = rule.unit};
}

}  // namespace huiyin::deadlines
