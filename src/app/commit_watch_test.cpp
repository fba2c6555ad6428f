#include "app/commit_watch.hpp"

#include <gtest/gtest.h>

#include <semaphore>

#include "app/ticker.hpp"
#include "db/test_database.hpp"

namespace huiyin::app {
namespace {

constexpr db::Migration kSchema[] = {
    {1, "items",
     "CREATE TABLE IF NOT EXISTS item (org_id {id} NOT NULL, n {int} NOT NULL, PRIMARY KEY "
     "(org_id, n)) {keyed};\n"}};

Status Insert(db::Database& database, std::int64_t n) {
  return database.Write([n](db::Transaction& tx) -> Status {
    TRY(tx.Run("INSERT INTO item (org_id, n) VALUES ($1, $2)", {OrgId(), n}));
    return {};
  });
}

TEST(CommitWatch, NoticesWhatAnotherProcessCommits) {
  db::TestDatabase ours(kSchema);
  auto theirs = db::Database::Open(ours.url(), {}).value();
  int moved = 0;
  CommitWatch watch(*ours, [&] { ++moved; });
  watch.Look();
  EXPECT_EQ(moved, 1) << "nobody knows what came before";
  watch.Look();
  EXPECT_EQ(moved, 1) << "nothing happened";
  for (int n = 1; n <= 3; ++n) {
    ASSERT_TRUE(Insert(*theirs, n));
    watch.Look();
    EXPECT_EQ(moved, 1 + n);
    watch.Look();
    EXPECT_EQ(moved, 1 + n);
  }
}

TEST(CommitWatch, StaysStillWhileTheDatabaseCannotBeRead) {
  db::TestFolder folder;
  auto database = db::Database::Open("sqlite:" + folder.File("a.db"), {}).value();
  std::filesystem::remove(folder.File("a.db"));
  int moved = 0;
  CommitWatch watch(*database, [&] { ++moved; });
  watch.Look();
  EXPECT_EQ(moved, 0);
}

TEST(Ticker, WorksAgainAndAgainUntilItEnds) {
  std::counting_semaphore<> worked(0);
  {
    Ticker ticker(std::chrono::milliseconds(1), [&] { worked.release(); });
    for (int i = 0; i < 3; ++i) worked.acquire();
  }
  {
    Ticker ends(std::chrono::hours(1), [&] { worked.release(); });
  }
}

}  // namespace
}  // namespace huiyin::app
