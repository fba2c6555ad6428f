#include "app/plain_pages.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "app/plain_html.hpp"

namespace huiyin::app {
namespace {

constexpr std::string_view kIndex =
    "<!doctype html><html><head><script src=\"/a.js\"></script><link rel=\"modulepreload\" "
    "href=\"/b.js\"><link rel=\"stylesheet\" href=\"/c.css\"></head><body><div id=\"app\">"
    "<!--plain--><noscript>needs scripts</noscript><!--/plain--></div></body></html>";

constexpr std::string_view kReceipt =
    R"({"receipt_code":"7K2M-9QF4-X3TB-D8WN-5HJC-R6VE","received_on":"2026-11-21","accept_due_on":"2026-11-24"})";

// The pages with doors behind them that note what is asked and answer as told.
struct Doors {
  std::shared_ptr<http::Request> asked;
  http::Response answer;
  std::string offer;  // empty: nobody can be asked

  PlainPages Pages() {
    auto door = [this](std::shared_ptr<http::Request> request, const http::Responder& respond) {
      asked = std::move(request);
      respond(answer);
    };
    auto offered = [this](const std::shared_ptr<http::Request>&, const http::Responder& respond) {
      http::Response given;
      given.status = offer.empty() ? 503 : 200;
      given.body = offer;
      respond(given);
    };
    return {kIndex, door, door, offered};
  }
  void Answer(int status, std::string_view body) {
    answer.status = status;
    answer.body = body;
  }
};

http::Response Reply(const http::Handler& handler, http::Request request) {
  http::Response got;
  handler(std::make_shared<http::Request>(std::move(request)),
          [&](http::Response response) { got = std::move(response); });
  return got;
}

http::Request Posted(std::string body) {
  http::Request request;
  request.method = http::Method::kPost;
  request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
  request.body = std::move(body);
  return request;
}

bool Has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

constexpr std::string_view kOffer =
    R"({"categories":[{"key":"bus","zh":"班车<1>","en":"Shuttle bus"},{"key":"old","zh":"旧的","en":"Old","retired":true},{"key":"unsure","zh":"不确定","en":"Not sure"}],"own_words":{"greeting":{"zh":"您好 <b>","en":"Hello <b>"},"receipt":{"zh":"可到工会查","en":"Ask the union"}}})";

TEST(PlainForm, OffersTheCategoriesAndSaysTheWordsOfTheOrganisation) {
  Doors doors;
  doors.offer = kOffer;
  std::string page(Reply(doors.Pages().Form(), {}).prepared->body.view());
  EXPECT_TRUE(Has(page, "value=\"bus\"><span>班车&lt;1&gt;</span>"));
  EXPECT_FALSE(Has(page, "旧的")) << "offered no longer";
  EXPECT_TRUE(Has(page, "value=\"unsure\" checked"));
  EXPECT_TRUE(Has(page, "<p class=\"words own-greeting\">您好 &lt;b&gt;</p>"));
  http::Request english;
  english.query = "lang=en";
  page = std::string(Reply(doors.Pages().Form(), english).prepared->body.view());
  EXPECT_TRUE(Has(page, "Hello &lt;b&gt;"));
  doors.Answer(201, kReceipt);
  EXPECT_TRUE(Has(Reply(doors.Pages().Submit(), Posted("key=k&text=x")).body, "可到工会查"));
}

TEST(PlainForm, StandsThereAlsoWhenNobodyCanBeAsked) {
  Doors doors;
  std::string page(Reply(doors.Pages().Form(), {}).prepared->body.view());
  EXPECT_TRUE(Has(page, "value=\"safety\""));
  EXPECT_TRUE(Has(page, "value=\"unsure\" checked"));
  EXPECT_FALSE(Has(page, "own-greeting"));
}

TEST(PlainForm, HasAFreshKeyOfItsOwnEachTimeAndIsNeverStored) {
  Doors doors;
  auto keys = [&] {
    auto page = Reply(doors.Pages().Form(), {}).prepared;
    std::string html(page->body.view());
    EXPECT_EQ(page->cache_control, "no-store");
    std::size_t at = html.find("name=\"key\" value=\"") + 18;
    return html.substr(at, html.find('"', at) - at);
  };
  std::string one = keys();
  EXPECT_EQ(one.size(), 40U);
  EXPECT_NE(one, keys());
}

TEST(PlainForm, LoadsTheApplicationAndLeavesOutWhatIsForOtherPages) {
  Doors doors;
  auto page = Reply(doors.Pages().Form(), {}).prepared;
  EXPECT_TRUE(Has(page->body.view(), "/a.js"));
  EXPECT_FALSE(Has(page->body.view(), "needs scripts"));
}

TEST(PlainForm, EscapesThePlaceOfItsAddress) {
  Doors doors;
  http::Request request;
  request.path_values = {{"place", "\"><script>alert(1)</script>"}};
  auto page = Reply(doors.Pages().Form(), request).prepared;
  EXPECT_FALSE(Has(page->body.view(), "<script>alert"));
  EXPECT_TRUE(Has(page->body.view(), "&quot;&gt;&lt;script&gt;alert(1)"));
}

TEST(PlainForm, BecomesTheRequestThatTheApplicationWouldSend) {
  Doors doors;
  doors.Answer(201, kReceipt);
  auto page =
      Reply(doors.Pages().Submit(),
            Posted("identity=anonymous&category=safety&text=%E7%81%AF%0D%0A%2B1+x&place=&key=k1"
                   "&about_matter=7&speaker_name=&speaker_contact="));
  ASSERT_NE(doors.asked, nullptr);
  EXPECT_EQ(doors.asked->header("Idempotency-Key"), "k1");
  EXPECT_EQ(doors.asked->header("Content-Type"), "application/json");
  EXPECT_EQ(doors.asked->body,
            "{\"text\":\"灯\\n+1 "
            "x\",\"identity\":\"anonymous\",\"category\":\"safety\",\"about_matter\":7}");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(Has(page.body, "<span>7K2M</span> <span>9QF4</span>"));
  EXPECT_TRUE(Has(page.body, "/c.css"));
  EXPECT_FALSE(Has(page.body, "/a.js") || Has(page.body, "/b.js"));
}

TEST(PlainForm, DropsANameThatStandsBesideAnonymous) {
  Doors doors;
  doors.Answer(201, kReceipt);
  Reply(doors.Pages().Submit(),
        Posted("identity=anonymous&text=a&key=k&speaker_name=Li&speaker_contact=138"));
  EXPECT_EQ(doors.asked->body, R"({"text":"a","identity":"anonymous"})");
  Reply(doors.Pages().Submit(),
        Posted("identity=named&text=a&key=k&speaker_name=Li&speaker_contact=138"));
  EXPECT_TRUE(Has(doors.asked->body, R"("speaker_name":"Li","speaker_contact":"138")"));
}

TEST(PlainForm, ComesBackWithItsWordsAndItsKeyWhenItWasRefused) {
  Doors doors;
  doors.Answer(500, R"({"code":"internal","title":"没有成功","reference":"E-7F3A"})");
  auto page = Reply(doors.Pages().Submit(), Posted("text=%3Cb%3E&key=k1&identity=anonymous"));
  EXPECT_EQ(page.status, 500);
  EXPECT_TRUE(Has(page.body, "&lt;b&gt;</textarea>"));
  EXPECT_TRUE(Has(page.body, "value=\"k1\""));
  EXPECT_TRUE(Has(page.body, "没有成功 (E-7F3A)"));
  doors.Answer(422, R"({"code":"mismatch","title":"x"})");
  page = Reply(doors.Pages().Submit(), Posted("text=a&key=k1&identity=anonymous"));
  EXPECT_FALSE(Has(page.body, "value=\"k1\"")) << "a spent key is not offered again";
}

TEST(PlainForm, AsksForWordsAndANameWithoutAskingTheServer) {
  Doors doors;
  for (std::string_view body :
       {"text=+%0D%0A&key=k", "text=a&identity=named&key=k&lang=en", "key=k", "text=%FF&key=k"}) {
    auto page = Reply(doors.Pages().Submit(), Posted(std::string(body)));
    EXPECT_EQ(page.status, 400) << body;
    EXPECT_TRUE(Has(page.body, "role=\"alert\"")) << body;
  }
  http::Request other = Posted("text=a");
  other.headers = {{"Content-Type", "text/plain"}};
  EXPECT_EQ(Reply(doors.Pages().Submit(), other).status, 415);
  EXPECT_EQ(doors.asked, nullptr);
}

TEST(PlainFollow, ShowsTheAnswerAndEscapesIt) {
  Doors doors;
  doors.Answer(200, R"({"text":"<i>","received_on":"2026-11-21","answers":[{"on":"2026-11-25",
    "text":"修好了&"}],"timeline":[{"on":"2026-11-21","text":"已收到","reason":"<r>"}]})");
  auto page = Reply(doors.Pages().Follow(), Posted("code=7K2M+9QF4&lang=zh"));
  EXPECT_EQ(doors.asked->header("Huiyin-Receipt"), "7K2M 9QF4");
  EXPECT_TRUE(Has(page.body, "修好了&amp;") && Has(page.body, "&lt;i&gt;") &&
              Has(page.body, "&lt;r&gt;"));
}

TEST(PlainFollow, SaysTheSameOfEveryCodeThatLeadsNowhereAndNeverRepeatsIt) {
  Doors doors;
  for (int status : {404, 400}) {
    doors.Answer(status, R"({"code":"not_found","title":"x"})");
    auto page = Reply(doors.Pages().Follow(), Posted("code=SECRETCODE"));
    EXPECT_TRUE(Has(page.body, "没有查到。请核对编号，字母 O 和数字 0 容易看错"));
    EXPECT_FALSE(Has(page.body, "SECRETCODE"));
  }
  Reply(doors.Pages().Follow(), Posted("code=a%0D%0AX-Other%3A+1"));
  EXPECT_FALSE(Has(doors.asked->header("Huiyin-Receipt"), "\n"));
}

}  // namespace
}  // namespace huiyin::app
