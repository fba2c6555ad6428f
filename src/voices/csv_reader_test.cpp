#include "voices/csv_reader.hpp"

#include "voices/test_import.hpp"

namespace huiyin::voices {
namespace {

std::vector<SeenRow> Csv(const std::string& content, std::size_t piece = 1 << 16,
                         char separator = ',') {
  auto rows = ReadAll(content, ImportFormat::kCsv, {}, separator, piece);
  EXPECT_TRUE(rows) << rows.error().message.en;
  return rows ? *rows : std::vector<SeenRow>();
}

TEST(CsvReader, ReadsWhatRfc4180Allows) {
  struct Case {
    const char* what;
    std::string content;
    std::vector<std::string> texts;
  };
  const Case cases[] = {
      {"plain", "text\n你好\n再见\n", {"你好", "再见"}},
      {"no last line end", "text\na", {"a"}},
      {"CRLF", "text\r\na\r\nb\r\n", {"a", "b"}},
      {"byte order mark", "\xEF\xBB\xBFtext\na\n", {"a"}},
      {"quoted header", "\"text\"\na\n", {"a"}},
      {"separator in quotes", "text,x\n\"a,b\",1\n", {"a,b"}},
      {"doubled quotes", "text\n\"他说\"\"好\"\"\"\n", {"他说\"好\""}},
      {"nothing but quotes", "text\n\"\"\"\"\"\"\n", {"\"\""}},
      {"line end in quotes", "text\n\"一\r\n二\n三\"\n四\n", {"一\r\n二\n三", "四"}},
      {"spaces are text", "text\n  a \n", {"  a "}},
      {"a lone CR is text", "text\na\rb\n", {"a\rb"}},
      {"empty lines", "\n\r\ntext\n\na\n\r\n\nb\n\n", {"a", "b"}},
      {"empty other columns", "id,text,title\n,a,\n", {"a"}},
      {"quoted last column and CRLF", "id,text\r\n1,\"a\"\r\n2,\"b\"", {"a", "b"}},
  };
  for (const Case& c : cases) {
    for (std::size_t piece : {1U, 2U, 3U, 7U, 65536U}) {
      std::vector<std::string> texts;
      for (const SeenRow& row : Csv(c.content, piece)) {
        EXPECT_EQ(row.problem, "") << c.what;
        texts.push_back(row.text);
      }
      EXPECT_EQ(texts, c.texts) << c.what << ", pieces of " << piece;
    }
  }
}

TEST(CsvReader, RefusesABadRowAndGoesOn) {
  struct Case {
    const char* what;
    std::string rows;
    std::string problem;  // how it begins
    std::size_t rejected = 1;
  };
  const Case cases[] = {
      {"quote in a plain field", "1,他说\"好\"", "has a quote inside"},
      {"text after a quote", "1,\"a\"b", "has text after a closing quote"},
      {"too few columns", "1", "has not as many columns"},
      {"too many columns", "1,a,b", "has not as many columns"},
      {"no text", "1,", "the text is blank"},
      {"blanks", "1,\"  \u3000\"", "the text is blank"},
      {"not UTF-8", "1,\xC4\xE3\xBA\xC3", "is not valid UTF-8"},
      {"a NUL", std::string("1,a\0b", 5), "holds a NUL"},
      {"too long", "1," + std::string(kTextBytes + 1, 'a'), "the text is longer"},
      {"a long id", std::string(kImportIdBytes + 1, 'a') + ",a", "the id is longer"},
      {"stray carriage return", "1,\"a\"\rb", "has text after a closing quote"},
  };
  for (const Case& c : cases) {
    auto rows = Csv("id,text\n0,before\n" + c.rows + "\n2,after\n", 5);
    ASSERT_EQ(rows.size(), 3U) << c.what;
    EXPECT_TRUE(rows[1].problem.starts_with(c.problem)) << c.what << ": " << rows[1].problem;
    EXPECT_EQ(rows[1].raw, c.rows) << c.what;
    EXPECT_EQ(rows[1].line, 3) << c.what;
    EXPECT_EQ(rows[2].text, "after") << c.what;
    EXPECT_EQ(rows[2].line, 4) << c.what;
  }
}

TEST(CsvReader, LosesOneLineToAnUnclosedQuote) {
  auto rows = Csv("id,text\n1,\"open\n2,b\n3,c\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_TRUE(rows[0].problem.starts_with("has a quote that is never closed"));
  EXPECT_EQ(rows[0].raw, "1,\"open");
  EXPECT_EQ(rows[1].text, "b");
  EXPECT_EQ(rows[2].text, "c");
  EXPECT_EQ(rows[2].line, 4);
}

TEST(CsvReader, LosesOneLineToAnOverlongRow) {
  std::string content = "id,text\n1," + std::string(kImportRowBytes + 100, 'a') + "\n2,b\n3,\"" +
                        std::string(kImportRowBytes + 100, 'c') + "\"\n4,d\n";
  auto rows = Csv(content);
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_NE(rows[0].problem, "");
  EXPECT_LT(rows[0].raw.size(), 5000U);
  EXPECT_EQ(rows[1].text, "b");
  EXPECT_NE(rows[2].problem, "");
  EXPECT_EQ(rows[3].text, "d");
  EXPECT_EQ(rows[3].line, 5);
}

TEST(CsvReader, CountsLinesThroughQuotes) {
  auto rows = Csv("\ntext\n\"a\nb\nc\"\n\nd\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].line, 3);
  EXPECT_EQ(rows[0].raw, "\"a\nb\nc\"");
  EXPECT_EQ(rows[1].line, 7);
}

TEST(CsvReader, TakesNamedColumnsAndOtherSeparators) {
  ImportColumns columns;
  columns.Name(ImportField::kText, "正文");
  columns.Name(ImportField::kId, "编号");
  auto rows = ReadAll("编号;title;正文;text\n7;水;没有热水;x\n", ImportFormat::kCsv, columns, ';');
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 1U);
  EXPECT_EQ((*rows)[0].id, "7");
  EXPECT_EQ((*rows)[0].time, "-");
  EXPECT_EQ((*rows)[0].title, "水");
  EXPECT_EQ((*rows)[0].text, "没有热水");
}

TEST(CsvReader, RefusesAHeaderThatLacksWhatIsNeeded) {
  ImportColumns named;
  named.Name(ImportField::kTime, "when");
  struct Case {
    std::string content;
    ImportColumns columns;
    std::string field;
  };
  const Case cases[] = {{"", {}, "file"},
                        {"\n\n", {}, "file"},
                        {"id,body\n1,a\n", {}, "text"},
                        {"text;id\na;1\n", {}, "text"},
                        {"id,text,text\n1,a,b\n", {}, "text"},
                        {"id,text\n1,a\n", named, "time"},
                        {"\xB1\xE0\xBA\xC5,text\n1,a\n", {}, "file"},
                        {"\"text\n1,a\n", {}, "file"}};
  for (const Case& c : cases) {
    auto rows = OpenRows(Bytes(c.content), ImportFormat::kCsv, c.columns, ',');
    ASSERT_FALSE(rows) << c.content;
    EXPECT_EQ(rows.error().code, ErrorCode::kInvalid);
    EXPECT_EQ(rows.error().field, c.field) << c.content;
  }
}

}  // namespace
}  // namespace huiyin::voices
