// Tallies: what is kept says what a count says, after each kind of change; and verify names what does not.
#include "matters/tally.hpp"

#include <array>

#include "matters/publication.hpp"
#include "matters/test_world.hpp"

namespace huiyin::matters {
namespace {

class Tallied : public World {
 protected:
  void Publish(const MatterId& id) {
    Do(coordinator, id, [](const Act& act) { return PublishMatter(act, {"问题", "措施", {}}); });
  }
  CountedMatter Kept(const MatterId& id) {
    auto kept = Ask([&](db::Reader& reader) { return FindCounted(reader, org, id); });
    EXPECT_TRUE(kept);
    return kept.value_or(CountedMatter());
  }
  void Link(const MatterId& id, const VoiceId& voice) {
    Do(coordinator, id, [&](const Act& act) { return LinkVoices(act, {voice}); });
  }
  void Unlink(const MatterId& id, const VoiceId& voice) {
    Do(coordinator, id, [&](const Act& act) { return UnlinkVoice(act, voice, "理由"); });
  }
  std::int64_t Open(std::string_view span, const LocalDate& from) {
    auto sums = Ask([&](db::Reader& reader) { return ReadSums(reader, org); });
    std::int64_t matters = 0;
    for (const auto& [key, count] : sums.dues) {
      if (std::get<0>(key) == span && std::get<1>(key) == from) matters += count;
    }
    return matters;
  }
};

TEST_F(Tallied, SizesAreExactBelowAHundredAndByTwoDigitsAbove) {
  EXPECT_EQ(SizeOf(0), 0);
  EXPECT_EQ(SizeOf(99), 99);
  EXPECT_EQ(SizeOf(100), 100);
  EXPECT_EQ(SizeOf(137), 130);
  EXPECT_EQ(SizeOf(1299), 1200);
  EXPECT_EQ(SizeOf(1'000'000), 1'000'000);
}

TEST_F(Tallied, AVoiceCountsWithTheShownMatterOfTheSmallestNumber) {
  auto shared = Speak("两件都说到");
  auto first = Make(coordinator, {shared});
  auto second = Make(coordinator, {shared, Speak("第二件自己的")});
  Publish(second);
  EXPECT_EQ(Kept(second).voices, 2);
  EXPECT_EQ(Kept(second).first_voices, 2) << "the first one is not shown";
  Publish(first);
  EXPECT_EQ(Kept(first).first_voices, 1);
  EXPECT_EQ(Kept(second).first_voices, 1) << "it went to the first";
  Do(coordinator, first, [](const Act& act) { return WithdrawMatter(act, {"重写", {}}); });
  EXPECT_EQ(Kept(first).voices, 0);
  EXPECT_EQ(Kept(first).progress, kWithdrawn);
  EXPECT_EQ(Kept(second).first_voices, 2) << "and came back";
  Publish(first);
  EXPECT_EQ(Kept(first).first_voices, 1);
  Unlink(first, shared);
  EXPECT_EQ(Kept(second).first_voices, 2);
  Link(first, shared);
  EXPECT_EQ(Kept(second).first_voices, 1);
  EXPECT_EQ(Findings(), "");
}

TEST_F(Tallied, AnOpenMatterCountsByTheDayMonthAndYearOfItsDate) {
  auto id = Make(coordinator, {Speak("一句")});
  Publish(id);
  auto day = [](const char* text) { return LocalDate::Parse(text).value(); };
  auto due = MatterNow(id).due_on;
  EXPECT_EQ(Open("day", due), 1);
  EXPECT_EQ(Open("month", day("2026-03-01")), 1);
  EXPECT_EQ(Open("year", day("2026-01-01")), 1);
  Decide(id);
  auto later = MatterNow(id).due_on;
  ASSERT_NE(due, later);
  EXPECT_EQ(Open("day", due), 0);
  EXPECT_EQ(Open("day", later), 1);
  Answer(clerk, id);
  EXPECT_EQ(Open("day", later), 0);
  EXPECT_EQ(Open("year", day("2026-01-01")), 0);
  EXPECT_TRUE(Kept(id).on_time);
  EXPECT_EQ(Kept(id).settlement, "rectified");
  EXPECT_EQ(Kept(id).unit, logistics);
  EXPECT_EQ(Findings(), "");
}

// Each tally is made to lie; verify names it, and a recount mends it.
TEST_F(Tallied, WhatIsCountedWronglyIsNamedAndMended) {
  auto id = Make(coordinator, {Speak("一句")});
  Publish(id);
  Speak("还在等的");
  ASSERT_EQ(Findings(), "");
  struct Lie {
    db::Sql sql;
    const char* table;
  };
  const std::array lies = {
      Lie{"UPDATE voice_tally SET voices = voices + 1 WHERE org_id = $1", "voice_tally"},
      Lie{"DELETE FROM voice_tally WHERE org_id = $1", "voice_tally"},
      Lie{"UPDATE published_matter SET first_voices = 7 WHERE org_id = $1", "published_matter"},
      Lie{"DELETE FROM published_matter WHERE org_id = $1", "published_matter"},
      Lie{"UPDATE matter_tally SET matters = matters + 1 WHERE org_id = $1", "matter_tally"},
      Lie{"DELETE FROM matter_tally WHERE org_id = $1", "matter_tally"},
      Lie{"UPDATE matter_due_tally SET matters = 2 WHERE org_id = $1 AND span = 'month'",
          "matter_due_tally"},
      Lie{"UPDATE matter_size_tally SET voices = 9 WHERE org_id = $1", "matter_size_tally"},
      Lie{"UPDATE voice_due_tally SET voices = voices + 1 WHERE org_id = $1", "voice_due_tally"},
      Lie{"DELETE FROM voice_due_tally WHERE org_id = $1", "voice_due_tally"},
      Lie{"UPDATE open_matter SET voices = 7 WHERE org_id = $1", "open_matter"},
      Lie{"DELETE FROM open_matter_reader WHERE org_id = $1", "open_matter"},
      Lie{"UPDATE open_matter_tally SET to_decide = 5 WHERE org_id = $1", "open_matter_tally"},
      Lie{"DELETE FROM open_matter_tally WHERE org_id = $1 AND span = 'day'", "open_matter_tally"},
  };
  for (const Lie& lie : lies) {
    Must([&](db::Transaction& tx) -> Status {
      EXPECT_GT(TRY(tx.Run(lie.sql, {org})), 0) << lie.sql.text();
      return {};
    });
    auto found = Findings();
    EXPECT_EQ(found.substr(0, found.find(' ')), lie.table) << lie.sql.text();
    Must([&](db::Transaction& tx) -> Status {
      TRY(voices::RecountVoices(tx, org));
      TRY(voices::RecountCalls(tx, org));
      TRY(RecountOpen(tx, org));
      return RecountMatters(tx, org);
    });
    EXPECT_EQ(Findings(), "");
  }
}

TEST_F(Tallied, ARecountIsAskedForUntilItWasMade) {
  auto stand = [&] {
    return Ask([&](db::Reader& reader) -> Result<bool> {
      return TRY(voices::VoicesAreTallied(reader, org)) && TRY(MattersAreTallied(reader, org)) &&
             TRY(voices::CallsAreTallied(reader, org)) && TRY(OpenAreTallied(reader, org));
    });
  };
  EXPECT_FALSE(stand());
  Must([&](db::Transaction& tx) { return voices::RecountVoices(tx, org); });
  EXPECT_FALSE(stand());
  Must([&](db::Transaction& tx) { return RecountMatters(tx, org); });
  EXPECT_FALSE(stand());
  Must([&](db::Transaction& tx) { return voices::RecountCalls(tx, org); });
  EXPECT_FALSE(stand());
  Must([&](db::Transaction& tx) { return RecountOpen(tx, org); });
  EXPECT_TRUE(stand());
}

}  // namespace
}  // namespace huiyin::matters
