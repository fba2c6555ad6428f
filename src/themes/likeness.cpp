#include "themes/likeness.hpp"

#include <algorithm>

#include "text/grams.hpp"

namespace huiyin::themes {
namespace {

constexpr std::size_t kWordsNamed = 3;

std::int64_t CountShared(const TextGrams& a, const TextGrams& b) {
  std::int64_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.pairs.size() && j < b.pairs.size();) {
    bool same = a.pairs[i] == b.pairs[j];
    bool forward = a.pairs[i] <= b.pairs[j];
    shared += same ? 1 : 0;
    j += same || !forward ? 1U : 0U;
    i += forward ? 1U : 0U;
  }
  return shared;
}

// The stretches of `a` all of whose pairs `b` has too, the longest first.
std::vector<std::string> CommonWords(const TextGrams& a, const TextGrams& b) {
  std::vector<std::string> words;
  for (const auto& run : a.runs) {
    for (std::size_t from = 0; from < run.size();) {
      std::size_t to = from;
      while (to < run.size() && std::binary_search(b.pairs.begin(), b.pairs.end(), run[to])) ++to;
      if (to > from) words.push_back(text::StretchOf(std::span(run).subspan(from, to - from)));
      from = to + 1;
    }
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& x, const auto& y) { return x.size() > y.size(); });
  return words;
}

}  // namespace

TextGrams::TextGrams(std::string_view utf8) : runs(text::PairRuns(utf8)) {
  for (const auto& run : runs) pairs.insert(pairs.end(), run.begin(), run.end());
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

int PercentAlike(const TextGrams& a, const TextGrams& b) {
  auto shared = CountShared(a, b);
  auto shorter = static_cast<std::int64_t>(std::min(a.pairs.size(), b.pairs.size()));
  if (shared < std::min<std::int64_t>(kLeastShared, shorter) || shared < 2) return 0;
  return static_cast<int>(shared * 100 / shorter);
}

Likeness Compare(const TextGrams& a, const TextGrams& b) {
  Likeness likeness{PercentAlike(a, b), {}};
  if (likeness.percent == 0) return likeness;
  for (std::string& word : CommonWords(a, b)) {
    bool named =
        std::any_of(likeness.shared.begin(), likeness.shared.end(),
                    [&](const auto& known) { return known.find(word) != std::string::npos; });
    if (!named && likeness.shared.size() < kWordsNamed) likeness.shared.push_back(std::move(word));
  }
  return likeness;
}

}  // namespace huiyin::themes
