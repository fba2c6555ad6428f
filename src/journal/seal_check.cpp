#include "journal/seal_check.hpp"

#include "journal/seal.hpp"

namespace huiyin::journal {
namespace {

constexpr const char* kDiffers = "differs from its seal";

}  // namespace

void SealCheck::Find(std::string table, std::string row, std::string problem) {
  findings_.push_back({std::move(table), std::move(row), std::move(problem)});
}

Status SealCheck::Positions() {
  TRY(Chain());
  TRY(Waiting());
  TRY(Unplaced());
  return End();
}

Status SealCheck::Chain() {
  TRY(
      reader_->EachOfLong("SELECT p.position, p.entry_id, p.chain, j.mac FROM journal_position p "
                          "LEFT JOIN journal j ON j.org_id = p.org_id AND j.id = p.entry_id "
                          "WHERE p.org_id = $1 ORDER BY p.position",
                          {org_}, [&](const db::Row& row) { Link(row); }));
  Misfit(0);
  return {};
}

void SealCheck::Link(const db::Row& row) {
  std::int64_t position = row.Int(0);
  Digest before = found_.chain;
  bool follows = position == found_.position + 1;
  found_.position = position;
  found_.chain = ReadSeal(row.Bytes(2));
  if (!follows) {
    Find("journal_position", std::to_string(position),
         "does not follow the one before: positions are not dense");
  } else if (row.IsNull(3)) {
    Find("journal_position", std::to_string(position), "its entry is missing");
  } else if (!FitsOneKey(*keys_, row.Bytes(2), [&](std::int64_t generation) {
               return ChainSeal(*keys_, generation, org_, before, position,
                                row.IdAs<EntryId>(1).uuid(), ReadSeal(row.Bytes(3)));
             })) {
    Misfit(position);
  }
}

// A row moved or taken out shifts all behind it: one finding for the run. Ends the run when `position` does not follow.
void SealCheck::Misfit(std::int64_t position) {
  if (misfit_to_ > 0 && position == misfit_to_ + 1) {
    misfit_to_ = position;
    return;
  }
  if (misfit_to_ > 0) {
    std::string row = std::to_string(misfit_from_);
    if (misfit_to_ > misfit_from_) row += "-" + std::to_string(misfit_to_);
    Find("journal_position", row, kDiffers);
  }
  misfit_from_ = misfit_to_ = position;
}

Status SealCheck::Waiting() {
  return reader_->EachOfLong(
      "SELECT w.entry_id, w.on_date, j.on_date, j.at, j.mac FROM journal_waiting w "
      "LEFT JOIN journal j ON j.org_id = w.org_id AND j.id = w.entry_id WHERE w.org_id = $1",
      {org_}, [&](const db::Row& row) { WaitingRow(row); });
}

void SealCheck::WaitingRow(const db::Row& row) {
  std::string id = row.IdAs<EntryId>(0).ToString();
  if (row.IsNull(4)) {
    Find("journal_waiting", id, "its entry is missing");
    return;
  }
  found_.Wait(ReadSeal(row.Bytes(4)));
  if (!row.IsNull(3))
    Find("journal_waiting", id, "has no position although its moment is known");
  else if (row.Text(1) != row.Text(2))
    Find("journal_waiting", id, "waits for another day than its own");
}

Status SealCheck::Unplaced() {
  return reader_->EachOfLong(
      "SELECT id FROM journal WHERE org_id = $1 "
      "AND id NOT IN (SELECT entry_id FROM journal_position WHERE org_id = $1) "
      "AND id NOT IN (SELECT entry_id FROM journal_waiting WHERE org_id = $1)",
      {org_}, [&](const db::Row& row) {
        Find("journal", row.IdAs<EntryId>(0).ToString(),
             "has no position and does not wait for one");
      });
}

Status SealCheck::End() {
  Head head = TRY(ReadHead(*reader_, *keys_, org_));
  if (!head.stored) {
    if (found_.position > 0 || found_.waiting > 0) Find("journal_head", "-", "is missing");
  } else if (!head.whole) {
    Find("journal_head", "-", kDiffers);
  } else {
    if (head.position != found_.position || head.chain != found_.chain)
      Find("journal_head", "-", "the last positions were taken away or added");
    if (head.waiting != found_.waiting || head.waiting_sum != found_.waiting_sum)
      Find("journal_head", "-", "entries that wait for a position were taken away or added");
  }
  return {};
}

void SealCheck::Entry(const db::Row& row) {
  ++entries_;
  bool fits = FitsOneKey(*keys_, row.Bytes(kMacColumn), [&](std::int64_t generation) {
    return EntrySeal(*keys_, generation, ReadFields(row, org_));
  });
  if (fits)
    ++fitting_;
  else
    Find("journal", row.IdAs<EntryId>(0).ToString(), kDiffers);
}

std::vector<Finding> SealCheck::Finish() {
  if (entries_ > 0 && fitting_ == 0) {
    return {{"journal", "-",
             "no entry fits the key file: it is another installation's, or the whole journal was "
             "written without it"}};
  }
  return std::move(findings_);
}

}  // namespace huiyin::journal
