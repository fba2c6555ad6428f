#include "board/board_query.hpp"

#include <gtest/gtest.h>

#include <string>

namespace huiyin::board {
namespace {

std::string Spelt(std::string_view raw) {
  auto query = ReadBoardQuery(raw);
  return query ? query->key : "refused: " + query.error().field;
}

TEST(BoardQuery, IsTheSameForAllSpellingsOfOneQuestion) {
  EXPECT_EQ(Spelt(""), "&limit=50");
  for (const char* raw : {"&", "limit=50", "q=", "q=%20%E3%80%80", "q",
                          "unit_id=&progress=&q=", "cursor=&limit=50&"}) {
    EXPECT_EQ(Spelt(raw), Spelt("")) << raw;
  }
  EXPECT_EQ(Spelt("progress=answered&q=%E9%A3%9F%E5%A0%82"), Spelt("q=食堂&progress=%61nswered"));
  EXPECT_EQ(Spelt("unit_id=01939C5E-0000-7000-8000-00000000000A"),
            Spelt("unit_id=01939c5e-0000-7000-8000-00000000000a"));
  EXPECT_EQ(Spelt("q=a+b"), Spelt("q=a%20b"));
  EXPECT_EQ(Spelt("limit=007"), Spelt("limit=7"));
}

TEST(BoardQuery, DiffersWhereTheQuestionDiffers) {
  const std::string_view all[] = {"",
                                  "limit=51",
                                  "q=a",
                                  "q=A",
                                  "q=%25",
                                  "q=a%26limit=51",
                                  "q=a&limit=51",
                                  "q=a%5C%26limit=51",
                                  "q=a%5C&limit=51",
                                  "progress=closed",
                                  "progress=waiting",
                                  "cursor=2026-03-01.7",
                                  "cursor=2026-03-01.8",
                                  "unit_id=01939c5e-0000-7000-8000-00000000000a"};
  for (auto a : all) {
    for (auto b : all) EXPECT_EQ(Spelt(a) == Spelt(b), a == b) << a << " / " << b;
  }
}

TEST(BoardQuery, RefusesWhatIsNotAParameterAndNamesTheOneThatIsWrong) {
  struct Case {
    std::string_view raw;
    std::string_view field;
  };
  const std::string long_words = "q=" + std::string(201, 'x');
  const Case cases[] = {
      {"page=2", ""},
      {"Limit=5", ""},
      {"%zz=1", ""},
      {"=1", ""},
      {"_=173", ""},
      {"limit=0", "limit"},
      {"limit=201", "limit"},
      {"limit=-1", "limit"},
      {"limit=5x", "limit"},
      {"limit=99999999999999999999", "limit"},
      {"limit=5&limit=5", "limit"},
      {"q=a&q=b", "q"},
      {"q=%FF", "q"},
      {"q=a%00b", "q"},
      {"q=%E9%A3", "q"},
      {"q=%4", "q"},
      {long_words, "q"},
      {"unit_id=7", "unit_id"},
      {"progress=reopened", "progress"},
      {"progress=Answered", "progress"},
      {"cursor=2026-03-01", "cursor"},
      {"cursor=2026-02-30.1", "cursor"},
      {"cursor=.1", "cursor"},
      {"cursor=2026-03-01.", "cursor"},
      {"cursor=2026-03-01.-1", "cursor"},
      {"cursor=2026-03-01.9223372036854775808", "cursor"},
  };
  for (const Case& each : cases) {
    auto query = ReadBoardQuery(each.raw);
    ASSERT_FALSE(query) << each.raw;
    EXPECT_EQ(query.error().code, ErrorCode::kInvalid) << each.raw;
    EXPECT_EQ(query.error().field, each.field) << each.raw;
  }
  EXPECT_TRUE(ReadBoardQuery("q=" + std::string(200, 'x')));
  EXPECT_TRUE(ReadNoParameters(""));
  EXPECT_FALSE(ReadNoParameters("x"));
}

TEST(BoardQuery, ReadsTheCursorThatItWrote) {
  Place last{LocalDate::Parse("2026-03-01").value(), 42};
  auto query = ReadBoardQuery("cursor=" + CursorAt(last));
  ASSERT_TRUE(query);
  EXPECT_EQ(query->filter.before_on, last.on);
  EXPECT_EQ(query->filter.before_number, 42);
}

}  // namespace
}  // namespace huiyin::board
