// Reading a backup back.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "backup/backup.hpp"
#include "backup/blocks.hpp"
#include "backup/rows.hpp"
#include "db/table_copy.hpp"

namespace huiyin::backup {
namespace {

using Json = boost::json::object;

Error Wrong(const Block& block, std::string_view what) {
  return {ErrorCode::kConflict,
          {"备份文件损坏，没有恢复任何内容", "The backup is damaged; nothing was restored from it"},
          {},
          "block " + std::to_string(block.number) + " at byte " + std::to_string(block.offset) +
              ": " + std::string(what),
          {}};
}

Result<Json> ReadJson(const Block& block) {
  boost::system::error_code fault;
  auto value = boost::json::parse(block.payload, fault);
  if (fault || !value.is_object()) return Wrong(block, "its words cannot be read");
  return value.get_object();
}

std::int64_t Number(const Json& json, std::string_view name) {
  const auto* value = json.if_contains(name);
  return value != nullptr && value->is_int64() ? value->get_int64() : -1;
}

// What the blocks of a backup hold, one call each, in their order.
class Reading {
 public:
  virtual ~Reading() = default;
  virtual Status Schema(std::int64_t /*migrations*/) { return {}; }
  virtual Status Row(db::Values /*row*/) { return {}; }
  virtual Status Piece(const std::string& /*name*/, std::string_view /*bytes*/) { return {}; }

  Result<Totals> All(const std::string& path) {
    BlockReader in = TRY(BlockReader::Open(path));
    Block last;
    while (auto block = TRY(in.Next())) {
      if (ended_) return Wrong(*block, "something follows the end");
      TRY(One(*block));
      last = std::move(*block);
      last.payload.clear();
    }
    if (!ended_) {
      ++last.number;
      return Wrong(last, "the file ends behind it, without an end");
    }
    return totals_;
  }

 protected:
  [[nodiscard]] const db::Table* table() const { return table_; }

 private:
  Status One(const Block& block) {
    if (tables_.empty() && block.type != BlockType::kHead) return Wrong(block, "no head");
    switch (block.type) {
      case BlockType::kHead:
        return Head(block);
      case BlockType::kTable:
        return NewTable(block);
      case BlockType::kRows:
        return Rows(block);
      case BlockType::kFile:
        return File(block);
      case BlockType::kEnd:
        return End(block);
    }
    return Wrong(block, "its kind is not known");
  }

  Status Head(const Block& block) {
    Json json = TRY(ReadJson(block));
    auto schema = Number(json, "schema");
    if (!tables_.empty() || schema < 1) return Wrong(block, "its head cannot be read");
    auto known = db::AllMigrations();
    if (Number(json, "format") != 1 || schema > static_cast<std::int64_t>(known.size())) {
      return Conflict({"这份备份由更新的版本制作，请用新版本恢复",
                       "This backup was made by a newer version; restore it with that version"});
    }
    tables_ = TRY(db::ReadCatalog(known.first(static_cast<std::size_t>(schema))));
    return Schema(schema);
  }

  Status NewTable(const Block& block) {
    Json json = TRY(ReadJson(block));
    const auto* name = json.if_contains("table");
    const auto* columns = json.if_contains("columns");
    auto place = static_cast<std::size_t>(totals_.tables);
    if (place >= tables_.size() || name == nullptr || columns == nullptr ||
        *name != boost::json::value(tables_[place].name) || !columns->is_array() ||
        columns->get_array().size() != tables_[place].columns.size()) {
      return Wrong(block, "not the table that belongs here");
    }
    table_ = &tables_[place];
    ++totals_.tables;
    return {};
  }

  Status Rows(const Block& block) {
    if (table_ == nullptr) return Wrong(block, "rows of no table");
    bool whole = TRY(EachRow(block.payload, table_->columns.size(), [&](db::Values row) {
      ++totals_.rows;
      return Row(std::move(row));
    }));
    return whole ? Status() : Status(Wrong(block, "a row of " + table_->name + " is not whole"));
  }

