#include "voices/import_voices.hpp"

#include <random>
#include <set>

#include <boost/json.hpp>

#include "voices/submit_voice.hpp"
#include "voices/test_import.hpp"

namespace huiyin::voices {
namespace {

std::string Line(const std::string& id, const std::string& text, const std::string& time = "早上") {
  boost::json::object row{{"id", id}, {"time", time}, {"title", "标题"}, {"text", text}};
  return boost::json::serialize(row) + "\n";
}

std::string Lines(int first, int last) {
  std::string all;
  for (int i = first; i <= last; ++i)
    all += Line(std::to_string(i), "第" + std::to_string(i) + "条");
  return all;
}

class Import : public ImportFixture {
 protected:
  std::int64_t Voices() { return database.Number("SELECT count(*) FROM voice"); }
};

TEST_F(Import, StoresRowsAsTheyCame) {
  ImportReport report = ImportFixture::Import(Lines(1, 3));
  EXPECT_FALSE(report.failure);
  EXPECT_EQ(report.counts.added, 3);
  EXPECT_EQ(Voices(), 3);
  EXPECT_EQ(
      database.Number("SELECT count(*) FROM voice_text WHERE title = '标题' AND body = '第2条'"),
      1);
  EXPECT_EQ(
      database.Number("SELECT count(*) FROM import_row WHERE source = 'box' AND source_id = '2' "
                      "AND source_time = '早上' AND seq = 2"),
      1);
  EXPECT_EQ(Findings(), 0U);
}

TEST_F(Import, KeepsTheDayAloneAndNoCode) {
  (void)ImportFixture::Import(Lines(1, 2));
  EXPECT_EQ(database.Number(
                "SELECT count(*) FROM voice WHERE identity = 'anonymous' AND received_at IS NULL "
                "AND code_hash IS NULL AND receipt_key IS NULL AND hash_key IS NULL "
                "AND channel = 'external' AND category = 'unsure' AND state = 'received' "
                "AND received_on = '2026-03-02'"),
            2);
  EXPECT_EQ(
      database.Number("SELECT count(*) FROM journal WHERE kind = 'voice.imported' AND at IS NULL"),
      2);
  EXPECT_EQ(database.Number("SELECT count(*) FROM journal_waiting WHERE on_date = '2026-03-02'"), 2)
      << "until the day is over";
}

TEST_F(Import, AddsNothingTheSecondTime) {
  std::string file = Lines(1, 20) + Line("1", "第1条") + "{\n";
  EXPECT_EQ(ImportFixture::Import(file).counts.added, 21);
  std::int64_t entries = database.Number("SELECT count(*) FROM journal");
  ImportReport again = ImportFixture::Import(file);
  EXPECT_EQ(again.counts.added, 0);
  EXPECT_EQ(again.counts.known, 21);
  EXPECT_EQ(again.counts.rejected, 1);
  EXPECT_EQ(Voices(), 21);
  EXPECT_EQ(database.Number("SELECT count(*) FROM journal"), entries);
}

TEST_F(Import, KnowsRowsBySourceIdContentAndOccurrence) {
  struct Case {
    const char* what;
    std::string file;
    std::int64_t added;
    std::int64_t known;
  };
  const Case cases[] = {
      {"one row", Line("1", "甲"), 1, 0},
      {"same id, other text", Line("1", "乙"), 1, 0},
      {"same id, other time", Line("1", "甲", "晚上"), 1, 0},
      {"same text, other id", Line("2", "甲"), 1, 0},
      {"the same twice in a file", Line("1", "甲") + Line("1", "甲"), 1, 1},
      {"three times", Line("1", "甲") + Line("1", "甲") + Line("1", "甲"), 1, 2},
      {"without an id", "{\"text\":\"甲\"}\n{\"text\":\"甲\"}\n", 2, 0},
      {"again without an id", "{\"text\":\"甲\"}\n", 0, 1},
      {"title and time apart",
       "{\"time\":\"a\",\"title\":\"b\",\"text\":\"丙\"}\n{\"title\":\"ab\",\"text\":\"丙\"}\n", 2,
       0},
      {"an id as a number is the same text",
       "{\"id\":1,\"time\":\"早上\",\"title\":\"标题\",\"text\":\"甲\"}\n", 0, 1},
  };
  for (const Case& c : cases) {
    ImportReport report = ImportFixture::Import(c.file);
    EXPECT_EQ(report.counts.added, c.added) << c.what;
    EXPECT_EQ(report.counts.known, c.known) << c.what;
  }
  EXPECT_EQ(ImportFixture::Import(Line("1", "甲"), {"another box"}).counts.added, 1);
  EXPECT_EQ(Findings(), 0U);
}

TEST_F(Import, GoesOnAfterAStop) {
  int batches = 0;
  ImportHooks hooks;
  hooks.stopping = [&] { return batches == 2; };
  hooks.progress = [&](const ImportCounts&, std::int64_t) { ++batches; };
  ImportRequest request{"box"};
  request.batch = 10;
  ImportReport first = ImportFixture::Import(Lines(1, 35), request, hooks);
  EXPECT_TRUE(first.stopped);
  EXPECT_EQ(first.counts.added, 20);
  ImportReport second = ImportFixture::Import(Lines(1, 35), request);
  EXPECT_FALSE(second.stopped);
  EXPECT_EQ(second.counts.added, 15);
  EXPECT_EQ(second.counts.known, 20);
  EXPECT_EQ(Voices(), 35);
  EXPECT_EQ(Findings(), 0U);
  std::vector<std::string> lines = Export();
  ASSERT_EQ(lines.size(), 35U);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_NE(lines[i].find("\"id\":\"" + std::to_string(i + 1) + "\""), std::string::npos);
  }
}

TEST_F(Import, KeepsEarlierBatchesWhenTheFileFailsLater) {
  std::string content = Lines(1, 12);
  std::size_t at = 0;
  ByteSource failing = [&](char* to, std::size_t size) -> Result<std::size_t> {
    if (at == content.size()) return Error{ErrorCode::kUnavailable, {"", ""}, {}, {}, {}};
    std::size_t given = std::min(size, content.size() - at);
    std::copy_n(content.data() + at, given, to);
    at += given;
    return given;
  };
  auto rows = OpenRows(failing, ImportFormat::kJsonl, {}, ',').value();
  ImportRequest request{"box"};
  request.batch = 5;
  ImportReport report = ImportVoices(services, setting, request, *rows, {});
  EXPECT_TRUE(report.failure);
  EXPECT_EQ(report.counts.added, 10);
  EXPECT_EQ(Voices(), 10);
}

TEST_F(Import, ReportsRejectedRowsAndTakesTheRest) {
  std::vector<std::int64_t> lines;
  ImportHooks hooks;
  hooks.rejected = [&](const SourceRow& row) { lines.push_back(row.line); };
  ImportReport report = ImportFixture::Import(
      Line("1", "甲") + "oops\n" + Line("2", " ") + Line("3", "丙"), {"box"}, hooks);
  EXPECT_EQ(lines, (std::vector<std::int64_t>{2, 3}));
  EXPECT_EQ(report.counts.rows, 4);
  EXPECT_EQ(report.counts.added, 2);
  EXPECT_EQ(report.counts.rejected, 2);
}

TEST_F(Import, StartsACampaignOnceAndPutsVoicesIn) {
  ImportRequest request{"box"};
  request.campaign = "春季走访";
  request.channel = "meeting";
  (void)ImportFixture::Import(Lines(1, 3), request);
  (void)ImportFixture::Import(Lines(4, 5), request);
  EXPECT_EQ(database.Number("SELECT count(*) FROM campaign"), 1);
  EXPECT_EQ(database.Number("SELECT count(*) FROM voice v JOIN campaign c ON c.id = v.campaign_id "
                            "WHERE c.name = '春季走访' AND v.channel = 'meeting'"),
            5);
  EXPECT_EQ(Findings(), 0U);
}

TEST_F(Import, StartsNoCampaignWhenNothingComesIn) {
  ImportRequest request{"box"};
  request.campaign = "春季走访";
  (void)ImportFixture::Import("oops\n", request);
  EXPECT_EQ(database.Number("SELECT count(*) FROM campaign"), 0);
}

TEST_F(Import, RefusesABadRequestBeforeReading) {
  ImportRequest no_source{" "};
  ImportRequest channel{"box"};
  channel.channel = "pigeon";
  ImportRequest batch{"box"};
  batch.batch = 0;
  ImportRequest campaign{"box"};
  campaign.campaign = "";
  ImportRequest unit{"box"};
  unit.unit = MakeId<UnitId>(clock.Now());
  for (const ImportRequest& request : {no_source, channel, batch, campaign, unit}) {
    ImportReport report = ImportFixture::Import(Lines(1, 2), request);
    ASSERT_TRUE(report.failure);
    EXPECT_EQ(report.failure->code, ErrorCode::kInvalid);
    EXPECT_EQ(Voices(), 0);
  }
}

// Text of every kind that may come in: control characters, quotes, four-byte characters, marks of direction.
std::string RandomText(std::mt19937_64& random) {
  static const std::vector<std::string> kPieces{
      "a",           "\"",      "\\",   "/", "\n", "\r",   "\r\n",         "\t",     "\b",     "\f",
      "\x01",        "\x1f",    "\x7f", "é", "你", "回音", "\u2028",       "\u200f", "\u3000", "😀",
      "👩‍🔧", "e\u0301", " ",    ",", ";",  "{",    "\xEF\xBB\xBF", "\u0085"};
  std::string text;
  std::size_t size = random() % 40;
  for (std::size_t i = 0; i < size; ++i) text += kPieces[random() % kPieces.size()];
  return text;
}

TEST_F(Import, ExportsByteForByteWhatCameIn) {
  std::mt19937_64 random(20260302);
  std::vector<boost::json::object> rows;
  std::string file;
  for (int i = 0; i < 400; ++i) {
    boost::json::object row{{"id", RandomText(random)}, {"text", "x" + RandomText(random)}};
    random() % 4 == 0 ? row["time"] = nullptr : row["time"] = RandomText(random);
    random() % 4 == 0 ? row["title"] = nullptr : row["title"] = RandomText(random);
    file += boost::json::serialize(row) + "\n";
    rows.push_back(row);
  }
  ImportReport report = ImportFixture::Import(file);
  ASSERT_EQ(report.counts.added, 400);
  std::vector<std::string> lines = Export({"box"});
  ASSERT_EQ(lines.size(), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto out = boost::json::parse(lines[i]).as_object();
    EXPECT_EQ(out["id"], rows[i]["id"]);
    EXPECT_EQ(out["source_id"], rows[i]["id"]);
    for (const char* name : {"time", "title", "text"}) EXPECT_EQ(out[name], rows[i][name]) << name;
  }
  EXPECT_EQ(Findings(), 0U);
}

TEST_F(Import, ExportsCsvWithTheSameBytes) {
  std::mt19937_64 random(7);
  std::string file = "id,text\n";
  std::vector<std::string> texts;
  for (int i = 0; i < 200; ++i) {
    texts.push_back("x" + RandomText(random));
    std::string quoted;
    for (char c : texts.back()) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    file += std::to_string(i) + ",\"" + quoted + "\"\r\n";
  }
  ASSERT_EQ(ImportFixture::Import(file, {"box"}, {}, ImportFormat::kCsv).counts.added, 200);
  std::vector<std::string> lines = Export();
  ASSERT_EQ(lines.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(boost::json::parse(lines[i]).at("text").as_string(), texts[i]);
  }
}

TEST_F(Import, ExportShowsNoCodeAndNoName) {
  database
      ->Write([&](db::Transaction& tx) -> Status {
        journal::Context context{services.org, {}, clock.Now(), LocalDate::Of(clock.Now(), {}),
                                 &keys,        {}, false};
        NewVoice voice;
        voice.text.body = "灯坏了";
        voice.identity = Identity::kNamed;
        voice.speaker = Speaker{std::nullopt, "Zhao", "555"};
        TRY(SubmitVoice(tx, context, setting, voice, CodeSource{"route", "key", "body"}));
        return {};
      })
      .value();
  (void)ImportFixture::Import(Lines(1, 1));
  EXPECT_EQ(Export({"box"}).size(), 1U);
  std::vector<std::string> lines = Export();
  ASSERT_EQ(lines.size(), 2U);
  auto said_here = boost::json::parse(lines[1]).as_object();
  std::set<std::string> names;
  for (const auto& member : said_here) names.insert(std::string(member.key()));
  EXPECT_EQ(names, (std::set<std::string>{"source", "source_id", "id", "time", "title", "text",
                                          "voice_id", "received_on", "accept_due_on", "state",
                                          "identity", "channel", "category", "unit", "campaign",
                                          "rating", "origin", "source_sheet"}));
  EXPECT_TRUE(said_here["source"].is_null());
  EXPECT_TRUE(said_here["source_id"].is_null());
  EXPECT_EQ(said_here["id"], said_here["voice_id"]);
  EXPECT_EQ(said_here["text"], "灯坏了");
  EXPECT_EQ(said_here["unit"], "远山港");
  EXPECT_EQ(lines[1].find("Zhao"), std::string::npos);
}

TEST_F(Import, ImportingOnesOwnExportAddsNothing) {
  EXPECT_EQ(ImportFixture::Import(
                "{\"id\":\"1\",\"text\":\"灯坏了\"}\n{\"id\":\"1\",\"text\":\"灯坏了\"}\n"
                "{\"id\":\"2\",\"time\":\"早上\",\"title\":\"\",\"text\":\"食堂\"}\n",
                {"box"})
                .counts.added,
            3);
  EXPECT_EQ(ImportFixture::Import("{\"id\":\"1\",\"text\":\"灯坏了\"}\n", {"other"}).counts.added,
            1);
  std::string all;
  for (const std::string& line : Export()) all += line;
  auto again = ImportFixture::Import(all, {"export.jsonl"});
  EXPECT_EQ(again.counts.added, 0);
  EXPECT_EQ(again.counts.known, 4);
  EXPECT_EQ(Findings(), 0U);
}

TEST_F(Import, ARowMayNameItsOwnSource) {
  auto report = ImportFixture::Import(
      "{\"source\":\"信箱\",\"text\":\"甲\"}\n{\"source\":null,\"text\":\"乙\"}\n"
      "{\"source\":\" \",\"text\":\"丙\"}\n{\"source\":{\"source\":\"x\"},\"text\":\"丁\"}\n"
      "{\"source\":7,\"text\":\"戊\"}\n{\"source\":\"a\",\"source\":\"b\",\"text\":\"己\"}\n"
      "{\"source\":\"" +
          std::string(kImportSourceBytes + 1, 'a') + "\",\"text\":\"庚\"}\n",
      {"box"});
  EXPECT_EQ(report.counts.added, 5);
  EXPECT_EQ(report.counts.rejected, 2);
  std::vector<std::string> sources;
  for (const std::string& line : Export())
    sources.emplace_back(boost::json::parse(line).at("source").as_string());
  EXPECT_EQ(sources, (std::vector<std::string>{"信箱", "box", "box", "box", "box"}));
}

}  // namespace
}  // namespace huiyin::voices
