#include "text/grams.hpp"

#include <algorithm>

#include "text/scan.hpp"

namespace huiyin::text {
namespace {

constexpr int kBits = 21;  // of a code point
constexpr std::int64_t kMask = (std::int64_t{1} << kBits) - 1;

std::int64_t One(char32_t c) { return static_cast<std::int64_t>(c) << kBits; }
std::int64_t Pair(char32_t c, char32_t d) { return One(c) | static_cast<std::int64_t>(d); }

bool IsBlank(char32_t c) { return c <= U' ' || (c >= 0x2000 && c <= 0x200A); }

// Punctuation: stands alone.
bool IsMark(char32_t c) {
  bool ascii = c < 0x80 && !IsDigit(c) && !IsLatin(c);
  return ascii || (c >= 0x80 && c < 0xC0) || (c >= 0x2000 && c <= 0x206F) ||
         (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
}

// Calls `take` for each run of letters and digits, and for each mark.
template <class Take>
void ForEachRun(std::string_view utf8, Take take) {
  std::u32string folded = Fold(utf8);
  for (std::size_t i = 0; i < folded.size();) {
    std::size_t end = i + 1;
    while (!IsMark(folded[i]) && end < folded.size() && !IsMark(folded[end])) ++end;
    if (!IsBlank(folded[i])) take(Word(folded).substr(i, end - i));
    i = end;
  }
}

std::vector<std::int64_t> EachOnce(std::vector<std::int64_t> grams) {
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

void PutUtf8(std::string& out, char32_t c) {
  auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0U | (c >> 6U));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
  }
  put(0x80U | (c & 0x3FU));
}

}  // namespace

std::vector<std::int64_t> Grams(std::string_view utf8) {
  std::vector<std::int64_t> grams;
  ForEachRun(utf8, [&](Word run) {
    for (std::size_t i = 0; i < run.size(); ++i) {
      grams.push_back(One(run[i]));
      if (i + 1 < run.size()) grams.push_back(Pair(run[i], run[i + 1]));
    }
  });
  return EachOnce(std::move(grams));
}

std::vector<std::int64_t> GramsOfPhrase(std::string_view utf8) {
  std::vector<std::int64_t> grams;
  ForEachRun(utf8, [&](Word run) {
    if (run.size() == 1) grams.push_back(One(run[0]));
    for (std::size_t i = 0; i + 1 < run.size(); ++i) grams.push_back(Pair(run[i], run[i + 1]));
  });
  return EachOnce(std::move(grams));
}

bool Contains(std::string_view utf8, std::string_view phrase) {
  std::u32string wanted = Fold(phrase);
  auto first = wanted.find_first_not_of(U' ');
  if (first == std::u32string::npos) return false;
  wanted = wanted.substr(first, wanted.find_last_not_of(U' ') - first + 1);
  return Fold(utf8).find(wanted) != std::u32string::npos;
}

std::vector<std::vector<std::int64_t>> PairRuns(std::string_view utf8) {
  std::vector<std::vector<std::int64_t>> runs;
  ForEachRun(utf8, [&](Word run) {
    std::vector<std::int64_t> pairs;
    for (std::size_t i = 0; i + 1 < run.size(); ++i) pairs.push_back(Pair(run[i], run[i + 1]));
    if (!pairs.empty()) runs.push_back(std::move(pairs));
  });
  return runs;
}

std::string StretchOf(std::span<const std::int64_t> pairs) {
  std::string stretch;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (i == 0) PutUtf8(stretch, static_cast<char32_t>(pairs[i] >> kBits));
    PutUtf8(stretch, static_cast<char32_t>(pairs[i] & kMask));
  }
  return stretch;
}

std::string GramText(std::int64_t gram) {
  std::string text;
  PutUtf8(text, static_cast<char32_t>(gram >> kBits));
  if ((gram & kMask) != 0) PutUtf8(text, static_cast<char32_t>(gram & kMask));
  return text;
}

}  // namespace huiyin::text
