// A search finds every matter on the board that holds the words, page after page, and nothing else.
#include "board/board_search.hpp"

#include <rapidcheck.h>

#include "board/board_fixture.hpp"
#include "text/grams.hpp"

namespace huiyin::board {
namespace {

class BoardSearch : public BoardFixture {};

TEST_F(BoardSearch, FoldsFullWidthFormsAndCapitals) {
  auto lamp = Publish({.question = "三号泊位 ＬＥＤ 灯不亮"});
  Publish({.question = "三号泊位岸电"});
  EXPECT_EQ(AllNumbers("q=led", 5), std::vector<std::int64_t>{lamp});
}

TEST_F(BoardSearch, NeedsTheWordsInOneOfBothNotAcross) {
  Publish({.question = "食堂油烟", .measures = "大修风机"});
  EXPECT_TRUE(AllNumbers("q=油烟大修", 5).empty());
}

TEST_F(BoardSearch, ShowsAllPagesInTheOrderOfTheBoard) {
  for (int i = 0; i < 30; ++i)
    Publish({.question = i % 3 == 0 ? "饮水机坏了" : "班车不准时",
             .published_on = today().Plus(-(i / 4))});
  auto all = AllNumbers("", 200);
  std::vector<std::int64_t> expected;
  for (auto number : all) {
    if (number % 3 == 1) expected.push_back(number);  // the first has number 1
  }
  for (int limit : {1, 3, 9, 10, 11, 50})
    EXPECT_EQ(AllNumbers("q=饮水机", limit), expected) << limit;
}

TEST_F(BoardSearch, NarrowsByUnitProgressAndStandingToo) {
  auto open = Publish({.question = "饮水机坏了", .lead = port});
  auto done = Publish({.question = "饮水机坏了", .state = "closed", .lead = port});
  auto else_where = Publish({.question = "饮水机坏了", .lead = mine});
  EXPECT_EQ(AllNumbers("q=饮水机&unit_id=" + port.ToString(), 5),
            (std::vector<std::int64_t>{done, open}));
  EXPECT_EQ(AllNumbers("q=饮水机&progress=closed", 5), std::vector<std::int64_t>{done});
  EXPECT_EQ(AllNumbers("q=饮水机&standing=unresolved&unit_id=" + mine.ToString(), 5),
            std::vector<std::int64_t>{else_where});
}

TEST_F(BoardSearch, FindsWhatHasThePairsButInOtherPlacesNot) {
  Publish({.question = "水机关了，饮水点在哪"});  // has 饮水 and 水机
  EXPECT_TRUE(AllNumbers("q=饮水机", 5).empty());
}

TEST_F(BoardSearch, FindsTheSameAsReadingEverything) {
  static const std::vector<std::string> kWords{"灯", "坏了", "饮水机", "A",   "ａ",
                                               " ",  "，",   "30%",    "热水"};
  std::vector<std::pair<std::int64_t, std::string>> published;
  auto text = [](const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words) all += word;
    return all;
  };
  auto some = rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kWords));
  EXPECT_TRUE(rc::check("search", [&] {
    auto question = text(*some) + "。";
    published.emplace_back(Publish({.question = question, .measures = "m"}), question);
    auto phrase = text(*some);
    RC_PRE(!text::GramsOfPhrase(phrase).empty() && phrase.size() <= 150);
    std::vector<std::int64_t> expected;
    for (const auto& [number, words] : published) {
      if (text::Contains(words, phrase)) expected.insert(expected.begin(), number);
    }
    auto escaped = phrase;
    for (auto at = escaped.find('%'); at != std::string::npos; at = escaped.find('%', at + 1))
      escaped.insert(at + 1, "25");
    RC_ASSERT(AllNumbers("q=" + escaped, 7) == expected);
  }));
}

}  // namespace
}  // namespace huiyin::board
