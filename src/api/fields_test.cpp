#include "api/fields.hpp"

#include <gtest/gtest.h>

#include "api/test_call.hpp"

namespace huiyin::api {
namespace {

std::optional<int> OneOrTwo(std::string_view text) {
  if (text == "one") return 1;
  if (text == "two") return 2;
  return std::nullopt;
}

// A body as an operation would read it: everything a Fields can ask for, once.
struct Read {
  std::string text;
  std::optional<std::string> place;
  std::string note;
  std::optional<int> code;
  std::optional<VoiceId> ref;
  std::vector<VoiceId> refs;
  std::optional<LocalDate> date;
  std::optional<std::int64_t> number;
  std::optional<bool> flag;
  std::size_t parts = 0;
};

Result<Read> ReadAll(const std::string& body) {
  Fields in = TRY(Fields::Parse(*JsonRequest(body)));
  Read read;
  read.text = TRY(in.Words("text", 64 * 1024));
  read.place = TRY(in.MaybeWords("place", 12));
  read.note = TRY(in.Text("note", 12));
  read.code = TRY(in.MaybeCode("code", OneOrTwo));
  read.ref = TRY(in.MaybeRef<VoiceId>("ref"));
  read.refs = TRY(in.Refs<VoiceId>("refs", 0, 2));
  read.date = TRY(in.MaybeDate("date"));
  read.number = TRY(in.Number("number", -5, 5));
  read.flag = TRY(in.MaybeFlag("flag"));
  for (Fields& part : TRY(in.Objects("parts", 2))) {
    TRY(part.Words("text", 10));
    TRY(part.End());
    ++read.parts;
  }
  TRY(in.End());
  return read;
}

TEST(Fields, ReadWhatWasAskedFor) {
  auto read = ReadAll(R"({"text":"灯坏了\n\"三\"号 \u5382","place":"东门","note":"","code":"two",
    "ref":"01939c5e-0000-7000-8000-000000000001","refs":["01939C5E-0000-7000-8000-000000000002"],
    "date":"2026-02-28","number":-5,"flag":false,"parts":[{"text":"a"},{"text":"b"}]})");
  ASSERT_TRUE(read) << read.error().field;
  EXPECT_EQ(read->text, "灯坏了\n\"三\"号 厂");
  EXPECT_EQ(read->place, "东门");
  EXPECT_EQ(read->code, 2);
  EXPECT_EQ(read->ref->ToString(), "01939c5e-0000-7000-8000-000000000001");
  EXPECT_EQ(read->refs.size(), 1U);
  EXPECT_EQ(read->date->ToString(), "2026-02-28");
  EXPECT_EQ(read->number, -5);
  EXPECT_EQ(read->flag, false);
  EXPECT_EQ(read->parts, 2U);
}

TEST(Fields, TakeNullAndBlanksForAbsent) {
  auto read =
      ReadAll(R"({"text":" 好 ","place":"\u3000 ","note":null,"code":null,"ref":null,"refs":null,
    "date":null,"number":0,"flag":null,"parts":null})");
  ASSERT_TRUE(read) << read.error().field;
  EXPECT_EQ(read->text, " 好 ") << "stored as it came";
  EXPECT_EQ(read->place, std::nullopt);
  EXPECT_EQ(read->code, std::nullopt);
  EXPECT_EQ(read->flag, std::nullopt);
}

std::string With(std::string_view field) {
  return R"({"text":"好","number":1,)" + std::string(field) + "}";
}

