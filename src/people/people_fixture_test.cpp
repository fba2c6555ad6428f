#include "people/people_fixture.hpp"

#include <stdlib.h>

#include <filesystem>

#include <boost/json.hpp>

#include "api/problem.hpp"
#include "people/found_organisation.hpp"
#include "people/password.hpp"
#include "people/people_store.hpp"
#include "people/sign_in.hpp"

namespace huiyin::people {
namespace {

// Argon2 once for the whole run.
const std::string& HashOnce() {
  static const std::string hash = HashPassword(kAdminPassword).value();
  return hash;
}

}  // namespace

boost::json::object Reply::Json() const {
  boost::system::error_code failed;
  auto value = boost::json::parse(body, failed);
  if (failed || !value.is_object()) return {};
  return value.get_object();
}

std::string Reply::Text(std::string_view name) const {
  auto json = Json();
  const auto* value = json.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

PeopleFixture::PeopleFixture()
    : clock(ParseInstant("2026-03-02T01:00:00Z").value()), keys(Keys::Random()) {
  database = db::Database::Open(place.url(), {}).value();
  database->SetBatchHook(journal::Positions(keys));
  database->Migrate(db::AllMigrations()).value();
  Found();
  Fill();
}

PeopleFixture::~PeopleFixture() { database.reset(); }

void PeopleFixture::Found() {
  Change([&](db::Transaction& tx) -> Status {
    services.org = TRY(
        FoundOrganisation(tx, {"远山集团", 480, "Admin", HashOnce(), "安洁"}, clock.Now(), keys));
    return {};
  }).value();
  services.database = database.get();
  services.clock = &clock;
  services.keys = &keys;
  auto directory = Now();
  root = directory->root().id;
  admin = directory->persons().front().id;
}

void PeopleFixture::Fill() {
  auto unit = [&](std::string name, const UnitId& parent, Level level) {
    clock.Advance(std::chrono::seconds(1));
    return As(admin, [&](auto& tx, auto& context, auto& actor) {
      return CreateUnit(tx, context, actor, {name, parent, level});
    });
  };
  auto person = [&](std::string name, const UnitId& home, std::vector<NewGrant> roles,
                    std::string login) {
    clock.Advance(std::chrono::seconds(1));
    std::optional<NewLogin> account;
    if (!login.empty()) account = NewLogin{login, HashOnce()};
    return As(admin, [&](auto& tx, auto& context, auto& actor) {
      return CreatePerson(tx, context, actor, {name, home, roles}, account);
    });
  };
  mine = unit("一号矿", root, Level::kLine);
  crew = unit("掘进队", mine, Level::kUnit);
  port = unit("港口作业部", root, Level::kUnit);
  leader = person("李导", root, {{Role::kLeader, root}}, "leader");
  mine_admin = person("马安", mine, {{Role::kAdministrator, mine}}, "mine_admin");
  coordinator = person("郭调", mine, {{Role::kCoordinator, mine}}, "coordinator");
  worker = person("王工", crew, {}, "worker");
  docker = person("赵港", port, {}, "");
}

journal::Context PeopleFixture::Context() const {
  return {services.org,  services.zone, clock.Now(), LocalDate::Of(clock.Now(), services.zone),
          services.keys, std::nullopt,  false};
}

std::shared_ptr<const Directory> PeopleFixture::Now() {
  std::shared_ptr<const Directory> directory;
  database
      ->Read([&](db::Reader& reader) -> Status {
        directory = TRY(directories.Get(reader, services.org));
        return {};
      })
      .value();
  return directory;
}

std::int64_t PeopleFixture::VersionOf(const PersonId& person) {
  const Person* found = Now()->person(person);
  return found == nullptr ? 1 : found->version;
}

std::int64_t PeopleFixture::VersionOf(const UnitId& unit) {
  const Unit* found = Now()->unit(unit);
  return found == nullptr ? 1 : found->version;
}

Actor PeopleFixture::ActorOf(const PersonId& person) { return {person, Now()}; }

std::string PeopleFixture::TokenOf(const PersonId& person) {
  std::string token = "token-" + std::to_string(++keys_made_);
  Change([&](db::Transaction& tx) -> Status {
    return InsertSession(tx, Context(), TRY(FindPerson(tx, services.org, person)).value(), token,
                         clock.Now() + kSessionTime);
  }).value();
  return token;
}

Result<http::Response> PeopleFixture::Follow(Result<api::Plan> plan) {
  for (;;) {
    if (!plan) return plan.error();
    api::Plan current = *plan;
    auto keep = [&](Result<api::Plan> next) -> Status {
      plan = std::move(next);
      if (!plan) return plan.error();
      return {};
    };
    Status done;
    switch (current.kind()) {
      case api::Plan::Kind::kDone:
        return current.response();
      case api::Plan::Kind::kRead:
        done = database->Read([&](db::Reader& reader) { return keep(current.read()(reader)); });
        break;
      case api::Plan::Kind::kWrite:
        done = database->Write([&](db::Transaction& tx) { return keep(current.write()(tx)); });
        break;
      case api::Plan::Kind::kChild:
      case api::Plan::Kind::kSlow:
        done = keep(current.slow()());
        break;
    }
    if (!done) return done.error();
  }
}

Reply PeopleFixture::Send(Route route, const Ask& ask) {
  auto request = std::make_shared<http::Request>();
  request->method = http::Method::kPost;
  request->path = "/api/v1/private/test";
  request->query = ask.query;
  request->peer = ask.peer;
  request->body = ask.body;
  request->path_values = ask.path;
  std::string key =
      ask.key.empty() ? "fresh-key-for-this-test-" + std::to_string(++keys_made_) : ask.key;
  request->headers = {
      {"Content-Type", "application/json"}, {"Accept-Language", "en"}, {"Idempotency-Key", key}};
  if (!ask.token.empty())
    request->headers.push_back({"Cookie", "theme=dark; huiyin_session=" + ask.token});
  if (!ask.seen.empty()) request->headers.push_back({"If-Match", ask.seen});
  api::Call call(services, request, "POST /api/v1/private/test");
  auto outcome = Follow((people.*route)(call));
  http::Response response = outcome ? *outcome : api::ProblemResponse(outcome.error(), call);
  Reply reply{response.status, response.body, {}, {}};
  for (const http::Header& header : response.headers) {
    if (header.name == "Set-Cookie") reply.cookie = header.value;
    if (header.name == "ETag") reply.etag = header.value;
  }
  return reply;
}

std::string PeopleFixture::Findings() {
  std::string lines;
  database
      ->Read([&](db::Reader& reader) -> Status {
        for (const auto& finding :
             TRY(journal::VerifyJournal(reader, services.org, keys, VerifySources(), {}))
                 .findings) {
          lines += finding.table + " " + finding.problem + "\n";
        }
        return {};
      })
      .value();
  return lines;
}

std::vector<std::string> PeopleFixture::Kinds() {
  std::vector<std::string> kinds;
  database
      ->Read([&](db::Reader& reader) -> Status {
        for (const auto& entry : TRY(journal::ReadAfter(reader, services.org, 0, 1000)))
          kinds.push_back(entry.kind);
        return {};
      })
      .value();
  return kinds;
}

}  // namespace huiyin::people
