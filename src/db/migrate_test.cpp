#include "db/migrate.hpp"

#include <future>

#include "db/test_database.hpp"

namespace huiyin::db {
namespace {

std::string Joined(const std::vector<std::string>& statements) {
  std::string all;
  for (const std::string& statement : statements) all += statement + "|";
  return all;
}

TEST(Migrations, SpeakEachEnginesDialect) {
  struct Case {
    std::string_view sql, sqlite, postgres;
  };
  const Case cases[] = {
      {"", "", ""},
      {"-- only a comment\n\n", "", ""},
      {"A {id};\n", "A BLOB\n|", "A uuid\n|"},
      {"A {bytes} {text};", "A BLOB TEXT\n|", "A bytea text COLLATE \"C\"\n|"},
      {"A {int} {time} {bool};\n", "A INTEGER INTEGER INTEGER\n|", "A bigint bigint bigint\n|"},
      {"A {date};\n", "A TEXT\n|", "A date\n|"},
      {"A () {strict};\n", "A () STRICT\n|", "A () \n|"},
      {"A () {keyed};\n", "A () STRICT, WITHOUT ROWID\n|", "A () \n|"},
      {"A (\n  x {id}\n);\n-- then\nB;\n", "A (\n  x BLOB\n)\n|B\n|", "A (\n  x uuid\n)\n|B\n|"},
      {"A {id};\r\nB;  \n", "A BLOB\n|B\n|", "A uuid\n|B\n|"},
  };
  for (const Case& c : cases) {
    auto sqlite = ExpandMigration(c.sql, Dialect::kSqlite);
    auto postgres = ExpandMigration(c.sql, Dialect::kPostgres);
    ASSERT_TRUE(sqlite && postgres) << c.sql;
    EXPECT_EQ(Joined(*sqlite), c.sqlite);
    EXPECT_EQ(Joined(*postgres), c.postgres);
  }
}

TEST(Migrations, WithAFaultAreRefused) {
  for (std::string_view sql :
       {"A {uuid};\n", "A {id;\n", "A {};\n", "A {ID};\n", "A {id}\n", "A;\nB"}) {
    for (Dialect dialect : {Dialect::kSqlite, Dialect::kPostgres}) {
      auto expanded = ExpandMigration(sql, dialect);
      ASSERT_FALSE(expanded) << sql;
      EXPECT_EQ(expanded.error().code, ErrorCode::kInternal);
    }
  }
}

TEST(Migrations, OfTheProgramAreNumberedWithoutGapsAndExpandInBothDialects) {
  int number = 0;
  for (const Migration& migration : AllMigrations()) {
    EXPECT_EQ(migration.number, ++number) << migration.name;
    for (Dialect dialect : {Dialect::kSqlite, Dialect::kPostgres}) {
      auto statements = ExpandMigration(migration.sql, dialect);
      ASSERT_TRUE(statements) << migration.name << ": " << statements.error().detail;
      EXPECT_FALSE(statements->empty()) << migration.name;
      for (const std::string& statement : *statements) {
        EXPECT_EQ(statement.find(';'), std::string::npos)
            << "one statement at a time: " << statement;
      }
    }
  }
  EXPECT_GT(number, 0);
}

TEST(Migrations, ApplyOnceAndAreSkippedAfterwards) {
  TestDatabase test(AllMigrations());
  auto all = static_cast<std::int64_t>(AllMigrations().size());
  EXPECT_EQ(test.Number("SELECT count(*) FROM schema_version"), all);
  ASSERT_TRUE(test->Migrate(AllMigrations()));
  test.Reopen();
  EXPECT_EQ(test.Number("SELECT count(*) FROM schema_version"), all);
}

TEST(Migrations, HaveStatementsThatMayBeRepeated) {
  TestDatabase test(AllMigrations());
  ASSERT_TRUE(test.Run("DELETE FROM schema_version"));  // as if the last try had ended half-way
  EXPECT_TRUE(test->Migrate(AllMigrations()));
}

TEST(Migrations, EveryTableBelongsToAnOrganisationAndIsStrict) {
  TestDatabase test(AllMigrations(), {}, TestEngine::kFile);
  ASSERT_TRUE(test->Read([](Reader& reader) {
    return reader.Each(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name <> 'schema_version'", {},
        [](const Row& row) {
          auto name = row.String(0);
          auto sql = row.String(1);
          EXPECT_NE(sql.find("STRICT"), std::string::npos) << name;
          if (name == "key_fingerprint") return;  // of the installation, as schema_version is
          EXPECT_NE(sql.find("org_id BLOB NOT NULL"), std::string::npos) << name;
          EXPECT_TRUE(sql.find("PRIMARY KEY (org_id") != std::string::npos ||
                      sql.find("org_id BLOB NOT NULL PRIMARY KEY") != std::string::npos)
              << name;
        });
  }));
}

constexpr Migration kTwo[] = {
    {1, "one", "CREATE TABLE IF NOT EXISTS a (n {int} NOT NULL PRIMARY KEY) {strict};\n"},
    {2, "two", "CREATE TABLE IF NOT EXISTS b (n {int} NOT NULL PRIMARY KEY) {strict};\n"}};
constexpr Migration kBroken[] = {
    kTwo[0],
    {2, "two", "CREATE TABLE b (n {int} NOT NULL PRIMARY KEY) {strict};\nCREATE NONSENSE;\n"}};

TEST(Migrations, ThatFailLeaveNothingOfThemselves) {
  TestDatabase test(std::span<const Migration>(kTwo).first(1), {}, TestEngine::kFile);
  EXPECT_FALSE(test->Migrate(kBroken));
  EXPECT_EQ(test.Number("SELECT max(number) FROM schema_version"), 1);
  EXPECT_EQ(test.Number("SELECT count(*) FROM sqlite_schema WHERE name = 'b'"), 0);
  EXPECT_TRUE(test->Migrate(kTwo)) << "the mended one applies";
}

TEST(Migrations, ThatFailedHalfWayGoOnFromThere) {
  TestDatabase test(std::span<const Migration>(kTwo).first(1));
  EXPECT_FALSE(test->Migrate(kBroken));
  EXPECT_EQ(test.Number("SELECT max(number) FROM schema_version"), 1);
  EXPECT_TRUE(test->Migrate(kTwo));
  EXPECT_EQ(test.Number("SELECT count(*) FROM b"), 0);
}

TEST(Migrations, ANewerDatabaseIsRefusedAndStaysAsItIs) {
  TestDatabase test(kTwo);
  auto older = test->Migrate(std::span<const Migration>(kTwo).first(1));
  ASSERT_FALSE(older);
  EXPECT_EQ(older.error().code, ErrorCode::kConflict);
  EXPECT_NE(older.error().message.en.find("newer version"), std::string_view::npos);
  EXPECT_EQ(test.Number("SELECT max(number) FROM schema_version"), 2);
}

TEST(Migrations, TwoProcessesMayStartAtOnce) {
  for (int round = 0; round < 5; ++round) {
    TestDatabase test({});
    std::vector<std::future<Status>> runs;
    for (int i = 0; i < 4; ++i) {
      runs.push_back(std::async(std::launch::async, [&] { return test->Migrate(kTwo); }));
    }
    for (auto& run : runs) {
      Status status = run.get();
      EXPECT_TRUE(status) << (status ? "" : status.error().detail);
    }
    EXPECT_EQ(test.Number("SELECT count(*) FROM schema_version"), 2);
  }
}

}  // namespace
}  // namespace huiyin::db
