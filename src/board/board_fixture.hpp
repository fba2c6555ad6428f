// A small organisation with voices and matters in whatever state a test wants, for the tests of the board.
//
//   TEST_F(BoardPages, ShowWhatIsPublished) {
//     auto number = Publish({.question = "食堂", .lead = port, .voices = 6});
//     EXPECT_EQ(Board().at("items").as_array().size(), 1U);
//   }
//
//   远山集团
//   ├─ 一号矿
//   │  └─ 掘进队
//   └─ 港口作业部
//
// Rows are written as they would stand after the operations, and each write is announced, so that the cache hears of it.
// Today is Monday, 2 March 2026. Threads: one test, one thread; Follow runs a plan piece after piece.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>

#include "board/board_api.hpp"
#include "db/test_database.hpp"

namespace huiyin::board {

struct MatterSpec {
  std::string question = "问题";
  std::string measures = "措施";
  std::string state = "in_progress";
  std::optional<UnitId> lead{};  // nothing: not decided
  std::optional<UnitId> unit{};  // nothing: the root
  LocalDate due_on = LocalDate::Parse("2026-03-09").value();
  std::optional<LocalDate> answered_on{};
  LocalDate published_on = LocalDate::Parse("2026-03-01").value();
  int voices = 0;  // new voices, linked to it
  std::string voice_state = "linked";
};

class BoardFixture : public testing::Test {
 protected:
  BoardFixture();

  // A matter with a publication; gives its number.
  std::int64_t Publish(const MatterSpec& spec);
  void Withdraw(std::int64_t number);
  VoiceId Say(std::string_view state, std::string_view rating = "unrated");
  // The same, written in by a clerk.
  VoiceId Enter(std::string_view state, std::string_view rating = "unrated");
  void Link(std::int64_t number, const VoiceId& voice);
  void Note(std::int64_t number, std::string_view text, std::int64_t percent);
  void Answer(std::int64_t number, std::string_view text);
  // Any other change.
  void Change(const db::Operation& operation);

  // One request, followed to its end.
  Result<http::Response> Get(std::string_view query);
  Result<http::Response> GetMatter(std::string_view number, std::string_view query = "");
  // The JSON of a page that must be there.
  boost::json::object Board(std::string_view query = "");
  boost::json::object MatterPage(std::int64_t number);
  // Numbers of the matters on a page.
  static std::vector<std::int64_t> Numbers(const boost::json::object& board);
  // Asks for every page of `limit` lines in turn.
  std::vector<std::int64_t> AllNumbers(std::string query, int limit);

  [[nodiscard]] LocalDate today() const { return LocalDate::Of(clock.Now(), Zone{}); }

  ManualClock clock;
  db::TestDatabase database;
  api::Services services;
  people::Directories directories;
  deadlines::Rulebooks rulebooks;
  BoardCache cache;
  BoardApi board{directories, rulebooks, cache};
  UnitId root, mine, crew, port;
  PersonId owner;  // A of every decided matter: 安洁
  int reads = 0;   // pieces that ran on a reader

 private:
  UnitId MakeUnit(std::string_view name, const std::optional<UnitId>& parent,
                  std::string_view level);
  Result<http::Response> Follow(Result<api::Plan> plan);
  MatterId IdOf(std::int64_t number);
  Uuid NextId();

  std::int64_t last_number_ = 0;
  std::int64_t last_seq_ = 0;
};

}  // namespace huiyin::board
