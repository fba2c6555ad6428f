#include "voices/import_json.hpp"

#include "voices/test_import.hpp"

namespace huiyin::voices {
namespace {

std::vector<SeenRow> Jsonl(const std::string& content, std::size_t piece = 1 << 16) {
  auto rows = ReadAll(content, ImportFormat::kJsonl, {}, ',', piece);
  EXPECT_TRUE(rows);
  return rows ? *rows : std::vector<SeenRow>();
}

TEST(JsonlReader, TakesTheFourFieldsAsTheyAre) {
  struct Case {
    std::string line;
    std::string id, time, title, text;
  };
  const Case cases[] = {
      {R"({"id":"7","time":"2026/3/1 9:05","title":"水","text":"没有热水"})", "7", "2026/3/1 9:05",
       "水", "没有热水"},
      {R"({"text":"a"})", "-", "-", "-", "a"},
      {R"({"id":null,"time":null,"title":null,"text":"a"})", "-", "-", "-", "a"},
      {R"({"id":"","title":"","text":"a"})", "", "-", "", "a"},
      {R"({"id":12345678901234567890123,"time":1.50e3,"text":"a"})", "12345678901234567890123",
       "1.50e3", "-", "a"},
      {R"({"id":-0,"time":0.10,"text":"a"})", "-0", "0.10", "-", "a"},
      {R"(  {"text" : "a\"\\\/\b\f\n\r\té\u4f60😀"}  )", "-", "-", "-", "a\"\\/\b\f\n\r\té你😀"},
      {R"({"text":"a","more":{"text":["b",{"text":1}]},"likes":3,"x":true})", "-", "-", "-", "a"},
      {R"({"te\u0078t":"  a "})", "-", "-", "-", "  a "},
  };
  for (const Case& c : cases) {
    for (std::size_t piece : {1U, 5U, 65536U}) {
      auto rows = Jsonl(c.line + "\r\n", piece);
      ASSERT_EQ(rows.size(), 1U) << c.line;
      EXPECT_EQ(rows[0].problem, "") << c.line;
      EXPECT_EQ(rows[0].id, c.id) << c.line;
      EXPECT_EQ(rows[0].time, c.time) << c.line;
      EXPECT_EQ(rows[0].title, c.title) << c.line;
      EXPECT_EQ(rows[0].text, c.text) << c.line;
      EXPECT_EQ(rows[0].raw, c.line);
    }
  }
}

TEST(JsonlReader, RefusesABadLineAndGoesOn) {
  const std::string deep(200'000, '[');
  struct Case {
    std::string line;
    std::string problem;  // how it begins
  };
  const Case cases[] = {
      {"{", "is not valid JSON"},
      {"a", "is not valid JSON"},
      {R"({"text":"a"} x)", "is not valid JSON"},
      {R"({"text":"a"}{"text":"b"})", "is not valid JSON"},
      {R"({"text":"a",})", "is not valid JSON"},
      {R"({'text':'a'})", "is not valid JSON"},
      {R"({"text":"a)", "is not valid JSON"},
      {R"({"text":"\ud800"})", "is not valid JSON"},
      {R"({"text":"a"} // more)", "is not valid JSON"},
      {"[\"text\"]", "is not a JSON object"},
      {R"([{"text":"a"}])", "is not a JSON object"},
      {"\"text\"", "is not a JSON object"},
      {"null", "is not a JSON object"},
      {deep, "is nested too deeply"},
      {R"({"text":"a","x":)" + deep, "is nested too deeply"},
      {R"({"x":1})", "has no text"},
      {R"({"text":null})", "has no text"},
      {R"({"text":3})", "has an id, time, title or text that is not text"},
      {R"({"text":true})", "has an id, time, title or text that is not text"},
      {R"({"text":["a"]})", "has an id, time, title or text that is not text"},
      {R"({"text":"a","title":{"text":"b"}})", "has an id, time, title or text that is not text"},
      {R"({"text":"a","title":3})", "has an id, time, title or text that is not text"},
      {R"({"text":"a","id":false})", "has an id, time, title or text that is not text"},
      {R"({"text":"a","text":"b"})", "names a field twice"},
      {R"({"text":" \u3000\n"})", "the text is blank"},
      {R"({"text":"a\u0000b"})", "holds a NUL"},
      {R"({"text":"a","id":"\u0000"})", "holds a NUL"},
      {std::string("{\"text\":\"a\0\"}", 13), "holds a NUL"},
      {"{\"text\":\"\xC4\xE3\xBA\xC3\"}", "is not valid UTF-8"},
      {"{\"text\":\"\xED\xA0\x80\"}", "is not valid UTF-8"},
      {"{\"text\":\"" + std::string(kTextBytes + 1, 'a') + "\"}", "the text is longer"},
      {"{\"text\":\"a\",\"title\":\"" + std::string(kImportTitleBytes + 1, 'a') + "\"}",
       "the title is longer"},
      {"{\"text\":\"a\",\"time\":\"" + std::string(kImportTimeBytes + 1, 'a') + "\"}",
       "the time is longer"},
  };
  for (const Case& c : cases) {
    auto rows = Jsonl("{\"text\":\"before\"}\n\n" + c.line + "\n{\"text\":\"after\"}");
    ASSERT_EQ(rows.size(), 3U) << c.line;
    EXPECT_TRUE(rows[1].problem.starts_with(c.problem)) << c.line << ": " << rows[1].problem;
    EXPECT_EQ(rows[1].line, 3);
    EXPECT_EQ(rows[1].raw, c.line);
    EXPECT_EQ(rows[2].problem, "");
    EXPECT_EQ(rows[2].text, "after");
    EXPECT_EQ(rows[2].line, 4);
  }
}

TEST(JsonlReader, TakesTextUpToItsLimit) {
  auto rows = Jsonl("{\"text\":\"" + std::string(kTextBytes, 'a') + "\"}\n", 1000);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].problem, "");
}

TEST(JsonlReader, LosesOneLineToAnOverlongLine) {
  auto rows =
      Jsonl("{\"text\":\"" + std::string(3 * kImportRowBytes, 'a') + "\"}\n{\"text\":\"b\"}\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_TRUE(rows[0].problem.starts_with("the row is too long"));
  EXPECT_TRUE(rows[0].raw.starts_with("{\"text\":\"aaa"));
  EXPECT_LT(rows[0].raw.size(), 5000U);
  EXPECT_EQ(rows[1].text, "b");
  EXPECT_EQ(rows[1].line, 2);
}

TEST(JsonlReader, ReportsAFaultOfTheFile) {
  ByteSource failing = [](char*, std::size_t) -> Result<std::size_t> {
    return Error{ErrorCode::kUnavailable, {"", ""}, {}, {}, {}};
  };
  auto rows = OpenRows(failing, ImportFormat::kJsonl, {}, ',');
  ASSERT_FALSE(rows);
  EXPECT_EQ(rows.error().code, ErrorCode::kUnavailable);
}

TEST(ImportReader, RefusesAFileThatIsNotThereAndAFolder) {
  db::TestFolder folder;
  EXPECT_FALSE(OpenBytes(folder.File("none")));
  EXPECT_FALSE(OpenBytes(folder.File("")));
}

}  // namespace
}  // namespace huiyin::voices
