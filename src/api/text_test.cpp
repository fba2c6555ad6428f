#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <vector>

#include "api/fields.hpp"
#include "api/render.hpp"

namespace huiyin::api {
namespace {

using std::string_view_literals::operator""sv;

TEST(Utf8, IsCleanWhenWellFormed) {
  for (std::string_view text :
       {""sv, "a"sv, "\x7F"sv, "回音"sv, "\xC2\x80"sv, "\xDF\xBF"sv, "\xE0\xA0\x80"sv,
        "\xED\x9F\xBF"sv, "\xEE\x80\x80"sv, "\xEF\xBF\xBF"sv, "\xF0\x90\x80\x80"sv,
        "\xF4\x8F\xBF\xBF"sv, "👷🏽‍♀️"sv}) {
    EXPECT_TRUE(IsCleanUtf8(text)) << text;
    EXPECT_TRUE(IsCleanUtf8(std::string(text) + "x" + std::string(text)));
  }
}

TEST(Utf8, IsNotCleanInAnyOtherForm) {
  struct Case {
    std::string_view bytes;
    std::string_view why;
  };
  const Case cases[] = {
      {"\0"sv, "NUL"},
      {"\x80"sv, "continuation alone"},
      {"\xBF"sv, "continuation alone"},
      {"\xC0\x80"sv, "overlong NUL"},
      {"\xC1\xBF"sv, "overlong"},
      {"\xE0\x9F\xBF"sv, "overlong"},
      {"\xF0\x8F\xBF\xBF"sv, "overlong"},
      {"\xED\xA0\x80"sv, "surrogate"},
      {"\xED\xBF\xBF"sv, "surrogate"},
      {"\xF4\x90\x80\x80"sv, "beyond U+10FFFF"},
      {"\xF5\x80\x80\x80"sv, "beyond U+10FFFF"},
      {"\xF8\x88\x80\x80\x80"sv, "five bytes"},
      {"\xFE"sv, "never"},
      {"\xFF"sv, "never"},
      {"\xC2"sv, "cut"},
      {"\xE5\x9B"sv, "cut"},
      {"\xE5"sv, "cut"},
      {"\xF0\x9F\x91"sv, "cut"},
      {"\xF0\x9F"sv, "cut"},
      {"\xF0"sv, "cut"},
      {"\xC2\x41"sv, "no continuation"},
      {"\xE5\x9B\x41"sv, "no continuation"},
      {"\xE5\xC2\x80"sv, "no continuation"},
      {"\xF0\x9F\x91\xC2"sv, "no continuation"},
  };
  for (const Case& c : cases) {
    // A copy of exactly these bytes: a look behind the end would be seen by the address sanitizer.
    std::vector<char> exact(c.bytes.begin(), c.bytes.end());
    EXPECT_FALSE(IsCleanUtf8({exact.data(), exact.size()})) << c.why;
    EXPECT_FALSE(IsCleanUtf8(std::string("回音") + std::string(c.bytes))) << c.why;
    EXPECT_FALSE(IsCleanUtf8(std::string(c.bytes) + "回音")) << c.why;
  }
}

std::string Encode(char32_t c) {
  std::string out;
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (c >> 6)));
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (c >> 12)));
  } else {
    out.push_back(static_cast<char>(0xF0 | (c >> 18)));
  }
  int more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  while (more-- > 0) out.push_back(static_cast<char>(0x80 | ((c >> (6 * more)) & 0x3F)));
  return out;
}

TEST(Utf8, EveryCharacterIsCleanAndEverySurrogateIsNot) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    ASSERT_EQ(IsCleanUtf8(Encode(c)), !surrogate) << static_cast<std::uint32_t>(c);
  }
}

TEST(Utf8, CutAnywhereInsideACharacterIsNotClean) {
  EXPECT_TRUE(rc::check("a prefix is clean exactly when it ends with a character", [] {
    auto characters = *rc::gen::container<std::vector<std::uint32_t>>(
        rc::gen::oneOf(rc::gen::inRange<std::uint32_t>(1, 0xD800),
                       rc::gen::inRange<std::uint32_t>(0xE000, 0x110000)));
    std::string text;
    std::vector<std::size_t> ends{0};
    for (std::uint32_t c : characters) {
      text += Encode(c);
      ends.push_back(text.size());
    }
    for (std::size_t size = 0; size <= text.size(); ++size) {
      bool at_end = std::find(ends.begin(), ends.end(), size) != ends.end();
      RC_ASSERT(IsCleanUtf8(std::string_view(text).substr(0, size)) == at_end);
    }
    for (std::size_t count = 0; count < ends.size() + 2; ++count) {
      RC_ASSERT(FirstCharacters(text, count).size() == ends[std::min(count, ends.size() - 1)]);
    }
  }));
}

TEST(FirstCharacters, CountsCharactersNotBytes) {
  EXPECT_EQ(FirstCharacters("回音壁", 2), "回音");
  EXPECT_EQ(FirstCharacters("a回👷b", 3), "a回👷");
  EXPECT_EQ(FirstCharacters("回音", 0), "");
  EXPECT_EQ(FirstCharacters("回音", 2), "回音");
  EXPECT_EQ(FirstCharacters("回音", 99), "回音");
  EXPECT_EQ(FirstCharacters("", 3), "");
}

TEST(Blank, IsWhatSaysNothing) {
  for (std::string_view text :
       {""sv, " "sv, "\t\r\n\v\f"sv, "\u3000"sv, "\u00A0"sv, "\u200B\u200C\u200D"sv, "\uFEFF"sv,
        "\u2003"sv, "\u2028\u2029"sv, "\u2060"sv, "\u3164"sv, " \u3000\n\u200B "sv}) {
    EXPECT_TRUE(IsBlank(text)) << text;
  }
  for (std::string_view text :
       {"0"sv, "。"sv, "\u3000好"sv, "\u2010"sv, "\u3001"sv, "a "sv, "\xE2\x80"sv, "\u200B."sv}) {
    EXPECT_FALSE(IsBlank(text)) << text;
  }
}

TEST(SayDay, IsASentencePartInBothLanguages) {
  auto day = LocalDate::Parse("2026-06-09").value();
  EXPECT_EQ(SayDay(day, Language::kChinese), "2026 年 6 月 9 日");
  EXPECT_EQ(SayDay(day, Language::kEnglish), "9 June 2026");
}

}  // namespace
}  // namespace huiyin::api
