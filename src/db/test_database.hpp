// For tests only: a database of its own in a folder that goes away with the test.
//
//   TestDatabase test(kSchema);
//   ASSERT_TRUE(test->Write(...));
//   test.Reopen();                                   // as after an orderly restart
//
// Threads: as Database; Reopen and Close with no call under way.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "db/database.hpp"

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

class TestDatabase {
 public:
  explicit TestDatabase(std::span<const Migration> schema, Options options = {})
      : schema_(schema), options_(options) {
    Reopen();
  }

  void Close() { database_.reset(); }
  void Reopen() {
    Close();
    auto opened = Database::Open("sqlite:" + path(), options_);
    if (!opened) FAIL() << opened.error().detail;
    database_ = std::move(*opened);
    if (Status migrated = database_->Migrate(schema_); !migrated) {
      FAIL() << migrated.error().detail;
    }
  }

  Database* operator->() const { return database_.get(); }
  Database& operator*() const { return *database_; }
  [[nodiscard]] std::string path() const { return folder_.File("test.db"); }

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
  TestFolder folder_;
  std::span<const Migration> schema_;
  Options options_;
  std::unique_ptr<Database> database_;
};

}  // namespace huiyin::db
