// For tests only: a disk that is full, or whose sync fails, on command - and that counts its syncs. It stands between SQLite
// and the real files for every database opened while it exists.
//
//   FaultyDisk disk;
//   TestDatabase test(kSchema);
//   disk.SetRoom(64 * 1024);      // that much more may be written beyond what files hold now
//
// Threads: safe from any thread. Ownership: outlives every database opened meanwhile; one at a time.
#pragma once

#include <sqlite3.h>

#include <cstdint>

namespace huiyin::db {

class FaultyDisk {
 public:
  FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;
  ~FaultyDisk();

  static constexpr std::int64_t kEndless = INT64_MAX / 2;
  void SetRoom(std::int64_t bytes);
  // While set, every sync fails with an I/O fault.
  void SetSyncFails(std::int64_t fails);
  // Syncs of the write-ahead log that succeeded so far.
  [[nodiscard]] std::int64_t log_syncs() const;

 private:
  sqlite3_vfs vfs_{};
};

}  // namespace huiyin::db
