#include "api/call.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "api/render.hpp"
#include "api/test_call.hpp"

namespace huiyin::api {
namespace {

using Parts = std::vector<std::string>;

class ACall : public testing::Test {
 protected:
  [[nodiscard]] Call Asking(std::string query) const {
    return calls_.Make({.query = std::move(query)});
  }
  [[nodiscard]] Call WithHeader(std::string name, std::string value) const {
    return calls_.Make({.headers = {{std::move(name), std::move(value)}}});
  }
  TestCalls calls_;
};

TEST_F(ACall, SpeaksTheLanguageThatIsWantedMost) {
  struct Case {
    std::string header;
    Language language;
  };
  for (const auto& [header, language] :
       {Case{"", Language::kChinese}, Case{"zh-CN,zh;q=0.9,en;q=0.8", Language::kChinese},
        Case{"en-US,en;q=0.9", Language::kEnglish}, Case{"en,zh;q=0.5", Language::kEnglish},
        Case{"fr,zh", Language::kChinese}, Case{"fr-FR,fr;q=0.9,en;q=0.8", Language::kEnglish},
        Case{"de,fr", Language::kChinese}, Case{"*", Language::kChinese},
        Case{"zh;q=0.3,en;q=0.9", Language::kEnglish},
        Case{"en;q=0.3, zh-TW;q=0.31", Language::kChinese}, Case{"en;q=0", Language::kChinese},
        Case{"zh;q=0,en;q=0.1", Language::kEnglish}, Case{"EN-gb", Language::kEnglish},
        Case{"eng,zhx", Language::kChinese}, Case{"en;q=x,zh", Language::kChinese},
        Case{"de-ZH,fr-en", Language::kChinese}}) {
    auto call = WithHeader("Accept-Language", header);
    EXPECT_EQ(call.language(), language) << header;
    EXPECT_EQ(call.Say({"好", "good"}), language == Language::kEnglish ? "good" : "好");
  }
}

TEST_F(ACall, KeepsOneMomentInTheOrganisationsDay) {
  auto call = Asking("");
  calls_.clock.Advance(std::chrono::hours(48));
  EXPECT_EQ(call.context().today.ToString(), "2026-11-21") << "UTC still has the 20th";
  EXPECT_EQ(FormatInstant(call.context().now), "2026-11-20T17:30:00.000Z");
  EXPECT_EQ(call.context().at(), call.context().now);
  EXPECT_EQ(call.context().org, calls_.services.org);
}

TEST_F(ACall, WithoutANameKeepsTheDayOnly) {
  auto context = Asking("").anonymous_context();
  EXPECT_EQ(context.at(), std::nullopt);
  auto id = context.NewId<VoiceId>().ToString();
  auto start = MakeId<VoiceId>(ParseInstant("2026-11-20T16:00:00Z").value()).ToString();
  EXPECT_EQ(id.substr(0, 13), start.substr(0, 13)) << "the time part is the start of the day";
  EXPECT_NE(context.NewId<VoiceId>(), context.NewId<VoiceId>());
}

TEST_F(ACall, ReadsNumbersWithinTheirBounds) {
  for (const auto& [query, number] :
       {std::pair{"n=1", 1}, {"n=9", 9}, {"n=007", 7}, {"m=1&n=3", 3}, {"n=3&n=4", 3}}) {
    auto read = Asking(query).QueryNumber("n", 1, 9);
    ASSERT_TRUE(read) << query;
    EXPECT_EQ(*read, number) << query;
  }
  EXPECT_EQ(Asking("").QueryNumber("n", 1, 9).value(), std::nullopt);
  for (const char* query : {"n=", "n=0", "n=10", "n=-1", "n=+1", "n=1x", "n= 1", "n=1.0",
                            "n=99999999999999999999", "n=%31%00"}) {
    auto read = Asking(query).QueryNumber("n", 1, 9);
    ASSERT_FALSE(read) << query;
    EXPECT_EQ(read.error().code, ErrorCode::kInvalid);
    EXPECT_EQ(read.error().field, "n");
  }
}

TEST_F(ACall, RefusesParametersThatNobodyKnows) {
  for (const char* query : {"", "&", "limit=3", "limit=3&cursor=a", "cursor", "lim%69t=3&"})
    EXPECT_TRUE(Asking(query).OnlyQuery({"limit", "cursor"})) << query;
  for (const char* query : {"x=1", "limit=3&x", "Limit=3", "limit=3&=", "li%6=3", "limit=1&limit=1",
                            "limit=1&lim%69t=1"}) {
    auto refused = Asking(query).OnlyQuery({"limit", "cursor"});
    ASSERT_FALSE(refused) << query;
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalid) << query;
  }
  EXPECT_FALSE(Asking("limit=1").OnlyQuery({}));
}

TEST_F(ACall, TakesFiftyRowsUnlessToldOtherwise) {
  EXPECT_EQ(Asking("").Limit().value(), 50);
  EXPECT_EQ(Asking("limit=200").Limit().value(), 200);
  EXPECT_FALSE(Asking("limit=201").Limit());
  EXPECT_FALSE(Asking("limit=0").Limit());
}

TEST_F(ACall, TakesAnIdOfAnotherFormForNotThere) {
  auto request = MakeRequest({});
  request->path_values = {{"id", "01939c5e-0000-7000-8000-000000000001"}, {"bad", "1"}};
  Call call(calls_.services, request, "GET /x/{id}");
  EXPECT_TRUE(call.PathId<VoiceId>("id"));
  EXPECT_EQ(call.PathId<VoiceId>("bad").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(call.PathId<VoiceId>("none").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(Asking("unit=1").QueryId<UnitId>("unit").error().field, "unit");
  EXPECT_EQ(Asking("").QueryId<UnitId>("unit").value(), std::nullopt);
}

TEST_F(ACall, NamesTheVersionItChanges) {
  EXPECT_EQ(IfMatch(WithHeader("If-Match", "\"12\""), true).value(), 12);
  EXPECT_EQ(IfMatch(WithHeader("if-match", "\"12\""), false).value(), 12);
  EXPECT_EQ(IfMatch(Asking(""), false).value(), std::nullopt);
  EXPECT_EQ(IfMatch(Asking(""), true).error().code, ErrorCode::kPrecondition);
  for (const char* text : {"12", "\"\"", "\"", "\"12", "12\"", "\"x\"", "\"1x\"", "W/\"12\"", "*",
                           "\"1\", \"2\"", "\"99999999999999999999\""}) {
    for (bool required : {true, false}) {
      auto read = IfMatch(WithHeader("If-Match", text), required);
      ASSERT_FALSE(read) << text;
      EXPECT_EQ(read.error().code, ErrorCode::kInvalid) << text;
      EXPECT_EQ(read.error().field, "If-Match");
    }
  }
  auto response = WithEtag(EmptyResponse(), 12);
  EXPECT_EQ(response.headers.back().value, "\"12\"")
      << "what a reply carries is what If-Match takes";
}

TEST_F(ACall, ReadsTheCursorItGave) {
  EXPECT_EQ(ReadCursor(Asking(""), 2).value(), Parts());
  EXPECT_EQ(ReadCursor(Asking("cursor="), 2).value(), Parts());
  for (const Parts& parts : {Parts{"2026-11-21", "01939c5e-0000-7000-8000-000000000001"},
                             Parts{"", ""}, Parts{"回音", "7"}}) {
    EXPECT_EQ(ReadCursor(Asking("cursor=" + MakeCursor(parts)), 2).value(), parts);
  }
}

TEST_F(ACall, RefusesACursorOfItsOwnMaking) {
  const std::string good = MakeCursor({"2026-11-21", "x"});
  const std::string wrong[] = {"x",
                               "!!!!",
                               good + "A",
                               good + "=",
                               good + " ",
                               "=",
                               MakeCursor({"one"}),
                               MakeCursor({"one", "two", "three"}),
                               MakeCursor({"a\nb", "c"}),
                               MakeCursor({"\xFF", "x"}),
                               MakeCursor({std::string("a\0", 2), "x"}),
                               MakeCursor({std::string(400, 'a'), "x"}),
                               std::string(100'000, 'A')};
  for (const std::string& text : wrong) {
    auto read = ReadCursor(Asking("cursor=" + text), 2);
    ASSERT_FALSE(read) << text.substr(0, 80);
    EXPECT_EQ(read.error().field, "cursor");
  }
}

TEST_F(ACall, CursorsOfAnyPartsComeBack) {
  EXPECT_TRUE(rc::check("ReadCursor(MakeCursor(parts)) is parts", [this] {
    auto parts = *rc::gen::container<Parts>(
        rc::gen::container<std::string>(rc::gen::inRange<char>(' ', 127)));
    RC_PRE(!parts.empty());
    auto cursor = MakeCursor(parts);
    RC_PRE(cursor.size() <= 400U && !(parts.size() == 1 && parts[0].empty()));
    RC_ASSERT(ReadCursor(Asking("cursor=" + cursor), parts.size()).value() == parts);
  }));
}

}  // namespace
}  // namespace huiyin::api
