#include "journal/head.hpp"

#include <string>

#include "journal/journal.hpp"
#include "journal/seal.hpp"

namespace huiyin::journal {
namespace {

std::string_view View(db::ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Digest HeadSeal(const Keys& keys, std::int64_t generation, const OrgId& org, const Head& head) {
  return keys.Hash(generation, "journal-head",
                   {View(db::ByteView(org.uuid().bytes())), std::to_string(head.position),
                    View(head.chain), std::to_string(head.waiting), View(head.waiting_sum)});
}

struct Last {
  std::int64_t position = 0;
  Digest chain{};
};

Result<Last> LastPlaced(db::Reader& reader, const OrgId& org) {
  auto last =
      TRY(reader.First("SELECT position, chain FROM journal_position WHERE org_id = $1 ORDER BY "
                       "position DESC LIMIT 1",
                       {org}, [](const db::Row& row) {
                         return Last{row.Int(0), ReadSeal(row.Bytes(1))};
                       }));
  return last.value_or(Last{});
}

}  // namespace

Status Head::Place(db::Transaction& tx, const Keys& keys, const OrgId& org, const Uuid& entry,
                   const Digest& mac) {
  chain = ChainSeal(keys, keys.newest(KeyUse::kHash), org, chain, ++position, entry, mac);
  TRY(tx.Queue(
      "INSERT INTO journal_position (org_id, position, entry_id, chain) VALUES ($1, $2, $3, "
      "$4)",
      {org, position, entry, db::ByteView(chain)}));
  return {};
}

void Head::Wait(const Digest& mac) {
  ++waiting;
  unsigned carry = 0;
  for (std::size_t i = mac.size(); i-- > 0;) {
    carry += static_cast<unsigned>(waiting_sum[i]) + mac[i];
    waiting_sum[i] = static_cast<std::uint8_t>(carry);
    carry >>= 8;
  }
}

void Head::StopWaiting(const Digest& mac) {
  --waiting;
  unsigned borrow = 0;
  for (std::size_t i = mac.size(); i-- > 0;) {
    unsigned taken = mac[i] + borrow;
    borrow = waiting_sum[i] < taken ? 1 : 0;
    waiting_sum[i] = static_cast<std::uint8_t>(waiting_sum[i] - taken);
  }
}

Result<Head> ReadHead(db::Reader& reader, const Keys& keys, const OrgId& org) {
  auto found =
      TRY(reader.First("SELECT position, chain, waiting, waiting_sum, seal FROM journal_head WHERE "
                       "org_id = $1",
                       {org}, [](const db::Row& row) {
                         Head head;
                         head.position = row.Int(0);
                         head.chain = ReadSeal(row.Bytes(1));
                         head.waiting = row.Int(2);
                         head.waiting_sum = ReadSeal(row.Bytes(3));
                         head.seal = ReadSeal(row.Bytes(4));
                         head.stored = true;
                         return head;
                       }));
  if (!found) return Head{};
  found->whole = FitsOneKey(keys, found->seal, [&](std::int64_t generation) {
    return HeadSeal(keys, generation, org, *found);
  });
  return *found;
}

Result<Head> LoadHead(db::Reader& reader, const Keys& keys, const OrgId& org) {
  Head head = TRY(ReadHead(reader, keys, org));
  Last last = TRY(LastPlaced(reader, org));
  // The head was taken away, or somebody else gave positions: go on behind them, without a seal.
  if (last.position > head.position) head.whole = false;
  if (!head.whole) {
    head.position = last.position;
    head.chain = last.chain;
  }
  return head;
}

Status SaveHead(db::Transaction& tx, const Keys& keys, const OrgId& org, const Head& head) {
  Digest seal = head.whole ? HeadSeal(keys, keys.newest(KeyUse::kHash), org, head) : head.seal;
  TRY(tx.Queue(
      "INSERT INTO journal_head (org_id, position, chain, waiting, waiting_sum, seal) VALUES "
      "($1, $2, $3, $4, $5, $6) ON CONFLICT (org_id) DO UPDATE SET position = "
      "excluded.position, chain = excluded.chain, waiting = excluded.waiting, waiting_sum = "
      "excluded.waiting_sum, seal = excluded.seal",
      {org, head.position, db::ByteView(head.chain), head.waiting, db::ByteView(head.waiting_sum),
       db::ByteView(seal)}));
  return {};
}

}  // namespace huiyin::journal
