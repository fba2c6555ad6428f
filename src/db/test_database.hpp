// For tests only: a database of its own that goes away with the test - a file, or with HUIYIN_TEST_POSTGRES=postgresql://... a
// schema of its own there, so that every test of what a store promises runs on both engines. With HUIYIN_TEST_CITUS=1 besides, the
// server there is a Citus cluster and the tables are spread over it.
//
//   TestDatabase test(kSchema);
//   ASSERT_TRUE(test->Write(...));
//   test.Reopen();                                   // as after an orderly restart
//
// Threads: as Database; Reopen and Close with no call under way.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "db/catalog.hpp"
#include "db/database.hpp"
#include "db/postgres/distribute.hpp"
#include "db/postgres/postgres_database.hpp"

namespace huiyin::db {

class TestFolder {
 public:
  TestFolder() {
    std::string path = (std::filesystem::temp_directory_path() / "huiyin-test-XXXXXX").string();
    if (::mkdtemp(path.data()) == nullptr) std::abort();
    path_ = path;
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string File(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// Where the tests' databases are: nothing for files.
inline const char* TestPostgres() { return std::getenv("HUIYIN_TEST_POSTGRES"); }

// Whether that is a cluster.
inline bool TestCluster() { return std::getenv("HUIYIN_TEST_CITUS") != nullptr; }

// kAny: the engine that the tests run on. kFile: for what only a file has.
enum class TestEngine : std::uint8_t { kAny, kFile };

// One place for a database.
class TestPlace {
 public:
  explicit TestPlace(TestEngine engine = TestEngine::kAny) {
    if (engine == TestEngine::kFile || TestPostgres() == nullptr) return;
    static std::atomic<int> count = 0;
    schema_ = "t_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    Ask("CREATE SCHEMA " + schema_);
  }
  TestPlace(const TestPlace&) = delete;
  TestPlace& operator=(const TestPlace&) = delete;
  ~TestPlace() {
    if (!schema_.empty()) Ask("DROP SCHEMA " + schema_ + " CASCADE");
  }
  [[nodiscard]] std::string path() const { return folder_.File("test.db"); }
  [[nodiscard]] std::string url() const {
    if (schema_.empty()) return "sqlite:" + path();
    std::string url = TestPostgres();
    url += url.find('?') == std::string::npos ? '?' : '&';
    return url + "options=-csearch_path%3D" + schema_;
  }

 private:
  static void Ask(const std::string& statement) {
    if (Status done = RunStatement(TestPostgres(), statement); !done) {
      ADD_FAILURE() << done.error().detail;
    }
  }

  TestFolder folder_;
  std::string schema_;
};

class TestDatabase {
 public:
  explicit TestDatabase(std::span<const Migration> schema, Options options = {},
                        TestEngine engine = TestEngine::kAny)
      : place_(engine), schema_(schema), options_(options) {
    Reopen();
  }

  void Close() { database_.reset(); }
  void Reopen() {
    Close();
    auto opened = Database::Open(url(), options_);
    if (!opened) FAIL() << opened.error().detail;
    database_ = std::move(*opened);
    if (Status migrated = database_->Migrate(schema_); !migrated) {
      FAIL() << migrated.error().detail;
    }
    if (TestCluster() && url().starts_with("postgresql:")) Spread();
  }

  Database* operator->() const { return database_.get(); }
  Database& operator*() const { return *database_; }
  [[nodiscard]] std::string url() const { return place_.url(); }
  // The file, where the engine keeps one.
  [[nodiscard]] std::string path() const { return place_.path(); }

  // One number of a read of its own; -1 when it fails.
  [[nodiscard]] std::int64_t Number(Sql sql, Params params = {}) const {
    std::int64_t number = -1;
    Status status = database_->Read([&](Reader& reader) -> Status {
      number = TRY(reader.Number(sql, params));
      return {};
    });
    if (!status) ADD_FAILURE() << status.error().detail;
    return status ? number : -1;
  }
  [[nodiscard]] Status Run(Sql sql, Params params = {}) const {
    return database_->Write([&](Transaction& tx) -> Status {
      TRY(tx.Run(sql, params));
      return {};
    });
  }

 private:
  void Spread() {
    auto tables = ReadCatalog(schema_);
    if (!tables) FAIL() << tables.error().detail;
    for (const std::string& statement : DistributeStatements(*tables)) {
      if (Status done = RunStatement(url(), statement); !done) FAIL() << done.error().detail;
    }
  }

  TestPlace place_;
  std::span<const Migration> schema_;
  Options options_;
  std::unique_ptr<Database> database_;
};

}  // namespace huiyin::db
