#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>
#include <vector>

#include "db/test_database.hpp"

namespace huiyin::db {
namespace {

// Every operation writes one row to each table and announces one: no half may ever be seen.
constexpr Migration kSchema[] = {
    {1, "pairs",
     "CREATE TABLE IF NOT EXISTS said (org_id {id} NOT NULL, n {int} NOT NULL, PRIMARY KEY "
     "(org_id, n)) {keyed};\n"
     "CREATE TABLE IF NOT EXISTS heard (org_id {id} NOT NULL, n {int} NOT NULL, PRIMARY KEY "
     "(org_id, n)) {keyed};\n"
     "CREATE TABLE IF NOT EXISTS placed (org_id {id} NOT NULL, n {int} NOT NULL) {strict};\n"}};
const OrgId kOrg = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000001").value());
const std::string kUrl = "sqlite:";

Operation Say(std::int64_t n) {
  return [n](Transaction& tx) -> Status {
    TRY(tx.Run("INSERT INTO said (org_id, n) VALUES ($1, $2)", {kOrg, n}));
    TRY(tx.Run("INSERT INTO heard (org_id, n) VALUES ($1, $2)", {kOrg, n}));
    tx.Announce(kOrg, Uuid(), {});
    return {};
  };
}

// In a process of its own: several threads write without end, each acknowledgement goes down the pipe.
[[noreturn]] void WriteForEver(const std::string& url, int acknowledgements, std::int64_t first) {
  auto database = Database::Open(url, {.batch = 8});
  if (!database || !(*database)->Migrate(kSchema)) ::_exit(1);
  (*database)->SetBatchHook([](Transaction& tx, const Announced& rows) -> Status {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      TRY(tx.Run("INSERT INTO placed (org_id, n) VALUES ($1, $2)", {kOrg, 1}));
    }
    return {};
  });
  std::atomic<std::int64_t> next = first;
  std::vector<std::jthread> writers;
  for (int i = 0; i < 4; ++i) {
    writers.emplace_back([&] {
      for (;;) {
        std::int64_t n = next++;
        if (!(*database)->Write(Say(n))) ::_exit(2);
        if (::write(acknowledgements, &n, sizeof n) != sizeof n) ::_exit(3);
      }
    });
  }
  writers.clear();
  ::_exit(4);
}

TEST(Durability, KilledProcessesLoseNothingAcknowledgedAndLeaveNoHalf) {
  TestPlace place;
  std::set<std::int64_t> acknowledged;
  for (std::size_t round = 0; round < 4; ++round) {
    int pipe_ends[2];
    ASSERT_EQ(::pipe(pipe_ends), 0);
    pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::close(pipe_ends[0]);
      WriteForEver(place.url(), pipe_ends[1], static_cast<std::int64_t>(round) * 1'000'000);
    }
    ::close(pipe_ends[1]);
    std::int64_t n = 0;
    std::size_t before = acknowledged.size();
    while (acknowledged.size() < before + 40 + 37 * round &&
           ::read(pipe_ends[0], &n, sizeof n) == sizeof n) {
      acknowledged.insert(n);
    }
    ::kill(child, SIGKILL);
    while (::read(pipe_ends[0], &n, sizeof n) == sizeof n)
      acknowledged.insert(n);  // sent before its end
    ::close(pipe_ends[0]);
    int ended = 0;
    ASSERT_EQ(::waitpid(child, &ended, 0), child);
    ASSERT_TRUE(WIFSIGNALED(ended)) << "the child ended by itself: " << WEXITSTATUS(ended);

    auto database = Database::Open(place.url(), {});
    ASSERT_TRUE(database);
    ASSERT_TRUE((*database)->Read([&](Reader& reader) -> Status {
      auto numbers = TRY(reader.All("SELECT n FROM said WHERE org_id = $1", {kOrg},
                                    [](const Row& row) { return row.Int(0); }));
      std::set<std::int64_t> said(numbers.begin(), numbers.end());
      for (std::int64_t one : acknowledged) EXPECT_EQ(said.count(one), 1U) << one;
      EXPECT_EQ(
          TRY(reader.Number("SELECT count(*) FROM heard h JOIN said s ON s.org_id = h.org_id AND "
                            "s.n = h.n WHERE h.org_id = $1",
                            {kOrg})),
          static_cast<std::int64_t>(said.size()));
      EXPECT_EQ(TRY(reader.Number("SELECT count(*) FROM heard WHERE org_id = $1", {kOrg})),
                static_cast<std::int64_t>(said.size()));
      EXPECT_EQ(TRY(reader.Number("SELECT count(*) FROM placed WHERE org_id = $1", {kOrg})),
                static_cast<std::int64_t>(said.size()));
      return {};
    }));
  }
}

