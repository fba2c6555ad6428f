// Scan: a text as characters that compare easily (full-width forms and capitals folded), and steps through it.
//
// For the finders of identifying.hpp only. Threads: plain values.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/identifying.hpp"

namespace huiyin::text {

using Word = std::u32string_view;

struct Scan {
  std::u32string plain;            // as it stands, without what nobody sees (zero-width blanks)
  std::u32string folded;           // the same length: full-width to ASCII, ASCII capitals to small
  std::vector<std::size_t> place;  // of each of them in the text as it was given

  explicit Scan(std::string_view utf8);

  [[nodiscard]] std::size_t size() const { return folded.size(); }
  [[nodiscard]] char32_t at(std::size_t i) const { return i < folded.size() ? folded[i] : U'\0'; }
  [[nodiscard]] bool Stands(std::size_t i, Word word) const {
    return Word(folded).substr(std::min(i, size()), word.size()) == word;
  }
  // The longest of the words that stands at i; empty when none does.
  [[nodiscard]] Word OneOf(std::size_t i, std::span<const Word> words) const;
  [[nodiscard]] std::size_t Blanks(std::size_t i) const;  // the first place from i that is no blank
};

std::u32string Fold(std::string_view utf8);
bool IsDigit(char32_t c);
bool IsLatin(char32_t c);  // a-z
bool IsHan(char32_t c);
// The value of a digit, written 7, 七 or as it is read out over the telephone (幺, 两); nothing for another character.
std::optional<int> DigitOf(char32_t c);
// Whether a Latin word would be cut in two by beginning or ending at i.
bool Cuts(const Scan& scan, std::size_t i);

using Marks = std::vector<Mark>;
void FindNumbers(const Scan& scan, const KnownNames& names, Marks& marks);
void FindPeople(const Scan& scan, const KnownNames& names, Marks& marks);
void FindPlaces(const Scan& scan, const KnownNames& names, Marks& marks);

}  // namespace huiyin::text
