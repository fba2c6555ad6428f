#include "db/postgres/postgres_connection.hpp"

#include <array>
#include <charconv>

#include "base/guarded.hpp"
#include "base/log.hpp"
#include "db/postgres/parameter_types.hpp"
#include "db/unavailable.hpp"

namespace huiyin::db {
namespace {

constexpr int kBinaryFormat = 1;
// So many statements go out before their answers are read: few enough that both sides' buffers always hold them.
constexpr int kQueueLength = 1024;
constexpr int kRowsAtOnce = 2000;

std::string FirstLine(const char* text) {
  std::string_view line(text == nullptr ? "" : text);
  return std::string(line.substr(0, line.find('\n')));
}

Error CannotConnect(std::string detail) {
  return {ErrorCode::kUnavailable,
          {"数据库连不上，请检查 HUIYIN_DATABASE、数据库服务和网络",
           "The database cannot be reached; check HUIYIN_DATABASE, the database server and the "
           "network"},
          "HUIYIN_DATABASE",
          std::move(detail),
          {}};
}

PostgresConnection::Fault Meaning(std::string_view state) {
  using Fault = PostgresConnection::Fault;
  if (state == "40001" || state == "40P01" || state == "55P03") return Fault::kRetry;
  // Connection, operator intervention, resources, or a standby that takes no writes (after a switch-over).
  if (state.empty() || state.starts_with("08") || state.starts_with("57P") ||
      state.starts_with("53") || state == "25006") {
    return Fault::kLost;
  }
  return Fault::kStatement;
}

}  // namespace

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::Open(const std::string& url,
                                                                     Role role) {
  // What the URL says comes first; these are for what it leaves out. A dead peer is noticed within about 15 s.
  const std::array keys = {
      "connect_timeout",  "keepalives_idle",  "keepalives_interval",
      "keepalives_count", "tcp_user_timeout", "fallback_application_name",
      "client_encoding",  "dbname",           static_cast<const char*>(nullptr)};
  const std::array values = {"3",    "5",         "3",
                             "3",    "15000",     "huiyin",
                             "UTF8", url.c_str(), static_cast<const char*>(nullptr)};
  std::unique_ptr<PGconn, Close> raw(PQconnectdbParams(keys.data(), values.data(), 1));
  if (raw == nullptr || PQstatus(raw.get()) != CONNECTION_OK) {
    return CannotConnect(FirstLine(raw == nullptr ? "no memory" : PQerrorMessage(raw.get())));
  }
  PQsetNoticeProcessor(
      raw.get(), [](void*, const char*) {}, nullptr);
  if (PQenterPipelineMode(raw.get()) != 1) return CannotConnect("no pipeline mode");
  std::unique_ptr<PostgresConnection> connection(new PostgresConnection(std::move(raw)));
  if (role == Role::kWriter) {
    TRY(connection->Exec("SET idle_in_transaction_session_timeout = '15s'"));
    TRY(connection->Exec("SET lock_timeout = '20s'"));
  }
  TRY(connection->Exec("SET timezone = 'UTC'"));
  return connection;
}

PostgresConnection::~PostgresConnection() = default;

Error PostgresConnection::Lost(std::string_view where) {
  fault_ = Fault::kLost;
  queued_ = 0;
  log::Fail("db.connection_lost");
  return Unavailable("the connection is gone, in " + std::string(where.substr(0, 80)));
}

Error PostgresConnection::FaultOf(const PGresult* answer, std::string_view where) {
  const char* field = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
  std::string state = field == nullptr ? "" : field;
  fault_ = Meaning(state);
  if (PQstatus(connection_.get()) != CONNECTION_OK) fault_ = Fault::kLost;
  std::string detail = "SQLSTATE " + state + " in " + std::string(where.substr(0, 80));
  if (state == "23505") {
    return {ErrorCode::kConflict, {"这一条已经有了", "This is already there"}, {}, "unique", {}};
  }
  if (fault_ == Fault::kStatement) return Internal(std::move(detail));
  if (fault_ == Fault::kLost) log::Fail("db.unavailable", {{"code", log::SafeText{state}}});
  return Unavailable(std::move(detail));
}

// An answer and the end that libpq puts behind it.
Result<PostgresConnection::Answer> PostgresConnection::OneAnswer() {
  Answer answer(PQgetResult(connection_.get()));
  if (answer == nullptr) return Lost("an answer");
  if (PQresultStatus(answer.get()) == PGRES_PIPELINE_SYNC) return answer;
  while (Answer rest{PQgetResult(connection_.get())}) {
  }
  return answer;
}

Result<PostgresConnection::Answer> PostgresConnection::Collect(std::string_view where,
                                                               std::vector<Answer>* all) {
  if (PQpipelineSync(connection_.get()) != 1) return Lost(where);
  int expected = queued_;
  queued_ = 0;
  std::optional<Error> first;
  Answer last;
  for (int i = 0; i <= expected; ++i) {
    Answer answer = TRY(OneAnswer());
    ExecStatusType status = PQresultStatus(answer.get());
    if (status == PGRES_PIPELINE_SYNC) {
      if (i == expected) break;
      return Lost(where);
    }
    bool good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    if (status == PGRES_FATAL_ERROR && !first) first = FaultOf(answer.get(), where);
    if (fault_ == Fault::kLost) break;
    if (good) {
      ++answers_;
      if (all != nullptr && last != nullptr) all->push_back(std::move(last));
      last = std::move(answer);
    }
  }
  if (first) return std::move(*first);
  if (expected > 0 && last == nullptr) return Lost(where);
  if (last != nullptr) tag_ = PQcmdStatus(last.get());
  return last;
}

// What the parameters of `sql` are, told by the server or remembered from another connection.
Result<std::vector<Oid>> PostgresConnection::TypesOf(Sql sql, std::span<const Param> params) {
  static Guarded<std::unordered_map<const char*, std::vector<Oid>>> known;
  std::vector<Oid> types = known.With([&](auto& map) {
    auto found = map.find(sql.key());
    return found == map.end() ? std::vector<Oid>() : found->second;
  });
  if (!types.empty() || params.empty()) return types;
  for (const Param& param : params) types.push_back(DeclaredType(param));
  std::string text = WithoutNullTests(sql.text());
  PGconn* connection = connection_.get();
  if (PQsendPrepare(connection, "", text.c_str(), static_cast<int>(types.size()), types.data()) !=
          1 ||
      PQsendDescribePrepared(connection, "") != 1) {
    return Lost(sql.text());
  }
  queued_ += 2;
  Answer described = TRY(Collect(sql.text()));
  types.clear();
  int count = PQnparams(described.get());
  for (int i = 0; i < count; ++i) types.push_back(PQparamtype(described.get(), i));
  known.With([&](auto& map) { map[sql.key()] = types; });
  return types;
}

Result<const PostgresConnection::Statement*> PostgresConnection::Prepare(
    Sql sql, std::span<const Param> params) {
  auto found = statements_.find(sql.key());
  if (found != statements_.end()) return &found->second;
  TRY(Flush());
  Statement statement{"s" + std::to_string(statements_.size()), TRY(TypesOf(sql, params))};
  std::string text(sql.text());
  if (PQsendPrepare(connection_.get(), statement.name.c_str(), text.c_str(),
                    static_cast<int>(statement.types.size()), statement.types.data()) != 1) {
    return Lost(sql.text());
  }
  ++queued_;
  TRY(Flush());
  return &statements_.emplace(sql.key(), std::move(statement)).first->second;
}

Status PostgresConnection::Send(Sql sql, std::span<const Param> params) {
  if (!usable()) return Unavailable("the connection is gone");
  const Statement* statement = TRY(Prepare(sql, params));
  if (statement->types.size() != params.size()) {
    return Internal("not as many parameters as places: " + std::string(sql.text().substr(0, 80)));
  }
  params_.Encode(params, statement->types);
  if (PQsendQueryPrepared(connection_.get(), statement->name.c_str(), params_.count(),
                          params_.values(), params_.lengths(), params_.formats(),
                          kBinaryFormat) != 1) {
    return Lost(sql.text());
  }
  ++queued_;
  return {};
}

Status PostgresConnection::Queue(Sql sql, std::span<const Param> params) {
  TRY(Send(sql, params));
  return queued_ < kQueueLength ? Status() : Flush();
}

Status PostgresConnection::Flush() {
  if (queued_ == 0) return {};
  TRY(Collect("queued statements"));
  return {};
}

Status PostgresConnection::Each(Sql sql, std::span<const Param> params, const RowFunction& row) {
  TRY(Send(sql, params));
  EachRowOf(TRY(Collect(sql.text())), row);
  return {};
}

void PostgresConnection::EachRowOf(const Answer& answer, const RowFunction& row) {
  PostgresRow view(answer.get());
  int rows = PQntuples(answer.get());
  for (int i = 0; i < rows; ++i) {
    view.MoveTo(i);
    row(view);
  }
}

Status PostgresConnection::EachOfIds(Sql sql, const OrgId& org, std::span<const Uuid> ids,
                                     const RowFunction& row) {
  for (std::size_t from = 0; from < ids.size(); from += kQueueLength) {
    auto some = ids.subspan(from, std::min<std::size_t>(kQueueLength, ids.size() - from));
    TRY(Flush());
    for (const Uuid& id : some) {
      const Param params[] = {org, id};
      TRY(Send(sql, params));
    }
    std::vector<Answer> answers;
    Answer last = TRY(Collect(sql.text(), &answers));
    answers.push_back(std::move(last));
    for (const Answer& answer : answers) EachRowOf(answer, row);
  }
  return {};
}

Status PostgresConnection::EachOfLong(Sql sql, std::span<const Param> params,
                                      const RowFunction& row) {
  if (!usable()) return Unavailable("the connection is gone");
  auto types = TRY(TypesOf(sql, params));
  std::string name = "c" + std::to_string(++cursors_);
  std::string declare = "DECLARE " + name + " NO SCROLL CURSOR FOR " + std::string(sql.text());
  params_.Encode(params, types);
  if (PQsendQueryParams(connection_.get(), declare.c_str(), params_.count(), types.data(),
                        params_.values(), params_.lengths(), params_.formats(),
                        kBinaryFormat) != 1) {
    return Lost(sql.text());
  }
  ++queued_;
  std::string fetch = "FETCH " + std::to_string(kRowsAtOnce) + " FROM " + name;
  for (int rows = kRowsAtOnce; rows == kRowsAtOnce;) {
    if (PQsendQueryParams(connection_.get(), fetch.c_str(), 0, nullptr, nullptr, nullptr, nullptr,
                          kBinaryFormat) != 1) {
      return Lost(sql.text());
    }
    ++queued_;
    Answer answer = TRY(Collect(sql.text()));
    rows = PQntuples(answer.get());
    EachRowOf(answer, row);
    if (!usable()) return Unavailable("the connection is gone");
  }
  return Exec("CLOSE " + name);
}

Result<std::int64_t> PostgresConnection::Run(Sql sql, std::span<const Param> params) {
  TRY(Send(sql, params));
  Answer answer = TRY(Collect(sql.text()));
  std::string_view touched = PQcmdTuples(answer.get());
  std::int64_t rows = 0;
  std::from_chars(touched.data(), touched.data() + touched.size(), rows);
  return rows;
}

Status PostgresConnection::Exec(const std::string& sql) {
  if (!usable()) return Unavailable("the connection is gone");
  if (PQsendQueryParams(connection_.get(), sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr,
                        kBinaryFormat) != 1) {
    return Lost(sql);
  }
  ++queued_;
  TRY(Collect(sql));
  return {};
}

}  // namespace huiyin::db
