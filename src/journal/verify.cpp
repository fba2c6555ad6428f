#include "journal/verify.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "journal/journal.hpp"
#include "journal/seal.hpp"
#include "journal/seal_check.hpp"

namespace huiyin::journal {
namespace {

std::string KeyOf(const Image& image) { return image.table() + '\n' + image.row(); }

class Verifier {
 public:
  Verifier(db::Reader& reader, const OrgId& org, const Keys& keys,
           const std::vector<TableSource>& sources, const VerifyOptions& options)
      : reader_(reader),
        org_(org),
        sources_(sources),
        options_(options),
        seals_(reader, keys, org) {}

  Result<VerifyReport> Run() {
    std::int64_t all =
        TRY(reader_.Number("SELECT count(*) FROM journal WHERE org_id = $1", {org_}));
    report_.entries = all;
    TRY(seals_.Positions());
    slices_ =
        std::max<std::int64_t>(1, (all + options_.rows_per_slice - 1) / options_.rows_per_slice);
    for (slice_ = 0; slice_ < slices_; ++slice_) {
      TRY(Replay());
      if (slice_ == 0) {
        for (Finding& finding : seals_.Finish()) report_.findings.push_back(std::move(finding));
      }
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

  // A row belongs to one subject, and the subject's version orders what happened to it: positions do not, since an anonymous
  // entry gets its own a day late.
  Status Replay() {
    expected_.clear();
    std::int64_t done = 0;
    TRY(reader_.EachOfLong("SELECT " HUIYIN_ENTRY_COLUMNS " FROM journal j WHERE j.org_id = $1 "
                           "ORDER BY j.subject_id, j.subject_version, j.id",
                           {org_}, [&](const db::Row& row) {
                             if (slice_ == 0) seals_.Entry(row);
                             ApplyEntry(row);
                             if (++done % 1000 == 0) Tell(done);
                           }));
    Tell(done);
    return {};
  }

  void Tell(std::int64_t done) {
    if (options_.progress)
      options_.progress(slice_ * report_.entries + done, slices_ * report_.entries);
  }

  void ApplyEntry(const db::Row& row) {
    std::string_view changes = row.Text(7);
    auto images = Image::FromJson(changes);
    if (slice_ == 0 && images.empty() && changes != "[]")
      Find("journal", row.IdAs<EntryId>(0).ToString(), "changes cannot be read");
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
  SealCheck seals_;
  VerifyReport report_;
  std::int64_t slices_ = 1;
  std::int64_t slice_ = 0;
  std::unordered_map<std::string, Image> expected_;
};

}  // namespace

Result<VerifyReport> VerifyJournal(db::Reader& reader, const OrgId& org, const Keys& keys,
                                   const std::vector<TableSource>& sources,
                                   const VerifyOptions& options) {
  return Verifier(reader, org, keys, sources, options).Run();
}

}  // namespace huiyin::journal
