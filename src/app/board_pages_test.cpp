#include "app/board_pages.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "app/page_words.hpp"
#include "app/plain_board.hpp"

namespace huiyin::app {
namespace {

constexpr std::string_view kPage =
    "<!doctype html><html><head><link rel=\"stylesheet\" href=\"/c.css\"></head><body><div "
    "id=\"app\"><!--plain--><noscript>needs scripts</noscript><!--/plain--></div></body></html>";
constexpr std::string_view kWords =
    R"({"zh":{"board.title":"公示表","board.shown":"共 {total} 件，已显示 {shown} 件","date.day":"{month} 月 {day} 日","date.full":"{year} 年 {month} 月 {day} 日","sla.ok":"剩 {n} 天"},"en":{"board.title":"The board","board.shown":"{total} {total|matter|matters}, {shown} shown","date.day":"{day} {monthName}"}})";
constexpr std::string_view kItem =
    R"({"number":7,"question":"灯 </script><b>坏","measures":"换","lead_unit":"港口 & 部","owner":"安洁","due_on":"2026-03-09","state":"in_progress","progress":"in_progress","percent":40,"published_on":"2026-03-01","settlement":"unresolved","working_days_left":5,"unresolved":{"class":"","reason":"等 <批准>"}})";

std::string Board(std::string_view columns, std::string_view more = "") {
  return std::string(
             R"({"organisation":"远山集团","as_of":"2026-03-02","own_words":{},"columns":)") +
         std::string(columns) +
         R"(,"fewest_people":5,"headline":{"received":3,"matters_due":3,"matters_on_time":2},"units":[],"withdrawn":[],"total":70,"items":[)" +
         std::string(kItem) + "]" + std::string(more) + "}";
}
constexpr std::string_view kAll =
    R"(["number","question","measures","unit","owner","due","progress","result"])";

struct Doors {
  std::shared_ptr<http::Request> asked;
  std::string body;
  std::string etag = "\"1\"";
  int status = 200;
  int made = 0;

