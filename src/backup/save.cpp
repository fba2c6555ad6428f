// Making a backup.
#include <filesystem>
#include <fstream>
#include <system_error>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "backup/backup.hpp"
#include "backup/blocks.hpp"
#include "backup/rows.hpp"
#include "db/table_copy.hpp"

namespace huiyin::backup {
namespace {

constexpr std::int64_t kPage = 1000;
constexpr std::size_t kEnough = std::size_t{1}
                                << 20;  // a block of rows is closed when it holds so much

class Saving {
 public:
  Saving(BlockWriter& out, const Progress& progress) : out_(out), progress_(progress) {}

  Status Head(Instant now) {
    boost::json::object head{
        {"format", 1}, {"schema", db::AllMigrations().size()}, {"made_at", FormatInstant(now)}};
    return out_.Write(BlockType::kHead, boost::json::serialize(head));
  }

  Status OneTable(db::Reader& reader, const db::Table& table) {
    boost::json::array columns;
    for (const db::Column& column : table.columns) {
      columns.push_back(boost::json::array{column.name, db::NameOf(column.type)});
    }
    boost::json::object head{{"table", table.name}, {"columns", columns}};
    TRY(out_.Write(BlockType::kTable, boost::json::serialize(head)));
    ++totals_.tables;
    db::TableCopy copy(table);
    std::string payload;
    std::optional<db::Values> last;
    for (std::int64_t got = kPage; got == kPage;) {
      got = TRY(copy.Page(reader, last, kPage, [&](db::Values row) {
        AppendRow(payload, row);
        ++totals_.rows;
        last = std::move(row);
      }));
      if (payload.size() >= kEnough) TRY(Rows(payload));
      progress_(totals_.rows);
    }
    return Rows(payload);
  }

  Status OneFile(const std::filesystem::path& path, const std::string& name) {
    std::ifstream file(path, std::ios::binary);
    // A file may go while we read; then no row of our moment names it, or verify says so.
    if (!file) return {};
    std::string piece(kEnough, '\0');
    do {
      file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
      std::string payload(1, static_cast<char>(name.size()));
      payload.append(name).append(piece.data(), static_cast<std::size_t>(file.gcount()));
      TRY(out_.Write(BlockType::kFile, payload));
    } while (file);
    ++totals_.files;
    return {};
  }

  Status End() {
    boost::json::object end{
        {"tables", totals_.tables}, {"rows", totals_.rows}, {"files", totals_.files}};
    TRY(out_.Write(BlockType::kEnd, boost::json::serialize(end)));
    return out_.Finish();
  }

  [[nodiscard]] const Totals& totals() const { return totals_; }

 private:
  Status Rows(std::string& payload) {
    if (payload.empty()) return {};
    TRY(out_.Write(BlockType::kRows, payload));
    payload.clear();
    return {};
  }

  BlockWriter& out_;
  const Progress& progress_;
  Totals totals_;
};

Status SaveFiles(Saving& saving, const std::string& folder) {
  constexpr std::size_t kLongestName = 200;
  std::error_code fault;
  std::filesystem::directory_iterator files(folder, fault);
  if (fault) return {};  // no photo was ever stored
  for (const auto& entry : files) {
    std::string name = entry.path().filename().string();
    if (entry.is_regular_file(fault) && name.size() <= kLongestName) {
      TRY(saving.OneFile(entry.path(), name));
    }
  }
  return {};
}

}  // namespace

Result<Totals> Save(db::Database& database, const std::string& photo_folder,
                    const std::string& path, Instant now, const Progress& progress) {
  auto tables = TRY(db::ReadCatalog(db::AllMigrations()));
  BlockWriter out = TRY(BlockWriter::Create(path));
  Saving saving(out, progress);
  Status saved = database.Read([&](db::Reader& reader) -> Status {
    TRY(saving.Head(now));
    for (const db::Table& table : tables) TRY(saving.OneTable(reader, table));
    TRY(SaveFiles(saving, photo_folder));
    return saving.End();
  });
  if (saved) return saving.totals();
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  return saved.error();
}

}  // namespace huiyin::backup
