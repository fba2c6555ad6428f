// What an administrator may take off the board or put on it, and what stays whatever they set.
#include "board/board_fixture.hpp"
#include "people/people.hpp"

namespace huiyin::board {
namespace {

namespace json = boost::json;

class BoardViews : public BoardFixture {
 protected:
  struct Set {
    std::string responsible = "person";
    int track = 1, voices = 0, ratings = 1, published_on = 0, units = 1, fewest = 5;
  };
  void Show(const Set& set) {
    ++version_;
    Change([&](db::Transaction& tx) -> Status {
      TRY(tx.Run(
          "INSERT INTO board_view (org_id, version, id, responsible, track, voices, "
          "ratings, published_on, units, fewest_people, changed_by, changed_at) VALUES "
          "($1, $2, $1, $3, $4, $5, $6, $7, $8, $9, $1, 0)",
          {services.org, version_, set.responsible, std::int64_t{set.track},
           std::int64_t{set.voices}, std::int64_t{set.ratings}, std::int64_t{set.published_on},
           std::int64_t{set.units}, std::int64_t{set.fewest}}));
      return {};
    });
  }
  static json::object First(const json::object& page) {
    return page.at("items").as_array().at(0).as_object();
  }

 private:
  std::int64_t version_ = 1;
};

TEST_F(BoardViews, NameTheUnitAloneWhereTheOrganisationWantsIt) {
  auto number = Publish({.lead = port, .voices = 6});
  EXPECT_EQ(First(Board()).at("owner").as_string(), "安洁");
  Show({.responsible = "unit"});
  EXPECT_FALSE(First(Board()).contains("owner")) << "the next page after the change";
  EXPECT_EQ(First(Board()).at("lead_unit").as_string(), "港口作业部");
  EXPECT_FALSE(MatterPage(number).at("matter").as_object().contains("owner"));
  EXPECT_EQ(Get("")->prepared->body.view().find("安洁"), std::string_view::npos);
}

TEST_F(BoardViews, LeaveOutRatingsOfAMatterButNeverTheHeadline) {
  auto number = Publish({.lead = port});
  for (int i = 0; i < 6; ++i) Link(number, Say("answered", "satisfied"));
  EXPECT_EQ(First(Board()).at("ratings").as_object().at("satisfied").as_int64(), 6);
  auto before = Board().at("headline");
  Show({.ratings = 0});
  EXPECT_FALSE(First(Board()).contains("ratings"));
  EXPECT_EQ(First(Board()).at("voice_count").as_int64(), 6);
  EXPECT_EQ(Board().at("headline"), before);
}

TEST_F(BoardViews, LeaveOutTheTableOfUnitsButNoTotal) {
  Publish({.lead = port, .voices = 6});
  EXPECT_FALSE(Board().at("units").as_array().empty());
  Show({.units = 0});
  EXPECT_TRUE(Board().at("units").as_array().empty());
  EXPECT_EQ(Board().at("headline").as_object().at("matters").as_int64(), 1);
}

TEST_F(BoardViews, KeepWithdrawnMattersAndWhatIsUnresolvedWhateverIsSet) {
  auto gone = Publish({.lead = port});
  Publish({.lead = port, .voices = 6});
  Change([&](db::Transaction& tx) -> Status {
    TRY(
        tx.Run("UPDATE publication SET withdrawn_on = '2026-03-02', withdrawn_by = $1, "
               "withdrawn_reason = '要重写' WHERE org_id = $1 AND matter_id IN (SELECT id FROM "
               "matter WHERE org_id = $1 AND number = $2)",
               {services.org, gone}));
    return {};
  });
  Show({.responsible = "unit", .track = 0, .ratings = 0, .units = 0, .fewest = 50});
  auto shown = Board();
  EXPECT_EQ(shown.at("withdrawn").as_array().size(), 1U);
  EXPECT_EQ(shown.at("headline").as_object().at("withdrawn").as_int64(), 1);
  auto item = First(shown);
  for (const char* name : {"number", "question", "measures", "lead_unit", "due_on", "overdue",
                           "state", "progress", "percent", "settlement", "published_on"})
    EXPECT_TRUE(item.contains(name)) << name;
  json::array columns{"number", "question", "measures", "unit", "due", "progress", "result"};
  EXPECT_EQ(shown.at("columns").as_array(), columns);
}

TEST_F(BoardViews, MayWantMorePeopleBehindAFigureNeverFewer) {
  auto small = Publish({.lead = crew, .voices = 4});
  auto middle = Publish({.lead = port, .voices = 9});
  Publish({.lead = mine, .voices = 30});
  auto count = [&](std::int64_t number) {
    return MatterPage(number).at("matter").as_object().contains("voice_count");
  };
  EXPECT_FALSE(count(small));
  EXPECT_TRUE(count(middle));
  Show({.fewest = 10});
  EXPECT_FALSE(count(middle));
  json::array rows = Board().at("units").as_array();
  EXPECT_FALSE(rows.empty());
  for (const json::value& row : rows)
    EXPECT_GE(row.at("voices").as_int64(), 10);
  EXPECT_EQ(Board().at("fewest_people").as_int64(), 10);
  Show({.fewest = 1});
  EXPECT_FALSE(count(small)) << "five at least, whatever stands in the table";
  EXPECT_TRUE(count(middle));
}

}  // namespace
}  // namespace huiyin::board
