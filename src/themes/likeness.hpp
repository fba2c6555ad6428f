// Likeness: how alike two texts are, and by which words.
//
//   TextGrams a("候工室饮水机坏了"), b("饮水机三天没水");
//   if (auto like = Compare(a, b); like.percent >= kLikely) ...      // like.shared: {"饮水机"}
//
// percent: pairs of characters that both have, of those of the shorter text: 0 to 100. Below kLeastShared pairs in common: 0.
// Threads: plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace huiyin::themes {

inline constexpr int kLikely = 40;      // from here on worth a suggestion
inline constexpr int kCertain = 60;     // below it the suggestion says that it is unsure
inline constexpr int kLeastShared = 3;  // pairs

struct TextGrams {
  explicit TextGrams(std::string_view utf8);
  std::vector<std::vector<std::int64_t>> runs;  // in the order of the text
  std::vector<std::int64_t> pairs;              // each once, ascending
};

struct Likeness {
  int percent = 0;
  std::vector<std::string> shared;  // the longest common words, three at most, the longest first
};

// Only the number: for comparing many.
int PercentAlike(const TextGrams& a, const TextGrams& b);
Likeness Compare(const TextGrams& a, const TextGrams& b);

}  // namespace huiyin::themes
