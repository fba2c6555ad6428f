#include "app/import_command.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "app/export_command.hpp"
#include "db/test_database.hpp"
#include "journal/journal.hpp"
#include "people/found_organisation.hpp"

namespace huiyin::app {
namespace {

class ImportCommandTest : public testing::Test {
 protected:
  ImportCommandTest() {
    ::setenv("LC_ALL", "C", 1);
    opened.database = db::Database::Open(place.url(), {}).value();
    opened.database->SetBatchHook(journal::Positions(opened.keys));
    opened.database->Migrate(db::AllMigrations()).value();
    opened.database
        ->Write([&](db::Transaction& tx) -> Status {
          opened.org =
              TRY(people::FoundOrganisation(tx, {"远山港", 480, "admin", "not a hash", "管理员"},
                                            SystemClock().Now(), opened.keys));
          return {};
        })
        .value();
  }

  std::string Write(const std::string& name, const std::string& content) {
    std::ofstream(folder.File(name), std::ios::binary) << content;
    return folder.File(name);
  }
  static std::string Read(const std::string& path) {
    std::ostringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    return content.str();
  }
  int Import(const std::string& file, ImportOptions options = {}) {
    options.file = file;
    options.quiet = Quiet::kYes;
    return ImportCommand(options, opened);
  }
  std::int64_t Voices() {
    std::int64_t voices = -1;
    opened.database
        ->Read([&](db::Reader& reader) -> Status {
          voices = TRY(reader.Number("SELECT count(*) FROM voice WHERE org_id = $1", {opened.org}));
          return {};
        })
        .value();
    return voices;
  }