TEST(Durability, ClosingLeavesOneFile) {
  TestDatabase test(kSchema, {}, TestEngine::kFile);
  ASSERT_TRUE(test->Write(Say(1)));
  EXPECT_EQ(test.Number("SELECT count(*) FROM said WHERE org_id = $1", {kOrg}), 1);
  EXPECT_TRUE(std::filesystem::exists(test.path() + "-wal"));
  test.Close();
  EXPECT_FALSE(std::filesystem::exists(test.path() + "-wal"));
  EXPECT_FALSE(std::filesystem::exists(test.path() + "-shm"));
  test.Reopen();
  EXPECT_EQ(test.Number("SELECT count(*) FROM said WHERE org_id = $1", {kOrg}), 1);
}

TEST(Durability, TheFileIsForItsOwnerOnly) {
  TestDatabase test(kSchema, {}, TestEngine::kFile);
  ASSERT_TRUE(test->Write(Say(1)));
  for (const char* suffix : {"", "-wal", "-shm"}) {
    struct stat info {};
    ASSERT_EQ(::stat((test.path() + suffix).c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600U) << suffix;
  }
}

TEST(ReadOnly, ReadsAndRefusesWrites) {
  TestDatabase test(kSchema);
  ASSERT_TRUE(test->Write(Say(1)));
  auto opened = Database::Open(test.url(), {.read_only = true});
  ASSERT_TRUE(opened);
  Database& database = **opened;
  EXPECT_TRUE(database.Migrate(kSchema)) << "nothing to do";
  auto status = database.Write(Say(2));
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kUnavailable);
  std::int64_t rows = 0;
  ASSERT_TRUE(database.Read([&](Reader& reader) -> Status {
    rows = TRY(reader.Number("SELECT count(*) FROM said WHERE org_id = $1", {kOrg}));
    return {};
  }));
  EXPECT_EQ(rows, 1);
}

TEST(ReadOnly, MakesNoFile) {
  TestFolder folder;
  auto opened = Database::Open(kUrl + folder.File("none.db"), {.read_only = true});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(opened.error().field, "HUIYIN_DATABASE");
  EXPECT_FALSE(std::filesystem::exists(folder.File("none.db")));
}

TEST(Opening, RefusesWhatIsNoDatabaseAndLeavesItAlone) {
  TestFolder folder;
  std::string path = folder.File("letter.txt");
  std::string letter = "Dear colleagues,\n" + std::string(9000, 'x');
  std::ofstream(path) << letter;
  auto opened = Database::Open(kUrl + path, {});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kConflict);
  EXPECT_EQ(opened.error().field, "HUIYIN_DATABASE");
  std::ifstream file(path);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), letter);
}

TEST(Opening, RefusesAnotherProgramsDatabaseAndLeavesItAlone) {
  TestFolder folder;
  TestDatabase foreign(kSchema, {}, TestEngine::kFile);
  ASSERT_TRUE(foreign.Run("DROP TABLE schema_version"));
  auto migrated = foreign->Migrate(kSchema);
  ASSERT_FALSE(migrated);
  EXPECT_EQ(migrated.error().code, ErrorCode::kConflict);
  EXPECT_EQ(foreign.Number("SELECT count(*) FROM sqlite_schema WHERE name = 'schema_version'"), 0);
}

TEST(Opening, NamesTheSettingWhenTheAddressIsWrong) {
  for (const char* url : {"", "sqlite:", "postgres:x", "mysql://x", "/tmp/x.db",
                          "sqlite::memory:", "sqlite:/dev/null/x.db"}) {
    auto opened = Database::Open(url, {});
    ASSERT_FALSE(opened) << url;
    EXPECT_EQ(opened.error().field, "HUIYIN_DATABASE") << url;
  }
}

}  // namespace
}  // namespace huiyin::db
