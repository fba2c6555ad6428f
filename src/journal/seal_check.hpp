// SealCheck: whether the journal's own rows are as they were written - the part of verify that needs the key file.
//
//   SealCheck check(reader, keys, org);
//   TRY(check.Positions());
//   check.Entry(row);                          // each row of the journal, HUIYIN_ENTRY_COLUMNS
//   for (Finding& finding : check.Finish()) ...
//
// When no entry at all fits, the keys are another installation's: that is one finding, not one a row.
// Threads: one. Memory: findings only; runs of positions that do not fit become one.
#pragma once

#include <string>
#include <vector>

#include "journal/head.hpp"
#include "journal/verify.hpp"

namespace huiyin::journal {

class SealCheck {
 public:
  SealCheck(db::Reader& reader, const Keys& keys, const OrgId& org)
      : reader_(&reader), keys_(&keys), org_(org) {}

  // The chain, the entries that wait for a position, those that have none, and the head.
  Status Positions();
  void Entry(const db::Row& row);
  [[nodiscard]] std::vector<Finding> Finish();

 private:
  Status Chain();
  Status Waiting();
  Status Unplaced();
  Status End();
  void Link(const db::Row& row);
  void WaitingRow(const db::Row& row);
  void Misfit(std::int64_t position);
  void Find(std::string table, std::string row, std::string problem);

  db::Reader* reader_;
  const Keys* keys_;
  OrgId org_;
  Head found_;  // the end as the rows have it
  std::int64_t misfit_from_ = 0;
  std::int64_t misfit_to_ = 0;
  std::int64_t entries_ = 0;
  std::int64_t fitting_ = 0;
  std::vector<Finding> findings_;
};

}  // namespace huiyin::journal
