// What is kept of facts and sums: the same figures before and after the server counted, on the next day, and after a recount.
#include "figures/kept.hpp"

#include <array>

#include "figures/test_history.hpp"
#include "matters/matter_store.hpp"

namespace huiyin::figures {
namespace {

class Kept : public History {
 protected:
  Kept() : History(31) {}
  Asked Everything() {
    Asked asked;
    asked.reader = coordinator;
    asked.by = Dimension::kChannel;
    asked.today = Today();
    return asked;
  }
  Table Now() {
    return Ask([&](db::Reader& reader) { return CountTable(reader, org, Everything()); });
  }
  void CountToTheEnd() {
    Must([&](db::Transaction& tx) -> Status {
      while (TRY(CountChanged(tx, org, Today(), 3)) == 3) {
      }
      return {};
    });
  }
  bool Changed() {
    return Ask([&](db::Reader& reader) { return HasChanged(reader, org, Today()); });
  }
  void ExpectSame(const Table& a, const Table& b) {
    EXPECT_EQ(a.voices.counts, b.voices.counts);
    EXPECT_EQ(a.matters.counts, b.matters.counts);
    ASSERT_EQ(a.rows.size(), b.rows.size());
    for (std::size_t i = 0; i < a.rows.size(); ++i) {
      EXPECT_EQ(a.rows[i].key, b.rows[i].key);
      EXPECT_EQ(a.rows[i].voices.counts, b.rows[i].voices.counts);
      EXPECT_EQ(a.rows[i].matters.counts, b.rows[i].matters.counts);
    }
  }
};

TEST_F(Kept, CountingChangesNoFigure) {
  Live(150);
  ASSERT_TRUE(Changed());
  Table before = Now();
  CountToTheEnd();
  EXPECT_FALSE(Changed());
  ExpectSame(before, Now());
  EXPECT_EQ(FiguresMiscounted(), "");
  Must([&](db::Transaction& tx) { return RecountFigures(tx, org, Today()); });
  ExpectSame(before, Now());
  EXPECT_EQ(FiguresMiscounted(), "");
}

TEST_F(Kept, WhatBecomesOverdueOvernightIsOverdueInTheMorning) {
  Speak("还没有人看的");
  CountToTheEnd();
  EXPECT_EQ(Now().voices[VoiceFigure::kOverdue], 0);
  Days(30);
  EXPECT_TRUE(Changed());
  Table morning = Now();
  EXPECT_EQ(morning.voices[VoiceFigure::kOverdue], 1) << "before the server counted";
  CountToTheEnd();
  EXPECT_FALSE(Changed());
  ExpectSame(morning, Now());
  Days(-30);
  EXPECT_EQ(Now().voices[VoiceFigure::kOverdue], 0) << "a clock that was put back";
  CountToTheEnd();
  EXPECT_EQ(Now().voices[VoiceFigure::kOverdue], 0);
  EXPECT_EQ(FiguresMiscounted(), "");
}

TEST_F(Kept, AMattersVoicesFollowItsDate) {
  VoiceId voice = Speak("立项的");
  MatterId id = Make(coordinator, {voice});
  CountToTheEnd();
  Days(60);
  EXPECT_EQ(Now().voices[VoiceFigure::kOverdue], 1);
  CountToTheEnd();
  Decide(id);  // a later date
  EXPECT_EQ(Now().voices[VoiceFigure::kOverdue], 0);
  CountToTheEnd();
  EXPECT_EQ(Now().voices[VoiceFigure::kOverdue], 0);
  EXPECT_EQ(FiguresMiscounted(), "");
}

struct Lie {
  db::Sql sql;
  const char* table;
};

class Lied : public Kept {
 protected:
  // `found` tells what verify says, `mend` recounts.
  template <class Found, class Mend>
  void EachIsNamedAndMended(std::span<const Lie> lies, Found found, Mend mend) {
    ASSERT_EQ(found(), "");
    for (const Lie& lie : lies) {
      Must([&](db::Transaction& tx) -> Status {
        EXPECT_GT(TRY(tx.Run(lie.sql, {org})), 0) << lie.sql.text();
        return {};
      });
      auto lines = found();
      EXPECT_EQ(lines.substr(0, lines.find(' ')), lie.table) << lie.sql.text();
      Must(mend);
      EXPECT_EQ(found(), "") << lie.sql.text();
    }
  }
};

TEST_F(Lied, AboutFactsAndSums) {
  Live(60);
  CountToTheEnd();
  const std::array lies = {
      Lie{"UPDATE figure_fact SET figures = 0 WHERE org_id = $1", "figure_fact"},
      Lie{"UPDATE figure_fact SET channel = 'x' WHERE org_id = $1", "figure_fact"},
      Lie{"DELETE FROM figure_fact WHERE org_id = $1 AND what = 'matter'", "figure_fact"},
      Lie{"UPDATE figure_fact SET overdue_after = '2020-01-01' WHERE org_id = $1", "figure_fact"},
      Lie{"DELETE FROM figure_sum WHERE org_id = $1 AND period > 0", "figure_sum"},
      Lie{"UPDATE figure_sum SET period = 1 WHERE org_id = $1 AND period = 0", "figure_sum"},
  };
  EachIsNamedAndMended(
      lies, [&] { return FiguresMiscounted(); },
      [&](db::Transaction& tx) { return RecountFigures(tx, org, Today()); });
}

TEST_F(Lied, AboutCallsAndCampaigns) {
  Live(60);
  for (const char* result : {"satisfied", "unreached", "not"}) {
    VoiceId id = SpeakNamed("电话回访的");
    AnswerDirectly(coordinator, id);
    MakeCall(id, result);
  }
  AnswerDirectly(coordinator, Speak("匿名的"));
  const std::array lies = {
      Lie{"UPDATE voice_call SET kind = 'partly' WHERE org_id = $1", "voice_call"},
      Lie{"DELETE FROM voice_call WHERE org_id = $1", "voice_call"},
      Lie{"UPDATE call_tally SET voices = voices + 1 WHERE org_id = $1", "call_tally"},
      Lie{"DELETE FROM call_tally WHERE org_id = $1 AND kind = 'not'", "call_tally"},
      Lie{"DELETE FROM call_tally WHERE org_id = $1 AND kind = 'anonymous'", "call_tally"},
      Lie{"UPDATE campaign_tally SET entered = 99 WHERE org_id = $1", "campaign_tally"},
      Lie{"DELETE FROM campaign_tally WHERE org_id = $1", "campaign_tally"},
  };
  EachIsNamedAndMended(
      lies, [&] { return Miscounted(); },
      [&](db::Transaction& tx) -> Status {
        TRY(voices::RecountVoices(tx, org));
        return voices::RecountCalls(tx, org);
      });
}

// The home page's counts are as many as its lists have, for everybody; and the most voiced are the first by a plain count.
TEST_F(Kept, HomeCountsWhatTheListsHave) {
  Live(250);
  auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
  std::int64_t counted = 0;
  for (const PersonId& who : {coordinator, second_coordinator, dock_coordinator, dock_clerk, clerk,
                              leader, worker, cook}) {
    matters::MatterFilter filter;
    filter.me = who;
    filter.today = Today();
    filter.soon = Today().Plus(20);
    filter.limit = 1000;
    auto counts = Ask(
        [&](db::Reader& reader) { return matters::CountMatters(reader, org, *directory, filter); });
    auto listed = [&](std::string_view view) {
      filter.view = view;
      return Ask([&](db::Reader& reader) { return matters::ListMatters(reader, org, filter); });
    };
    auto size = [&](std::string_view view) {
      return static_cast<std::int64_t>(listed(view).size());
    };
    EXPECT_EQ(counts.open, size("open"));
    EXPECT_EQ(counts.to_decide, size("to_decide"));
    EXPECT_EQ(counts.due_soon, size("due_soon"));
    EXPECT_EQ(counts.overdue, size("overdue"));
    counted += counts.open + counts.overdue + counts.due_soon + counts.to_decide;
    auto most =
        Ask([&](db::Reader& reader) { return matters::ListMostVoiced(reader, org, who, 1000); });
    auto all = listed("open");
    std::ranges::sort(all, [](const auto& a, const auto& b) {
      return std::pair(-a.voice_count, a.matter.number) <
             std::pair(-b.voice_count, b.matter.number);
    });
    ASSERT_EQ(most.size(), all.size());
    for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(most[i].matter.id, all[i].matter.id);
  }
  EXPECT_GT(counted, 20) << "else this proves nothing";
  EXPECT_EQ(Miscounted(), "");
}

}  // namespace
}  // namespace huiyin::figures