TEST(Fields, NameTheFieldThatIsWrong) {
  struct Case {
    std::string body;
    std::string_view field;
  };
  const std::string id = "\"01939c5e-0000-7000-8000-000000000001\"";
  const Case cases[] = {
      {R"({"number":1})", "text"},
      {R"({"text":null,"number":1})", "text"},
      {R"({"text":"","number":1})", "text"},
      {R"({"text":" \u3000\u200b\n","number":1})", "text"},
      {R"({"text":7,"number":1})", "text"},
      {R"({"text":["好"],"number":1})", "text"},
      {R"({"text":"a\u0000b","number":1})", "text"},
      {With(R"("place":"一二三四五")"), "place"},
      {With(R"("place":"a\u0000")"), "place"},
      {With(R"("place":{})"), "place"},
      {With(R"("note":"一二三四五")"), "note"},
      {With(R"("code":"three")"), "code"},
      {With(R"("code":"")"), "code"},
      {With(R"("code":1)"), "code"},
      {With(R"("code":"one\u0000")"), "code"},
      {With(R"("ref":"01939c5e")"), "ref"},
      {With(R"("ref":1)"), "ref"},
      {With(R"("refs":"x")"), "refs"},
      {With(R"("refs":[1])"), "refs"},
      {With(R"("refs":["x"])"), "refs"},
      {With("\"refs\":[" + id + "," + id + "," + id + "]"), "refs"},
      {With(R"("date":"2026-02-29")"), "date"},
      {With(R"("date":"2026-2-3")"), "date"},
      {With(R"("date":20260203)"), "date"},
      {R"({"text":"好"})", "number"},
      {R"({"text":"好","number":6})", "number"},
      {R"({"text":"好","number":-6})", "number"},
      {R"({"text":"好","number":1.0})", "number"},
      {R"({"text":"好","number":"1"})", "number"},
      {R"({"text":"好","number":true})", "number"},
      {R"({"text":"好","number":99999999999999999999})", "number"},
      {R"({"text":"好","number":1e400})", "number"},
      {With(R"("flag":"true")"), "flag"},
      {With(R"("flag":1)"), "flag"},
      {With(R"("parts":{})"), "parts"},
      {With(R"("parts":[1])"), "parts"},
      {With(R"("parts":[{"text":"a"},{"text":"a"},{"text":"a"}])"), "parts"},
  };
  for (const Case& c : cases) {
    auto read = ReadAll(c.body);
    ASSERT_FALSE(read) << c.body;
    EXPECT_EQ(read.error().code, ErrorCode::kInvalid) << c.body;
    EXPECT_EQ(read.error().field, c.field) << c.body;
    EXPECT_FALSE(read.error().message.zh.empty() || read.error().message.en.empty());
  }
}

