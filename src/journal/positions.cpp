// Who gives an entry its position, and when.
#include <chrono>
#include <map>

#include "journal/announce.hpp"
#include "journal/head.hpp"
#include "journal/journal.hpp"
#include "journal/seal.hpp"

namespace huiyin::journal {
namespace {

constexpr std::chrono::minutes kLate{10};

Status LetWait(db::Transaction& tx, const OrgId& org, const Uuid& id, const Note& entry,
               Head& head) {
  TRY(tx.Queue("INSERT INTO journal_waiting (org_id, on_date, entry_id) VALUES ($1, $2, $3)",
               {org, entry.on, id}));
  head.Wait(entry.mac);
  return {};
}

struct WaitingEntry {
  LocalDate on;
  EntryId id;
  Digest mac{};
};

}  // namespace

BatchHook Positions(const Keys& keys) {
  return [keys](db::Transaction& tx, const db::Announced& rows) -> Status {
    std::map<OrgId, Head> heads;
    for (const auto& [org, id, text] : rows) {
      auto it = heads.find(org);
      if (it == heads.end()) it = heads.emplace(org, TRY(LoadHead(tx, keys, org))).first;
      auto entry = ReadNote(text);
      if (!entry) return Internal("an entry that says nothing of itself");
      if (entry->day_only) {
        TRY(LetWait(tx, org, id, *entry, it->second));
      } else {
        TRY(it->second.Place(tx, keys, org, id, entry->mac));
      }
    }
    for (const auto& [org, head] : heads) TRY(SaveHead(tx, keys, org, head));
    return {};
  };
}

Result<std::int64_t> SettleDays(db::Transaction& tx, const Context& context, std::int64_t limit) {
  LocalDate today = LocalDate::Of(context.now - kLate, context.zone);
  auto entries =
      TRY(tx.All("SELECT w.on_date, w.entry_id, j.mac FROM journal_waiting w "
                 "JOIN journal j ON j.org_id = w.org_id AND j.id = w.entry_id "
                 "WHERE w.org_id = $1 AND w.on_date < $2 ORDER BY w.on_date, w.entry_id LIMIT $3",
                 {context.org, today, limit}, [](const db::Row& row) {
                   return WaitingEntry{row.Date(0), row.IdAs<EntryId>(1), ReadSeal(row.Bytes(2))};
                 }));
  if (entries.empty()) return 0;
  if (context.keys == nullptr) return Internal("settling without keys");
  Head head = TRY(LoadHead(tx, *context.keys, context.org));
  for (const WaitingEntry& entry : entries) {
    TRY(head.Place(tx, *context.keys, context.org, entry.id.uuid(), entry.mac));
    head.StopWaiting(entry.mac);
    TRY(tx.Queue("DELETE FROM journal_waiting WHERE org_id = $1 AND on_date = $2 AND entry_id = $3",
                 {context.org, entry.on, entry.id}));
  }
  TRY(SaveHead(tx, *context.keys, context.org, head));
  return static_cast<std::int64_t>(entries.size());
}

}  // namespace huiyin::journal
