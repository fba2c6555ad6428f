// The yardstick of durable submissions on PostgreSQL: replay_postgres URL SECONDS
//
// Takes rows that submissions really stored in the schema `public` and inserts the like of them into the same tables of a schema of
// its own, through plain libpq in pipeline mode, 64 submissions a commit, nothing waited for but the commit's answer: no HTTP, no
// JSON, no thread, no question asked, nothing hashed. Each submission gets ids and hashes of its own; everything else is as the server
// wrote it. Prints submissions per second.
#include <libpq-fe.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr int kGroup = 64;
constexpr int kRows = 500;

PGconn* connection = nullptr;

void Check(bool good, const char* what) {
  if (good) return;
  std::fprintf(stderr, "%s: %s\n", what, PQerrorMessage(connection));
  std::exit(2);
}

PGresult* Ask(const std::string& sql) {
  PGresult* result = PQexec(connection, sql.c_str());
  ExecStatusType status = PQresultStatus(result);
  Check(status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK, sql.c_str());
  return result;
}

std::uint64_t Random() {
  static auto state =
      static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count()) | 1;
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

std::string Hex(std::uint64_t number) {
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(number));
  return text;
}

struct Table {
  const char* name;
  const char* from;  // which rows are taken
  // Columns whose last (ids) or first (hashes) bytes are made new for each submission.
  std::vector<std::string_view> names;
  std::vector<int> fresh = {};
  std::vector<std::vector<std::string>> rows = {};
  std::vector<std::vector<bool>> nulls = {};
  int columns = 0;
};

std::vector<Table> tables = {
    {"voice", "voice WHERE code_hash IS NOT NULL", {"id", "code_hash"}},
    {"voice_text", "voice_text", {"voice_id"}},
    {"journal", "journal WHERE kind = 'voice.submitted'", {"id", "subject_id", "mac"}},
    {"idempotency", "idempotency", {"key_hash", "content_hash", "result_id"}},
    {"journal_waiting", "journal_waiting", {"entry_id"}},
};

void Load(Table& table) {
  PGresult* result =
      Ask("SELECT * FROM public." + std::string(table.from) + " LIMIT " + std::to_string(kRows));
  table.columns = PQnfields(result);
  for (std::string_view name : table.names) {
    int column = PQfnumber(result, std::string(name).c_str());
    Check(column >= 0, "a column that is no more");
    table.fresh.push_back(column);
  }
  for (int r = 0; r < PQntuples(result); ++r) {
    std::vector<std::string> row;
    std::vector<bool> null;
    for (int c = 0; c < table.columns; ++c) {
      row.emplace_back(PQgetvalue(result, r, c));
      null.push_back(PQgetisnull(result, r, c) != 0);
    }
    table.rows.push_back(row);
    table.nulls.push_back(null);
  }
  PQclear(result);
  Check(!table.rows.empty(), table.name);
  std::string sql = std::string("INSERT INTO raw.") + table.name + " VALUES (";
  for (int c = 1; c <= table.columns; ++c) sql += (c == 1 ? "$" : ", $") + std::to_string(c);
  PQclear(PQprepare(connection, table.name, (sql + ")").c_str(), 0, nullptr));
}

void Send(const Table& table, std::size_t n, const std::string& own) {
  std::vector<std::string> row = table.rows[n % table.rows.size()];
  const auto& null = table.nulls[n % table.rows.size()];
  for (int c : table.fresh) {
    std::string& value = row[static_cast<std::size_t>(c)];
    if (value.starts_with("\\x")) {
      value.replace(2, own.size(), own);
    } else {
      value.replace(19, 4, own.substr(0, 4)).replace(24, 12, own.substr(4));
    }
  }
  std::vector<const char*> values;
  for (std::size_t c = 0; c < row.size(); ++c) values.push_back(null[c] ? nullptr : row[c].c_str());
  Check(PQsendQueryPrepared(connection, table.name, table.columns, values.data(), nullptr, nullptr,
                            1) == 1,
        table.name);
}

void Plain(const char* sql) {
  Check(PQsendQueryParams(connection, sql, 0, nullptr, nullptr, nullptr, nullptr, 1) == 1, sql);
}

// Reads what has come, until the end of the group.
void Drain() {
  for (;;) {
    PGresult* result = PQgetResult(connection);
    if (result == nullptr) continue;
    ExecStatusType status = PQresultStatus(result);
    Check(status == PGRES_COMMAND_OK || status == PGRES_PIPELINE_SYNC,
          PQresultErrorMessage(result));
    PQclear(result);
    if (status == PGRES_PIPELINE_SYNC) return;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("replay_postgres URL SECONDS\n", stderr);
    return 2;
  }
  connection = PQconnectdb(argv[1]);
  Check(PQstatus(connection) == CONNECTION_OK, "connect");
  Ask("SET client_min_messages = error");
  Ask("DROP SCHEMA IF EXISTS raw CASCADE");
  Ask("CREATE SCHEMA raw");
  for (Table& table : tables) {
    Ask("CREATE TABLE raw." + std::string(table.name) + " (LIKE public." + table.name +
        " INCLUDING ALL)");
    Load(table);
  }
  Check(PQenterPipelineMode(connection) == 1, "pipeline");
  using Clock = std::chrono::steady_clock;
  auto start = Clock::now();
  std::size_t stored = 0;
  double passed = 0;
  while (passed < std::atof(argv[2])) {
    Plain("BEGIN");
    for (int i = 0; i < kGroup; ++i) {
      std::string own = Hex(Random());
      for (const Table& table : tables) Send(table, stored + static_cast<std::size_t>(i), own);
      // The server reads on while we send, and its answers must not fill the buffers.
      if (i % 16 == 15) {
        Check(PQpipelineSync(connection) == 1, "sync");
        Drain();
      }
    }
    Plain("COMMIT");
    Check(PQpipelineSync(connection) == 1, "sync");
    Drain();
    stored += kGroup;
    passed = std::chrono::duration<double>(Clock::now() - start).count();
  }
  std::printf("%.0f\n", static_cast<double>(stored) / passed);
  PQfinish(connection);
  return 0;
}
