// The yardstick of durable submissions: replay_rows SOURCE.db TARGET.db SECONDS
//
// Takes the rows that submissions really stored in SOURCE and commits the like of them to TARGET with plain SQLite, 64
// submissions a commit, under the same pragmas and with the same questions asked: no HTTP, no JSON, no thread, no queue. Each
// submission gets ids, hashes and seals of its own (any bytes: nothing is hashed here); everything else is as the server wrote
// it. Prints submissions per second.
#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "db/database.hpp"

namespace {

constexpr int kGroup = 64;

void Check(int code, sqlite3* db, const char* what) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  std::fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(db));
  std::exit(2);
}
void Exec(sqlite3* db, const char* sql) {
  Check(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), db, sql);
}
sqlite3_stmt* Prepare(sqlite3* db, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  Check(sqlite3_prepare_v3(db, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr), db,
        sql.c_str());
  return statement;
}

using Row = std::vector<sqlite3_value*>;

// One table: rows as they are in the source, and the statement that stores the like.
struct Table {
  const char* name;
  const char* source;      // what to take, newest submissions first
  std::vector<int> fresh;  // columns whose bytes are made new for each submission (unique keys)
  std::vector<Row> rows = {};
  sqlite3_stmt* insert = nullptr;
};

class Replay {
 public:
  Replay(const char* source, const char* target) {
    Check(sqlite3_open_v2(source, &from_, SQLITE_OPEN_READWRITE, nullptr), from_, source);
    auto made = huiyin::db::Database::Open(std::string("sqlite:") + target, {});
    if (!made || !(*made)->Migrate(huiyin::db::AllMigrations())) std::exit(2);
    made->reset();
    Check(sqlite3_open_v2(target, &to_, SQLITE_OPEN_READWRITE, nullptr), to_, target);
    for (const char* pragma :
         {"PRAGMA cache_size = -16384", "PRAGMA foreign_keys = ON", "PRAGMA temp_store = MEMORY",
          "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA secure_delete = ON",
          "PRAGMA wal_autocheckpoint = 4096", "PRAGMA journal_size_limit = 67108864"}) {
      Exec(to_, pragma);
    }
    CopyOrganisation();
    for (Table& table : tables_) Load(table);
    version_ = Prepare(to_, "SELECT people_version FROM organisation WHERE org_id = ?1");
    once_ = Prepare(
        to_, "SELECT result_id, content_hash FROM idempotency WHERE org_id = ?1 AND key_hash = ?2");
    head_ = Prepare(to_,
                    "SELECT position, chain, waiting, waiting_sum, seal FROM journal_head WHERE "
                    "org_id = ?1");
    last_ = Prepare(to_,
                    "SELECT position, chain FROM journal_position WHERE org_id = ?1 ORDER BY "
                    "position DESC LIMIT 1");
    mac_ = Prepare(to_, "SELECT mac, on_date, at FROM journal WHERE org_id = ?1 AND id = ?2");
    wait_ =
        Prepare(to_, "INSERT INTO journal_waiting (org_id, on_date, entry_id) VALUES (?1, ?2, ?3)");
    end_ = Prepare(to_,
                   "INSERT INTO journal_head (org_id, position, chain, waiting, waiting_sum, seal) "
                   "VALUES (?1, 0, zeroblob(32), ?2, randomblob(32), randomblob(32)) "
                   "ON CONFLICT (org_id) DO UPDATE SET position = excluded.position, "
                   "chain = excluded.chain, waiting = excluded.waiting, "
                   "waiting_sum = excluded.waiting_sum, seal = excluded.seal");
  }

  void Run(double seconds) {
    using Clock = std::chrono::steady_clock;
    auto start = Clock::now();
    std::int64_t stored = 0;
    double passed = 0;
    while (passed < seconds) {
      Exec(to_, "BEGIN IMMEDIATE");
      std::vector<std::uint64_t> entries;
      for (int i = 0; i < kGroup; ++i)
        entries.push_back(Submit(static_cast<std::size_t>(stored + i)));
      Wait(entries);
      Exec(to_, "COMMIT");
      stored += kGroup;
      passed = std::chrono::duration<double>(Clock::now() - start).count();
    }
    std::printf("%.0f\n", static_cast<double>(stored) / passed);
  }

 private:
  void CopyOrganisation() {
    sqlite3_stmt* read = Prepare(from_, "SELECT * FROM organisation");
    Check(sqlite3_step(read), from_, "organisation");
    org_ = sqlite3_value_dup(sqlite3_column_value(read, 0));
    sqlite3_stmt* write =
        Prepare(to_, "INSERT OR IGNORE INTO organisation VALUES (?1, ?2, ?3, ?4, ?5)");
    for (int i = 0; i < 5; ++i) sqlite3_bind_value(write, i + 1, sqlite3_column_value(read, i));
    Step(write);
    sqlite3_finalize(read);
    sqlite3_finalize(write);
  }

