// What only a database on a server can do to us. Run by ./dev test with HUIYIN_TEST_POSTGRES.
#include <atomic>
#include <future>
#include <latch>
#include <thread>
#include <vector>

#include "db/postgres/postgres_connection.hpp"
#include "db/test_database.hpp"

namespace huiyin::db {
namespace {

constexpr Migration kSchema[] = {
    {1, "items",
     "CREATE TABLE IF NOT EXISTS item (org_id {id} NOT NULL, n {int} NOT NULL, value {int} NOT "
     "NULL, PRIMARY KEY (org_id, n)) {keyed};\n"}};
const OrgId kOrg = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000001").value());

class OnPostgres : public testing::Test {
 protected:
  void SetUp() override {
    if (TestPostgres() == nullptr) GTEST_SKIP() << "HUIYIN_TEST_POSTGRES is not set";
    test_.emplace(kSchema);
    for (int n = 1; n <= 2; ++n) {
      ASSERT_TRUE(test_->Run("INSERT INTO item (org_id, n, value) VALUES ($1, $2, 0)", {kOrg, n}));
    }
  }
  // A client beside the program's writers.
  std::unique_ptr<PostgresConnection> Other() {
    return PostgresConnection::Open(test_->url()).value();
  }
  static Status Add(Transaction& tx, std::int64_t n) {
    TRY(tx.Run("UPDATE item SET value = value + 1 WHERE org_id = $1 AND n = $2", {kOrg, n}));
    return {};
  }
  std::int64_t Value(std::int64_t n) {
    return test_->Number("SELECT value FROM item WHERE org_id = $1 AND n = $2", {kOrg, n});
  }

