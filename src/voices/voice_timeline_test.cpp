#include "voices/voice_timeline.hpp"

#include <gtest/gtest.h>

namespace huiyin::voices {
namespace {

TimelineItem Item(std::string text, std::string_view day, std::optional<std::string_view> at) {
  std::optional<Instant> instant;
  if (at) instant = ParseInstant(*at);
  return {text, *LocalDate::Parse(day), instant, text, std::nullopt};
}

std::string Texts(const std::vector<TimelineItem>& items) {
  std::string all;
  for (const auto& item : items) all += item.text + " ";
  return all;
}

TEST(Timeline, ASpeakersEntryStandsBehindWhatWasThereBeforeIt) {
  auto merged = Merge(
      {Item("said", "2026-03-02", {}), Item("linked", "2026-03-02", "2026-03-02T01:00:00Z"),
       Item("answered", "2026-03-02", "2026-03-02T05:00:00Z"), Item("rated", "2026-03-02", {})},
      {Item("decided", "2026-03-02", "2026-03-02T02:00:00Z"),
       Item("progress", "2026-03-02", "2026-03-02T03:00:00Z")},
      Zone{480});
  EXPECT_EQ(Texts(merged), "said linked decided progress answered rated ");
}

TEST(Timeline, AStepWithoutAnInstantComesAtTheEndOfItsDay) {
  auto merged = Merge({Item("linked", "2026-03-02", "2026-03-02T01:00:00Z"),
                       Item("answered", "2026-03-03", "2026-03-03T01:00:00Z")},
                      {Item("decided", "2026-03-02", {})}, Zone{480});
  EXPECT_EQ(Texts(merged), "linked decided answered ");
}

}  // namespace
}  // namespace huiyin::voices
