// Rule: within how many days something is to be done, on what basis, who may extend it, and who is told when. Pure data.
//
//   Rule rule = rulebook->rule(RuleName::kDecideMatter);
//   LocalDate due = DueOn(rulebook->calendar(), Start(rule, today));
//
// A changed rule is another version; what runs keeps the version that it began under. Levels are written as text in the
// database: "-3:owner 0:owner+stand_in 1:owner+head", days after the due date (negative before it), in working days.
// Threads: plain values.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.hpp"
#include "calendar/deadline.hpp"
#include "people/people.hpp"

namespace huiyin::deadlines {

enum class RuleName : std::uint8_t {
  kAcceptVoice,   // from the day it came to its acceptance
  kAnswerVoice,   // from the day it came to its answer, while no matter holds it
  kRateVoice,     // from the answer to the end of the time for rating
  kDecideMatter,  // from acceptance or return to the decision
  kFinishMatter,  // from the decision; the count is what the page proposes, the decision names the date
  kReopenMatter  // from reopening to the next answer
};
inline constexpr CodeTable kRuleNames{std::array{
    Code{RuleName::kAcceptVoice, "accept_voice"}, Code{RuleName::kAnswerVoice, "answer_voice"},
    Code{RuleName::kRateVoice, "rate_voice"}, Code{RuleName::kDecideMatter, "decide_matter"},
    Code{RuleName::kFinishMatter, "finish_matter"},
    Code{RuleName::kReopenMatter, "reopen_matter"}}};

enum class Told : std::uint8_t { kOwner, kStandIn, kHead, kCoordinator, kLeader };
inline constexpr CodeTable kTold{std::array{
    Code{Told::kOwner, "owner"}, Code{Told::kStandIn, "stand_in"}, Code{Told::kHead, "head"},
    Code{Told::kCoordinator, "coordinator"}, Code{Told::kLeader, "leader"}}};

// From `days` working days after the due date on (negative: before it) these are told.
struct Level {
  int days = 0;
  std::vector<Told> tell;

  bool operator==(const Level&) const = default;
};

struct Rule {
  RuleName name = RuleName::kAcceptVoice;
  std::int64_t version = 1;
  int count = 0;
  DayUnit unit = DayUnit::kWorking;
  std::string basis;     // as people cite it
  std::string basis_en;  // for those who read English; empty: nobody wrote it
  people::Role extend_by = people::Role::kLeader;  // a leader or a coordinator
  int extend_days = 0;  // at most, all extensions of one deadline together; 0: it is not extended
  std::vector<Level> levels;  // by days, each once

  bool operator==(const Rule&) const = default;
};

inline constexpr int kMostDays = 1000;
inline constexpr std::size_t kMostLevels = 12;
inline constexpr std::size_t kBasisBytes = 1024;

// Errors: kInvalid naming "count", "basis", "basis_en", "extend_by", "extend_days" or "levels".
Status CheckRule(const Rule& rule);
std::string LevelsText(const std::vector<Level>& levels);
std::optional<std::vector<Level>> ParseLevels(std::string_view text);

// The deadline that begins on `start`.
Deadline Start(const Rule& rule, const LocalDate& start);

}  // namespace huiyin::deadlines
