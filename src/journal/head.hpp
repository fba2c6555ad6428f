// Head: the one sealed row that says where an organisation's journal ends, so that cutting off its newest entries shows.
//
//   Head head = TRY(LoadHead(tx, keys, org));
//   TRY(head.Place(tx, keys, org, id, mac));   // the next position
//   head.Wait(mac);                            // or: an entry that gets its position when its day is over
//   TRY(SaveHead(tx, keys, org, head));
//
// A head whose seal does not fit is never sealed anew: it keeps the old seal, and `huiyin verify` names it for ever.
// Threads: inside the caller's transaction; read anew for each batch, so that a rollback leaves nothing behind.
#pragma once

#include <cstdint>

#include "base/result.hpp"
#include "db/database.hpp"
#include "keys/keys.hpp"

namespace huiyin::journal {

struct Head {
  std::int64_t position = 0;
  Digest chain{};
  std::int64_t waiting = 0;
  Digest waiting_sum{};  // of the macs that wait, as numbers of 256 bits: no order is in it
  Digest seal{};
  bool stored = false;
  bool whole = true;  // the seal fits, or there was nothing to seal yet

  Status Place(db::Transaction& tx, const Keys& keys, const OrgId& org, const Uuid& entry,
               const Digest& mac);
  void Wait(const Digest& mac);
  void StopWaiting(const Digest& mac);
};

// As stored; `stored` is false when there is none. For verify.
Result<Head> ReadHead(db::Reader& reader, const Keys& keys, const OrgId& org);
// To go on from: also where the stored one was tampered with.
Result<Head> LoadHead(db::Reader& reader, const Keys& keys, const OrgId& org);
Status SaveHead(db::Transaction& tx, const Keys& keys, const OrgId& org, const Head& head);

}  // namespace huiyin::journal
