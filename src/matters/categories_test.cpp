// The list of categories: who keeps it, that nothing a voice may hold goes, and what the journal knows of it.
#include "matters/test_administrators.hpp"
#include "voices/category.hpp"

namespace huiyin::voices {
namespace {

class CategoryShelf : public matters::AdministeredWorld {
 protected:
  Status Keep(const PersonId& who, const std::vector<CategoryLine>& lines, std::int64_t expected) {
    return As(
        who, [&](db::Transaction& tx, const journal::Context& context, const people::Actor& actor) {
          return KeepCategories(tx, context, actor, lines, expected);
        });
  }
  CategoryList List() {
    return Ask([&](db::Reader& reader) { return ListCategories(reader, org); });
  }
  // The present list without its last, to be changed.
  std::vector<CategoryLine> Lines() {
    std::vector<CategoryLine> lines;
    for (const Category& c : List()) {
      if (c.code != kUnsure) lines.push_back({c.code, c.zh, c.en, c.offered});
    }
    return lines;
  }
  Status SpeakOf(const std::string& category, VoiceId* id = nullptr) {
    return database->Write([&](db::Transaction& tx) -> Status {
      NewVoice input;
      input.text.body = "话";
      input.unit = dock;
      input.category = category;
      auto voice = TRY(SubmitVoice(tx, Now(true), voice_setting, input, std::nullopt));
      if (id != nullptr) *id = voice.id;
      return {};
    });
  }
  std::size_t Findings() { return FindingsIn(VerifySources()); }
};

TEST_F(CategoryShelf, AreThoseOfTheProgramUntilSomebodyChangesThem) {
  EXPECT_EQ(List().size(), Categories().size());
  EXPECT_EQ(List().back().code, kUnsure);
  Must([&](db::Transaction& tx) { return LoadShippedCategories(tx, Now()); });
  Must([&](db::Transaction& tx) { return LoadShippedCategories(tx, Now()); });
  EXPECT_EQ(List().size(), Categories().size()) << "once";
  EXPECT_EQ(List().front().code, "work_environment");
  EXPECT_EQ(List().back().version, 1);
  EXPECT_EQ(Findings(), 0U);
}

TEST_F(CategoryShelf, AreKeptByTheAdministratorOfTheWholeOrganisation) {
  for (const PersonId& who : {leader, coordinator, clerk, observer, worker, dock_administrator})
    EXPECT_EQ(Keep(who, Lines(), 1).error().code, ErrorCode::kForbidden);
  auto lines = Lines();
  lines.front().zh = "现场环境";
  EXPECT_TRUE(Keep(administrator, lines, 1));
  EXPECT_EQ(List().front().zh, "现场环境");
  EXPECT_EQ(List().front().code, "work_environment") << "voices keep their code";
  EXPECT_EQ(List().back().version, 2);
  EXPECT_EQ(List().back().changed_by, administrator);
}

TEST_F(CategoryShelf, GrowMoveAndRestWithoutGoing) {
  auto lines = Lines();
  std::swap(lines[0], lines[1]);
  lines[2].offered = Offered::kNo;
  lines.push_back({std::nullopt, "班车", "Shuttle bus", Offered::kYes});
  ASSERT_TRUE(Keep(administrator, lines, 1));
  auto list = List();
  EXPECT_EQ(list[0].code, "pay_hours");
  EXPECT_EQ(list[2].offered, Offered::kNo);
  EXPECT_EQ(list[5].zh, "班车");
  EXPECT_EQ(list[6].code, kUnsure) << "it stays last";
  std::string bus = list[5].code;
  EXPECT_TRUE(SpeakOf(bus));
  // A form that was opened before may still send what is offered no longer.
  EXPECT_TRUE(SpeakOf(list[2].code));
  lines = Lines();
  lines.push_back({std::nullopt, "浴室", "Baths", Offered::kYes});
  ASSERT_TRUE(Keep(administrator, lines, 2));
  EXPECT_NE(List()[6].code, bus);
  EXPECT_EQ(Findings(), 0U);
}

TEST_F(CategoryShelf, CannotLoseOne) {
  auto less = Lines();
  less.pop_back();
  auto twice = Lines();
  twice.back() = twice.front();
  auto unknown = Lines();
  unknown.push_back({"weather", "天气", "Weather", Offered::kYes});
  auto unsure = Lines();
  unsure.push_back({std::string(kUnsure), "不确定", "Not sure", Offered::kNo});
  auto alike = Lines();
  alike.push_back({std::nullopt, alike[0].zh, "Another", Offered::kYes});
  auto like_the_last = Lines();
  like_the_last.push_back({std::nullopt, "拿不准", "Not sure", Offered::kYes});
  auto two_lines = Lines();
  two_lines[0].en = "Work\nenvironment";
  for (const auto& lines : {less, twice, unknown, unsure, alike, like_the_last, two_lines}) {
    auto refused = Keep(administrator, lines, 1);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalid);
    EXPECT_EQ(refused.error().field, "items");
  }
  EXPECT_EQ(List().size(), Categories().size());
  EXPECT_EQ(List().back().version, 1) << "nothing by halves";
}

TEST_F(CategoryShelf, MayHaveTheNameOfOneThatRests) {
  auto lines = Lines();
  lines[0].offered = Offered::kNo;
  lines.push_back({std::nullopt, lines[0].zh, lines[0].en, Offered::kYes});
  EXPECT_TRUE(Keep(administrator, lines, 1));
}

TEST_F(CategoryShelf, TellWhoWasQuicker) {
  auto lines = Lines();
  lines[0].en = "Workplace";
  ASSERT_TRUE(Keep(administrator, lines, 1));
  lines[0].en = "Place of work";
  auto late = Keep(administrator, lines, 1);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, ErrorCode::kStale);
  EXPECT_FALSE(late.error().facts.empty());
  EXPECT_EQ(List()[0].en, "Workplace");
  ASSERT_TRUE(Keep(administrator, Lines(), 2));
  EXPECT_EQ(List().back().version, 2) << "the same list again is no change";
}

TEST_F(CategoryShelf, ThatWereNeverListedAreRefused) {
  auto refused = SpeakOf("weather");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "category");
  VoiceId id;
  ASSERT_TRUE(SpeakOf("unsure", &id));
  EXPECT_EQ(VoiceNow(id).category, "unsure");
}

TEST_F(CategoryShelf, ChangedBehindTheJournalAreFound) {
  auto lines = Lines();
  lines[0].en = "Workplace";
  ASSERT_TRUE(Keep(administrator, lines, 1));
  EXPECT_EQ(Findings(), 0U);
  Must([&](db::Transaction& tx) -> Status {
    TRY(tx.Run("UPDATE category SET zh = 'x' WHERE org_id = $1 AND code = 'safety'", {org}));
    return {};
  });
  EXPECT_EQ(Findings(), 1U);
}

}  // namespace
}  // namespace huiyin::voices