  std::optional<TestDatabase> test_;
};

TEST_F(OnPostgres, AWriterThatLosesItsConnectionBeforeTheCommitTriesAgain) {
  std::atomic<int> runs = 0;
  Status status = (*test_)->Write([&](Transaction& tx) -> Status {
    TRY(Add(tx, 1));
    if (++runs == 1) {
      TRY(tx.Number("SELECT CASE WHEN pg_terminate_backend(pg_backend_pid()) THEN 1 ELSE 0 END",
                    {}));
    }
    return {};
  });
  EXPECT_TRUE(status);
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(Value(1), 1);
}

TEST_F(OnPostgres, AReaderWhoseConnectionDiedWhileItLayIdleGetsAnotherOne) {
  ASSERT_EQ(Value(1), 0);
  auto other = Other();
  for (int turn = 0; turn < 3; ++turn) {
    const Param pid[] = {test_->Number("SELECT pg_backend_pid()")};
    ASSERT_TRUE(other->Run("SELECT pg_terminate_backend(CAST($1 AS int), 10000)", pid));
    EXPECT_EQ(Value(1), 0);
  }
}

TEST_F(OnPostgres, ADeadlockWithSomebodyElseIsTriedAgain) {
  auto other = Other();
  ASSERT_TRUE(other->Exec("SET deadlock_timeout = '100s'"));  // so that it finds us, not them
  ASSERT_TRUE(other->Exec("BEGIN"));
  ASSERT_TRUE(other->Exec("UPDATE item SET value = value + 10 WHERE n = 1"));
  std::latch locked(1);
  std::thread crossing([&] {
    locked.wait();
    EXPECT_TRUE(other->Exec("UPDATE item SET value = value + 10 WHERE n = 2"));
    EXPECT_TRUE(other->Exec("COMMIT"));
  });
  std::atomic<int> runs = 0;
  Status status = (*test_)->Write([&](Transaction& tx) -> Status {
    TRY(Add(tx, 2));
    if (++runs == 1) locked.count_down();
    return Add(tx, 1);
  });
  crossing.join();
  EXPECT_TRUE(status) << status.error().detail;
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(Value(1), 11);
  EXPECT_EQ(Value(2), 11);
}

// Every operation reads and then writes what it has read: without the turn, additions would be lost.
TEST_F(OnPostgres, ServersTakeTurns) {
  constexpr int kServers = 3;
  constexpr int kEach = 60;
  std::vector<std::unique_ptr<Database>> servers;
  for (int i = 0; i < kServers; ++i) servers.push_back(Database::Open(test_->url(), {}).value());
  std::vector<std::jthread> threads;
  for (auto& server : servers) {
    threads.emplace_back([&] {
      for (int i = 0; i < kEach; ++i) {
        EXPECT_TRUE(server->Write([](Transaction& tx) -> Status {
          auto value = TRY(tx.Number("SELECT value FROM item WHERE org_id = $1 AND n = 1", {kOrg}));
          TRY(tx.Run("UPDATE item SET value = $2 WHERE org_id = $1 AND n = 1", {kOrg, value + 1}));
          return {};
        }));
      }
    });
  }
  threads.clear();
  EXPECT_EQ(Value(1), kServers * kEach);
}

// What an operation that inserts row `n` heard from AssumeNew each time it ran, and how it ended.
struct Heard {
  std::vector<bool> assumed;
  Status status;
};

TEST_F(OnPostgres, AnOperationMayAssumeThatItsRowIsNew) {
  // What was queued is answered when the hook asks.
  (*test_)->SetBatchHook([](Transaction& tx, const Announced&) -> Status {
    TRY(tx.Number("SELECT count(*) FROM item WHERE org_id = $1", {kOrg}));
    return {};
  });
  auto make = [&](int n, bool fail_when_new) {
    Heard heard;
    heard.status = (*test_)->Write([&](Transaction& tx) -> Status {
      bool assumed = tx.AssumeNew();
      heard.assumed.push_back(assumed);
      if (!assumed) {
        if (TRY(tx.Number("SELECT count(*) FROM item WHERE org_id = $1 AND n = $2", {kOrg, n})) > 0)
          return {};
      }
      if (fail_when_new) return Invalid("n", {"不行", "No"});
      tx.Announce(kOrg, Uuid::MakeV7(Instant()), {});
      return tx.Queue("INSERT INTO item (org_id, n, value) VALUES ($1, $2, 7)", {kOrg, n});
    });
    return heard;
  };
  using Answers = std::vector<bool>;
  Heard fresh = make(70, false);
  EXPECT_TRUE(fresh.status);
  EXPECT_EQ(fresh.assumed, Answers{true});
  Heard again = make(70, false);
  EXPECT_TRUE(again.status) << "the row was there, and the operation looked";
  EXPECT_EQ(again.assumed, (Answers{true, false}));
  EXPECT_EQ(Value(70), 7);
  Heard known = make(70, true);
  EXPECT_TRUE(known.status) << "what is refused as new may be known already";
  EXPECT_EQ(known.assumed, (Answers{true, false}));
  Heard refused = make(71, true);
  EXPECT_FALSE(refused.status);
  EXPECT_EQ(refused.assumed, (Answers{true, false}));
}

TEST_F(OnPostgres, AFaultOfAQueuedStatementFailsItsOperationOnly) {
  std::promise<Status> good;
  std::promise<Status> bad;
  std::latch gate(1);
  (*test_)->Submit(
      [&](Transaction&) -> Status {
        gate.wait();
        return {};
      },
      [](Status) {});
  (*test_)->Submit(
      [](Transaction& tx) -> Status {
        // Taken already; nobody waits for the answer.
        return tx.Queue("INSERT INTO item (org_id, n, value) VALUES ($1, 1, 5)", {kOrg});
      },
      [&](Status status) { bad.set_value(std::move(status)); });
  (*test_)->Submit([](Transaction& tx) { return Add(tx, 2); },
                   [&](Status status) { good.set_value(std::move(status)); });
  gate.count_down();
  Status refused = bad.get_future().get();
  ASSERT_FALSE(refused);
  EXPECT_TRUE(IsUniqueViolation(refused.error()));
  EXPECT_TRUE(good.get_future().get());
  EXPECT_EQ(Value(1), 0);
  EXPECT_EQ(Value(2), 1);
}

TEST_F(OnPostgres, NoValueEntersAnError) {
  Status status = test_->Run("INSERT INTO item (org_id, n, value) VALUES ($1, $2, $3)",
                             {kOrg, 7, "secret words"});
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().detail.find("secret"), std::string::npos);
  EXPECT_NE(status.error().detail.find("SQLSTATE 22P02"), std::string::npos);
}

TEST_F(OnPostgres, ADatabaseThatIsNotThereIsSaidSo) {
  auto opened = Database::Open("postgresql://127.0.0.1:1/nowhere", {});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(opened.error().field, "HUIYIN_DATABASE");
}

}  // namespace
}  // namespace huiyin::db
