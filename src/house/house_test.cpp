// What the organisation sets for itself: who may, what is refused, and that it is one version after another.
#include "house/house.hpp"

#include "house/house_operations.hpp"
#include "house/house_store.hpp"
#include "matters/test_administrators.hpp"

namespace huiyin::house {
namespace {

class House : public matters::AdministeredWorld {
 protected:
  Status Set(const PersonId& who, const BoardView& view, std::int64_t expected) {
    return As(
        who, [&](db::Transaction& tx, const journal::Context& context, const people::Actor& actor) {
          return SetBoardView(tx, context, actor, view, expected);
        });
  }
  Status Set(const PersonId& who, const OwnWords& words, std::int64_t expected) {
    return As(
        who, [&](db::Transaction& tx, const journal::Context& context, const people::Actor& actor) {
          return SetOwnWords(tx, context, actor, words, expected);
        });
  }
  BoardView View() {
    return Ask([&](db::Reader& reader) { return ReadBoardView(reader, org); });
  }
  OwnWords Words() {
    return Ask([&](db::Reader& reader) { return ReadOwnWords(reader, org); });
  }
  static BoardView Quiet() {
    BoardView view;
    view.responsible = Responsible::kUnit;
    view.ratings = Shows::kNo;
    view.voices = Shows::kYes;
    view.fewest_people = 12;
    return view;
  }
  static OwnWords Greeting(std::string zh, std::string en) {
    OwnWords words;
    words.greeting = {std::move(zh), std::move(en)};
    return words;
  }
  std::size_t Findings() { return FindingsIn(VerifySources()); }
};

TEST_F(House, IsKeptByTheAdministratorOfTheWholeOrganisation) {
  for (const PersonId& who : {leader, coordinator, clerk, observer, worker, dock_administrator}) {
    EXPECT_EQ(Set(who, Quiet(), 1).error().code, ErrorCode::kForbidden);
    EXPECT_EQ(Set(who, Greeting("您好", "Hello"), 1).error().code, ErrorCode::kForbidden);
  }
  EXPECT_TRUE(Set(administrator, Quiet(), 1));
  EXPECT_TRUE(Set(administrator, Greeting("您好", "Hello"), 1));
}

TEST_F(House, IsAsTheProgramComesUntilSomethingIsSet) {
  EXPECT_EQ(View().version, 1);
  EXPECT_EQ(View().responsible, Responsible::kPerson);
  EXPECT_EQ(View().fewest_people, 5);
  EXPECT_EQ(Words().version, 1);
  EXPECT_TRUE(Words().greeting.zh.empty());
  ASSERT_TRUE(Set(administrator, Quiet(), 1));
  EXPECT_EQ(View().version, 2);
  EXPECT_EQ(View().responsible, Responsible::kUnit);
  EXPECT_EQ(View().ratings, Shows::kNo);
  EXPECT_EQ(View().fewest_people, 12);
  EXPECT_EQ(View().changed_by, administrator);
}

TEST_F(House, TellsWhoWasQuicker) {
  ASSERT_TRUE(Set(administrator, Quiet(), 1));
  auto late = Set(administrator, BoardView(), 1);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, ErrorCode::kStale);
  EXPECT_FALSE(late.error().facts.empty());
  EXPECT_EQ(View().fewest_people, 12) << "nothing was overwritten";
  ASSERT_TRUE(Set(administrator, Greeting("您好", "Hello"), 1));
  EXPECT_EQ(Set(administrator, Greeting("早", "Morning"), 1).error().code, ErrorCode::kStale);
  EXPECT_EQ(Words().greeting.zh, "您好");
}

TEST_F(House, NeverShowsFewerThanFivePeople) {
  for (std::int64_t few : {std::int64_t{-1}, std::int64_t{0}, std::int64_t{4}, std::int64_t{51}}) {
    BoardView view = Quiet();
    view.fewest_people = few;
    auto refused = Set(administrator, view, 1);
    ASSERT_FALSE(refused) << few;
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalid);
    EXPECT_EQ(refused.error().field, "fewest_people");
  }
  // Also when somebody writes it behind the program's back.
  ASSERT_TRUE(Set(administrator, Quiet(), 1));
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE board_view SET fewest_people = 2 WHERE org_id = $1", {org}));
    return {};
  });
  EXPECT_EQ(View().fewest_people, 5);
  EXPECT_EQ(Findings(), 1U);
}

TEST_F(House, SaysNothingTwice) {
  ASSERT_TRUE(Set(administrator, Quiet(), 1));
  ASSERT_TRUE(Set(administrator, Quiet(), 2));
  EXPECT_EQ(View().version, 2);
  EXPECT_EQ(Entries(View().id.uuid()).size(), 1U);
  ASSERT_TRUE(Set(administrator, BoardView(), 2));
  EXPECT_EQ(Entries(View().id.uuid()).size(), 2U) << "each version has its entry";
}

TEST_F(House, TakesPlainWordsInBothLanguagesOrInNeither) {
  struct Case {
    std::string zh, en;
  };
  const std::string long_text(kSentenceBytes + 1, 'x');
  for (const Case& bad : {Case{"您好", ""}, Case{"", "Hello"}, Case{"您好", " "},
                          Case{"您\x01好", "Hello"}, Case{long_text, "Hello"}}) {
    auto refused = Set(administrator, Greeting(bad.zh, bad.en), 1);
    ASSERT_FALSE(refused) << bad.zh;
    EXPECT_EQ(refused.error().field, "greeting");
  }
  OwnWords name;
  name.name = {"远山\n集团", "Yuanshan"};
  EXPECT_EQ(Set(administrator, name, 1).error().field, "name") << "a name is one line";
  ASSERT_TRUE(Set(administrator, Greeting("您好\r\n请说", "Hello\nplease"), 1));
  EXPECT_EQ(Words().greeting.zh, "您好\n请说");
  ASSERT_TRUE(Set(administrator, Greeting(" ", ""), 2));
  EXPECT_TRUE(Words().greeting.zh.empty()) << "blanks are none";
}

TEST_F(House, ChangedBehindTheJournalIsFound) {
  ASSERT_TRUE(Set(administrator, Quiet(), 1));
  ASSERT_TRUE(Set(administrator, Greeting("您好", "Hello"), 1));
  EXPECT_EQ(Findings(), 0U);
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE own_words SET greeting_zh = 'x' WHERE org_id = $1", {org}));
    TRY(tx.Run("UPDATE board_view SET responsible = 'person' WHERE org_id = $1", {org}));
    return {};
  });
  EXPECT_EQ(Findings(), 2U);
}

TEST_F(House, HasNoColumnThatHidesWhatIsPromised) {
  BoardView least;
  least.responsible = Responsible::kUnit;
  least.track = least.voices = least.ratings = least.published_on = least.units = Shows::kNo;
  EXPECT_EQ(ColumnsOf(least), (std::vector<std::string_view>{"number", "question", "measures",
                                                             "unit", "due", "progress", "result"}));
  BoardView most;
  most.voices = most.published_on = Shows::kYes;
  EXPECT_EQ(ColumnsOf(most).size(), 10U);
}

}  // namespace
}  // namespace huiyin::house
