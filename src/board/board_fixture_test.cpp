#include "board/board_fixture.hpp"

#include <utility>

#include <boost/json/parse.hpp>

#include "matters/publication_words.hpp"
#include "matters/tally.hpp"
#include "voices/voice_tally.hpp"

namespace huiyin::board {
namespace {

const OrgId kOrg = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000001").value());
constexpr std::array<std::uint8_t, 32> kKey{};

}  // namespace

BoardFixture::BoardFixture()
    : clock(ParseInstant("2026-03-02T01:00:00Z").value()), database(db::AllMigrations()) {
  services.database = &*database;
  services.clock = &clock;
  services.org = kOrg;
  database->SetCommitListener([this] { cache.Moved(); });
  owner = PersonId(NextId());
  Change([&](db::Transaction& tx) -> Status {
    TRY(tx.Run(
        "INSERT INTO organisation (org_id, name, utc_offset_minutes, people_version, created_at) "
        "VALUES ($1, $2, 480, 1, $3)",
        {kOrg, "远山集团", clock.Now()}));
    return {};
  });
  root = MakeUnit("远山集团", std::nullopt, "company");
  mine = MakeUnit("一号矿", root, "line");
  crew = MakeUnit("掘进队", mine, "unit");
  port = MakeUnit("港口作业部", root, "unit");
  Change([&](db::Transaction& tx) -> Status {
    TRY(
        tx.Run("INSERT INTO person (org_id, id, unit_id, name, active, version, k) VALUES ($1, $2, "
               "$3, $4, $5, 1, $6)",
               {kOrg, owner, root, "安洁", true, db::ByteView(kKey)}));
    TRY(tx.Run("UPDATE organisation SET people_version = 2 WHERE org_id = $1", {kOrg}));
    return {};
  });
}

Uuid BoardFixture::NextId() { return Uuid::MakeV7(clock.Now()); }

void BoardFixture::Change(const db::Operation& operation) {
  auto written = database->Write([&](db::Transaction& tx) -> Status {
    tx.Announce(kOrg, NextId(), {});
    TRY(operation(tx));
    TRY(voices::RecountVoices(tx, kOrg));
    return matters::RecountMatters(tx, kOrg);
  });
  ASSERT_TRUE(written) << written.error().detail;
}

UnitId BoardFixture::MakeUnit(std::string_view name, const std::optional<UnitId>& parent,
                              std::string_view level) {
  UnitId id(NextId());
  Change([&](db::Transaction& tx) -> Status {
    TRY(
        tx.Run("INSERT INTO unit (org_id, id, parent_id, level, name, version, k) VALUES ($1, $2, "
               "$3, $4, $5, 1, $6)",
               {kOrg, id, parent, level, name, db::ByteView(kKey)}));
    return {};
  });
  return id;
}

std::int64_t BoardFixture::Publish(const MatterSpec& m) {
  MatterId id(NextId());
  std::int64_t number = ++last_number_;
  std::optional<PersonId> a;
  std::optional<std::string> solution;
  if (m.lead) {
    a = owner;
    solution = "办法";
  }
  Change([&](db::Transaction& tx) -> Status {
    TRY(tx.Run(
        "INSERT INTO matter (org_id, id, version, number, state, question, unit_id, "
        "owner_id, due_on, percent, round, "
        "solution, lead_unit_id, lead_owner_id, answered_on, created_by, created_on, "
        "changed_at, k, due_seq, due_rule, due_rule_version, due_start, due_count, due_unit, "
        "due_chosen, decided_due_on) "
        "VALUES ($1, $2, 1, $3, $4, '内部的问题', $5, $6, $7, 40, 1, $8, $9, $10, $11, $6, "
        "$12, $13, $14, 1, 'finish_matter', 1, $12, 0, 'working', $7, $7)",
        {kOrg, id, number, m.state, m.unit.value_or(root), owner, m.due_on, solution, m.lead, a,
         m.answered_on, m.published_on, clock.Now(), db::ByteView(kKey)}));
    TRY(
        tx.Run("INSERT INTO publication (org_id, matter_id, question, measures, published_on, "
               "published_by, revision) "
               "VALUES ($1, $2, $3, $4, $5, $6, 1)",
               {kOrg, id, m.question, m.measures, m.published_on, owner}));
    matters::Publication shown;
    shown.matter = id;
    shown.question = m.question;
    shown.measures = m.measures;
    shown.published_on = m.published_on;
    return matters::IndexWords(tx, kOrg, std::nullopt, shown);
  });
  for (int i = 0; i < m.voices; ++i) Link(number, Say(m.voice_state));
  return number;
}

void BoardFixture::Withdraw(std::int64_t number) {
  MatterId id = IdOf(number);
  Change([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("DELETE FROM publication WHERE org_id = $1 AND matter_id = $2", {kOrg, id}));
    return {};
  });
}

VoiceId BoardFixture::Say(std::string_view state, std::string_view rating) {
  VoiceId id(NextId());
  Change([&](db::Transaction& tx) -> Status {
    TRY(tx.Run(
        "INSERT INTO voice (org_id, id, version, state, identity, channel, category, "
        "unit_id, owner_id, "
        "received_on, accept_due_on, answer_due_on, accept_rule, answer_rule, round, rating, "
        "k, origin) "
        "VALUES ($1, $2, 1, $3, 'anonymous', 'web', 'unsure', $4, $5, $6, $6, $6, 1, 1, 1, "
        "$7, $8, 'self')",
        {kOrg, id, state, root, owner, today(), rating, db::ByteView(kKey)}));
    return {};
  });
  return id;
}

