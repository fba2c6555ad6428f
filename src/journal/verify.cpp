#include "journal/verify.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "journal/journal.hpp"

namespace huiyin::journal {
namespace {

std::string KeyOf(const Image& image) { return image.table() + '\n' + image.row(); }

class Verifier {
 public:
  Verifier(db::Reader& reader, const OrgId& org, const std::vector<TableSource>& sources,
           const VerifyOptions& options)
      : reader_(reader), org_(org), sources_(sources), options_(options) {}

  Result<VerifyReport> Run() {
    std::int64_t all =
        TRY(reader_.Number("SELECT count(*) FROM journal WHERE org_id = $1", {org_}));
    std::int64_t placed =
        TRY(reader_.Number("SELECT count(*) FROM journal_position WHERE org_id = $1", {org_}));
    std::int64_t last = TRY(LastPosition(reader_, org_));
    if (placed != all)
      Find("journal_position", "-", "rows without a position, or positions without a row");
    if (last != placed) Find("journal_position", "-", "positions are not dense");
    report_.entries = all;
    slices_ =
        std::max<std::int64_t>(1, (all + options_.rows_per_slice - 1) / options_.rows_per_slice);
    for (slice_ = 0; slice_ < slices_; ++slice_) {
      TRY(Replay());
      TRY(Compare());
    }
    return std::move(report_);
  }

 private:
  void Find(std::string table, std::string row, std::string problem) {
    report_.findings.push_back({std::move(table), std::move(row), std::move(problem)});
  }

  [[nodiscard]] bool InSlice(const std::string& key) const {
    return static_cast<std::int64_t>(std::hash<std::string>()(key) %
                                     static_cast<std::size_t>(slices_)) == slice_;
  }

  Status Replay() {
    expected_.clear();
    std::int64_t after = 0;
    for (;;) {
      auto entries = TRY(ReadAfter(reader_, org_, after, 1000));
      if (entries.empty()) return {};
      for (const StoredEntry& entry : entries) {
        if (slice_ == 0 && entry.position != after + 1)
          Find("journal", entry.id.ToString(), "positions are not dense");
        after = entry.position;
        ApplyEntry(entry);
      }
      if (options_.progress)
        options_.progress(slice_ * report_.entries + after, slices_ * report_.entries);
    }
  }

  void ApplyEntry(const StoredEntry& entry) {
    auto images = Image::FromJson(entry.changes);
    if (slice_ == 0 && images.empty() && entry.changes != "[]")
      Find("journal", entry.id.ToString(), "changes cannot be read");
    for (Image& image : images) {
      std::string key = KeyOf(image);
      if (!InSlice(key)) continue;
      if (image.removed()) {
        if (expected_.erase(key) == 0)
          Find(image.table(), image.row(), "removed by the journal before it was there");
      } else if (auto it = expected_.find(key); it != expected_.end()) {
        it->second.Apply(image);
      } else {
        expected_.emplace(std::move(key), std::move(image));
      }
    }
  }

  Status Compare() {
    for (const TableSource& source : sources_) {
      TRY(source.each(reader_, org_, [&](const Image& actual) { CompareRow(actual); }));
    }
    for (const auto& [key, image] : expected_)
      Find(image.table(), image.row(), "is missing: the journal says it is there");
    return {};
  }

  void CompareRow(const Image& actual) {
    std::string key = KeyOf(actual);
    if (!InSlice(key)) return;
    ++report_.rows;
    auto it = expected_.find(key);
    if (it == expected_.end()) {
      Find(actual.table(), actual.row(), "does not follow from the journal");
      return;
    }
    std::string differing;
    for (const auto& [column, value] : actual.fields()) {
      if (it->second.value(column) != value) differing += (differing.empty() ? "" : ", ") + column;
    }
    if (!differing.empty())
      Find(actual.table(), actual.row(), "differs from the journal in " + differing);
    expected_.erase(it);
  }

  db::Reader& reader_;
  OrgId org_;
  const std::vector<TableSource>& sources_;
  const VerifyOptions& options_;
  VerifyReport report_;
  std::int64_t slices_ = 1;
  std::int64_t slice_ = 0;
  std::unordered_map<std::string, Image> expected_;
};

}  // namespace

Result<VerifyReport> VerifyJournal(db::Reader& reader, const OrgId& org,
                                   const std::vector<TableSource>& sources,
                                   const VerifyOptions& options) {
  return Verifier(reader, org, sources, options).Run();
}

}  // namespace huiyin::journal