  db::TestFolder folder;
  db::TestPlace place;
  Opened opened{{}, nullptr, Keys::Random(), {}, {}};
};

TEST_F(ImportCommandTest, TellsByItsStatusWhatCameIn) {
  const std::string good = "{\"text\":\"灯坏了\"}\n";
  EXPECT_EQ(Import(Write("good.jsonl", good)), 0);
  EXPECT_EQ(Import(Write("good.jsonl", good)), 0) << "already in";
  EXPECT_EQ(Import(Write("some.jsonl", good + "oops\n")), 1);
  EXPECT_EQ(Import(Write("none.jsonl", "oops\n")), 2);
  EXPECT_EQ(Import(Write("empty.jsonl", "")), 2);
  EXPECT_EQ(Import(folder.File("not-there.jsonl")), 2);
  EXPECT_EQ(Import(folder.File("")), 2) << "a folder";
  EXPECT_EQ(Voices(), 2);
}

TEST_F(ImportCommandTest, RefusesBadOptionsBeforeAnythingComesIn) {
  std::string file = Write("a.jsonl", "{\"text\":\"灯坏了\"}\n");
  struct Case {
    const char* what;
    ImportOptions options;
  };
  std::vector<Case> cases(9);
  cases[0].what = "format", cases[0].options.format = "xml";
  cases[1].what = "separator", cases[1].options.separator = "ab";
  cases[2].what = "separator quote", cases[2].options.separator = "\"";
  cases[3].what = "field", cases[3].options.fields = {"text"};
  cases[4].what = "field name", cases[4].options.fields = {"body=x"};
  cases[5].what = "channel", cases[5].options.channel = "pigeon";
  cases[6].what = "unit", cases[6].options.unit = "没有的单位";
  cases[7].what = "batch", cases[7].options.batch = 0;
  cases[8].what = "rejected into the source", cases[8].options.rejected = file;
  for (const Case& c : cases) EXPECT_EQ(Import(file, c.options), 2) << c.what;
  EXPECT_EQ(Voices(), 0);
  EXPECT_EQ(Read(file), "{\"text\":\"灯坏了\"}\n");
}

TEST_F(ImportCommandTest, WritesRejectedRowsWithLineAndReason) {
  std::string file = Write("a.csv", "id,text\n1,好\n2, \n3,\xC4\xE3\n");
  EXPECT_EQ(Import(file), 1);
  std::istringstream lines(Read(file + ".rejected"));
  std::string line;
  ASSERT_TRUE(std::getline(lines, line));
  auto first = boost::json::parse(line).as_object();
  EXPECT_EQ(first["line"], 3);
  EXPECT_EQ(first["reason"], "the text is blank");
  EXPECT_EQ(first["row"], "2, ");
  ASSERT_TRUE(std::getline(lines, line));
  auto second = boost::json::parse(line).as_object();
  EXPECT_EQ(second["row_hex"], "332cc4e3");
  EXPECT_FALSE(std::getline(lines, line));
  struct stat about {};
  ASSERT_EQ(::stat((file + ".rejected").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600U);

  Write("a.csv", "id,text\n1,好\n");
  EXPECT_EQ(Import(file), 0);
  EXPECT_NE(::stat((file + ".rejected").c_str(), &about), 0) << "an earlier run's rows are gone";
}

TEST_F(ImportCommandTest, ReplacesTheFileForRejectedRowsOnlyWhenARowIsRejected) {
  std::string precious = Write("precious.txt", "mine");
  std::string good = Write("good.jsonl", "{\"text\":\"灯坏了\"}\n");
  ImportOptions options;
  options.rejected = precious;
  EXPECT_EQ(Import(folder.File("not-there.jsonl"), options), 2);
  options.channel = "pigeon";
  EXPECT_EQ(Import(Write("bad.jsonl", "oops\n"), options), 2);
  options = {};
  options.rejected = precious;
  options.fields = {"text=nothing"};
  EXPECT_EQ(Import(Write("bad.csv", "text\noops\n"), options), 2);
  options.fields = {};
  EXPECT_EQ(Import(good, options), 0);
  EXPECT_EQ(Read(precious), "mine");
  EXPECT_EQ(Import(folder.File("bad.jsonl"), options), 2);
  EXPECT_NE(Read(precious).find("oops"), std::string::npos);
  EXPECT_EQ(Read(precious).find("mine"), std::string::npos);

  Write("test.db", "as if it were the database");
  opened.settings.database = "sqlite:" + folder.File("test.db");
  opened.settings.key_file = Write("keys", "secret");
  for (const char* name : {"keys", "test.db"}) {
    options.rejected = folder.File(name);
    EXPECT_EQ(Import(folder.File("bad.jsonl"), options), 2);
  }
  EXPECT_EQ(Read(folder.File("keys")), "secret");
}

TEST_F(ImportCommandTest, TakesAUnitByNameAndASourceByFile) {
  ImportOptions options;
  options.unit = "远山港";
  options.fields = {"text=正文", "id=编号"};
  options.separator = "tab";
  EXPECT_EQ(Import(Write("box.tsv", "编号\t正文\n7\t灯坏了\n"), options), 0);
  ExportOptions out;
  out.file = folder.File("out.jsonl");
  EXPECT_EQ(ExportCommand(out, opened), 0);
  auto voice = boost::json::parse(Read(out.file)).as_object();
  EXPECT_EQ(voice["source"], "box.tsv");
  EXPECT_EQ(voice["id"], "7");
  EXPECT_EQ(voice["text"], "灯坏了");
  EXPECT_EQ(voice["unit"], "远山港");
}

TEST_F(ImportCommandTest, LeavesNoHalfWrittenExport) {
  ExportOptions out;
  out.file = folder.File("none/out.jsonl");
  EXPECT_EQ(ExportCommand(out, opened), 2);
  std::filesystem::create_directory(folder.File("taken"));
  out.file = folder.File("taken");
  EXPECT_EQ(ExportCommand(out, opened), 2);
  for (const auto& entry : std::filesystem::directory_iterator(folder.File(""))) {
    std::string name = entry.path().filename().string();
    EXPECT_EQ(name, "taken");
  }
}

TEST_F(ImportCommandTest, ExportsIntoAPipeAndLeavesItThere) {
  EXPECT_EQ(Import(Write("a.jsonl", "{\"text\":\"灯坏了\"}\n")), 0);
  ExportOptions out;
  out.file = folder.File("pipe");
  ASSERT_EQ(::mkfifo(out.file.c_str(), 0600), 0);
  int fd = ::open(out.file.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
  ASSERT_GE(fd, 0);
  EXPECT_EQ(ExportCommand(out, opened), 0);
  char line[512] = {};
  EXPECT_GT(::read(fd, line, sizeof line - 1), 0);
  ::close(fd);
  EXPECT_NE(std::string(line).find("灯坏了"), std::string::npos);
  EXPECT_TRUE(std::filesystem::is_fifo(out.file));
}

TEST(ProgressText, SaysShareRateAndTimeLeft) {
  ::setenv("LC_ALL", "C", 1);
  using std::chrono::milliseconds;
  EXPECT_EQ(ProgressText({500, 1000, 4000, milliseconds(2000)}),
            "[############............]  50 %   4000 rows   2000 a second   2 s left");
  EXPECT_EQ(ProgressText({1000, 1000, 8000, milliseconds(4000)}),
            "[########################] 100 %   8000 rows   2000 a second   0 s left");
  EXPECT_EQ(ProgressText({1, 1000, 1, milliseconds(1000)}),
            "[........................]   0 %   1 rows   1 a second   17 min left");
  EXPECT_EQ(ProgressText({500, 0, 10, milliseconds(1000)}), "10 rows   10 a second");
  EXPECT_EQ(ProgressText({0, 1000, 0, milliseconds(0)}),
            "[........................]   0 %   0 rows");
}

TEST(ProgressBar, WritesALineEveryFiveSecondsOffATerminal) {
  ::setenv("LC_ALL", "C", 1);
  ManualClock clock(ParseInstant("2026-03-02T01:00:00Z").value());
  char* text = nullptr;
  std::size_t size = 0;
  std::FILE* out = ::open_memstream(&text, &size);
  ProgressBar bar(out, ProgressStyle::kLines, 100, clock);
  for (int second = 1; second <= 12; ++second) {
    clock.Advance(std::chrono::seconds(1));
    bar.Show(second, second);
  }
  bar.Finish();
  std::fclose(out);
  std::string lines(text, size);
  std::free(text);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2) << lines;
}

}  // namespace
}  // namespace huiyin::app
