#include "board/figures.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "board/board_fixture.hpp"

namespace huiyin::board {
namespace {

namespace json = boost::json;

class BoardFigures : public BoardFixture {};

std::int64_t Int(const json::object& o, std::string_view name) { return o.at(name).as_int64(); }

void ExpectAddsUp(const json::object& h) {
  EXPECT_EQ(Int(h, "received"), Int(h, "waiting") + Int(h, "answered") + Int(h, "declined"));
  std::int64_t rated = 0;
  for (const auto& code : voices::kRatings.all())
    rated += Int(h, code.text) + Int(h.at("slip_ratings").as_object(), code.text);
  EXPECT_EQ(Int(h, "answered"), rated);
}

TEST_F(BoardFigures, HeadlineCountsEveryVoiceOnceAndAddsUp) {
  Say("received");
  Say("accepted");
  Say("linked");
  Say("linked", "not");  // said "not" and waits for another answer
  Say("accepted", "not");
  Say("answered");
  Say("closed", "satisfied");
  Say("closed", "satisfied");
  Say("closed", "partly");
  Say("closed", "not");
  Say("closed");
  Say("declined");
  auto h = Board().at("headline").as_object();
  ExpectAddsUp(h);
  EXPECT_EQ(Int(h, "received"), 12);
  EXPECT_EQ(Int(h, "waiting"), 5);
  EXPECT_EQ(Int(h, "declined"), 1);
  EXPECT_EQ(Int(h, "satisfied"), 2);
  EXPECT_EQ(Int(h, "partly"), 1);
  EXPECT_EQ(Int(h, "not"), 1);
  EXPECT_EQ(Int(h, "unrated"), 2);
}

TEST_F(BoardFigures, HeadlineAddsUpInAnyMix) {
  EXPECT_TRUE(rc::check("the equations hold", [] {
    std::vector<VoiceCount> counts;
    for (const auto& state : voices::kVoiceStates.all()) {
      for (const auto& rating : voices::kRatings.all()) {
        if (*rc::gen::arbitrary<bool>())
          counts.push_back({state.value, rating.value, *rc::gen::arbitrary<bool>(),
                            *rc::gen::inRange<std::int64_t>(0, 1000)});
      }
    }
    Tallies tallies;
    tallies.voices = counts;
    auto h = MakeFigures(tallies, {}).headline;
    RC_ASSERT(h.received == h.waiting + h.answered + h.declined);
    std::int64_t own = 0, slip = 0, entered = 0;
    for (std::size_t i = 0; i < h.ratings.size(); ++i)
      own += h.ratings[i], slip += h.slip_ratings[i];
    for (const VoiceCount& count : counts) {
      bool answered = count.state == voices::VoiceState::kAnswered ||
                      count.state == voices::VoiceState::kClosed;
      if (count.entered && answered) entered += count.voices;
    }
    RC_ASSERT(h.answered == own + slip);
    RC_ASSERT(slip == entered);
  }));
}

TEST_F(BoardFigures, RatingsBySlipStandApartInTheHeadline) {
  Say("closed", "satisfied");
  Enter("closed", "satisfied");
  Enter("closed", "not");
  Enter("answered");
  Enter("received");
  auto h = Board().at("headline").as_object();
  ExpectAddsUp(h);
  EXPECT_EQ(Int(h, "answered"), 4);
  EXPECT_EQ(Int(h, "satisfied"), 1);
  EXPECT_EQ(Int(h, "not"), 0);
  const auto& slip = h.at("slip_ratings").as_object();
  EXPECT_EQ(Int(slip, "satisfied"), 1);
  EXPECT_EQ(Int(slip, "partly"), 0);
  EXPECT_EQ(Int(slip, "not"), 1);
  EXPECT_EQ(Int(slip, "unrated"), 1);
}

TEST_F(BoardFigures, AMattersRatingsBySlipStandApartFromFivePeopleOnOnly) {
  auto few = Publish({.state = "answered", .lead = port, .voices = 6, .voice_state = "answered"});
  for (int i = 0; i < 4; ++i) Link(few, Enter("closed", "not"));
  auto shown = MatterPage(few).at("matter").as_object();
  EXPECT_FALSE(shown.contains("slip_ratings")) << "four people, and each clerk knows whom";
  EXPECT_EQ(Int(shown.at("ratings").as_object(), "not"), 4);
  EXPECT_EQ(Int(shown, "waiting_count"), 0);
  Link(few, Enter("closed", "partly"));
  shown = MatterPage(few).at("matter").as_object();
  EXPECT_EQ(Int(shown.at("ratings").as_object(), "not"), 0);
  EXPECT_EQ(Int(shown.at("ratings").as_object(), "unrated"), 6);
  EXPECT_EQ(Int(shown.at("slip_ratings").as_object(), "not"), 4);
  EXPECT_EQ(Int(shown.at("slip_ratings").as_object(), "partly"), 1);
  EXPECT_EQ(Int(shown, "waiting_count"), 0);
}

TEST_F(BoardFigures, MattersAreOnTimeByTheirOwnDate) {
  auto due = today();
  Publish({.state = "in_progress", .lead = port, .due_on = due.Plus(1)});  // not due yet
  Publish({.state = "in_progress", .lead = port, .due_on = due});          // due today
  Publish({.state = "reopened", .lead = port, .due_on = due.Plus(-3)});    // overdue
  Publish({.state = "answered",
           .lead = port,
           .due_on = due.Plus(5),
           .answered_on = due.Plus(-1)});  // early
  Publish({.state = "verified",
           .lead = port,
           .due_on = due.Plus(-4),
           .answered_on = due.Plus(-4)});  // on the day
  Publish({.state = "closed",
           .lead = port,
           .due_on = due.Plus(-9),
           .answered_on = due.Plus(-8)});  // late
  auto h = Board().at("headline").as_object();
  EXPECT_EQ(Int(h, "matters"), 6);
  EXPECT_EQ(Int(h, "matters_due"), 5);
  EXPECT_EQ(Int(h, "matters_on_time"), 2);
}

std::map<std::string, std::int64_t> VoicesByUnit(const json::object& board) {
  std::map<std::string, std::int64_t> rows;
  for (const auto& row : board.at("units").as_array())
    rows[row.at("unit").as_string().c_str()] = row.at("voices").as_int64();
  return rows;
}

TEST_F(BoardFigures, UnitsBelowFiveVoicesRollUp) {
  Publish({.lead = crew, .due_on = today().Plus(-1), .voices = 3});
  Publish({.state = "answered", .lead = mine, .voices = 4});
  Publish({.lead = port, .voices = 8});
  auto board_json = Board();
  EXPECT_EQ(VoicesByUnit(board_json),
            (std::map<std::string, std::int64_t>{{"一号矿", 7}, {"港口作业部", 8}}));
  auto units = board_json.at("units").as_array();
  if (units.at(0).at("unit").as_string() != "一号矿") std::swap(units.at(0), units.at(1));
  const auto& row = units.at(0).as_object();
  EXPECT_EQ(row.at("unit_id").as_string(), mine.ToString().c_str());
  EXPECT_EQ(Int(row, "matters"), 2);
  EXPECT_EQ(Int(row, "answered"), 1);
  EXPECT_EQ(Int(row, "overdue"), 1);
}

TEST_F(BoardFigures, FewerThanFiveVoicesInAllShowNoRows) {
  Publish({.lead = crew, .voices = 2});
  Publish({.lead = port, .voices = 2});
  EXPECT_TRUE(Board().at("units").as_array().empty());
}

TEST_F(BoardFigures, AVoiceOfTwoMattersCountsOnce) {
  auto first = Publish({.lead = mine, .voices = 6});
  auto second = Publish({.lead = port, .voices = 6});
  auto unpublished = Publish({.lead = crew, .voices = 5});
  for (int i = 0; i < 3; ++i) {
    auto voice = Say("linked");
    for (auto number : {second, first, unpublished}) Link(number, voice);
  }
  Withdraw(unpublished);
  auto board_json = Board();
  EXPECT_EQ(VoicesByUnit(board_json),
            (std::map<std::string, std::int64_t>{{"一号矿", 9}, {"港口作业部", 6}}));
  for (const auto& item : board_json.at("items").as_array())
    EXPECT_EQ(item.at("voice_count").as_int64(), 9);
}

TEST_F(BoardFigures, AMattersCountAndRatingsTogetherAreAllItsVoicesOrAbsent) {
  auto large = Publish({.lead = port, .voices = 2});
  for (const char* rating : {"satisfied", "partly", "not", "unrated"})
    Link(large, Say("closed", rating));
  auto shown = MatterPage(large).at("matter").as_object();
  EXPECT_EQ(Int(shown, "voice_count"), 6);
  const auto& ratings = shown.at("ratings").as_object();
  EXPECT_EQ(Int(ratings, "satisfied"), 1);
  EXPECT_EQ(Int(ratings, "partly"), 1);
  EXPECT_EQ(Int(ratings, "not"), 1);
  EXPECT_EQ(Int(ratings, "unrated"), 1);
  EXPECT_EQ(Int(shown, "waiting_count"), 2);

  auto small = Publish({.lead = port, .voices = 4});
  auto matter = MatterPage(small).at("matter").as_object();
  EXPECT_FALSE(matter.contains("voice_count"));
  EXPECT_FALSE(matter.contains("ratings"));
}

TEST_F(BoardFigures, AMattersCountIsAbsentWhereItWouldTellAnothers) {
  auto large = Publish({.lead = port, .voices = 9});
  Publish({.lead = port, .voices = 2});
  EXPECT_EQ(VoicesByUnit(Board()).at("港口作业部"), 11);
  EXPECT_FALSE(MatterPage(large).at("matter").as_object().contains("voice_count")) << "11 - 9 = 2";
  auto third = Publish({.lead = port, .voices = 20});
  EXPECT_FALSE(MatterPage(large).at("matter").as_object().contains("voice_count"));
  EXPECT_EQ(Int(MatterPage(third).at("matter").as_object(), "voice_count"), 20);
}

// Voices linked at random to matters at random units: what is shown tells no group of one to four.
TEST_F(BoardFigures, ShowNoSmallGroupInAnyMix) {
  std::vector<people::Unit> units;
  for (const auto& [id, parent] : std::vector<std::pair<UnitId, std::optional<UnitId>>>{
           {root, {}}, {mine, root}, {port, root}, {crew, mine}}) {
    people::Unit unit;
    unit.id = id;
    unit.parent = parent;
    units.push_back(unit);
  }
  EXPECT_TRUE(rc::check("what a row leaves over has nobody or five", [&] {
    struct Held {
      UnitId unit;
      std::int64_t voices = 0, first = 0;
    };
    std::vector<Held> published;
    auto size = *rc::gen::inRange<std::size_t>(0, 12);
    for (std::size_t n = 0; n < size; ++n)
      published.push_back({units[*rc::gen::inRange<std::size_t>(0, units.size())].id});
    bool twice = false;
    auto voice_count = size == 0 ? 0 : *rc::gen::inRange(0, 60);
    for (int v = 0; v < voice_count; ++v) {
      std::set<std::size_t> held{*rc::gen::inRange<std::size_t>(0, size)};
      if (*rc::gen::inRange(0, 5) == 0) held.insert(*rc::gen::inRange<std::size_t>(0, size));
      ++published[*held.begin()].first;
      for (auto n : held) ++published[n].voices;
      twice = twice || held.size() > 1;
    }
    Tallies tallies;
    std::map<std::pair<UnitId, std::int64_t>, SizeCount> sizes;
    for (const Held& m : published) {
      tallies.standings.push_back(
          {m.unit, Progress::kWaiting, Settlement::kUnresolved, false, 1, m.first});
      SizeCount& of_size = sizes[{m.unit, m.voices}];
      of_size = {m.unit, m.voices, of_size.matters + 1, of_size.voices + m.voices};
    }
    for (const auto& [key, of_size] : sizes) tallies.sizes.push_back(of_size);
    auto figures = MakeFigures(tallies, units);
    std::int64_t people = 0;
    std::int64_t matters = 0;
    for (const UnitRow& row : figures.units) {
      RC_ASSERT(row.voices >= kFewestPeople);
      people += row.voices;
      matters += row.matters;
    }
    RC_ASSERT(figures.units.empty() == (voice_count < kFewestPeople));
    if (figures.units.empty()) {
      for (const Held& m : published) RC_ASSERT(!figures.VoicesShown(m.unit, m.voices));
      return;
    }
    RC_ASSERT(people == voice_count);
    RC_ASSERT(matters == static_cast<std::int64_t>(size));
    std::int64_t hidden = 0;
    for (const Held& m : published) {
      auto count = figures.VoicesShown(m.unit, m.voices);
      RC_ASSERT(!count || (*count == m.voices && *count >= kFewestPeople));
      if (!count) hidden += m.voices;
    }
    // Where nobody is in two matters, what the rows leave over is whoever is hidden.
    RC_ASSERT(twice || hidden == 0 || hidden >= kFewestPeople);
  }));
}

}  // namespace
}  // namespace huiyin::board
