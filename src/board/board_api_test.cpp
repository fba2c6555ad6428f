#include "board/board_api.hpp"

#include <chrono>

#include "board/board_fixture.hpp"

namespace huiyin::board {
namespace {

namespace json = boost::json;

class BoardPages : public BoardFixture {
 protected:
  std::string Etag(std::string_view query = "") { return Get(query)->prepared->etag; }
};

TEST_F(BoardPages, AreEmptyBeforeAnythingIsPublished) {
  auto empty = Board();
  EXPECT_EQ(empty.at("organisation").as_string(), "远山集团");
  EXPECT_EQ(empty.at("as_of").as_string(), "2026-03-02");
  EXPECT_EQ(empty.at("total").as_int64(), 0);
  EXPECT_TRUE(empty.at("items").as_array().empty());
  EXPECT_TRUE(empty.at("units").as_array().empty());
  EXPECT_FALSE(empty.contains("next_cursor"));
}

TEST_F(BoardPages, ShowTheWordingForThePublic) {
  Publish({.question = "食堂太咸", .measures = "换厨师", .lead = port, .voices = 1});
  auto item = Board().at("items").as_array().at(0).as_object();
  EXPECT_EQ(item.at("question").as_string(), "食堂太咸");
  EXPECT_EQ(item.at("measures").as_string(), "换厨师");
  EXPECT_EQ(item.at("lead_unit").as_string(), "港口作业部");
  EXPECT_EQ(item.at("owner").as_string(), "安洁");
  EXPECT_EQ(item.at("due_on").as_string(), "2026-03-09");
  EXPECT_EQ(item.at("working_days_left").as_int64(), 5);
  EXPECT_EQ(item.at("overdue").as_bool(), false);
  EXPECT_EQ(item.at("percent").as_int64(), 40);
  EXPECT_EQ(item.at("state").as_string(), "in_progress");
  EXPECT_EQ(Get("")->prepared->body.view().find("内部的问题"), std::string_view::npos)
      << "the ledger's own wording stays inside";
}

TEST_F(BoardPages, LeaveOutWhatIsNotDecidedYet) {
  Publish({.state = "accepted", .due_on = today().Plus(-7)});
  auto item = Board().at("items").as_array().at(0).as_object();
  EXPECT_FALSE(item.contains("lead_unit"));
  EXPECT_FALSE(item.contains("owner"));
  EXPECT_FALSE(item.contains("outcome"));
  EXPECT_EQ(item.at("overdue").as_bool(), true);
  EXPECT_EQ(item.at("working_days_left").as_int64(), -5);
}

TEST_F(BoardPages, CountNoDaysForWhatIsAnswered) {
  Publish({.state = "answered",
           .lead = port,
           .due_on = today().Plus(-7),
           .answered_on = today().Plus(-8)});
  auto item = Board().at("items").as_array().at(0).as_object();
  EXPECT_EQ(item.at("overdue").as_bool(), false);
  EXPECT_FALSE(item.contains("working_days_left"));
}

TEST_F(BoardPages, OfAMatterShowNotesAndAnswersWithoutTheirAuthors) {
  auto number = Publish({.state = "answered", .answered_on = today()});
  Note(number, "已经约了厂家", 20);
  clock.Set(ParseInstant("2026-03-02T16:30:00Z").value());  // half past midnight on the 3rd
  Note(number, "到货", 60);
  Answer(number, "月底前换好");
  auto page = MatterPage(number);
  auto notes = page.at("progress_notes").as_array();
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(notes[0],
            json::value({{"on", "2026-03-02"}, {"text", "已经约了厂家"}, {"percent", 20}}));
  EXPECT_EQ(notes[1].at("on").as_string(), "2026-03-03");
  auto answers = page.at("answers").as_array();
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers[0],
            json::value({{"on", "2026-03-03"}, {"outcome", "timetable"}, {"text", "月底前换好"}}));
  EXPECT_EQ(GetMatter(std::to_string(number))->prepared->body.view().find("安洁"),
            std::string_view::npos);
}

TEST_F(BoardPages, OfAMatterThatIsNotThereAreNotFound) {
  Publish({});
  for (const char* number : {"2", "0", "-1", "1x", "", "99999999999999999999", "１"}) {
    auto page = GetMatter(number);
    ASSERT_FALSE(page) << number;
    EXPECT_EQ(page.error().code, ErrorCode::kNotFound) << number;
  }
  EXPECT_TRUE(GetMatter("1"));
  EXPECT_EQ(GetMatter("1", "x=1").error().code, ErrorCode::kInvalid);
}

TEST_F(BoardPages, AreGivenFromMemoryUntilSomethingIsCommitted) {
  Publish({});
  EXPECT_EQ(board.Cached("", today()), nullptr);
  auto first = Get("");
  EXPECT_EQ(reads, 1);
  auto second = Get("limit=50");
  EXPECT_EQ(reads, 1);
  EXPECT_EQ(first->prepared, second->prepared) << "the same bytes";
  EXPECT_EQ(board.Cached("", today()), first->prepared);
  EXPECT_EQ(board.Cached("limit=50", today()), first->prepared);
  EXPECT_EQ(board.Cached("limit=x", today()), nullptr);
  Say("received");
  EXPECT_EQ(board.Cached("", today()), nullptr);
  EXPECT_EQ(Board().at("headline").at("received").as_int64(), 1);
  EXPECT_EQ(reads, 2);
}

TEST_F(BoardPages, OfAMatterAreGivenFromMemoryToo) {
  auto number = Publish({});
  auto first = GetMatter("1");
  EXPECT_EQ(GetMatter("01")->prepared, first->prepared);
  EXPECT_EQ(reads, 1);
  Note(number, "动工", 50);
  EXPECT_EQ(MatterPage(number).at("progress_notes").as_array().size(), 1U);
  EXPECT_EQ(reads, 2);
}

TEST_F(BoardPages, OfAllFiltersShowTheSameFigures) {
  Publish({.lead = crew, .voices = 5});
  Publish({.lead = port, .voices = 7});
  auto all = Board();
  for (const std::string& query :
       {"unit_id=" + crew.ToString(), std::string("q=nothing"), std::string("progress=closed")}) {
    auto part = Board(query);
    EXPECT_EQ(part.at("headline"), all.at("headline")) << query;
    EXPECT_EQ(part.at("units"), all.at("units")) << query;
  }
}

TEST_F(BoardPages, AreRenderedAnewForANewDay) {
  Publish({.due_on = today()});
  EXPECT_EQ(Board().at("items").at(0).at("overdue").as_bool(), false);
  clock.Advance(std::chrono::hours(24));
  auto tomorrow = Board();
  EXPECT_EQ(tomorrow.at("as_of").as_string(), "2026-03-03");
  EXPECT_EQ(tomorrow.at("items").at(0).at("overdue").as_bool(), true);
}

TEST_F(BoardPages, KeepTheirTagWhileTheyLookTheSame) {
  Publish({.question = "一"});
  auto before = Etag();
  Note(1, "这里看不到", 10);
  EXPECT_EQ(Etag(), before) << "rendered anew, but alike";
  Publish({.question = "二"});
  EXPECT_NE(Etag(), before);
  Withdraw(2);
  EXPECT_EQ(Etag(), before);
}

TEST_F(BoardPages, RefuseParametersTheyDoNotKnow) {
  auto refused = Get("page=2");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kInvalid);
  EXPECT_EQ(reads, 0);
}

// BoardCache stands on this: what is committed before a reader's first question is in its snapshot.
TEST_F(BoardPages, AreReadFromASnapshotThatBeginsWithTheFirstQuestion) {
  ASSERT_TRUE(database->Read([&](db::Reader& reader) -> Status {
    Say("received");
    EXPECT_EQ(TRY(CountVoices(reader, services.org)).size(), 1U);
    return {};
  }));
}

}  // namespace
}  // namespace huiyin::board