VoiceId BoardFixture::Enter(std::string_view state, std::string_view rating) {
  VoiceId id = Say(state, rating);
  Change([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE voice SET entered_by = $3 WHERE org_id = $1 AND id = $2",
               {kOrg, id, owner}));
    return {};
  });
  return id;
}

void BoardFixture::Link(std::int64_t number, const VoiceId& voice) {
  MatterId id = IdOf(number);
  Change([&](db::Transaction& tx) -> Status {
    TRY(
        tx.Run("INSERT INTO matter_voice (org_id, matter_id, voice_id, linked_on, linked_by, "
               "answered_round) "
               "VALUES ($1, $2, $3, $4, $5, 0)",
               {kOrg, id, voice, today(), owner}));
    return {};
  });
}

void BoardFixture::Note(std::int64_t number, std::string_view text, std::int64_t percent) {
  MatterId id = IdOf(number);
  Change([&](db::Transaction& tx) -> Status {
    TRY(tx.Run(
        "INSERT INTO matter_progress (org_id, id, matter_id, seq, body, percent, author_id, at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {kOrg, NextId(), id, ++last_seq_, text, percent, owner, clock.Now()}));
    return {};
  });
}

void BoardFixture::Answer(std::int64_t number, std::string_view text) {
  MatterId id = IdOf(number);
  Change([&](db::Transaction& tx) -> Status {
    TRY(
        tx.Run("INSERT INTO matter_answer (org_id, id, matter_id, seq, round, outcome, body, "
               "author_id, at, answered_on, due_on) "
               "VALUES ($1, $2, $3, $4, 1, 'timetable', $5, $6, $7, $8, $8)",
               {kOrg, NextId(), id, ++last_seq_, text, owner, clock.Now(), today()}));
    return {};
  });
}

MatterId BoardFixture::IdOf(std::int64_t number) {
  MatterId id;
  auto read = database->Read([&](db::Reader& reader) {
    return reader.Each("SELECT id FROM matter WHERE org_id = $1 AND number = $2", {kOrg, number},
                       [&](const db::Row& row) { id = row.IdAs<MatterId>(0); });
  });
  EXPECT_TRUE(read && !id.is_nil());
  return id;
}

Result<http::Response> BoardFixture::Follow(Result<api::Plan> plan) {
  while (plan && plan->kind() == api::Plan::Kind::kRead) {
    auto piece = plan->read();
    Status read = database->Read([&](db::Reader& reader) -> Status {
      ++reads;
      plan = piece(reader);
      return {};
    });
    if (!read) return read.error();
  }
  if (!plan) return plan.error();
  EXPECT_EQ(plan->kind(), api::Plan::Kind::kDone);
  return std::move(plan->response());
}

Result<http::Response> BoardFixture::Get(std::string_view query) {
  auto request = std::make_shared<http::Request>();
  request->path = "/api/v1/public/board";
  request->query = query;
  return Follow(board.List(api::Call(services, request, "GET /api/v1/public/board")));
}

Result<http::Response> BoardFixture::GetMatter(std::string_view number, std::string_view query) {
  auto request = std::make_shared<http::Request>();
  request->path = "/api/v1/public/board/" + std::string(number);
  request->query = query;
  request->path_values = {{"number", std::string(number)}};
  return Follow(board.Matter(api::Call(services, request, "GET /api/v1/public/board/{number}")));
}

namespace {

boost::json::object JsonOf(Result<http::Response> response) {
  if (!response || response->prepared == nullptr) {
    ADD_FAILURE() << (response
                          ? "not prepared"
                          : response.error().detail + std::string(response.error().message.en));
    return {};
  }
  return boost::json::parse(response->prepared->body.view()).as_object();
}

}  // namespace

boost::json::object BoardFixture::Board(std::string_view query) { return JsonOf(Get(query)); }
boost::json::object BoardFixture::MatterPage(std::int64_t number) {
  return JsonOf(GetMatter(std::to_string(number)));
}

std::vector<std::int64_t> BoardFixture::Numbers(const boost::json::object& board) {
  std::vector<std::int64_t> numbers;
  for (const auto& item : board.at("items").as_array())
    numbers.push_back(item.at("number").as_int64());
  return numbers;
}

std::vector<std::int64_t> BoardFixture::AllNumbers(std::string query, int limit) {
  std::vector<std::int64_t> all;
  query += "&limit=" + std::to_string(limit);
  std::string cursor;
  for (int page = 0; page < 1000; ++page) {
    auto board_page = Board(query + cursor);
    auto numbers = Numbers(board_page);
    EXPECT_LE(numbers.size(), static_cast<std::size_t>(limit));
    all.insert(all.end(), numbers.begin(), numbers.end());
    const auto* total = board_page.if_contains("total");  // a search by words has none
    auto seen = static_cast<std::int64_t>(all.size());
    EXPECT_GE(total == nullptr ? seen : total->as_int64(), seen);
    const auto* next = board_page.if_contains("next_cursor");
    if (next == nullptr) {
      EXPECT_EQ(total == nullptr ? seen : total->as_int64(), seen);
      return all;
    }
    cursor = "&cursor=" + std::string(next->as_string());
  }
  ADD_FAILURE() << "pages without end";
  return all;
}

}  // namespace huiyin::board