  void Load(Table& table) {
    sqlite3_stmt* read = Prepare(from_, table.source);
    int columns = sqlite3_column_count(read);
    while (sqlite3_step(read) == SQLITE_ROW) {
      Row row;
      for (int i = 0; i < columns; ++i)
        row.push_back(sqlite3_value_dup(sqlite3_column_value(read, i)));
      table.rows.push_back(std::move(row));
    }
    sqlite3_finalize(read);
    if (table.rows.empty()) {
      std::fprintf(stderr, "the source has no rows in %s\n", table.name);
      std::exit(2);
    }
    std::string sql = std::string("INSERT INTO ") + table.name + " VALUES (";
    for (int i = 0; i < columns; ++i) sql += (i == 0 ? "?" : ", ?") + std::to_string(i + 1);
    table.insert = Prepare(to_, sql + ")");
  }

  // The value with its last eight bytes replaced.
  void BindFresh(sqlite3_stmt* statement, int column, sqlite3_value* value, std::uint64_t made) {
    int size = sqlite3_value_bytes(value);
    if (sqlite3_value_type(value) != SQLITE_BLOB || size < 16) {
      sqlite3_bind_value(statement, column + 1, value);
      return;
    }
    std::uint8_t bytes[64];
    std::memcpy(bytes, sqlite3_value_blob(value), static_cast<std::size_t>(size));
    std::memcpy(bytes + 8, &made, sizeof made);
    if (size > 16)
      std::memcpy(bytes, &made, sizeof made);  // a hash is random from its first byte on
    sqlite3_bind_blob(statement, column + 1, bytes, size, SQLITE_TRANSIENT);
  }

  std::uint64_t Submit(std::size_t n) {
    std::uint64_t own = Random();
    std::uint64_t entry = Random();
    sqlite3_bind_value(once_, 1, org_);
    BindFresh(once_, 1, tables_[3].rows[0][1], own);
    Step(once_);
    sqlite3_bind_value(version_, 1, org_);
    Step(version_);
    for (Table& table : tables_) {
      const Row& row = table.rows[n % table.rows.size()];
      for (std::size_t i = 0; i < row.size(); ++i) {
        int column = static_cast<int>(i);
        bool fresh = false;
        for (int each : table.fresh) fresh = fresh || each == column;
        if (fresh) {
          BindFresh(table.insert, column, row[i],
                    &table == &tables_[2] && column == 1 ? entry : own);
        } else {
          sqlite3_bind_value(table.insert, column + 1, row[i]);
        }
      }
      Step(table.insert);
    }
    return entry;
  }

  // As at the end of the server's batch: anonymous entries wait for their positions, the head counts them.
  void Wait(const std::vector<std::uint64_t>& entries) {
    for (sqlite3_stmt* each : {head_, last_}) {
      sqlite3_bind_value(each, 1, org_);
      Step(each);
    }
    const Row& entry = tables_[2].rows[0];
    for (std::uint64_t made : entries) {
      sqlite3_bind_value(mac_, 1, org_);
      BindFresh(mac_, 1, entry[1], made);
      Step(mac_);
      sqlite3_bind_value(wait_, 1, org_);
      sqlite3_bind_value(wait_, 2, entry[6]);
      BindFresh(wait_, 2, entry[1], made);
      Step(wait_);
    }
    waiting_ += static_cast<std::int64_t>(entries.size());
    sqlite3_bind_value(end_, 1, org_);
    sqlite3_bind_int64(end_, 2, waiting_);
    Step(end_);
  }

  void Step(sqlite3_stmt* statement) {
    Check(sqlite3_step(statement), sqlite3_db_handle(statement), sqlite3_sql(statement));
    sqlite3_reset(statement);
  }
  std::uint64_t Random() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_;
  }

  sqlite3* from_ = nullptr;
  sqlite3* to_ = nullptr;
  sqlite3_value* org_ = nullptr;
  sqlite3_stmt *version_ = nullptr, *once_ = nullptr, *head_ = nullptr, *last_ = nullptr,
               *mac_ = nullptr, *wait_ = nullptr, *end_ = nullptr;
  std::int64_t waiting_ = 0;
  std::uint64_t state_ =
      static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count()) | 1;
  // Column numbers as in migrations/.
  std::vector<Table> tables_ = {
      {"voice",
       "SELECT * FROM voice WHERE code_hash IS NOT NULL ORDER BY id DESC LIMIT 2000",
       {1, 31}},
      {"voice_text", "SELECT * FROM voice_text ORDER BY voice_id DESC LIMIT 2000", {1}},
      {"journal", "SELECT * FROM journal WHERE kind = 'voice.submitted' LIMIT 2000", {1, 3, 9}},
      {"idempotency", "SELECT * FROM idempotency LIMIT 2000", {1, 2, 3}},
      {"uncounted", "SELECT * FROM uncounted WHERE what = 'voice' LIMIT 2000", {2}},
  };
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("replay_rows SOURCE.db TARGET.db SECONDS\n", stderr);
    return 2;
  }
  Replay(argv[1], argv[2]).Run(std::atof(argv[3]));
  return 0;
}
