#include "board/board_store.hpp"

#include <map>

#include "board/board_fixture.hpp"

namespace huiyin::board {
namespace {

class BoardList : public BoardFixture {};

std::vector<std::int64_t> Down(std::int64_t from, std::int64_t to) {
  std::vector<std::int64_t> numbers;
  for (auto n = from; n >= to; --n) numbers.push_back(n);
  return numbers;
}

TEST_F(BoardList, ShowsTheLatestPublishedFirst) {
  auto day = [](const char* text) { return LocalDate::Parse(text).value(); };
  auto a = Publish({.published_on = day("2026-02-01")});
  auto b = Publish({.published_on = day("2026-03-01")});
  auto c = Publish({.published_on = day("2026-02-01")});
  EXPECT_EQ(Numbers(Board()), (std::vector<std::int64_t>{b, c, a}));
}

TEST_F(BoardList, PagesShowEverythingOnce) {
  for (int i = 0; i < 23; ++i) Publish({.published_on = today().Plus(-(i / 5))});
  auto all = Numbers(Board());
  EXPECT_EQ(all.size(), 23U);
  for (int limit : {1, 2, 5, 22, 23, 24, 200}) EXPECT_EQ(AllNumbers("", limit), all) << limit;
}

TEST_F(BoardList, PagesShowNothingTwiceWhenSomethingIsPublishedMeanwhile) {
  for (int i = 0; i < 6; ++i) Publish({});
  auto first = Board("limit=3");
  EXPECT_EQ(Numbers(first), Down(6, 4));
  Publish({.published_on = today()});
  EXPECT_EQ(Numbers(Board("limit=3&cursor=" + std::string(first.at("next_cursor").as_string()))),
            Down(3, 1));
}

TEST_F(BoardList, ShowsEveryStateInItsClass) {
  const std::map<std::string, std::string> classes{
      {"received", "waiting"},        {"accepted", "waiting"},
      {"returned", "waiting"},        {"decided", "in_progress"},
      {"in_progress", "in_progress"}, {"answered", "answered"},
      {"verified", "answered"},       {"closed", "closed"}};
  std::map<std::string, std::vector<std::int64_t>> numbers;
  for (const auto& [state, progress] : classes)
    numbers[progress].push_back(Publish({.state = state, .lead = port}));
  numbers["in_progress"].push_back(Publish({.state = "reopened", .lead = port}));
  numbers["waiting"].push_back(Publish({.state = "reopened"}));
  for (const auto& [progress, expected] : numbers) {
    auto shown = Board("progress=" + progress);
    EXPECT_EQ(shown.at("total").as_int64(), static_cast<std::int64_t>(expected.size())) << progress;
    auto list = Numbers(shown);
    EXPECT_EQ(std::vector<std::int64_t>(list.rbegin(), list.rend()), expected) << progress;
    for (const auto& item : shown.at("items").as_array())
      EXPECT_EQ(item.at("progress").as_string(), progress.c_str());
  }
}

TEST_F(BoardList, FiltersByLeadUnitAndWhatIsBelowIt) {
  auto of_crew = Publish({.lead = crew, .unit = port});
  auto of_mine = Publish({.lead = mine});
  auto of_port = Publish({.lead = port, .unit = crew});
  auto undecided = Publish({.state = "accepted", .unit = crew});
  EXPECT_EQ(Numbers(Board("unit_id=" + crew.ToString())),
            (std::vector<std::int64_t>{undecided, of_crew}));
  EXPECT_EQ(Numbers(Board("unit_id=" + mine.ToString())),
            (std::vector<std::int64_t>{undecided, of_mine, of_crew}));
  EXPECT_EQ(Numbers(Board("unit_id=" + port.ToString())), (std::vector<std::int64_t>{of_port}));
  EXPECT_EQ(Numbers(Board("unit_id=" + root.ToString())).size(), 4U);
  EXPECT_TRUE(Numbers(Board("unit_id=01939c5e-0000-7000-8000-00000000ffff")).empty());
  EXPECT_EQ(AllNumbers("progress=in_progress&unit_id=" + mine.ToString(), 1),
            (std::vector<std::int64_t>{of_mine, of_crew}));
}

TEST_F(BoardList, FindsTheWordsAsTheyStand) {
  auto plain = Publish({.question = "食堂的菜太咸", .measures = "换厨师"});
  auto percent = Publish({.question = "奖金降了 30% 吗", .measures = "核对 Bonus 表"});
  auto under = Publish({.question = "file_name 不对", .measures = "改名"});
  auto bang = Publish({.question = "快修！!", .measures = "本周 100% 完成"});
  using Found = std::vector<std::int64_t>;
  EXPECT_EQ(Numbers(Board("q=食堂")), (Found{plain}));
  EXPECT_EQ(Numbers(Board("q=厨师")), (Found{plain})) << "also in the measures";
  EXPECT_EQ(Numbers(Board("q=%25")), (Found{bang, percent}));
  EXPECT_EQ(Numbers(Board("q=30%25")), (Found{percent}));
  EXPECT_EQ(Numbers(Board("q=3%25%25")), (Found{})) << "% means itself";
  EXPECT_EQ(Numbers(Board("q=_")), (Found{under}));
  EXPECT_EQ(Numbers(Board("q=file_name")), (Found{under}));
  EXPECT_EQ(Numbers(Board("q=fil__name")), (Found{})) << "_ means itself";
  EXPECT_EQ(Numbers(Board("q=!")), (Found{bang}));
  EXPECT_EQ(Numbers(Board("q=bonus")), (Found{percent})) << "capitals do not matter";
  EXPECT_EQ(Numbers(Board("q=%5C")), (Found{}));
  EXPECT_EQ(Numbers(Board("q=内部的问题")), (Found{}))
      << "the ledger's own wording is not searched";
  EXPECT_EQ(Numbers(Board("q=' OR 1=1 --")), (Found{}));
}

TEST_F(BoardList, LosesWhatIsWithdrawn) {
  auto stays = Publish({});
  auto goes = Publish({.voices = 6});
  Withdraw(goes);
  auto shown = Board();
  EXPECT_EQ(Numbers(shown), (std::vector<std::int64_t>{stays}));
  EXPECT_EQ(shown.at("total").as_int64(), 1);
  EXPECT_EQ(shown.at("headline").at("matters").as_int64(), 1);
  EXPECT_EQ(shown.at("headline").at("received").as_int64(), 6) << "its voices still count";
  EXPECT_TRUE(shown.at("units").as_array().empty());
  auto page = GetMatter(std::to_string(goes));
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().code, ErrorCode::kNotFound);
}

TEST_F(BoardList, ShowsNothingOfAnotherOrganisation) {
  Publish({.voices = 6});
  services.org = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000002").value());
  ASSERT_TRUE(database->Read([&](db::Reader& reader) -> Status {
    auto tallies = TRY(ReadTallies(reader, services.org, today()));
    EXPECT_TRUE(tallies.voices.empty() && tallies.standings.empty() && tallies.due.empty() &&
                tallies.sizes.empty());
    EXPECT_TRUE(TRY(ListPublished(reader, services.org, {})).empty());
    EXPECT_EQ(TRY(CountPublished(reader, services.org, {})), 0);
    EXPECT_FALSE(TRY(FindPublished(reader, services.org, 1)));
    return {};
  }));
}

}  // namespace
}  // namespace huiyin::board
