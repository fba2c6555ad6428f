// Grams: what a text is found by - each of its characters, and each two that stand next to each other.
//
//   Grams("灯坏了");           // 灯 坏 了 灯坏 坏了
//   GramsOfPhrase("灯坏了");   // 灯坏 坏了
//
// Characters are folded as in scan.hpp (full-width forms, capitals). Punctuation stands alone, in no pair; blanks divide and are
// nothing themselves. A phrase stands in a text only if all its grams do; whether it really does, Contains tells.
// A gram is its characters' code points, 21 bits each: one character c is c * 2^21, two are c * 2^21 + d. No two are alike, and a
// reader of the index can tell what they are: they hold no more than the published text itself.
// Threads: pure functions.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huiyin::text {

// All of a text, each once, in ascending order.
std::vector<std::int64_t> Grams(std::string_view utf8);
// What a text must have to hold the phrase: the pairs of it, and each character that stands alone. Empty: nothing to look for.
std::vector<std::int64_t> GramsOfPhrase(std::string_view utf8);
// Whether the phrase stands in the text, both folded; blanks around the phrase do not count.
bool Contains(std::string_view utf8, std::string_view phrase);
// The characters of a gram.
std::string GramText(std::int64_t gram);
// The pairs of a text in its order, one list for each stretch without blanks and punctuation.
std::vector<std::vector<std::int64_t>> PairRuns(std::string_view utf8);
// The stretch that consecutive pairs make: 饮水 水机 is 饮水机.
std::string StretchOf(std::span<const std::int64_t> pairs);

}  // namespace huiyin::text
