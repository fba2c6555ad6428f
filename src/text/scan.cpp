#include "text/scan.hpp"

#include <algorithm>

namespace huiyin::text {
namespace {

// The code point at `i`, which moves behind it. A broken byte counts as one character.
char32_t Next(std::string_view utf8, std::size_t& i) {
  auto first = static_cast<unsigned char>(utf8[i++]);
  int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  char32_t c = more == 3   ? first & 0x07U
               : more == 2 ? first & 0x0FU
               : more == 1 ? first & 0x1FU
                           : first;
  for (; more > 0 && i < utf8.size(); --more) {
    auto byte = static_cast<unsigned char>(utf8[i]);
    if ((byte & 0xC0U) != 0x80U) break;
    c = (c << 6U) | (byte & 0x3FU);
    ++i;
  }
  return c;
}

char32_t Folded(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width forms
  if (c == 0x3000 || c == 0x00A0 || c == U'\t') return U' ';
  if (c == 0x2014 || c == 0x2013 || c == 0x2010 || c == 0x2011) return U'-';
  if (c == 0x2019) return U'\'';
  return c >= U'A' && c <= U'Z' ? c + 32 : c;
}

// Takes no place on the page, so it does not part a name or a number from itself.
bool IsUnseen(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0x00AD;
}

}  // namespace

Scan::Scan(std::string_view utf8) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < utf8.size(); ++at) {
    char32_t c = Next(utf8, i);
    if (IsUnseen(c)) continue;
    plain.push_back(c);
    folded.push_back(Folded(c));
    place.push_back(at);
  }
}

Word Scan::OneOf(std::size_t i, std::span<const Word> words) const {
  Word longest;
  for (Word word : words) {
    if (word.size() > longest.size() && Stands(i, word)) longest = word;
  }
  return longest;
}

std::size_t Scan::Blanks(std::size_t i) const {
  while (at(i) == U' ') ++i;
  return i;
}

std::u32string Fold(std::string_view utf8) { return Scan(utf8).folded; }
bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool IsLatin(char32_t c) { return c >= U'a' && c <= U'z'; }
bool IsHan(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }
std::optional<int> DigitOf(char32_t c) {
  if (IsDigit(c)) return static_cast<int>(c - U'0');
  constexpr Word kRead = U"零一二三四五六七八九";
  if (c == U'〇') return 0;
  if (c == U'幺') return 1;
  if (c == U'两') return 2;
  auto at = kRead.find(c);
  if (at == Word::npos) return std::nullopt;
  return static_cast<int>(at);
}

bool Cuts(const Scan& scan, std::size_t i) {
  if (i == 0 || i >= scan.size()) return false;
  return IsLatin(scan.at(i - 1)) && IsLatin(scan.at(i));
}

}  // namespace huiyin::text
