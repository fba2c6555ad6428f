#include <algorithm>
#include <atomic>
#include <functional>
#include <limits>
#include <thread>
#include <vector>

#include "db/test_database.hpp"

namespace huiyin::db {
namespace {

constexpr Migration kSchema[] = {
    {1, "all kinds",
     "CREATE TABLE IF NOT EXISTS account (org_id {id} NOT NULL, n {int} NOT NULL, cents {int} NOT "
     "NULL, PRIMARY KEY (org_id, n)) {keyed};\n"
     "CREATE TABLE IF NOT EXISTS kinds (org_id {id} NOT NULL, n {int} NOT NULL, i {int}, t {text}, "
     "b {bytes}, d {date}, at {time}, PRIMARY KEY (org_id, n)) {strict};\n"
     "CREATE TABLE IF NOT EXISTS thing (org_id {id} NOT NULL, id {id} NOT NULL, n {int} NOT NULL, "
     "PRIMARY KEY (org_id, id)) {keyed};\n"}};

const OrgId kOrg = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000001").value());

Status InsertAccount(Transaction& tx, std::int64_t n, std::int64_t cents) {
  TRY(tx.Run("INSERT INTO account (org_id, n, cents) VALUES ($1, $2, $3)", {kOrg, n, cents}));
  return {};
}
Result<std::int64_t> CountAccounts(Reader& reader) {
  return reader.Number("SELECT count(*) FROM account WHERE org_id = $1", {kOrg});
}

TEST(Reading, SeesOneMomentHoweverLongItTakes) {
  TestDatabase test(kSchema);
  ASSERT_TRUE(test->Read([&](Reader& reader) -> Status {
    EXPECT_EQ(TRY(CountAccounts(reader)), 0);
    TRY(test->Write([](Transaction& tx) { return InsertAccount(tx, 1, 5); }));
    EXPECT_EQ(TRY(CountAccounts(reader)), 0) << "written after this read began";
    return {};
  }));
  EXPECT_EQ(test.Number("SELECT count(*) FROM account WHERE org_id = $1", {kOrg}), 1);
}

// Longer than what comes at once; its rows ask further questions, long ones too.
TEST(Reading, ALongResultComesWholeAndInOrder) {
  constexpr std::int64_t kRows = 4500;
  TestDatabase test(kSchema);
  ASSERT_TRUE(test->Write([](Transaction& tx) -> Status {
    for (std::int64_t n = 1; n <= kRows; ++n) TRY(InsertAccount(tx, n, n));
    return {};
  }));
  auto read = [&](Reader& reader) -> Status {
    std::int64_t seen = 0;
    std::int64_t inner = 0;
    TRY(reader.EachOfLong("SELECT n FROM account WHERE org_id = $1 AND n > $2 ORDER BY n",
                          {kOrg, 0}, [&](const Row& row) {
                            EXPECT_EQ(row.Int(0), ++seen);
                            if (seen != 2100) return;
                            EXPECT_EQ(CountAccounts(reader).value(), kRows);
                            EXPECT_TRUE(reader.EachOfLong(
                                "SELECT n FROM account WHERE org_id = $1 AND n > $2 ORDER BY n",
                                {kOrg, 400}, [&](const Row&) { ++inner; }));
                          }));
    EXPECT_EQ(seen, kRows);
    EXPECT_EQ(inner, kRows - 400);
    EXPECT_EQ(TRY(CountAccounts(reader)), kRows);
    return {};
  };
  EXPECT_TRUE(test->Read(read));
  EXPECT_TRUE(test->Write(read)) << "a transaction is a reader too";
}

TEST(Reading, ManyIdsAreAskedInTheirOrder) {
  TestDatabase test(kSchema);
  std::vector<Uuid> ids;
  for (int i = 0; i < 1500; ++i) ids.push_back(Uuid::MakeV7(Instant()));
  std::ranges::sort(ids, std::greater());
  ASSERT_TRUE(test->Write([&](Transaction& tx) -> Status {
    for (std::size_t i = 1; i < ids.size(); ++i) {
      TRY(tx.Queue("INSERT INTO thing (org_id, id, n) VALUES ($1, $2, $3)",
                   {kOrg, ids[i], static_cast<std::int64_t>(i)}));
    }
    return {};
  }));
  std::int64_t seen = 0;  // the first one is nobody's
  ASSERT_TRUE(test->Read([&](Reader& reader) {
    return reader.EachOfIds("SELECT n FROM thing WHERE org_id = $1 AND id = $2", kOrg, ids,
                            [&](const Row& row) { EXPECT_EQ(row.Int(0), ++seen); });
  }));
  EXPECT_EQ(seen, 1499);
  ASSERT_TRUE(test->Read([&](Reader& reader) {
    return reader.EachOfIds("SELECT n FROM thing WHERE org_id = $1 AND id = $2", kOrg, {},
                            [&](const Row&) { ADD_FAILURE(); });
  }));
}

TEST(Reading, FailsWithTheFunctionsOwnErrorAndTheNextOneWorks) {
  TestDatabase test(kSchema);
  auto status = test->Read([](Reader&) -> Status { return NotFound(); });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(test.Number("SELECT count(*) FROM account WHERE org_id = $1", {kOrg}), 0);
}

TEST(Reading, NestsInOneThread) {
  TestDatabase test(kSchema);
  ASSERT_TRUE(test->Read([&](Reader& outer) -> Status {
    TRY(CountAccounts(outer));
    return test->Read([](Reader& inner) -> Status {
      TRY(CountAccounts(inner));
      return {};
    });
  }));
}

TEST(Reading, ManyThreadsNeverSeeHalfAnOperation) {
  TestDatabase test(kSchema, {.read_connections = 2});
  ASSERT_TRUE(test->Write([](Transaction& tx) -> Status {
    TRY(InsertAccount(tx, 1, 1000));
    return InsertAccount(tx, 2, 0);
  }));
  constexpr std::size_t kReaders = 6;
  std::atomic<std::size_t> busy = kReaders;
  std::atomic<int> wrong = 0;
  std::vector<std::jthread> readers;
  for (std::size_t i = 0; i < kReaders; ++i) {
    readers.emplace_back([&] {
      for (int round = 0; round < 100; ++round) {
        std::int64_t one = 0;
        std::int64_t two = 0;
        auto read = test->Read([&](Reader& reader) -> Status {
          one = TRY(reader.Number("SELECT cents FROM account WHERE org_id = $1 AND n = 1", {kOrg}));
          two = TRY(reader.Number("SELECT cents FROM account WHERE org_id = $1 AND n = 2", {kOrg}));
          return {};
        });
        if (!read || one + two != 1000) ++wrong;
      }
      --busy;
    });
  }
  while (busy > 0) {
    ASSERT_TRUE(test->Write([](Transaction& tx) -> Status {
      TRY(tx.Run("UPDATE account SET cents = cents - 1 WHERE org_id = $1 AND n = 1", {kOrg}));
      TRY(tx.Run("UPDATE account SET cents = cents + 1 WHERE org_id = $1 AND n = 2", {kOrg}));
      return {};
    }));
  }
  EXPECT_EQ(wrong, 0);
}

TEST(Reading, TheSameQuestionMayBeAskedInsideItsOwnAnswer) {
  TestDatabase test(kSchema);
  ASSERT_TRUE(test->Write([](Transaction& tx) -> Status {
    for (int n = 0; n < 3; ++n) TRY(InsertAccount(tx, n, 0));
    return {};
  }));
  std::string pairs;
  ASSERT_TRUE(test->Read([&](Reader& reader) -> Status {
    auto each = [&](const RowFunction& row) {
      return reader.Each("SELECT n FROM account WHERE org_id = $1 ORDER BY n", {kOrg}, row);
    };
    return each([&](const Row& outer) {
      auto a = std::to_string(outer.Int(0));
      EXPECT_TRUE(each([&](const Row& inner) { pairs += a + std::to_string(inner.Int(0)) + " "; }));
    });
  }));
  EXPECT_EQ(pairs, "00 01 02 10 11 12 20 21 22 ");
}

TEST(Statements, TakeExactlyTheParametersTheyName) {
  TestDatabase test(kSchema);
  EXPECT_FALSE(test.Run("INSERT INTO account (org_id, n, cents) VALUES ($1, $2, $3)", {kOrg, 1}));
  EXPECT_FALSE(
      test.Run("INSERT INTO account (org_id, n, cents) VALUES ($1, $2, $3)", {kOrg, 1, 2, 3}));
  EXPECT_TRUE(test.Run("INSERT INTO account (org_id, n, cents) VALUES ($1, $3, $2)", {kOrg, 1, 2}));
  EXPECT_EQ(test.Number("SELECT n FROM account WHERE org_id = $1", {kOrg}), 2)
      << "$3 is the third parameter, also where it comes second";
}

TEST(Statements, AreOneStatementEach) {
  TestDatabase test(kSchema);
  EXPECT_FALSE(test.Run("DELETE FROM account; DELETE FROM kinds"));
  EXPECT_FALSE(test.Run("-- nothing"));
  EXPECT_FALSE(test.Run("DELETE FROM nowhere"));
  EXPECT_TRUE(test.Run("DELETE FROM account WHERE org_id = $1;", {kOrg}));
}

TEST(Statements, TellHowManyRowsTheyTouched) {
  TestDatabase test(kSchema);
  ASSERT_TRUE(test->Write([](Transaction& tx) -> Status {
    for (int n = 0; n < 3; ++n) TRY(InsertAccount(tx, n, 0));
    EXPECT_EQ(TRY(tx.Run("UPDATE account SET cents = 1 WHERE org_id = $1 AND n > 0", {kOrg})), 2);
    EXPECT_EQ(TRY(tx.Run("UPDATE account SET cents = 1 WHERE org_id = $1 AND n > 9", {kOrg})), 0);
    return {};
  }));
}

// Stores one value in column `i`, `t`, `b`, `d` or `at` and reads the row back.
void RoundTrip(Sql insert, const Param& value, const RowFunction& check) {
  TestDatabase test(kSchema);
  ASSERT_TRUE(test.Run(insert, {kOrg, 1, value}));
  test.Reopen();
  bool seen = false;
  ASSERT_TRUE(test->Read([&](Reader& reader) {
    return reader.Each("SELECT i, t, b, d, at FROM kinds WHERE org_id = $1 AND n = 1", {kOrg},
                       [&](const Row& row) { check(row), seen = true; });
  }));
  EXPECT_TRUE(seen);
}

TEST(Values, WholeNumbersKeepTheirFullRange) {
  for (auto number : {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1}, std::int64_t{0},
                      std::numeric_limits<std::int64_t>::max()}) {
    RoundTrip("INSERT INTO kinds (org_id, n, i) VALUES ($1, $2, $3)", number,
              [&](const Row& row) { EXPECT_EQ(row.MaybeInt(0), number); });
  }
  RoundTrip("INSERT INTO kinds (org_id, n, i) VALUES ($1, $2, $3)", true,
            [&](const Row& row) { EXPECT_EQ(row.Int(0), 1); });
}

TEST(Values, TextComesBackByteForByte) {
  for (const std::string& text : {std::string("回音 👷🏽 e\u0301"), std::string(70'000, 'x'),
                                  std::string("' OR 1=1; --"), std::string("\xEF\xBF\xBF\r\n\t")}) {
    RoundTrip("INSERT INTO kinds (org_id, n, t) VALUES ($1, $2, $3)", text,
              [&](const Row& row) { EXPECT_EQ(row.MaybeString(1), text); });
  }
}

TEST(Values, NoTextIsNotTheEmptyText) {
  constexpr Sql kInsert = "INSERT INTO kinds (org_id, n, t) VALUES ($1, $2, $3)";
  RoundTrip(kInsert, "", [](const Row& row) { EXPECT_EQ(row.MaybeString(1), ""); });
  RoundTrip(kInsert, std::string_view(), [](const Row& row) { EXPECT_FALSE(row.IsNull(1)); });
  RoundTrip(kInsert, nullptr, [](const Row& row) {
    EXPECT_EQ(row.MaybeString(1), std::nullopt);
    EXPECT_EQ(row.Text(1), "");
  });
  RoundTrip(kInsert, std::optional<std::string>(),
            [](const Row& row) { EXPECT_TRUE(row.IsNull(1)); });
}

TEST(Values, NoBytesAreNotNull) {
  constexpr Sql kInsert = "INSERT INTO kinds (org_id, n, b) VALUES ($1, $2, $3)";
  RoundTrip(kInsert, ByteView(), [](const Row& row) {
    EXPECT_FALSE(row.IsNull(2));
    EXPECT_TRUE(row.Bytes(2).empty());
  });
  RoundTrip(kInsert, nullptr, [](const Row& row) { EXPECT_TRUE(row.IsNull(2)); });
  const std::vector<std::uint8_t> bytes{0, 1, 0, 255, 0};
  RoundTrip(kInsert, ByteView(bytes), [&](const Row& row) {
    EXPECT_EQ(std::vector<std::uint8_t>(row.Bytes(2).begin(), row.Bytes(2).end()), bytes);
  });
  const VoiceId id = MakeId<VoiceId>(ParseInstant("2026-11-21T00:00:00Z").value());
  RoundTrip(kInsert, id, [&](const Row& row) { EXPECT_EQ(row.MaybeId<VoiceId>(2), id); });
}

TEST(Values, DatesAndInstantsComeBack) {
  const LocalDate day = LocalDate::Parse("2026-02-28").value();
  RoundTrip("INSERT INTO kinds (org_id, n, d) VALUES ($1, $2, $3)", day,
            [&](const Row& row) { EXPECT_EQ(row.MaybeDate(3), day); });
  const Instant at = ParseInstant("2026-11-21T09:30:00.123Z").value();
  RoundTrip("INSERT INTO kinds (org_id, n, at) VALUES ($1, $2, $3)", at,
            [&](const Row& row) { EXPECT_EQ(row.MaybeTime(4), at); });
  RoundTrip("INSERT INTO kinds (org_id, n, at) VALUES ($1, $2, $3)", std::optional<Instant>(),
            [&](const Row& row) { EXPECT_EQ(row.MaybeTime(4), std::nullopt); });
}

TEST(Versions, MoveWithEveryCommitOfAnybody) {
  TestDatabase test(kSchema);
  auto other = Database::Open(test.url(), {}).value();
  auto first = test->Version();
  ASSERT_TRUE(first);
  EXPECT_EQ(test->Version().value(), *first);
  ASSERT_TRUE(other->Write([](Transaction& tx) { return InsertAccount(tx, 1, 5); }));
  auto second = test->Version().value();
  EXPECT_NE(second, *first);
  EXPECT_EQ(test->Version().value(), second);
  ASSERT_TRUE(test->Write([](Transaction& tx) { return InsertAccount(tx, 2, 5); }));
  EXPECT_NE(test->Version().value(), second);
}

TEST(Values, OfTheWrongKindAreRefused) {
  TestDatabase test(kSchema);
  auto status =
      test.Run("INSERT INTO kinds (org_id, n, i) VALUES ($1, $2, $3)", {kOrg, 1, "twelve"});
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kInternal);
  EXPECT_EQ(status.error().detail.find("twelve"), std::string::npos) << "no value enters the log";
}

}  // namespace
}  // namespace huiyin::db
