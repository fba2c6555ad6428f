#include "backup/move.hpp"

#include <deque>
#include <optional>
#include <utility>

#include "db/table_copy.hpp"

namespace huiyin::backup {
namespace {

constexpr std::int64_t kPage = 1000;

// The rows of a table in the order of their keys, a page at a time.
class Stream {
 public:
  Stream(db::Reader& reader, const db::TableCopy& copy) : reader_(reader), copy_(copy) {}

  // The next row, which stays; null behind the last.
  Result<const db::Values*> Peek() {
    if (rows_.empty() && more_) {
      auto got = TRY(copy_.Page(reader_, last_, kPage,
                                [&](db::Values row) { rows_.push_back(std::move(row)); }));
      more_ = got == kPage;
      if (!rows_.empty()) last_ = rows_.back();
    }
    return rows_.empty() ? nullptr : &rows_.front();
  }
  db::Values Take() {
    db::Values row = std::move(rows_.front());
    rows_.pop_front();
    return row;
  }

 private:
  db::Reader& reader_;
  const db::TableCopy& copy_;
  std::deque<db::Values> rows_;
  std::optional<db::Values> last_;
  bool more_ = true;
};

struct Change {
  std::optional<db::Values> out;  // of the target
  std::optional<db::Values> in;
};

class OneTable {
 public:
  OneTable(db::Reader& from, db::Reader& to, const db::TableCopy& copy)
      : copy_(copy), from_(from, copy), to_(to, copy) {}

  // Gives each difference.
  Status Compare(const std::function<Status(Change)>& differs, const std::function<void()>& step) {
    for (;;) {
      const db::Values* a = TRY(from_.Peek());
      const db::Values* b = TRY(to_.Peek());
      if (a == nullptr && b == nullptr) return {};
      auto order = a == nullptr   ? std::strong_ordering::greater
                   : b == nullptr ? std::strong_ordering::less
                                  : copy_.Compare(*a, *b);
      if (order < 0) {
        TRY(differs({std::nullopt, from_.Take()}));
      } else if (order > 0) {
        TRY(differs({to_.Take(), std::nullopt}));
      } else {
        auto mine = from_.Take();
        auto theirs = to_.Take();
        if (mine != theirs) TRY(differs({std::move(theirs), std::move(mine)}));
      }
      if (order <= 0) step();
    }
  }

 private:
  const db::TableCopy& copy_;
  Stream from_;
  Stream to_;
};

// Collects changes and stores them together.
class Bringing {
 public:
  Bringing(db::Database& target, const db::TableCopy& copy, MoveReport& report)
      : target_(target), copy_(copy), report_(report) {}

  Status Add(Change change) {
    if (change.in) ++report_.brought;
    if (change.out && !change.in) ++report_.removed;
    changes_.push_back(std::move(change));
    return changes_.size() < static_cast<std::size_t>(kPage) ? Status() : Flush();
  }
  Status Flush() {
    if (changes_.empty()) return {};
    TRY(target_.Write([&](db::Transaction& tx) -> Status {
      for (const Change& change : changes_) {
        if (change.out) TRY(copy_.Remove(tx, *change.out));
        if (change.in) TRY(copy_.Insert(tx, *change.in));
      }
      return {};
    }));
    changes_.clear();
    return {};
  }

 private:
  db::Database& target_;
  const db::TableCopy& copy_;
  MoveReport& report_;
  std::vector<Change> changes_;
};

Status ReadBoth(db::Database& source, db::Database& target,
                const std::function<Status(db::Reader&, db::Reader&)>& function) {
  return source.Read([&](db::Reader& from) {
    return target.Read([&](db::Reader& to) { return function(from, to); });
  });
}

// The target's organisations are the source's, or there are none.
Status RefuseForeign(db::Reader& from, db::Reader& to, const db::Table& organisation) {
  db::TableCopy copy(organisation);
  bool foreign = false;
  TRY(OneTable(from, to, copy)
          .Compare(
              [&](const Change& change) -> Status {
                if (change.out && !change.in) foreign = true;
                return {};
              },
              [] {}));
  if (!foreign) return {};
  return Conflict({"目标数据库里是别的单位，不会改动，请换一个空的数据库",
                   "The target holds another organisation and stays as it is; give an empty one"});
}

}  // namespace

Result<MoveReport> Move(db::Database& source, db::Database& target,
                        const std::function<void(const MoveProgress&)>& progress) {
  TRY(source.Migrate(db::AllMigrations()));
  TRY(target.Migrate(db::AllMigrations()));
  auto tables = TRY(db::ReadCatalog(db::AllMigrations()));
  MoveReport report;
  TRY(ReadBoth(source, target, [&](db::Reader& from, db::Reader& to) {
    return RefuseForeign(from, to, tables.front());
  }));
  for (bool checking : {false, true}) {
    TRY(ReadBoth(source, target, [&](db::Reader& from, db::Reader& to) -> Status {
      for (const db::Table& table : tables) {
        db::TableCopy copy(table);
        Bringing bringing(target, copy, report);
        std::int64_t rows = 0;
        std::int64_t differ = 0;
        auto differs = [&](Change change) -> Status {
          ++differ;
          return checking ? Status() : bringing.Add(std::move(change));
        };
        TRY(OneTable(from, to, copy).Compare(differs, [&] {
          if (++rows % kPage == 0) progress({checking, table.name, rows});
        }));
        TRY(bringing.Flush());
        if (!checking) continue;
        ++report.tables;
        report.rows += rows;
        if (differ > 0) report.differences.push_back(table.name + ": " + std::to_string(differ));
      }
      return {};
    }));
  }
  return report;
}

}  // namespace huiyin::backup
