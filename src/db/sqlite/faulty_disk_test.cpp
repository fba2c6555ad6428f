#include "db/sqlite/faulty_disk.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace huiyin::db {
namespace {

struct State {
  sqlite3_vfs* real = nullptr;
  std::atomic<std::int64_t> room = FaultyDisk::kEndless;
  std::atomic<bool> sync_fails = false;
  std::atomic<std::int64_t> log_syncs = 0;
};
State state;

// SQLite allocates szOsFile bytes; the real file follows this one.
struct File {
  sqlite3_file base;
  int flags;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File* Cast(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* Real(sqlite3_file* file) { return Cast(file)->real(); }
const sqlite3_io_methods* Do(sqlite3_file* file) { return Real(file)->pMethods; }

int Close(sqlite3_file* f) { return Do(f)->xClose(Real(f)); }
int Read(sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
  return Do(f)->xRead(Real(f), to, size, at);
}
int Write(sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
  sqlite3_int64 now = 0;
  if (int code = Do(f)->xFileSize(Real(f), &now); code != SQLITE_OK) return code;
  sqlite3_int64 growth = at + size - now;
  if (growth > 0) {
    if (state.room < growth) return SQLITE_FULL;
    state.room -= growth;
  }
  return Do(f)->xWrite(Real(f), from, size, at);
}
int Truncate(sqlite3_file* f, sqlite3_int64 size) { return Do(f)->xTruncate(Real(f), size); }
int Sync(sqlite3_file* f, int flags) {
  if (state.sync_fails) return SQLITE_IOERR_FSYNC;
  int code = Do(f)->xSync(Real(f), flags);
  if (code == SQLITE_OK && (Cast(f)->flags & SQLITE_OPEN_WAL) != 0) ++state.log_syncs;
  return code;
}
int FileSize(sqlite3_file* f, sqlite3_int64* size) { return Do(f)->xFileSize(Real(f), size); }
int Lock(sqlite3_file* f, int lock) { return Do(f)->xLock(Real(f), lock); }
int Unlock(sqlite3_file* f, int lock) { return Do(f)->xUnlock(Real(f), lock); }
int CheckReservedLock(sqlite3_file* f, int* out) { return Do(f)->xCheckReservedLock(Real(f), out); }
int FileControl(sqlite3_file* f, int op, void* arg) {
  return Do(f)->xFileControl(Real(f), op, arg);
}
int SectorSize(sqlite3_file* f) { return Do(f)->xSectorSize(Real(f)); }
int Characteristics(sqlite3_file* f) { return Do(f)->xDeviceCharacteristics(Real(f)); }
int ShmMap(sqlite3_file* f, int page, int size, int extend, void volatile** out) {
  return Do(f)->xShmMap(Real(f), page, size, extend, out);
}
int ShmLock(sqlite3_file* f, int offset, int n, int flags) {
  return Do(f)->xShmLock(Real(f), offset, n, flags);
}
void ShmBarrier(sqlite3_file* f) { Do(f)->xShmBarrier(Real(f)); }
int ShmUnmap(sqlite3_file* f, int remove) { return Do(f)->xShmUnmap(Real(f), remove); }

constexpr sqlite3_io_methods kMethods = {2,
                                         Close,
                                         Read,
                                         Write,
                                         Truncate,
                                         Sync,
                                         FileSize,
                                         Lock,
                                         Unlock,
                                         CheckReservedLock,
                                         FileControl,
                                         SectorSize,
                                         Characteristics,
                                         ShmMap,
                                         ShmLock,
                                         ShmBarrier,
                                         ShmUnmap,
                                         nullptr,
                                         nullptr};

int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  auto* mine = new (file) File{{nullptr}, flags};
  int code = state.real->xOpen(state.real, name, mine->real(), flags, out);
  if (code == SQLITE_OK) mine->base.pMethods = &kMethods;
  return code;
}

}  // namespace

FaultyDisk::FaultyDisk() {
  state.real = sqlite3_vfs_find(nullptr);
  SetRoom(kEndless);
  SetSyncFails(0);
  state.log_syncs = 0;
  vfs_ = *state.real;  // what is not about open files goes straight through
  vfs_.pNext = nullptr;
  vfs_.zName = "faulty-disk";
  vfs_.szOsFile = static_cast<int>(sizeof(File)) + state.real->szOsFile;
  vfs_.xOpen = Open;
  if (sqlite3_vfs_register(&vfs_, 1) != SQLITE_OK) std::abort();
}

FaultyDisk::~FaultyDisk() {
  sqlite3_vfs_unregister(&vfs_);
  sqlite3_vfs_register(state.real, 1);
}

void FaultyDisk::SetRoom(std::int64_t bytes) { state.room = bytes; }
void FaultyDisk::SetSyncFails(std::int64_t fails) { state.sync_fails = fails != 0; }
std::int64_t FaultyDisk::log_syncs() const { return state.log_syncs; }

}  // namespace huiyin::db
