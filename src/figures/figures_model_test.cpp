// Whatever happens: every table adds up, every number has its rows, and the board says the same.
#include "matters/duty_operations.hpp"

#include <array>
#include <set>
#include <tuple>

#include "board/board_store.hpp"
#include "board/figures.hpp"
#include "figures/test_history.hpp"

namespace huiyin::figures {

using matters::MatterState;
using voices::VoiceState;

namespace {

class FigureModel : public History, public testing::WithParamInterface<unsigned> {
 protected:
  FigureModel() : History(GetParam()) {}

  Asked As(const PersonId& who) {
    Asked asked;
    asked.reader = who;
    asked.today = Today();
    return asked;
  }
  Table Count(const Asked& asked) {
    return Ask([&](db::Reader& reader) { return CountTable(reader, org, asked); });
  }
  // Each number, told by walking its pages of seven, and that nothing stands behind it twice.
  template <class Figure, class Rows>
  std::int64_t Walk(Figure figure, const Behind& behind, Rows rows) {
    std::set<Uuid> seen;
    PageOf page;
    page.limit = 7;
    for (;;) {
      auto lines = Ask([&](db::Reader& reader) { return rows(reader, figure, behind, page); });
      for (const Line& line : lines) EXPECT_TRUE(seen.insert(line.id).second);
      if (lines.size() < 7) return static_cast<std::int64_t>(seen.size());
      page.after_on = lines.back().on;
      page.after_id = lines.back().id;
    }
  }
  void CheckBehind(const Asked& asked, const VoiceTally& voices, const MatterTally& matters,
                   const Behind& behind) {
    for (const auto& code : kVoiceFigures.all()) {
      ASSERT_EQ(Walk(code.value, behind,
                     [&](auto& reader, auto figure, auto& of, auto& page) {
                       return VoicesBehind(reader, org, asked, figure, of, page);
                     }),
                voices[code.value])
          << code.text << " by " << kDimensions.Text(asked.by);
    }
    for (const auto& code : kMatterFigures.all()) {
      ASSERT_EQ(Walk(code.value, behind,
                     [&](auto& reader, auto figure, auto& of, auto& page) {
                       return MattersBehind(reader, org, asked, figure, of, page);
                     }),
                matters[code.value])
          << code.text << " by " << kDimensions.Text(asked.by);
    }
  }
};

TEST_P(FigureModel, EveryTableIsThePlainCountAddsUpAndLeadsToItsRows) {
  Live(220);
  for (const auto& by : kDimensions.all()) {
    std::map<Key, TableRow> expected;
    for (const VoiceId& id : spoken) {
      auto facts = OfVoice(id);
      expected[facts.keys[by.value]].voices += facts.voices;
    }
    for (const MatterId& id : made) {
      auto facts = OfMatter(id);
      expected[facts.keys[by.value]].matters += facts.matters;
    }
    Asked asked = As(coordinator);
    asked.by = by.value;
    Table table = Count(asked);
    ASSERT_EQ(table.rows.size(), expected.size()) << by.text;
    for (const TableRow& row : table.rows) {
      ASSERT_EQ(row.voices.counts, expected[row.key].voices.counts)
          << by.text << " " << row.key.value_or("none");
      ASSERT_EQ(row.matters.counts, expected[row.key].matters.counts)
          << by.text << " " << row.key.value_or("none");
      Behind behind{row.key ? Behind::Of::kKey : Behind::Of::kNone, row.key.value_or("")};
      ASSERT_NO_FATAL_FAILURE(CheckBehind(asked, row.voices, row.matters, behind));
    }
    const VoiceTally& v = table.voices;
    EXPECT_EQ(v[VoiceFigure::kReceived], static_cast<std::int64_t>(spoken.size()));
    EXPECT_EQ(v[VoiceFigure::kReceived],
              v[VoiceFigure::kOpen] + v[VoiceFigure::kAnswered] + v[VoiceFigure::kDeclined]);
    EXPECT_EQ(v[VoiceFigure::kAnswered], v[VoiceFigure::kOnTime] + v[VoiceFigure::kLate]);
    EXPECT_EQ(v[VoiceFigure::kReceived], v[VoiceFigure::kInside] + v[VoiceFigure::kToParent]);
    EXPECT_EQ(v[VoiceFigure::kAnswered],
              v[VoiceFigure::kSatisfied] + v[VoiceFigure::kPartly] + v[VoiceFigure::kNot] +
                  v[VoiceFigure::kUnrated] + v[VoiceFigure::kSlipSatisfied] +
                  v[VoiceFigure::kSlipPartly] + v[VoiceFigure::kSlipNot] +
                  v[VoiceFigure::kSlipUnrated]);
    EXPECT_EQ(v[VoiceFigure::kCalled], v[VoiceFigure::kCalledSatisfied] +
                                           v[VoiceFigure::kCalledPartly] +
                                           v[VoiceFigure::kCalledNot]);
    EXPECT_LE(v[VoiceFigure::kCallDue], v[VoiceFigure::kAnswered]);
    const MatterTally& m = table.matters;
    EXPECT_EQ(m[MatterFigure::kMade], static_cast<std::int64_t>(made.size()));
    EXPECT_EQ(m[MatterFigure::kMade],
              m[MatterFigure::kOpen] + m[MatterFigure::kAnswered] + m[MatterFigure::kDissolved]);
    EXPECT_EQ(m[MatterFigure::kAnswered], m[MatterFigure::kOnTime] + m[MatterFigure::kLate]);
    EXPECT_EQ(m[MatterFigure::kMade], m[MatterFigure::kInside] + m[MatterFigure::kToParent]);
  }
}

TEST_P(FigureModel, EverybodyCountsExactlyWhatTheyMayRead) {
  Live(160);
  auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
  for (const PersonId& who : {dock_coordinator, dock_clerk, clerk, leader, worker, cook}) {
    people::Actor actor{who, directory};
    VoiceTally voices;
    for (const VoiceId& id : spoken) {
      auto facts = OfVoice(id);
      bool hears = false;
      for (auto role : {people::Role::kClerk, people::Role::kCoordinator, people::Role::kLeader})
        hears = hears || actor.Has(role, facts.unit);
      if (hears) voices += facts.voices;
    }
    Asked asked = As(who);
    Table table = Count(asked);
    ASSERT_EQ(table.voices.counts, voices.counts);
    ASSERT_NO_FATAL_FAILURE(CheckBehind(asked, table.voices, table.matters, {}));
    PageOf page;
    page.limit = 200;
    for (const Line& line : Ask([&](db::Reader& reader) {
           return MattersBehind(reader, org, asked, MatterFigure::kMade, {}, page);
         })) {
      EXPECT_TRUE(matters::MayRead(actor, MatterNow(MatterId(line.id)), {}));
    }
  }
}

TEST_P(FigureModel, PeriodUnitAndCampaignTakeTheirPartAndTheRestIsTheOthers) {
  Live(200);
  Asked all = As(coordinator);
  LocalDate middle = all.today.Plus(-12);
  Asked before = all;
  before.to = middle;
  Asked after = all;
  after.from = middle.Plus(1);
  VoiceTally voices = Count(before).voices;
  MatterTally matters = Count(before).matters;
  voices += Count(after).voices;
  matters += Count(after).matters;
  EXPECT_EQ(voices.counts, Count(all).voices.counts);
  EXPECT_EQ(matters.counts, Count(all).matters.counts);

  Asked of_dock = all;
  of_dock.unit = dock;
  Asked of_campaign = all;
  of_campaign.campaign = campaign;
  VoiceTally dock_voices, campaign_voices;
  for (const VoiceId& id : spoken) {
    auto facts = OfVoice(id);
    if (facts.unit == dock) dock_voices += facts.voices;
    if (facts.keys[Dimension::kCampaign]) campaign_voices += facts.voices;
  }
  EXPECT_EQ(Count(of_dock).voices.counts, dock_voices.counts);
  EXPECT_EQ(Count(of_campaign).voices.counts, campaign_voices.counts);
  ASSERT_NO_FATAL_FAILURE(
      CheckBehind(of_campaign, Count(of_campaign).voices, Count(of_campaign).matters, {}));
}

TEST_P(FigureModel, TheBoardSaysTheSame) {
  Live(220);
  auto directory = Ask([&](db::Reader& reader) { return directories.Get(reader, org); });
  auto board = Ask([&](db::Reader& reader) -> Result<board::Figures> {
    return board::MakeFigures(TRY(board::ReadTallies(reader, org, Today())), directory->units());
  });
  const VoiceTally v = Count(As(coordinator)).voices;
  EXPECT_EQ(board.headline.received, v[VoiceFigure::kReceived]);
  EXPECT_EQ(board.headline.waiting, v[VoiceFigure::kOpen]);
  EXPECT_EQ(board.headline.answered, v[VoiceFigure::kAnswered]);
  EXPECT_EQ(board.headline.declined, v[VoiceFigure::kDeclined]);
  EXPECT_EQ(board.headline.ratings,
            (board::Ratings{v[VoiceFigure::kSatisfied], v[VoiceFigure::kPartly],
                            v[VoiceFigure::kNot], v[VoiceFigure::kUnrated]}));
  EXPECT_EQ(board.headline.slip_ratings,
            (board::Ratings{v[VoiceFigure::kSlipSatisfied], v[VoiceFigure::kSlipPartly],
                            v[VoiceFigure::kSlipNot], v[VoiceFigure::kSlipUnrated]}));
  MatterTally published;
  board::BoardFilter everything;
  everything.limit = 100'000;
  for (const auto& each :
       Ask([&](db::Reader& reader) { return board::ListPublished(reader, org, everything); }))
    published += OfMatter(each.id).matters;
  EXPECT_EQ(board.headline.matters, published[MatterFigure::kMade]);
  EXPECT_EQ(board.headline.matters_on_time, published[MatterFigure::kOnTime]);
  std::int64_t answered = 0, overdue = 0;
  for (const auto& unit : board.units) {
    answered += unit.answered;
    overdue += unit.overdue;
  }
  if (!board.units.empty()) {
    EXPECT_EQ(answered, published[MatterFigure::kAnswered] + published[MatterFigure::kDissolved]);
    EXPECT_EQ(overdue, published[MatterFigure::kOverdue]);
  }
}

// A random history, and then one of each that chance may leave out.
class LongHistory : public FigureModel {
 protected:
  void SpeakAndRate(voices::Rating rating, bool by_slip = false) {
    VoiceId id = by_slip ? Enter("写在纸上的") : Speak("直接答复的");
    AnswerDirectly(coordinator, id);
    Rate(id, rating);
    if (rating != voices::Rating::kNot) return;
    AnswerDirectly(second_coordinator, id);
    Rate(id, rating);
  }
  MatterId MakeAndDecide() {
    MatterId id = Make(coordinator, {Speak("立项的")});
    Decide(id);
    return id;
  }
  void AnswerAndCheck(voices::Rating result) {
    MatterId id = MakeAndDecide();
    Answer(clerk, id);
    Do(coordinator, id,
       [&](const matters::Act& act) { return matters::VerifyMatter(act, result, "看过"); });
  }
  void MakeAndDissolve() {
    VoiceId voice = Speak("移出的");
    MatterId id = Make(coordinator, {voice});
    Do(coordinator, id,
       [&](const matters::Act& act) { return matters::UnlinkVoice(act, voice, "理由"); });
    Do(coordinator, id,
       [&](const matters::Act& act) { return matters::DissolveMatter(act, "理由"); });
  }
};

TEST_P(LongHistory, ReachesEveryFigureSoThatTheOthersProveSomething) {
  Live(300);
  for (auto rating : {voices::Rating::kSatisfied, voices::Rating::kPartly, voices::Rating::kNot}) {
    SpeakAndRate(rating);
    SpeakAndRate(rating, true);
    AnswerAndCheck(rating);
  }
  AnswerDirectly(coordinator, Enter("没有评价的"));
  for (const char* result : {"satisfied", "partly", "not", "unreached"}) {
    VoiceId id = SpeakNamed("电话回访的");
    AnswerDirectly(coordinator, id);
    MakeCall(id, result);
  }
  SpeakAndDecline();
  MakeAndDissolve();
  MatterId late = MakeAndDecide();
  MatterId up = MakeAndDecide();  // stays overdue
  Do(clerk, up, [](const matters::Act& act) { return matters::AskParent(act, "请集团支持"); });
  Days(30);
  Answer(clerk, late);
  Speak("还没有人看的");
  Table table = Count(As(coordinator));
  for (const auto& code : kVoiceFigures.all()) EXPECT_GT(table.voices[code.value], 0) << code.text;
  for (const auto& code : kMatterFigures.all())
    EXPECT_GT(table.matters[code.value], 0) << code.text;
  EXPECT_EQ(Findings(), "");
  EXPECT_EQ(FiguresMiscounted(), "");
}

TEST_P(LongHistory, ACallCountsUntilThereIsANewerAnswerToAskAbout) {
  VoiceId id = SpeakNamed("电话回访的");
  auto counts = [&] {
    const VoiceTally v = Count(As(coordinator)).voices;
    return std::array{v[VoiceFigure::kCallDue], v[VoiceFigure::kCalled],
                      v[VoiceFigure::kCalledSatisfied], v[VoiceFigure::kCalledNot]};
  };
  using Counts = std::array<std::int64_t, 4>;
  EXPECT_EQ(counts(), (Counts{0, 0, 0, 0}));
  AnswerDirectly(coordinator, id);
  MakeCall(id, "unreached");
  EXPECT_EQ(counts(), (Counts{1, 0, 0, 0})) << "an attempt leaves it on the list";
  MakeCall(id, "not");
  EXPECT_EQ(counts(), (Counts{0, 1, 0, 1}));
  AnswerDirectly(second_coordinator, id);
  EXPECT_EQ(counts(), (Counts{1, 0, 0, 0})) << "another answer, another call";
  MakeCall(id, "satisfied");
  EXPECT_EQ(counts(), (Counts{0, 1, 1, 0}));
  AnswerDirectly(coordinator, Speak("匿名的"));
  EXPECT_EQ(counts(), (Counts{0, 1, 1, 0})) << "whoever is anonymous cannot be called";
}

INSTANTIATE_TEST_SUITE_P(Histories, LongHistory, testing::Values(21U));
INSTANTIATE_TEST_SUITE_P(Histories, FigureModel, testing::Values(11U, 12U, 13U));

}  // namespace
}  // namespace huiyin::figures