  Status File(const Block& block) {
    auto length = block.payload.empty() ? 0U : static_cast<std::uint8_t>(block.payload[0]);
    std::string name = block.payload.substr(std::min<std::size_t>(1, block.payload.size()), length);
    if (name.empty() || name.size() != length || name.find('/') != std::string::npos ||
        name == "." || name == "..") {
      return Wrong(block, "the name of a file");
    }
    if (name != file_) ++totals_.files;
    file_ = name;
    return Piece(name, std::string_view(block.payload).substr(1 + length));
  }

  Status End(const Block& block) {
    Json json = TRY(ReadJson(block));
    ended_ = true;
    if (Number(json, "tables") != totals_.tables || Number(json, "rows") != totals_.rows ||
        Number(json, "files") != totals_.files ||
        totals_.tables != static_cast<std::int64_t>(tables_.size())) {
      return Wrong(block, "its counts do not fit");
    }
    return {};
  }

  std::vector<db::Table> tables_;
  const db::Table* table_ = nullptr;
  std::string file_;
  Totals totals_;
  bool ended_ = false;
};

class Restoring final : public Reading {
 public:
  Restoring(db::Database& database, std::string folder, const Progress& progress)
      : database_(database), folder_(std::move(folder)), progress_(progress) {}

  Status Schema(std::int64_t migrations) override {
    auto known = db::AllMigrations().first(static_cast<std::size_t>(migrations));
    TRY(database_.Migrate(known));
    auto tables = TRY(db::ReadCatalog(known));
    return database_.Read([&](db::Reader& reader) -> Status {
      for (const db::Table& table : tables) {
        if (TRY(db::TableCopy(table).Last(reader))) return NotEmpty();
      }
      return {};
    });
  }

  Status Row(db::Values row) override {
    if (waiting_ != table()) TRY(Flush());
    waiting_ = table();
    rows_.push_back(std::move(row));
    return rows_.size() < kAtOnce ? Status() : Flush();
  }

  Status Piece(const std::string& name, std::string_view bytes) override {
    std::error_code ignored;
    std::filesystem::create_directories(folder_, ignored);
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, ignored);
    auto path = std::filesystem::path(folder_) / name;
    bool more = name == file_;
    file_ = name;
    std::ofstream out(path, std::ios::binary | (more ? std::ios::app : std::ios::trunc));
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    std::filesystem::permissions(
        path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
    if (out) return {};
    return Error{ErrorCode::kUnavailable,
                 {"照片存不下，请检查磁盘", "A photo cannot be stored; check the disk"},
                 {},
                 {},
                 {}};
  }

  Status Flush() {
    if (rows_.empty()) return {};
    db::TableCopy copy(*waiting_);
    TRY(database_.Write([&](db::Transaction& tx) -> Status {
      for (const db::Values& row : rows_) TRY(copy.Insert(tx, row));
      return {};
    }));
    stored_ += static_cast<std::int64_t>(rows_.size());
    rows_.clear();
    progress_(stored_);
    return {};
  }

 private:
  static Error NotEmpty() {
    return {ErrorCode::kConflict,
            {"这个数据库里已经有内容，不会改动，请恢复到空的数据库",
             "This database holds something already and stays as it is; restore into an empty one"},
            "HUIYIN_DATABASE",
            {},
            {}};
  }

  static constexpr std::size_t kAtOnce = 1000;

  db::Database& database_;
  std::string folder_;
  const Progress& progress_;
  const db::Table* waiting_ = nullptr;
  std::vector<db::Values> rows_;
  std::int64_t stored_ = 0;
  std::string file_;
};

}  // namespace

Result<Totals> Check(const std::string& path) { return Reading().All(path); }

Result<Totals> Restore(db::Database& database, const std::string& photo_folder,
                       const std::string& path, const Progress& progress) {
  TRY(Check(path));
  Restoring restoring(database, photo_folder, progress);
  Totals totals = TRY(restoring.All(path));
  TRY(restoring.Flush());
  TRY(database.Migrate(db::AllMigrations()));
  return totals;
}

}  // namespace huiyin::backup