TEST(Fields, RefuseWhatIsUnknownOrRepeatedWithoutSayingItsName) {
  for (std::string_view field :
       {R"("secret":1)", R"("secret":null)", R"("Text":"好")", R"("text":"又")", R"("number":1)",
        R"("parts":[{"text":"a","secret":1}])", R"("parts":[{"text":"a","text":"b"}])",
        R"("te\u0078t":"again")"}) {
    auto read = ReadAll(With(field));
    ASSERT_FALSE(read) << field;
    EXPECT_EQ(read.error().field, "");
    EXPECT_EQ(read.error().message.en.find("secret"), std::string_view::npos);
  }
  EXPECT_TRUE(ReadAll(With(R"("note":"a:\"b\":\\")"))) << "a colon inside a text is no field";
}

TEST(Fields, AskedForTwiceDoNotHideAnUnknownOne) {
  auto in = Fields::Parse(*JsonRequest(R"({"a":1,"b":2})"));
  ASSERT_TRUE(in);
  EXPECT_TRUE(in->Number("a", 0, 9));
  EXPECT_TRUE(in->Number("a", 0, 9));
  EXPECT_FALSE(in->End());
  EXPECT_TRUE(in->Number("b", 0, 9));
  EXPECT_TRUE(in->End());
}

TEST(Fields, RefuseABodyThatIsNoJsonObject) {
  const std::string_view bodies[] = {"",
                                     " ",
                                     "null",
                                     "1",
                                     "\"text\"",
                                     "[]",
                                     "[{}]",
                                     "{",
                                     "}",
                                     "{}x",
                                     "{}{}",
                                     "{'a':1}",
                                     "{a:1}",
                                     "{\"a\":1,}",
                                     "{\"a\" 1}",
                                     "{\"a\":01}",
                                     "{\"a\":NaN}",
                                     "{\"a\":+1}",
                                     "{\"a\":\"\n\"}",
                                     "/**/{}",
                                     "\xEF\xBB\xBF{}",
                                     "{\"a\":\"\\x\"}",
                                     "{\"a\":\"\\ud800\"}",
                                     "{\"a\":\"\\ud800\\u0041\"}",
                                     "{\"a\":\"\\udc00\"}",
                                     "{\"a\":\"\\ud83d\\ud83d\"}",
                                     "{\"a\":\"\\u12\"}"};
  for (std::string_view body : bodies) {
    auto in = Fields::Parse(*JsonRequest(std::string(body)));
    ASSERT_FALSE(in) << body;
    EXPECT_EQ(in.error().code, ErrorCode::kInvalid);
  }
  auto pair = Fields::Parse(*JsonRequest(R"({"a":"\ud83d\udc77"})"));
  ASSERT_TRUE(pair);
  EXPECT_EQ(pair->Text("a", 4).value(), "👷");
}

TEST(Fields, RefuseInvalidBytesWhereverTheyStand) {
  for (std::string_view bad : {"\xFF", "\xED\xA0\x80", "\xC0\xAF", "\xE5\x9B"}) {
    EXPECT_FALSE(Fields::Parse(*JsonRequest("{\"a\":\"" + std::string(bad) + "\"}")));
    EXPECT_FALSE(Fields::Parse(*JsonRequest("{\"" + std::string(bad) + "\":1}")));
    EXPECT_FALSE(Fields::Parse(*JsonRequest("{}" + std::string(bad))));
  }
  EXPECT_FALSE(Fields::Parse(*JsonRequest(std::string("{\"a\":\"x\0y\"}", 11))));
}

TEST(Fields, NestSixteenDeepAndNoDeeper) {
  auto nested = [](std::size_t depth, char open, char close) {
    return "{\"a\":" + std::string(depth - 1, open) + std::string(depth - 1, close) + "}";
  };
  EXPECT_TRUE(Fields::Parse(*JsonRequest(nested(16, '[', ']'))));
  EXPECT_FALSE(Fields::Parse(*JsonRequest(nested(17, '[', ']'))));
  EXPECT_FALSE(Fields::Parse(*JsonRequest(nested(200'000, '[', ']'))));
  EXPECT_FALSE(Fields::Parse(*JsonRequest(std::string(200'000, '['))));
  std::string objects;
  for (int i = 0; i < 50'000; ++i) objects += "{\"a\":";
  EXPECT_FALSE(Fields::Parse(*JsonRequest(objects)));
}

TEST(Fields, TakeSixtyFourKibibytesAndNotAByteMore) {
  const std::string full(64 * 1024, 'x');
  auto read = ReadAll(R"({"number":1,"text":")" + full + "\"}");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->text, full);
  auto over = ReadAll(R"({"number":1,"text":")" + full + "x\"}");
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().field, "text");
  std::string escaped;
  for (std::size_t i = 0; i < 64 * 1024 / 3; ++i) escaped += "\\u56de";
  EXPECT_TRUE(ReadAll(R"({"number":1,"text":")" + escaped + "\"}"))
      << "the limit is on the text, not on its escapes";
}

TEST(Fields, NeedTheTypeJson) {
  auto parse = [](const std::string& type) {
    auto request = JsonRequest("{}");
    request->headers = {{"Content-Type", type}};
    return Fields::Parse(*request);
  };
  for (const char* type : {"application/json", "application/json; charset=utf-8",
                           "Application/JSON", "application/json ;x",
                           "application/json;charset=UTF-8", "application/json; charset=\"utf-8\"",
                           "application/json; v=1; Charset=Utf-8", "application/json;"}) {
    EXPECT_TRUE(parse(type)) << type;
  }
  for (const char* type :
       {"", "text/plain", "application/jsonp", "application/json-seq",
        "application/x-www-form-urlencoded", "text/plain; application/json", "application",
        "application/json; charset=gbk", "application/json;v=1;CHARSET=gb18030",
        "application/json; charset=utf-16", "application/json; charset",
        "application/json; charset=utf-8; charset=gbk"}) {
    auto in = parse(type);
    ASSERT_FALSE(in) << type;
    EXPECT_EQ(in.error().code, ErrorCode::kUnsupportedType);
  }
}

}  // namespace
}  // namespace huiyin::api