  BoardPages Pages() {
    auto door = [this](std::shared_ptr<http::Request> request, const http::Responder& respond) {
      asked = std::move(request);
      ++made;
      http::Response reply;
      reply.status = status;
      if (status == 200) {
        auto data = std::make_shared<http::Prepared>();
        data->etag = etag;
        data->body = body;
        reply.prepared = std::move(data);
      }
      respond(std::move(reply));
    };
    return {kPage, kPage, kWords, door, door};
  }
};

http::Response Reply(const http::Handler& handler, std::string query = "",
                     std::string number = "") {
  auto request = std::make_shared<http::Request>();
  request->query = std::move(query);
  request->path_values = {{"number", std::move(number)}};
  http::Response got;
  handler(request, [&](http::Response response) { got = std::move(response); });
  return got;
}

std::string Text(const http::Response& response) {
  return response.prepared == nullptr ? response.body : std::string(response.prepared->body.view());
}
bool Has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

TEST(PageWords, FillsWhatStandsInASentence) {
  PageWords words(kWords);
  EXPECT_EQ(words.In(true).Say("board.shown", {{"total", "1"}, {"shown", "1"}}),
            "1 matter, 1 shown");
  EXPECT_EQ(words.In(true).Say("board.shown", {{"total", "2"}, {"shown", "1"}}),
            "2 matters, 1 shown");
  EXPECT_EQ(words.In(false).Say("no.such"), "no.such");
  EXPECT_EQ(words.In(false).SayDay("2026-03-09", "2026"), "3 月 9 日");
  EXPECT_EQ(words.In(false).SayDay("2025-12-31", "2026"), "2025 年 12 月 31 日");
  EXPECT_EQ(words.In(true).SayDay("2026-03-09", "2026"), "9 Mar");
  EXPECT_EQ(words.In(true).SayDay("", "2026"), "");
  EXPECT_EQ(PageWords("no json").In(false).Say("board.title"), "board.title");
}

TEST(BoardPages, HoldTheRowsAndTheirDataEscaped) {
  Doors doors;
  doors.body = Board(kAll);
  auto page = Text(Reply(doors.Pages().List()));
  EXPECT_TRUE(Has(page, "灯 &lt;/script&gt;&lt;b&gt;坏"));
  EXPECT_TRUE(Has(page, "港口 &amp; 部"));
  EXPECT_TRUE(Has(page, "等 &lt;批准&gt;")) << "the reason is there";
  EXPECT_TRUE(Has(page, "href=\"/board/7\""));
  EXPECT_TRUE(Has(page, "3 月 9 日"));
  EXPECT_FALSE(Has(page, "needs scripts"));
  EXPECT_TRUE(Has(page, R"("question":"灯 \u003c/script>\u003cb>坏")")) << "no way out of the data";
  EXPECT_EQ(doors.asked->query, "limit=50");
}

TEST(BoardPages, ShowTheColumnsThatTheApiNames) {
  Doors doors;
  doors.body = Board(R"(["number","question","strange"])");
  auto page = Text(Reply(doors.Pages().List()));
  EXPECT_FALSE(Has(page, "<td data-label=\"board.owner\""));
  EXPECT_EQ(page.find("board.measures"), std::string::npos);
}

TEST(BoardPages, AskForWhatTheAddressSays) {
  Doors doors;
  doors.body = Board(kAll, R"(,"next_cursor":"2026-03-01.7")");
  auto pages = doors.Pages();
  auto page = Text(Reply(
      pages.List(), "q=%E7%81%AF%26x&standing=unresolved&progress=weather&unit=x&cursor=a%26b"));
  EXPECT_EQ(doors.asked->query, "q=%E7%81%AF%26x&standing=unresolved&cursor=a%26b&limit=50");
  EXPECT_TRUE(Has(page, "standing=unresolved&amp;cursor=2026-03-01.7\""));
  EXPECT_TRUE(Has(page, "value=\"灯&amp;x\""));
  EXPECT_TRUE(Has(page, "<option value=\"unresolved\" selected>"));
}

TEST(BoardPages, AreMadeOnceForTheSameBytes) {
  Doors doors;
  doors.body = Board(kAll);
  auto pages = doors.Pages();
  auto first = Reply(pages.List()).prepared;
  EXPECT_EQ(Reply(pages.List()).prepared, first);
  EXPECT_NE(Reply(pages.List(), "lang=en").prepared, first);
  doors.etag = "\"2\"";
  EXPECT_NE(Reply(pages.List()).prepared, first) << "other bytes";
  EXPECT_EQ(doors.made, 4) << "the API is asked each time";
}

TEST(BoardPages, SayWhenNothingCanBeFetched) {
  Doors doors;
  doors.status = 503;
  EXPECT_TRUE(Has(Text(Reply(doors.Pages().List())), "role=\"alert\""));
}

TEST(BoardPages, ShowAMatterAndSayWhenThereIsNone) {
  Doors doors;
  doors.body =
      std::string(
          R"({"organisation":"远山集团","as_of":"2026-03-02","own_words":{"name":{"zh":"远山","en":"Yuanshan"}},"columns":[],"fewest_people":5,"matter":)") +
      std::string(kItem) +
      R"(,"progress_notes":[{"on":"2026-03-01","text":"<动工>","percent":20}],"answers":[]})";
  auto pages = doors.Pages();
  auto page = Text(Reply(pages.Matter(), "", "7"));
  EXPECT_EQ(doors.asked->path_value("number"), "7");
  EXPECT_TRUE(Has(page, "&lt;动工&gt;"));
  EXPECT_TRUE(Has(page, "远山</p>"));
  EXPECT_TRUE(Has(page, "等 &lt;批准&gt;"));
  EXPECT_TRUE(Has(page, "progress.in_progress board.percent"));
  doors.body =
      R"({"as_of":"2026-03-02","matter":{"number":7,"question":"灯","progress":"in_progress","percent":0},"progress_notes":[],"answers":[]})";
  doors.etag = "\"1b\"";
  EXPECT_FALSE(Has(Text(Reply(pages.Matter(), "", "7")), "board.percent")) << "as in the list";
  doors.body =
      R"({"as_of":"2026-03-02","withdrawn":{"number":7,"on":"2026-03-01","reason":"<重写>"}})";
  doors.etag = "\"2\"";
  EXPECT_TRUE(Has(Text(Reply(pages.Matter(), "", "7")), "&lt;重写&gt;"));
  doors.status = 404;
  auto none = Reply(pages.Matter(), "", "9");
  EXPECT_EQ(none.status, 404);
  EXPECT_TRUE(Has(none.body, "board.wrongNumber"));
}

}  // namespace
}  // namespace huiyin::app
