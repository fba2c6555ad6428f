// A small organisation on a database of its own, for the tests of people.
//
//   TEST_F(Sessions, EndAfterTwelveHours) {
//     std::string token = TokenOf(worker);
//     clock.Advance(std::chrono::hours(12));
//     EXPECT_EQ(Send(&PeopleApi::GetSession, {.token = token}).status, 401);
//   }
//
//   远山集团 (company): admin, administrator; leader
//   ├─ 一号矿 (line): mine_admin, administrator there; coordinator there
//   │  └─ 掘进队 (unit): worker, without a role
//   └─ 港口作业部 (unit): docker, without a role or a login
//
// Threads: one test, one thread. A plan is followed at once, piece after piece.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "api/fields.hpp"
#include "db/test_database.hpp"
#include "journal/journal.hpp"
#include "people/operations.hpp"
#include "people/people_api.hpp"

namespace huiyin::people {

inline constexpr std::string_view kAdminPassword = "three lamps at dusk";

struct Ask {
  std::string body{};
  std::string token{};                                      // session cookie; empty: none
  std::vector<std::pair<std::string, std::string>> path{};  // {name} -> value
  std::string query{};
  std::string key{};   // Idempotency-Key; empty: a fresh one
  std::string peer{};  // the client's address
  std::string seen{};  // If-Match; empty: none
};

struct Reply {
  int status = 0;
  std::string body;
  std::string cookie;  // Set-Cookie
  std::string etag;

  // Empty when the body is no JSON object.
  [[nodiscard]] boost::json::object Json() const;
  [[nodiscard]] std::string Text(std::string_view name) const;
};

class PeopleFixture : public testing::Test {
 protected:
  using Route = Result<api::Plan> (PeopleApi::*)(const api::Call&);

  PeopleFixture();
  ~PeopleFixture() override;

  Reply Send(Route route, const Ask& ask);
  // A session without the work of a password.
  std::string TokenOf(const PersonId& person);
  Actor ActorOf(const PersonId& person);
  // The version that stands; 1 for what is not there.
  std::int64_t VersionOf(const PersonId& person);
  std::int64_t VersionOf(const UnitId& unit);
  std::shared_ptr<const Directory> Now();

  // Runs an operation as `person`. The test fails when it fails.
  template <class Operation>
  auto As(const PersonId& person, Operation operation) {
    using Value = typename decltype(operation(std::declval<db::Transaction&>(),
                                              std::declval<const journal::Context&>(),
                                              std::declval<const Actor&>()))::value_type;
    auto result = Try(person, operation);
    EXPECT_TRUE(result.has_value())
        << (result ? "" : result.error().detail + "/" + std::string(result.error().message.en));
    if constexpr (!std::is_void_v<Value>) return result ? *result : Value();
  }
  // Runs an operation as `person` and gives what it gave.
  template <class Operation>
  auto Try(const PersonId& person, Operation operation) {
    Actor actor = ActorOf(person);
    journal::Context context = Context();
    context.actor = person;
    using Outcome = decltype(operation(std::declval<db::Transaction&>(), context, actor));
    std::optional<Outcome> outcome;
    Status written = database->Write([&](db::Transaction& tx) -> Status {
      outcome = operation(tx, context, actor);
      if (!outcome->has_value()) return outcome->error();
      return {};
    });
    EXPECT_EQ(written.has_value(), outcome->has_value());
    return *outcome;
  }
  Status Change(db::Operation operation) { return database->Write(std::move(operation)); }

  journal::Context Context() const;
  // What `huiyin verify` finds, a line each; empty when all is well.
  std::string Findings();
  // Kinds of all journal entries, in order.
  std::vector<std::string> Kinds();

  ManualClock clock;
  Keys keys;
  db::TestFolder folder;
  db::TestPlace place;
  std::unique_ptr<db::Database> database;
  api::Services services;
  Directories directories;
  PeopleApi people{directories};

  UnitId root, mine, crew, port;
  PersonId admin, leader, mine_admin, coordinator, worker, docker;

 private:
  void Found();
  void Fill();
  Result<http::Response> Follow(Result<api::Plan> plan);
  int keys_made_ = 0;
};

}  // namespace huiyin::people
